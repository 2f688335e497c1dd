import { Refusal, type FailureCode } from '../../../../shared/failure.ts';

/** Takes exact amounts from a stream of chunks. At most one chunk is held beside what was asked for. */
export type ByteReader = {
  /** Exactly `sizeBytes` bytes (at most 64 KiB by contract of its callers), or the refusal `ifShort`. */
  readonly take: (sizeBytes: number, ifShort: FailureCode) => Promise<Buffer>;
  /** The next `sizeBytes` bytes in chunks. */
  readonly stream: (sizeBytes: number, ifShort: FailureCode) => AsyncGenerator<Uint8Array>;
  readonly isAtEnd: () => Promise<boolean>;
  /** Read no further: what the source holds open is closed. */
  readonly leave: () => Promise<void>;
};

export function newByteReader(source: AsyncIterable<Uint8Array>): ByteReader {
  const chunks = source[Symbol.asyncIterator]();
  let held: Uint8Array = new Uint8Array(0);

  async function fill(): Promise<boolean> {
    while (held.length === 0) {
      const next = await chunks.next();
      if (next.done === true) return false;
      held = next.value;
    }
    return true;
  }

  async function* stream(sizeBytes: number, ifShort: FailureCode): AsyncGenerator<Uint8Array> {
    let left = sizeBytes;
    while (left > 0) {
      if (!(await fill())) throw new Refusal(ifShort);
      const chunk = held.subarray(0, left);
      held = held.subarray(chunk.length);
      left -= chunk.length;
      yield chunk;
    }
  }

  return {
    stream,
    async take(sizeBytes, ifShort) {
      const parts: Uint8Array[] = [];
      for await (const chunk of stream(sizeBytes, ifShort)) parts.push(new Uint8Array(chunk));
      return Buffer.concat(parts);
    },
    isAtEnd: async () => !(await fill()),
    leave: async () => void (await chunks.return?.()),
  };
}
