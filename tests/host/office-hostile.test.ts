import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listGaps } from '../../db/held-entries.ts';
import { listFaults } from '../../db/set-aside.ts';
import { listHeads } from '../../db/stations.ts';
import type { EntryWrite } from '../../db/stations.ts';
import { isOfAct, mayDo } from '../../electron/host/office/authority.ts';
import { openBundle, sealBundle } from '../../electron/host/office/bundle.ts';
import type { SentBody, SentEntry } from '../../shared/contract/office-format.ts';
import type { Json } from '../../shared/language.ts';
import { caseFile, importFile, onlyCase, sampleCase } from '../support/case-file.ts';
import { forgedEntry, rowKey } from '../support/forged-entry.ts';
import { bring, officeOf, stateOf, takeIn, type Station } from '../support/office-stations.ts';

// An officer's station with keys that count, and a program that somebody changed: what it signs is whole, and is not what it may do.

let office: readonly Station[];
let desk: Station;
let rogue: Station;
let caseId: string;
let person: string;
beforeAll(async () => {
  office = await officeOf(['officer'], 'hostile');
  [desk, rogue] = office as [Station, Station];
  await importFile(desk as never, caseFile(sampleCase()));
  caseId = await onlyCase(desk as never);
  const { file } = await desk.ask('case:show', { caseId });
  person = file.records.find(({ fields }) => fields['paternal'] === 'Peñafiel')!.id;
  bring(desk, rogue);
  await rogue.ask('case:update-fields', { caseId, record: caseId, fields: { officer: 'Rogue' } });
  bring(rogue, desk);
}, 120_000);
afterAll(() => {
  for (const { cleanup } of office.toReversed()) cleanup();
});

const forged = (rows: readonly EntryWrite[], says: Partial<SentBody> = {}): SentEntry => forgedEntry({ desk, rogue }, rows, says);

const row = rowKey;
const set = (table: string, key: string, cells: Record<string, Json>): EntryWrite => ({ table, row: key, kind: 'set', cells });
const title = (text: string) => set('records', row(caseId), { 'fields.title': text });
const give = (entry: SentEntry) => takeIn(desk.session, desk.services, rogue.number, [entry]);
const lastFault = () => listFaults(desk.session.office).at(-1)?.fault;

describe('what a supervisor’s station signs and may not do', () => {
  const byDesk = (rows: readonly EntryWrite[], action: string) => {
    const entry = forgedEntry({ desk: rogue, rogue: desk }, rows, { action });
    const { office: db } = rogue.session;
    db.exec('SAVEPOINT forged');
    try {
      takeIn(rogue.session, rogue.services, desk.number, [entry]);
      return listFaults(db).at(-1)?.fault;
    } finally {
      db.exec('ROLLBACK TO forged; RELEASE forged');
    }
  };
  const dob = (kind: 'put' | 'set', mark: string): EntryWrite =>
    kind === 'set'
      ? set('marks', row(person, 'dob'), { mark })
      : { table: 'marks', row: row(person, 'dob'), kind, cells: { record_id: person, field: 'dob', mark } };

  it.each(['case:restore', 'case:take-out'])('is set aside: a looser mark of what stands, by %s', action => {
    expect(byDesk([dob('set', '{"level":"L1"}')], action)).toBe('office/loosens');
    expect(byDesk([dob('put', '{"level":"L1"}')], action)).toBe('office/loosens');
  });
});

