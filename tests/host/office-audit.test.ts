import { afterEach, beforeEach, expect, it } from 'vitest';
import { caseFile, importFile, onlyCase, sampleCase } from '../support/case-file.ts';
import { bring, officeOf, type Station } from '../support/office-stations.ts';

// The history of all machines in one order: by when things were done, as the merge has them, and not by when they were heard of.

let office: readonly Station[];
let a: Station;
let b: Station;
let caseId: Awaited<ReturnType<typeof onlyCase>>;
beforeEach(async () => {
  office = await officeOf(['officer'], 'audit-order');
  [a, b] = office as [Station, Station];
  expect((await importFile(a as never, caseFile(sampleCase()), {})).ok).toBe(true);
  caseId = await onlyCase(a as never);
  bring(a, b);
}, 120_000);
afterEach(() => office.toReversed().forEach(({ cleanup }) => cleanup()));

async function titled(station: Station, title: string): Promise<void> {
  for (const each of office) each.setNowMs(each.services.nowMs() + 60_000);
  await station.ask('case:update-fields', { caseId, record: caseId, fields: { title } });
}
const chainsAt = async (station: Station, more: object = {}) =>
  (await station.ask('audit:list', { caseId, ...more })).events.map(({ chain }) => chain);

it('lists what was done at two machines in the order in which it was done, the same at both', async () => {
  await titled(b, 'First');
  await titled(a, 'Second');
  await titled(b, 'Third');
  await titled(a, 'Fourth');
  bring(b, a);
  bring(a, b);

  const [at] = [await chainsAt(a)];
  expect(at.slice(0, 4).map(chain => chain?.station)).toEqual([1, 2, 1, 2]);
  expect(await chainsAt(b)).toEqual(at);
});

it('goes on from one of them, page by page, to what stood before there were two, and names each once', async () => {
  for (const title of ['1', '2', '3', '4', '5']) await titled(title === '2' || title === '4' ? a : b, title);
  bring(b, a);
  const whole = (await a.ask('audit:list', { limit: 500 })).events.map(({ number }) => number);
  const paged: number[] = [];
  for (let before: number | undefined; ;) {
    const { events } = await a.ask('audit:list', { limit: 3, ...(before === undefined ? {} : { before }) });
    if (events.length === 0) break;
    paged.push(...events.map(({ number }) => number));
    before = paged.at(-1);
  }

  expect(paged).toEqual(whole);
  expect(whole.at(-1)).toBe(1);
  expect(new Set(whole).size).toBe(whole.length);
  expect(whole).not.toEqual(whole.toSorted((one, other) => other - one)); // the order in which they came is another
});
