import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseIdsOf } from '../../db/stages.ts';
import { updateRulesDigest } from '../../db/rule-changes.ts';
import { followRules } from '../../electron/host/stages/rule-change.ts';
import { indexCases, stageRules } from '../../electron/host/stages/stage-index.ts';
import type { DayRow } from '../../shared/day.ts';
import type { CaseId, CivilDate, Json, RecordId } from '../../shared/language.ts';
import { owedText } from '../../shared/owed-text.ts';
import { english, spanish } from '../../shared/reader.ts';
import { caseFile, importFile, sampleCase } from '../support/case-file.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

const TODAY = '2026-11-23' as CivilDate;
let vault: TempVault;

/** Two cases, one of them over; in both are requests and assets. */
beforeAll(async () => {
  vault = await tempVault({ nowMs: Date.parse(`${TODAY}T18:00:00Z`) });
  const request = (fields: Record<string, Json>) => ({ type: 'records', direction: 'sent', to: 'MX-FGR', ...fields });
  const file = caseFile(
    sampleCase({
      requests: [
        request({ id: 'q1', ourReference: 'SOL-1', status: 'sent', sentOn: '2026-11-01' }),
        request({ id: 'q2', ourReference: 'SOL-77', status: 'in_execution', sentOn: '2026-06-01', deadlineOn: '2026-11-27' }),
        request({ id: 'q3', status: 'closed' }),
        { id: 'q4', type: 'locate', direction: 'received', status: 'sent', sentOn: '2026-11-20' },
        { id: 'q5', type: 'extradition', direction: 'sent', status: 'sent' },
      ],
      assets: [
        { id: 'a1', description: 'Invented boat', status: 'frozen', statusOn: '2026-01-15' },
        { id: 'a2', description: 'Invented ring', status: 'sold' },
      ],
    }),
    sampleCase({
      ...{ id: 'case-2', reference: 'EX-OVER', title: 'Invented', stage: 'T_REFUSED', officer: 'Desk Two' },
      assets: [{ id: 'a3', description: 'Invented account', status: 'seized' }],
    }),
  );
  expect(await importFile(vault, file)).toMatchObject({ ok: true });
}, 240_000);
afterAll(() => vault.cleanup());

const sql = <T>(text: string): readonly T[] => vault.session.office.prepare<[], T>(text).all();
const today = async (): Promise<readonly DayRow[]> =>
  (await vault.ask('today:read', { view: 'office', rows: 500 })).groups.flatMap(({ rows }) => rows);
const ofMatters = async () => (await today()).filter(({ kind }) => kind === 'request' || kind === 'asset');
const rowOf = async (said: string) => (await ofMatters()).find(({ what }) => what.en.includes(said))!;

describe('a request or an asset that is not over', () => {
  it('is one row of Today, with what is expected, of whom, since when and when it is asked about', async () => {
    const rows = await ofMatters();

    expect(rows).toHaveLength(5);
    expect(await rowOf('SOL-1')).toMatchObject({
      ...{ kind: 'request', what: { en: 'Acknowledge receipt (Documents or records, SOL-1)' }, whose: 'them', who: 'MX-FGR' },
      ...{ since: '2026-11-01', askOn: '2026-11-15', weight: 'ask' },
    });
    expect(await rowOf('Locate')).toMatchObject({ whose: 'us', who: 'US-DOJ-OIA', due: { earliest: '2026-12-04' } });
    expect(await rowOf('boat')).toMatchObject({ kind: 'asset', who: 'MX-SRE', since: '2026-01-15', askOn: '2026-04-15' });
    expect((await rowOf('account')).reference).toBe('EX-OVER');
    expect((await today()).filter(({ act }) => act?.startsWith('duty ac'))).toEqual([]); // the acknowledgement is that act
  });

  it('is one row with the day by which it is needed', async () => {
    const rows = (await today()).filter(({ record }) => record !== null);
    const row = await rowOf('SOL-77');

    expect(row).toMatchObject({
      due: { earliest: '2026-11-27' },
      weight: 'soft',
      rules: [{ en: 'The answer to the request is needed' }],
    });
    expect(rows.filter(({ record }) => record === row.record)).toHaveLength(1);
  });

  it('is said of its case wherever what is expected next stands', async () => {
    const { caseId } = await rowOf('SOL-1');
    const { owedOfMatters } = await vault.ask('case:show', { caseId: caseId! });

    expect(owedOfMatters.map(({ key }) => key).toSorted()).toEqual(
      (await ofMatters()).flatMap(row => (row.caseId === caseId ? [row.key] : [])).toSorted(),
    );
    expect(owedText(await rowOf('SOL-1'), english)).toBe(
      'Expected next: Acknowledge receipt (Documents or records, SOL-1) · MX-FGR · since 1 Nov 2026, 22 days · to be asked since 15 Nov 2026',
    );
    expect(owedText(await rowOf('SOL-1'), spanish)).toContain('Dar acuse de recibo (Documentos o registros, SOL-1)');
  });

  it('is asked about by a recorded reminder, and what we owe of it can be put off', async () => {
    const [theirs, ours] = [await rowOf('SOL-1'), await rowOf('Locate')];
    const of = { caseId: theirs.caseId!, act: theirs.act!, on: TODAY, nextOn: '2026-12-10' as CivilDate };
    await vault.ask('follow-up:add', of);
    await vault.ask('snooze:set', { row: ours.row!, until: '2026-12-01', reason: 'Invented' });

    expect((await rowOf('SOL-1')).askOn).toBe('2026-12-10');
    expect((await rowOf('Locate')).snooze).toEqual({ until: '2026-12-01', reason: 'Invented' });
    const gone = { ...ours.row!, stage: 'closed' } as typeof ours.row & object;
    expect(await vault.request('snooze:set', { row: gone, until: '2026-12-01', reason: 'x' })).toMatchObject({
      failure: { code: 'snooze/not-found' },
    });
  });

  it('is in the index once, as if everything were derived anew', () => {
    const { office } = vault.session;
    const indexed = () => [sql('SELECT * FROM case_matters'), sql('SELECT * FROM case_acts')];
    const before = indexed();
    office.transaction(() => indexCases(office, caseIdsOf(office), stageRules(vault.session, vault.services)))();

    expect(indexed()).toEqual(before);
    expect(before[0]).toHaveLength(7);
  });
});