describe('what a station signs and may not do', () => {
  it('is told from what it may: an ordinary entry is taken in', () => {
    expect(give(forged([title('As anybody may')]))).toMatchObject({ entries: 1, faults: 0 });
    expect(stateOf(desk)['cases']?.join()).toContain('As anybody may');
  });

  it.each<[string, () => SentEntry, string]>([
    ['an act of supervisors', () => forged([title('No')], { action: 'case:delete' }), 'office/no-authority'],
    ['an act that nobody knows', () => forged([title('No')], { action: 'case:make-it-so' }), 'office/no-authority'],
    ['a kind that no case has', () => forged([set('records', row(caseId), { 'fields.kind': 'strange' })]), 'office/altered'],
    ['a case without a kind', () => forged([set('records', row(caseId), { 'fields.kind': null })]), 'office/altered'],
    [
      'a role of its own making',
      () => forged([set('users', row(rogue.session.user.id), { role: 'supervisor' })]),
      'office/no-authority',
    ],
    ['the agency’s key', () => forged([set('secrets', row('agency-signing-seed'), { value: '00' })]), 'office/no-authority'],
    ['its own machine’s keys elsewhere', () => forged([set('vault_state', row(1), { synthetic: 0 })]), 'office/no-authority'],
    [
      'a gate that supervisors open',
      () => forged([set('policies', row('x'), { outcome: 'two-persons' })]),
      'office/no-authority',
    ],
    [
      'a history that it empties',
      () => forged([{ table: 'changes', row: 'AB', kind: 'ended', cells: null }]),
      'office/no-authority',
    ],
    [
      'a looser mark, as if it took back a merge that never was',
      () => forged([set('marks', row(person, 'dob'), { mark: '{"level":"L1"}' })], { action: 'person:unmerge' }),
      'office/loosens',
    ],
    ['a looser mark', () => forged([set('marks', row(person, 'dob'), { mark: '{"level":"L1"}' })]), 'office/loosens'],
    [
      'a mark that it takes away',
      () => forged([{ table: 'marks', row: row(person, 'dob'), kind: 'gone', cells: null }]),
      'office/loosens',
    ],
    [
      'a loosening that it approves by itself',
      () =>
        forged(
          [
            set('marks', row(person, 'dob'), { mark: '{"level":"L1"}' }),
            {
              table: 'loosenings',
              row: row('l1'),
              kind: 'put',
              cells: { id: 'l1', decided_by: rogue.session.user.id, approved: 1 },
            },
          ],
          { action: 'case:set-mark' },
        ),
      'office/no-second-person',
    ],
    [
      'a gate that it opens in the name of two',
      () =>
        forged([
          { table: 'release_facts', row: row('f1'), kind: 'put', cells: { id: 'f1', kind: 'gate', accepted: 'two-persons' } },
        ]),
      'office/no-second-person',
    ],
    [
      'a consent that it records as the only person there is',
      () => forged([{ table: 'consents', row: row('c1'), kind: 'put', cells: { id: 'c1', accepted: 'one-person' } }]),
      'office/no-second-person',
    ],
    [
      'a packet that it approves in another’s name',
      () => forged([set('submissions', row('s1'), { state: 'approved', decided_by: desk.session.user.id })]),
      'office/no-second-person',
    ],
    [
      'a hold that it lifts',
      () => forged([set('holds', row('h1'), { lifted_by: rogue.session.user.id })]),
      'office/no-second-person',
    ],
    [
      'a consent that nobody accepted',
      () =>
        forged([{ table: 'consents', row: row('c2'), kind: 'put', cells: { id: 'c2', accepted: null } }], {
          action: 'agency:consent',
        }),
      'office/no-second-person',
    ],
    [
      'another’s blackout that nobody asked to take away',
      () =>
        forged([set('redaction_boxes', row('b2'), { removed_by: rogue.session.user.id, removed_at_ms: 5 })], {
          action: 'redaction:remove',
        }),
      'office/no-second-person',
    ],
    [
      'approvals beside an exchange',
      () => forged([set('submissions', row('s1'), { reasons: 'x' })], { action: 'exchange:log' }),
      'office/no-authority',
    ],
    [
      'a consent that an exchange ends',
      () => forged([set('consents', row('c1'), { ended_at_ms: 5 })], { action: 'exchange:log' }),
      'office/no-authority',
    ],
    [
      'a blackout that an exchange takes away',
      () => forged([set('redaction_boxes', row('b1'), { removed_at_ms: 5 })], { action: 'exchange:log' }),
      'office/no-authority',
    ],
    [
      'an act of the log with a row that comes in where it only changes some',
      () => forged([{ table: 'submissions', row: row('s1'), kind: 'put', cells: { id: 's1' } }], { action: 'packet:refuse' }),
      'office/no-authority',
    ],
    [
      'a reminder in another’s name',
      () =>
        forged([{ table: 'follow_ups', row: row('f1'), kind: 'put', cells: { id: 'f1', by_user: desk.session.user.id } }], {
          action: 'follow-up:add',
        }),
      'office/no-authority',
    ],
    [
      'a record that it takes out for good',
      () => forged([{ table: 'records', row: row(person), kind: 'ended', cells: null }], { action: 'case:remove-record' }),
      'office/no-authority',
    ],
    ['a mark that is none', () => forged([set('marks', row(person, 'dob'), { mark: '[' })]), 'office/altered'],
    ['a date before what it had read', () => forged([title('No')], { clock: { ms: 5, count: 0 } }), 'office/wrong-clock'],
    ['somebody else’s name', () => forged([title('No')], { user: desk.session.user.id }), 'office/bad-signature'],
    ['nobody’s name', () => forged([title('No')], { user: '019caf10-3180-77bc-a802-c231565d77b7' }), 'office/unknown-user'],
    [
      'rows that it did not sign',
      () => ({ ...forged([title('Signed')]), rows: [title('No')] as SentEntry['rows'] }),
      'office/altered',
    ],
    [
      'a value of another kind than its field’s',
      () => forged([set('records', row(caseId), { 'fields.title': { is: 'no text' } })]),
      'office/altered',
    ],
    ['a column of another kind', () => forged([set('cases', row(caseId), { changed_at_ms: 'soon' })]), 'office/altered'],
    ['a column that there is not', () => forged([set('cases', row(caseId), { sudden: 1 })]), 'office/altered'],
    ['a row under a second name', () => forged([set('records', `[ "${caseId}" ]`, { 'fields.title': 'No' })]), 'office/altered'],
    [
      'another row than it names',
      () => forged([set('records', row(caseId), { id: person, 'fields.given': 'No' })]),
      'office/altered',
    ],
    [
      'a count that uses up everybody’s clock',
      () => forged([title('No')], { clock: { ms: Date.parse('2999-01-01'), count: Number.MAX_SAFE_INTEGER - 1 } }),
      'office/wrong-clock',
    ],
    ['a station that forgets what it had heard', () => forged([title('No')], { seen: {} }), 'office/wrong-clock'],
    ['changes that it did not count', () => forged([title('No')], { changes: 3 }), 'office/altered'],
  ])('is set aside whole, named, and changes nothing: %s', (_, entry, fault) => {
    const before = stateOf(desk);

    expect(give(entry())).toMatchObject({ entries: 1, faults: 1 });

    expect(lastFault()).toBe(fault);
    expect(stateOf(desk)).toEqual(before);
  });

  it('leaves the chains whole to whoever verifies them', async () => {
    expect((await desk.ask('audit:verify', {})).ok).toBe(true);
  });
});

