import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listHeads } from '../../db/stations.ts';
import { dealReferences } from '../../electron/host/cases/references.ts';
import { entriesToSend } from '../../electron/host/office/bundle.ts';
import { keepEntries, takeKept } from '../../electron/host/office/take-in.ts';
import { caseFile, importFile, sampleCase } from '../support/case-file.ts';
import { bring, officeOf, type Station } from '../support/office-stations.ts';
import type { TempVault } from '../support/temp-vault.ts';

// Three machines that do not hear of each other give no reference twice, and come to the same record.

const root = mkdtempSync(join(tmpdir(), 'enlace-references-'));
let stations: Station[];
const [first, second, third] = [0, 1, 2].map(at => () => stations[at]!) as [() => Station, () => Station, () => Station];
beforeAll(async () => {
  stations = await officeOf(['officer', 'supervisor']);
  await given(first(), 'EXT-2026-0012');
  deal(first());
  bring(first(), second());
  bring(first(), third());
}, 120_000);
afterAll(() => {
  stations.toReversed().forEach(({ cleanup }) => cleanup());
  rmSync(root, { recursive: true, force: true });
});

const deal = (station: Station) => dealReferences(station.session, station.services);
let made = 0;
async function given(station: Station, reference: string): Promise<void> {
  const answer = await importFile(
    { ...station, root } as unknown as TempVault, // all that it needs of one
    caseFile(sampleCase({ id: `case-${made++}`, reference, subjects: [], charges: [] })),
  );
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
}
const proposed = async (station: Station) => (await station.ask('case:propose-reference', { kind: 'extradition' })).reference!;
const blocksAt = ({ session: { office } }: Station) =>
  office
    .prepare<[], { station: number; first: number; last: number }>(
      'SELECT station, first, last FROM reference_blocks ORDER BY first',
    )
    .all();

it('each machine has numbers of its own, and the same are known at each', async () => {
  expect(blocksAt(first())).toEqual([
    { station: 1, first: 13, last: 37 },
    { station: 2, first: 38, last: 62 },
    { station: 3, first: 63, last: 87 },
  ]);
  for (const station of stations) expect(blocksAt(station)).toEqual(blocksAt(first()));
  expect(await Promise.all(stations.map(proposed))).toEqual(['EXT-2026-0013', 'EXT-2026-0038', 'EXT-2026-0063']);
});

it('nothing is dealt again while enough is left, by a machine that does not deal, or by who may not', () => {
  for (const station of stations) deal(station);
  expect(stations.map(station => blocksAt(station).length)).toEqual([3, 3, 3]);
});

it('apart, sixty new cases have sixty references, those that ran out under letters of their own', async () => {
  for (const station of stations) for (let at = 0; at < 20; at++) await given(station, await proposed(station));
  for (let at = 0; at < 7; at++) await given(second(), await proposed(second()));
  expect(await proposed(second())).toBe('EXT-2026-B0003');
  for (const [from, to] of [
    [second(), first()],
    [third(), first()],
    [first(), second()],
    [first(), third()],
  ] as const)
    bring(from, to);

  const references = await Promise.all(
    stations.map(async station => (await station.ask('case:list', {})).cases.map(({ reference }) => reference).sort()),
  );
  expect(references[0]).toHaveLength(68);
  expect(references[0]!.filter(reference => reference.includes('·'))).toEqual([]);
  expect(references[1]).toEqual(references[0]);
  expect(references[2]).toEqual(references[0]);
}, 240_000);

it('the first machine deals anew to whom few are left, behind all that was dealt', async () => {
  deal(first());
  bring(first(), second());

  expect(blocksAt(second()).slice(3)).toEqual([
    { station: 1, first: 88, last: 112 },
    { station: 2, first: 113, last: 137 },
    { station: 3, first: 138, last: 162 },
  ]);
  expect(await proposed(second())).toBe('EXT-2026-0113');
});

it('two cases of one reference come in one exchange, and each has its own', async () => {
  for (const station of [second(), third()]) await given(station, 'EXT-2026-0900');
  for (const { session, number } of [second(), third()]) {
    const had = listHeads(first().session.office).find(({ station }) => station === number)!.number;
    keepEntries(first().session, number, entriesToSend(session.office, number, had + 1, 1000));
  }
  takeKept(first().session, first().services);

  const { cases } = await first().ask('case:list', {});
  const both = cases.map(({ reference }) => reference).filter(reference => reference.startsWith('EXT-2026-0900'));
  expect(both.sort()).toEqual(['EXT-2026-0900', 'EXT-2026-0900 · 2']);
});
