import type { LazySink } from './wire.ts';

/** What a page may be handed at once to show. */
const MOST_BYTES = 256 * 1024 * 1024;

/** A place that holds what is written to it in memory, for a viewer: nothing touches the disk. */
export function contentInMemory(name: string): { readonly sink: LazySink; readonly content: Promise<Uint8Array<ArrayBuffer>> } {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
  promise.catch(() => undefined); // whoever awaits it hears; nobody need
  const open = async () => {
    const chunks: Uint8Array[] = [];
    let sizeBytes = 0;
    return new WritableStream<Uint8Array>({
      write(chunk) {
        sizeBytes += chunk.byteLength;
        if (sizeBytes > MOST_BYTES) throw new Error('too large to show');
        chunks.push(chunk);
      },
      close() {
        const whole = new Uint8Array(sizeBytes);
        let at = 0;
        for (const chunk of chunks) {
          whole.set(chunk, at);
          at += chunk.byteLength;
        }
        resolve(whole);
      },
      abort(reason) {
        reject(reason instanceof Error ? reason : new Error('not written'));
      },
    });
  };
  return { sink: { kind: 'sink', name, open }, content: promise };
}
