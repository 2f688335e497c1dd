import dns from 'node:dns';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import tls from 'node:tls';

type Method = (this: unknown, ...words: readonly unknown[]) => unknown;
const ways: readonly (readonly [object, string])[] = [
  [net.Socket.prototype, 'connect'],
  [net.Server.prototype, 'listen'],
  [tls, 'connect'],
  [dns, 'lookup'],
];

/** Hear of every connection, listening socket and question for an address, on this thread. Gives how to stop. */
export function hearNetwork(heard: (way: string) => void): () => void {
  const before = ways.map(([of, name]) => Reflect.get(of, name) as Method);
  for (const [at, [of, name]] of ways.entries()) {
    const real = before[at]!;
    Reflect.set(of, name, function (this: unknown, ...words: readonly unknown[]) {
      heard(name);
      return real.apply(this, [...words]);
    });
  }
  syncBuiltinESMExports();
  return () => {
    for (const [at, [of, name]] of ways.entries()) Reflect.set(of, name, before[at]);
    syncBuiltinESMExports();
  };
}

/** The files of a package that this thread has loaded. */
export function loadedOf(name: string): readonly string[] {
  const { cache } = createRequire(import.meta.url);
  return Object.keys(cache).filter(path => path.replaceAll('\\', '/').includes(`/node_modules/${name}/`));
}
