import { writePieces } from '../../electron/host/places/sinks.ts';

// A process to be killed: it saves to a path without end, and says so once its half-written file is there.

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('saving-child PATH');
await writePieces({ kind: 'sink', name: 'endless', path }, endless(), new AbortController().signal);

async function* endless(): AsyncGenerator<Uint8Array> {
  for (let at = 0; ; at++) {
    if (at === 10) process.stdout.write('working\n');
    await new Promise(resolve => setTimeout(resolve, 1));
    yield new Uint8Array(1024);
  }
}
