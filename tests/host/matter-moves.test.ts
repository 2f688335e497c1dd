import { afterEach, beforeEach, expect, it } from 'vitest';
import { listStageRecords } from '../../db/stages.ts';
import type { CaseId, CivilDate, RecordId } from '../../shared/language.ts';
import { caseFile, importFile, sampleCase } from '../support/case-file.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

// A request or an asset moves along the exits of its profile, and its record keeps what was asked.
const TODAY = '2026-11-23' as CivilDate;
const day = (text: string) => text as CivilDate; // dates of this file
let vault: TempVault;
let caseId: CaseId;
beforeEach(async () => {
  vault = await tempVault({ nowMs: Date.parse(`${TODAY}T18:00:00Z`) });
  const file = caseFile(
    sampleCase({
      requests: [
        {
          id: 'q1',
          type: 'records',
          direction: 'sent',
          to: 'MX-FGR',
          ourReference: 'SOL-1',
          status: 'received',
          sentOn: '2026-10-01',
        },
        { id: 'q2', type: 'locate', direction: 'sent', ourReference: 'SOL-2', status: 'internal_review' },
      ],
      assets: [{ id: 'a1', description: 'Invented boat', status: 'forfeited', statusOn: '2026-01-15' }],
    }),
  );
  expect(await importFile(vault, file)).toMatchObject({ ok: true });
  caseId = (await vault.ask('case:list', { limit: 1 })).cases[0]!.id;
});
afterEach(() => vault.cleanup());

const matter = async (label: string) => (await vault.ask('matter:list', { caseId })).find(one => one.label.en.includes(label))!;
const records = () => listStageRecords(vault.session.office, caseId);
const recordOf = (record: RecordId) => records().find(({ id }) => id === record)!;
const statusesOf = (record: RecordId) => records().filter(({ parentId }) => parentId === record);
const cardOf = async (kind: 'request' | 'asset', label: string) =>
  (await vault.ask('board:cases', { kind })).cases.find(one => one.matter?.label.en.includes(label) === true);

it('has the ways of its stage on its card', async () => {
  expect((await cardOf('request', 'SOL-2'))?.waysTo).toEqual(['sent', 'draft', '']);
  expect((await cardOf('request', 'SOL-1'))?.waysTo).toEqual(['execution', 'returned', '']);
  expect((await cardOf('asset', 'boat'))?.waysTo).toEqual(['']); // all of them end it
});

it('moves with what the exit asks for, keeps the status with its day, and is undone as one act', async () => {
  const { record, exits } = await matter('SOL-1');
  const refused = exits.find(({ to }) => to === 'refused')!;
  expect(refused.asks).toMatchObject([{ fact: 'ground', type: 'enum' }]);

  const { entry, label } = await vault.ask('matter:move', {
    ...{ caseId, record, to: 'refused', on: day('2026-11-02') },
    facts: { ground: 'sovereignty' },
  });

  expect(label.en).toMatch(/^Refused/);
  expect(recordOf(record).fields).toMatchObject({ status: 'refused', refusalGround: 'sovereignty' });
  expect(statusesOf(record).map(({ fields }) => fields)).toEqual([{ status: 'refused', on: '2026-11-02' }]);
  expect(await cardOf('request', 'SOL-1')).toBeUndefined();

  await vault.ask('case:undo', { caseId, entry });
  expect((await cardOf('request', 'SOL-1'))?.stage).toBe('received');
});

it('counts the stage from the day given, a first sending as sent on it, and an asset in its own fields', async () => {
  const request = await matter('SOL-2');
  await vault.ask('matter:move', { caseId, record: request.record, to: 'sent', on: day('2026-11-20') });
  expect(recordOf(request.record).fields).toMatchObject({ status: 'sent', sentOn: '2026-11-20' });
  expect(await cardOf('request', 'SOL-2')).toMatchObject({ column: 'sent', days: 3 });

  const asset = await matter('boat');
  await vault.ask('matter:move', {
    ...{ caseId, record: asset.record, to: 'shared', on: day('2026-11-20') },
    facts: { sharedPercent: 40 },
  });
  expect(recordOf(asset.record).fields).toMatchObject({ status: 'shared', statusOn: '2026-11-20', sharePercent: '40' });
});

it('keeps why a request was returned', async () => {
  const { record } = await matter('SOL-1');
  await vault.ask('matter:move', {
    ...{ caseId, record, to: 'returned_incomplete', on: TODAY },
    facts: { missing: 'Invented annex' },
  });
  expect(statusesOf(record).map(({ fields }) => fields['reason'])).toEqual(['Invented annex']);
});

it('refuses what is no exit, what is not said, and a day that is not between its last step and today', async () => {
  const { record } = await matter('SOL-1');
  const move = (input: { to: string; on: CivilDate; facts?: Record<string, string> }) =>
    vault.request('matter:move', { caseId, record, ...input });
  const refusal = (code: string) => ({ ok: false, failure: { code } });
  const before = recordOf(record).fields;

  expect(await move({ to: 'executed', on: TODAY })).toMatchObject(refusal('stage/not-an-exit'));
  expect(await move({ to: 'refused', on: TODAY })).toMatchObject(refusal('stage/missing-facts'));
  expect(await move({ to: 'accepted', on: day('2026-11-24') })).toMatchObject(refusal('matter/day'));
  expect(await move({ to: 'accepted', on: day('2026-09-30') })).toMatchObject(refusal('matter/day'));
  expect(recordOf(record).fields).toEqual(before);
});
