import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listFaults } from '../../db/set-aside.ts';
import type { EntryWrite } from '../../db/stations.ts';
import { agePair } from '../../electron/host/keys/age-identity.ts';
import type { Result } from '../../shared/failure.ts';
import type { SentBody } from '../../shared/contract/office-format.ts';
import type { CaseId, Json, RecordId } from '../../shared/language.ts';
import { caseFile, importFile, onlyCase, sampleCase } from '../support/case-file.ts';
import { forgedEntry, putOf } from '../support/forged-entry.ts';
import { bring, joinedTo, officeOf, stateOf, takeIn, type Station } from '../support/office-stations.ts';
import type { TempVault } from '../support/temp-vault.ts';

// A supervisor with two machines has an account on each. Whoever is asked for a second person has not found one in them.

let office: Station[];
let desk: Station;
let home: Station; // the desk's supervisor at another machine
let caseId: CaseId;
let person: RecordId;
let key: string;
beforeAll(async () => {
  [desk] = office = (await officeOf(['officer'], 'one-person')) as [Station, Station];
  await importFile(desk as never, caseFile(sampleCase()));
  caseId = await onlyCase(desk as never);
  const { file } = await desk.ask('case:show', { caseId });
  person = file.records.find(({ fields }) => fields['paternal'] === 'Peñafiel')!.id;
  home = await joinedTo(place(desk), { at: 3, role: 'supervisor', seed: 'one-person', samePerson: desk.session.user.id });
  office.push(home);
  key = (await agePair(new Uint8Array(32).fill(9))).recipient;
  everywhere();
  await home.ask('case:update-fields', { caseId, record: caseId, fields: { title: 'From home' } });
  everywhere();
}, 120_000);
afterAll(() => {
  for (const { cleanup } of office.toReversed()) cleanup();
});

const place = ({ services, session }: Station) => ({ services, session, root: join(session.folder, '..') }) as TempVault;
function everywhere(): void {
  for (let round = 0; round < 2; round++) for (const from of office) for (const to of office) if (from !== to) bring(from, to);
}
const codeOf = (answer: Result<unknown>) => (answer.ok ? 'done' : answer.failure.code);
const names = { en: 'Attorney’s Example', es: 'Fiscalía de ejemplo' };
const forged = (rows: readonly EntryWrite[], says: Partial<SentBody>) => forgedEntry({ desk, rogue: home }, rows, says);
const give = (entry: ReturnType<typeof forged>) => {
  takeIn(desk.session, desk.services, home.number, [entry]);
  return listFaults(desk.session.office).at(-1)?.fault;
};

