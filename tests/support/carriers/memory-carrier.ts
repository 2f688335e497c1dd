import type { CarrierFailureCode } from '../../../shared/carrier-failure.ts';
import { partsOf, type BlobName } from '../../../electron/host/office/carriers/blob-name.ts';
import { checked, refused, type Carrier, type Cursor } from '../../../electron/host/office/carriers/carrier.ts';
import { wholeFrom, type ExchangePlace } from './place.ts';

/** What may be planted: `before` refuses an operation, `after` refuses it although it was done, `spoil` alters what is given. */
export type MemoryFaults = {
  readonly before?: (operation: keyof Carrier, station: number) => CarrierFailureCode | null;
  readonly after?: (operation: keyof Carrier, station: number) => CarrierFailureCode | null;
  readonly spoil?: (name: BlobName, bytes: Buffer) => Buffer;
};

/** A carrier in memory, the plainest there is: what the others are held against, and where faults are planted. */
export function memoryPlace(faults: MemoryFaults = {}): ExchangePlace & { readonly blobs: Map<BlobName, Buffer> } {
  const blobs = new Map<BlobName, Buffer>();
  const halves = new Map<BlobName, Buffer>();
  const hearers = new Set<() => void>();
  const carrierOf = (station: number): Carrier => {
    const met = (when: 'before' | 'after', operation: keyof Carrier) => {
      const code = faults[when]?.(operation, station) ?? null;
      if (code !== null) throw refused(code);
    };
    const around = async <T>(operation: keyof Carrier, done: () => Promise<T> | T): Promise<T> => {
      met('before', operation);
      const answer = await done();
      met('after', operation);
      return answer;
    };
    return {
      kind: 'memory',
      put: (name, content) =>
        around('put', async () => {
          if (blobs.has(name)) return 'there';
          let bytes = halves.get(name) ?? Buffer.alloc(0);
          for await (const piece of content.from(bytes.length)) {
            bytes = Buffer.concat([bytes, piece]);
            halves.set(name, bytes);
          }
          halves.delete(name);
          blobs.set(name, await wholeFrom(checked(name, [bytes] as unknown as AsyncIterable<Uint8Array>))); // `for await` reads lists too
          for (const hear of hearers) hear();
          return 'put';
        }),
      list: ({ kind, after, isKnown, most }) =>
        around('list', () => {
          const all = [...blobs].slice(Number(after ?? 0));
          const fitting = all.filter(([name]) => partsOf(name).kind === kind && !isKnown(name));
          const page = fitting.slice(0, most);
          const hasMore = fitting.length > most;
          const reached = hasMore ? [...blobs.keys()].indexOf(page.at(-1)![0]) + 1 : blobs.size;
          return {
            blobs: page.map(([name, bytes]) => ({ name, sizeBytes: bytes.length })),
            cursor: String(reached) as Cursor,
            hasMore,
            startedAnew: false,
          };
        }),
      async *get(name, fromByte = 0) {
        met('before', 'get');
        const kept = blobs.get(name);
        if (kept === undefined) throw refused('carrier/no-blob');
        const bytes = faults.spoil?.(name, kept) ?? kept;
        const pieces = [bytes.subarray(fromByte)] as unknown as AsyncIterable<Uint8Array>; // as above
        yield* fromByte === 0 ? checked(name, pieces) : pieces;
      },
      drop: name => around('drop', () => blobs.delete(name)),
      watch(heard) {
        hearers.add(heard);
        return () => hearers.delete(heard);
      },
      close: () => Promise.resolve(),
    };
  };
  return { blobs, as: station => Promise.resolve(carrierOf(station)), close: () => Promise.resolve() };
}