describe('the board of requests and that of assets', () => {
  const read = (kind: 'request' | 'asset', filter = {}) => vault.ask('board:read', { kind, ...filter });
  const totals = ({ columns }: Awaited<ReturnType<typeof read>>) =>
    columns.filter(({ total }) => total > 0).map(({ id, total }) => [id, total]);

  it('count all of them by column, by whose move and by officer, in cases that are over too', async () => {
    const [requests, assets] = [await read('request'), await read('asset')];

    expect(totals(requests)).toEqual([
      ['sent', 2],
      ['execution', 1],
    ]);
    expect(totals(assets)).toEqual([['held', 2]]);
    expect(requests).toMatchObject({ open: 3, soon: 1, lapsed: 0, movers: { us: 1, them: 2 }, directions: [], afterCare: 0 });
    expect(assets).toMatchObject({ open: 2, officers: ['Desk One', 'Desk Two'] });
    expect(requests.kinds.filter(({ kind }) => kind === 'request' || kind === 'asset')).toEqual([
      { kind: 'request', open: 3 },
      { kind: 'asset', open: 2 },
    ]);
    expect((await vault.ask('board:read', { kind: 'extradition' })).kinds).toEqual(requests.kinds);
  });

  it('show each with its case, its own days and act, and as stalled over three times what its profile expects', async () => {
    const [boat] = (await read('asset')).columns
      .flatMap(({ cases }) => cases)
      .filter(({ matter }) => matter!.label.en === 'Invented boat');

    expect(boat).toMatchObject({
      ...{
        reference: 'EX-2026-0001',
        stage: 'frozen',
        days: 312,
        moverDays: 312,
        isStalled: true,
        waysTo: ['held', 'forfeited', ''],
      },
      ...{ yardstick: { kind: 'profile', expected: 90, limit: 270 }, key: boat!.matter!.record },
    });
    expect((await read('asset')).stalledTotal).toBe(1);
    expect(boat!.nextAct!.en).toBe('Seek seizure, forfeiture or release');
  });

  it('filter by whose move, officer, day and words of the record or its case, and divide into lanes', async () => {
    expect((await read('request', { mover: 'us' })).open).toBe(1);
    expect((await read('asset', { officer: 'Desk Two' })).open).toBe(1);
    expect((await read('request', { due: 'week' })).open).toBe(1);
    expect((await read('request', { text: 'sol-77' })).open).toBe(1);
    expect((await read('asset', { text: 'PEÑAFIEL boat' })).open).toBe(1);
    const { columns } = await read('request', { lanes: 'mover', cards: 0 });
    expect(columns.flatMap(({ lanes }) => lanes).toSorted((a, b) => (a.lane < b.lane ? -1 : 1))).toEqual([
      { lane: 'them', total: 1, longOver: 0 },
      { lane: 'them', total: 1, longOver: 0 },
      { lane: 'us', total: 1, longOver: 0 },
    ]);
    const lines = await vault.ask('board:cases', { kind: 'request', order: 'days', descending: true, offset: 1, limit: 1 });
    expect(lines).toMatchObject({ total: 3, cases: [{ matter: { kind: 'request' } }] });
  });

  it('follow a change of the record at once', async () => {
    const { caseId, record } = await rowOf('boat');
    await vault.ask('case:update-fields', {
      caseId: caseId as CaseId,
      record: record as RecordId,
      fields: { status: 'seized', statusOn: TODAY },
    });

    expect((await read('asset')).columns.flatMap(({ cases }) => cases).find(({ key }) => key === record)).toMatchObject({
      stage: 'seized',
      days: 0,
    });
    await vault.ask('case:update-fields', {
      caseId: caseId as CaseId,
      record: record as RecordId,
      fields: { status: 'lost', statusOn: TODAY },
    });
    expect(await rowOf('boat')).toBeUndefined();
    expect((await read('asset')).open).toBe(1);
  });
});

it('a vault that an earlier version indexed has its requests and assets as rows once it is opened', () => {
  const { office } = vault.session;
  const indexed = () => [sql('SELECT * FROM case_matters'), sql('SELECT * FROM case_acts')];
  const before = indexed();
  office.transaction(() => {
    office.exec("DELETE FROM case_matters; DELETE FROM case_acts WHERE kind IN ('request', 'asset')");
    updateRulesDigest(office, 'of index 7');
  })();

  expect(indexed()).not.toEqual(before);
  expect(followRules(vault.session, vault.services)).toEqual([]); // no clock moved, so nobody is told
  expect(indexed()).toEqual(before);
});
