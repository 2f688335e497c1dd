import { expect, it } from 'vitest';
import { lazyReadable, lazyWritable } from '../../electron/host/places/lazy-stream.ts';
import { contentInMemory } from '../../electron/thread/memory-sink.ts';

it('asks for a source at the first read, not before', async () => {
  let opened = 0;
  const stream = lazyReadable(async () => {
    opened += 1;
    return new Blob(['abc']).stream();
  });
  await new Promise(resolve => setTimeout(resolve, 5));
  const before = opened;

  const text = await new Response(stream).text();

  expect([before, opened, text]).toEqual([0, 1, 'abc']);
});

it('stops the real source when its reader stops', async () => {
  let stopped = false;
  const stream = lazyReadable(
    async () =>
      new ReadableStream<Uint8Array>({
        pull: controller => controller.enqueue(new Uint8Array(1)),
        cancel: () => {
          stopped = true;
        },
      }),
  );
  const reader = stream.getReader();
  await reader.read();

  await reader.cancel();

  expect(stopped).toBe(true);
});

it('fails its reader when the source cannot be had', async () => {
  const stream = lazyReadable(() => Promise.reject(new Error('gone')));

  await expect(stream.getReader().read()).rejects.toThrow('gone');
});

it('keeps what is written in memory, whole and in order', async () => {
  const { sink, content } = contentInMemory('x');
  const writer = lazyWritable(sink.open).getWriter();

  await writer.write(new Uint8Array([1, 2]));
  await writer.write(new Uint8Array([3]));
  await writer.close();

  expect([...(await content)]).toEqual([1, 2, 3]);
});

it('gives nothing of what was broken off', async () => {
  const { sink, content } = contentInMemory('x');
  const writer = lazyWritable(sink.open).getWriter();
  await writer.write(new Uint8Array([1]));

  await writer.abort(new Error('broken off'));

  await expect(content).rejects.toThrow('broken off');
});
