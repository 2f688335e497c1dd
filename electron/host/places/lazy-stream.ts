/** A stream that asks for the real one at its first read. Cancelling it cancels the real one, or never asks. */
export function lazyReadable(open: () => Promise<ReadableStream<Uint8Array>>): ReadableStream<Uint8Array> {
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        reader ??= (await open()).getReader();
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel(reason) {
        await reader?.cancel(reason);
      },
    },
    { highWaterMark: 0 }, // nothing is asked for before the first read
  );
}

/** A stream that asks for the real one at its first write, or when it is closed empty. */
export function lazyWritable(open: () => Promise<WritableStream<Uint8Array>>): WritableStream<Uint8Array> {
  let writer: WritableStreamDefaultWriter<Uint8Array> | undefined;
  const opened = async () => (writer ??= (await open()).getWriter());
  return new WritableStream<Uint8Array>({
    async write(chunk) {
      await (await opened()).write(chunk);
    },
    async close() {
      await (await opened()).close();
    },
    async abort(reason) {
      await writer?.abort(reason);
    },
  });
}
