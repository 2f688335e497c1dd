import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Carrier } from '../../../electron/host/office/carriers/carrier.ts';
import { bytesOf, contentOf, follower, nameOf, wholeFrom, type ExchangePlace } from './place.ts';

/** More than a chunk of a database, and than what a folder takes up again. */
const LARGE = 9 * 1024 * 1024 + 7;

/** What every carrier keeps to. The blobs of one law are seen by the next, as on a carrier in use. */
export function carrierLaws(kind: string, make: () => Promise<ExchangePlace>): void {
  describe(`a carrier of the kind ${kind}`, () => {
    let place: ExchangePlace;
    let one: Carrier;
    let two: Carrier;
    beforeAll(async () => {
      place = await make();
      [one, two] = [await place.as(1), await place.as(2)];
    });
    afterAll(async () => {
      await Promise.all([one.close(), two.close()]);
      await place.close();
    });

    it.each([1, 1024 * 1024, 1024 * 1024 + 1, LARGE])('gives another station the %i bytes that one put', async sizeBytes => {
      const bytes = bytesOf(`plain ${sizeBytes}`, sizeBytes);
      const name = nameOf(bytes, { kind: 'document' });

      expect(await one.put(name, contentOf(bytes))).toBe('put');

      const { blobs } = await two.list({ kind: 'document', after: null, isKnown: () => false, most: 100 });
      expect(blobs).toContainEqual({ name, sizeBytes });
      expect((await wholeFrom(two.get(name))).equals(bytes)).toBe(true);
      const from = Math.floor(sizeBytes * 0.6);
      expect((await wholeFrom(two.get(name, from))).equals(bytes.subarray(from))).toBe(true);
    });

    it('puts a blob once, however often it is asked', async () => {
      const bytes = bytesOf('twice', 5_000);
      const name = nameOf(bytes);

      const answers = [await one.put(name, contentOf(bytes)), await one.put(name, contentOf(bytes))];

      expect(answers).toEqual(['put', 'there']);
      const { blobs } = await two.list({ kind: 'bundle', after: null, isKnown: () => false, most: 100 });
      expect(blobs.filter(each => each.name === name)).toHaveLength(1);
    });

    it('takes nothing whose bytes are not what its name says', async () => {
      const name = nameOf(bytesOf('promised', 3_000));

      await expect(one.put(name, contentOf(bytesOf('other', 3_000)))).rejects.toMatchObject({ code: 'carrier/damaged-blob' });

      const { blobs } = await two.list({ kind: 'bundle', after: null, isKnown: () => false, most: 100 });
      expect(blobs.map(each => each.name)).not.toContain(name);
      await expect(wholeFrom(two.get(name))).rejects.toMatchObject({ code: 'carrier/no-blob' });
    });

    it('shows nothing of a put that was cut off, and goes on with it where it was', async () => {
      const bytes = bytesOf('cut', LARGE);
      const name = nameOf(bytes, { kind: 'document' });
      const asked: number[] = [];

      await expect(one.put(name, contentOf(bytes, { cutAt: 8.5 * 1024 * 1024 }))).rejects.toThrow('put to sleep');
      const before = await two.list({ kind: 'document', after: null, isKnown: () => false, most: 100 });
      const later = await place.as(1); // started again
      expect(await later.put(name, contentOf(bytes, { asked: byte => asked.push(byte) }))).toBe('put');
      await later.close();

      expect(before.blobs.map(each => each.name)).not.toContain(name);
      if (later.kind !== 'postgres') expect(asked[0]).toBeGreaterThanOrEqual(8 * 1024 * 1024); // there, what was sent is compared
      expect((await wholeFrom(two.get(name))).equals(bytes)).toBe(true);
    });

    it('lists each blob once, in pages, while two stations put', async () => {
      const names = (station: number) => Array.from({ length: 80 }, (_, count) => ({ station, count }));
      const put = async (carrier: Carrier, station: number) => {
        for (const { count } of names(station)) {
          const bytes = bytesOf(`many ${station} ${count}`, 100 + count);
          await carrier.put(nameOf(bytes, { station }), contentOf(bytes));
        }
      };
      const third = await place.as(3);
      const reader = follower(third, { most: 7 });
      let isDone = false;

      const putting = Promise.all([put(one, 1), put(two, 2)]).then(() => (isDone = true));
      while (!isDone) {
        await reader.follow();
        await new Promise(resolve => setTimeout(resolve, 5));
      }
      await putting;
      await reader.follow();

      const all = [1, 2].flatMap(station =>
        names(station).map(({ count }) => nameOf(bytesOf(`many ${station} ${count}`, 100 + count), { station })),
      );
      expect(all.filter(name => !reader.known.has(name))).toEqual([]);
      expect(reader.doubled).toEqual([]);
      expect(await reader.follow()).toEqual([]);
      await third.close();
    });

    it('gives no more what its station took away', async () => {
      const bytes = bytesOf('dropped', 4_000);
      const name = nameOf(bytes);
      await one.put(name, contentOf(bytes));

      expect(await one.drop(name)).toBe(true);

      expect(await one.drop(name)).toBe(false);
      await expect(wholeFrom(two.get(name))).rejects.toMatchObject({ code: 'carrier/no-blob' });
      const { blobs } = await two.list({ kind: 'bundle', after: null, isKnown: () => false, most: 10_000 });
      expect(blobs.map(each => each.name)).not.toContain(name);
    });

    it('says when something came', async () => {
      let hears: () => void = () => {};
      const heard = new Promise<void>(resolve => (hears = resolve));
      const stop = two.watch(hears);
      await new Promise(resolve => setTimeout(resolve, 100));

      const bytes = bytesOf('heard', 200);
      await one.put(nameOf(bytes), contentOf(bytes));

      await heard;
      stop();
    });
  });
}
