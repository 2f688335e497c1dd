import { wholeOf, type Pieces } from '../../electron/host/places/pieces.ts';

/** A stream of these bytes. */
export function streamOfBytes(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}

/** All of a stream, as text. */
export async function textOf(content: Pieces): Promise<string> {
  return Buffer.from(await wholeOf(content)).toString('utf8');
}