describe('accounts of one person', () => {
  it('are named as such at every machine, signed by who let the second in', async () => {
    for (const station of office) {
      const users = await station.ask('user:list', {});
      expect(users.map(({ label, sameAs }) => [label, sameAs])).toEqual([
        ['first', null],
        ['person 2', null],
        ['person 3', desk.session.user.id],
      ]);
    }
  });

  it('are told to be so of somebody who works here alone', async () => {
    const unknown = '019caf10-3180-77bc-a802-c231565d77b7';

    await expect(joinedTo(place(desk), { at: 9, role: 'officer', samePerson: unknown })).rejects.toMatchObject({
      code: 'user/not-found',
    });
  });

  it('are no two persons where an act on a counterpart waits for a second', async () => {
    await desk.ask('agency:add', { code: 'MX-NEW', names, country: 'MX', recipient: key });
    everywhere();
    const pending = (await home.ask('agency:list', {})).find(({ code }) => code === 'MX-NEW')!.pending;

    expect(pending).toMatchObject([{ isMine: true, mayConfirm: false }]);
    const { id } = pending[0]!;
    expect(codeOf(await home.request('agency:decide', { id, approve: true }))).toBe('proposal/same-person');
  });

  it('are no two persons where a mark is loosened', async () => {
    const { id } = await desk.ask('mark:propose-loosening', {
      ...{ caseId, record: person, field: 'dob', mark: null, ground: 'No longer needed' },
    });
    everywhere();

    expect(codeOf(await home.request('mark:decide-loosening', { caseId, id, approve: true }))).toBe('loosening/same-person');
    expect(JSON.stringify(await home.ask('today:read', { view: 'office' }))).not.toContain(id);
  });

  it('are one person to whom nobody else is asked, where the office has no other', async () => {
    const alone = await officeOf([], 'alone');
    const [first] = alone as [Station];
    try {
      alone.push(await joinedTo(place(first), { at: 2, role: 'supervisor', samePerson: first.session.user.id }));

      const { pending } = await alone[1]!.ask('agency:add', { code: 'MX-NEW', names, country: 'MX', recipient: key });

      expect(pending).toEqual([]);
      bring(alone[1]!, first);
      expect(listFaults(first.session.office)).toEqual([]);
      expect((await first.ask('agency:list', {})).find(({ code }) => code === 'MX-NEW')?.keys).toMatchObject([
        { recipient: key, accepted: 'one-person' },
      ]);
    } finally {
      for (const { cleanup } of alone.toReversed()) cleanup();
    }
  });

  it('get their machine’s name where a lost laptop is replaced under the person’s own name, and stay one person’s', async () => {
    const replaced = (await officeOf([], 'replaced')) as [Station];
    const [first] = replaced;
    const ask = (at: number, as: object) =>
      joinedTo(place(first), { at, role: 'officer', seed: 'replaced', label: 'Wenceslao Inventado', ...as });
    try {
      const lost = await ask(2, {});
      replaced.push(lost);
      const old = lost.session.user.id;
      expect((await first.ask('user:list', {})).find(({ id }) => id === old)).toMatchObject({ isHere: false });
      expect(codeOf(await first.request('user:renew', { userId: old, passphrase: 'another long one of five words' }))).toBe(
        'user/elsewhere',
      );
      await first.ask('station:remove', { station: 2 });

      await expect(ask(3, {})).rejects.toMatchObject({ code: 'office/account-name' });
      await expect(ask(4, { named: 'Wenceslao Inventado' })).rejects.toMatchObject({ code: 'user/exists' });
      const next = await ask(5, { samePerson: old });
      replaced.push(next);
      expect(next.session.user.label).toBe('Wenceslao Inventado (machine 5)');
      const slots = JSON.parse(readFileSync(join(next.session.folder, 'keyslots.json'), 'utf8')) as {
        readonly slots: readonly { readonly label: string }[];
      };
      expect(slots.slots.map(({ label }) => label)).toEqual(['Wenceslao Inventado (machine 5)']);

      await first.ask('user:disable', { userId: old });
      const third = await ask(6, { samePerson: old });
      replaced.push(third);
      const users = (await third.ask('user:list', {})).filter(({ id }) => id !== first.session.user.id);
      expect(users.map(({ label, sameAs, isHere }) => [label, sameAs, isHere]).sort()).toEqual([
        ['Wenceslao Inventado (machine 5)', old, false],
        ['Wenceslao Inventado', null, false],
        ['Wenceslao Inventado', old, true],
      ]);
      const fields = { kind: 'information-exchange', reference: 'IX-2026-0001', title: 'From the third machine' };
      await third.ask('case:create', { fields });
      bring(third, first);
      bring(next, first);
      expect(listFaults(first.session.office)).toEqual([]);
    } finally {
      for (const { cleanup } of replaced.toReversed()) cleanup();
    }
  });

  it('stay one person’s where keys are renewed', async () => {
    const [first] = (await officeOf([], 'renewed')) as [Station];
    try {
      const { id } = await first.ask('user:add', {
        label: 'desk',
        role: 'officer',
        passphrase: 'another long one of five words',
      });
      const renewed = await first.ask('user:renew', { userId: id, passphrase: 'a third long one of five words' });

      expect(renewed.sameAs).toBe(id);
    } finally {
      first.cleanup();
    }
  });
});

describe('a program that somebody changed', () => {
  const decided = () => ({ decided_by: home.session.user.id });
  it.each<[string, () => readonly EntryWrite[], Partial<SentBody>, string]>([
    [
      'confirms what the same person proposed',
      () => [set('counterpart_acts', proposed('counterpart_acts'), { ...decided(), outcome: 'two-persons' })],
      { action: 'agency:confirm' },
      'office/no-second-person',
    ],
    [
      'loosens what the same person proposed to loosen',
      () => [
        { ...set('marks', [person, 'dob'], {}), kind: 'gone', cells: null },
        set('loosenings', proposed('loosenings'), { ...decided(), decided_at_ms: 5, approved: 1 }),
      ],
      { action: 'mark:decide-loosening' },
      'office/no-second-person',
    ],
    [
      'adopts a policy in the name of two that nobody proposed',
      () => [putOf('policies', 'p1', { id: 'p1', outcome: 'two-persons', decided_by: home.session.user.id })],
      { action: 'policy:adopt' },
      'office/no-second-person',
    ],
    [
      'says that the person has no other account',
      () => [set('users', [home.session.user.id], { person: null })],
      { action: 'user:disable' },
      'office/unknown-user',
    ],
  ])('changes nothing where it %s', (_, rows, says, fault) => {
    const before = stateOf(desk);
    const first = give(forged(rows(), says));
    const told = fault === 'office/unknown-user' ? give(forged([], {})) : first;

    expect(told).toBe(fault);
    if (fault !== 'office/unknown-user') expect(stateOf(desk)).toEqual(before);
  });

  const set = (table: string, key: Json[], cells: Record<string, Json>): EntryWrite => ({
    ...putOf(table, '', cells),
    row: JSON.stringify(key),
    kind: 'set',
  });
  const proposed = (table: string): Json[] => [
    desk.session.office.prepare<[], string>(`SELECT id FROM ${table} WHERE decided_by IS NULL`).pluck().get() ?? '',
  ];
});