describe('a station that withholds, repeats and forks', () => {
  it('is waited for where it claims what does not exist, and the gap is named', () => {
    const claiming = forged([title('No')], { seen: { [String(desk.number)]: 9999 } });

    expect(give(claiming)).toMatchObject({ entries: 0 });
    expect(listGaps(desk.session.office)).toMatchObject([{ station: rogue.number, count: 1 }]);
    expect(stateOf(desk)['cases']?.join()).not.toContain('No');
  });

  it('changes nothing by repeating, and speaks for no other station', () => {
    const again = forged([title('Another')], { station: 7 });

    expect(give(again)).toMatchObject({ entries: 0, forks: [] });
  });

  it('is stopped where one number was signed twice, and both are kept', () => {
    const { office: db } = desk.session;
    const before = stateOf(desk);
    const last = listHeads(db).find(({ station }) => station === rogue.number)!;
    const twice = forged([title('The other history')], { number: last.number, previous: 'x' });

    expect(give(twice).forks).toEqual([rogue.number]);
    expect(give(forged([title('And on')]))).toMatchObject({ entries: 0 });

    const kept = listHeads(db).find(({ station }) => station === rogue.number)?.forked ?? '';
    expect(kept).toContain('number');
    expect(stateOf(desk)).toEqual(before);
  });
});

describe('a blob of a carrier', () => {
  it('is opened only where it is whole, ours, and signed by the station that it names', async () => {
    const { office: ours } = desk.session;
    const blob = await sealBundle(ours, desk.number, [forged([title('x')])]);

    expect((await openBundle(ours, blob)).kind).toBe('entries');
    const spoilt = Buffer.from(blob);
    spoilt[spoilt.length - 20]! ^= 1;
    expect(await openBundle(ours, spoilt)).toEqual({ kind: 'fault', code: 'office/damaged' });
    expect(await openBundle(ours, blob.subarray(0, 100))).toMatchObject({ kind: 'fault' });
    const asAnother = await sealBundle(ours, rogue.number, [forged([title('x')])]);
    expect(await openBundle(ours, asAnother)).toEqual({ kind: 'fault', code: 'office/not-of-station' });
  });
});

describe('what whoever opens a vault records', () => {
  it.each(['vault:restore', 'vault:accept-missing', 'vault:confirmed-absent', 'rules:change', 'compartment:found-older'])(
    'is every role’s, and writes no row: %s',
    action => {
      const write = title('Other');
      for (const role of ['auditor', 'officer', 'supervisor'] as const) {
        expect(mayDo(role, { action }, [])).toBe(true);
        expect(isOfAct(role, { action, user: person }, [write])).toBe(false);
      }
    },
  );
});
