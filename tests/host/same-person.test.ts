import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { caseFile, importFile, sampleCase } from '../support/case-file.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';
import type { CaseId, Json, RecordId } from '../../shared/language.ts';
import { matchesOf } from '../../electron/host/cases/same-person.ts';
import { MATCH_KEYS_VERSION } from '../../shared/same-person/match-keys.ts';
import { followMatchRules } from '../../electron/host/cases/same-person.ts';
import { traitsOf } from '../../shared/same-person/traits.ts';

let vault: TempVault;
beforeEach(async () => {
  vault = await tempVault();
});
afterEach(() => vault.cleanup());

type Made = { readonly caseId: CaseId; readonly record: RecordId };

/** A case of one person, with what hangs from them. */
async function caseWith(
  reference: string,
  fields: Record<string, Json>,
  beside: Record<string, Record<string, Json>> = {},
): Promise<Made> {
  const own = { kind: 'information-exchange', reference, title: `Asunto ${reference}` };
  const { id: caseId } = await vault.ask('case:create', { fields: own });
  const { record } = await vault.ask('case:add-record', { caseId, entity: 'subject', fields: { roles: ['sought'], ...fields } });
  for (const [entity, hanging] of Object.entries(beside))
    await vault.ask('case:add-record', { caseId, entity: entity as 'alias', parent: record.id, fields: hanging });
  return { caseId, record: record.id };
}
const names = { given: 'José Ángel', paternal: 'Peñafiel', maternal: 'Quintanar' };
const matches = async ({ caseId, record }: Made) => (await vault.ask('person:same', { caseId, record })).persons[0]!.matches;
const grounds = async (made: Made) => (await matches(made)).map(match => match.grounds.map(({ reason }) => reason));

describe('the same person in two cases', () => {
  it.each<[string, Record<string, Json>, Record<string, Record<string, Json>>, string[]]>([
    ['a CURP in lower case', { given: 'Pepe', curp: 'PEQJ800517HDFXNS09', curpUnchecked: true }, {}, ['identifier']],
    [
      'a passport with a space',
      { fullName: 'Uno Distinto Cualquiera' },
      { identityDocument: { kind: 'Pasaporte', number: 'g 1234-5678' } },
      ['identifier', 'names-differ'],
    ],
    ['surnames in capitals first', { fullName: 'PEÑAFIEL QUINTANAR, JOSE ANGEL', dob: '1980-05-17' }, {}, ['name', 'born']],
    [
      'a nickname, one surname and a telephone',
      { given: 'Pepe', paternal: 'Penafiel' },
      { contactPoint: { phone: '+52 1 55 1234 5678' } },
      ['phone', 'name', 'nickname', 'one-surname'],
    ],
    [
      'the surnames the other way round',
      { given: 'Jose Angel', paternal: 'Quintanar', maternal: 'Peñafiel', dob: '1980-05-17' },
      {},
      ['name', 'name-order', 'born'],
    ],
    ['a birth date known to the year', { ...names, dob: '1980-01-01', dobPrecision: 'year' }, {}, ['name', 'born-partly']],
  ])('is noticed by %s, with the reasons', async (_how, fields, beside, expected) => {
    const first = await caseWith(
      'EX-1',
      { ...names, dob: '1980-05-17', curp: 'peqj800517hdfxns09', curpUnchecked: true, passportNumber: 'G12345678' },
      { contactPoint: { phone: '55-1234-5678' } },
    );
    const second = await caseWith('EX-2', fields, beside);

    const [found] = await matches(second);

    expect(found).toMatchObject({ caseId: first.caseId, record: first.record, reference: 'EX-1', isSaid: false });
    expect(found?.grounds.map(({ reason }) => reason)).toEqual(expect.arrayContaining(expected));
    expect((await matches(first)).map(({ record }) => record)).toEqual([second.record]);
  });

  it.each<[string, Record<string, Json>]>([
    ['a brother of the same day and surnames', { ...names, given: 'Ismael', dob: '1980-05-17' }],
    ['a child named for the parent', { ...names, maternal: 'Urrea', dob: '2001-02-03' }],
    ['a namesake born on another day', { given: 'Juan', paternal: 'Hernández', maternal: 'García', dob: '1975-01-09' }],
  ])('is not seen in %s', async (_who, fields) => {
    await caseWith('EX-1', { ...names, dob: '1980-05-17' });
    await caseWith('EX-2', { given: 'Juan', paternal: 'Hernández', maternal: 'García', dob: '1990-11-21' });

    expect(await grounds(await caseWith('EX-3', fields))).toEqual([]);
  });

  it('is noticed while somebody types, and follows what is changed and removed', async () => {
    const typed = { fields: { given: 'jose angel', paternal: 'penafiel', maternal: 'quintanar' } };
    const { caseId, record } = await caseWith('EX-1', names);

    const [found] = await vault.ask('person:match', typed);
    await vault.ask('case:update-fields', { caseId, record, fields: { paternal: 'Montejano' } });
    const changed = await vault.ask('person:match', typed);
    await vault.ask('case:update-fields', { caseId, record, fields: { paternal: 'Peñafiel' } });
    const back = await vault.ask('person:match', typed);
    await vault.ask('case:update-fields', {
      caseId,
      record,
      fields: { given: 'Ovidio', paternal: 'Zazueta', maternal: 'Loera' },
    });
    const anew = await vault.ask('person:match', { fields: { fullName: 'ZAZUETA LOERA OVIDIO' } });
    expect(anew.map(match => match.record)).toEqual([record]);
    await vault.ask('case:update-fields', { caseId, record, fields: names });
    await vault.ask('case:remove-record', { caseId, record });
    const gone = await vault.ask('person:match', typed);

    expect([found?.record, changed, back.map(match => match.record), gone]).toEqual([record, [], [record], []]);
  });

  it('is remembered as said: not the same for good, the same though nothing shows it; and either is taken back', async () => {
    const one = await caseWith('EX-1', { ...names, dob: '1980-05-17' });
    const other = await caseWith('EX-2', { ...names, dob: '1980-05-17' });
    const stranger = await caseWith('EX-3', { given: 'Ovidio', paternal: 'Zazueta' });

    const { entry } = await vault.ask('person:judge', { one, other, verdict: 'other' });
    await vault.ask('case:update-fields', { caseId: other.caseId, record: other.record, fields: { middle: 'María' } });
    expect([await matches(one), await matches(other)]).toEqual([[], []]);

    await vault.ask('case:undo', { caseId: one.caseId, entry });
    expect((await matches(other)).map(({ record, isSaid }) => [record, isSaid])).toEqual([[one.record, false]]);

    await vault.ask('person:judge', { one: stranger, other, verdict: 'same' });
    expect((await matches(stranger)).map(({ record, isSaid, grounds: why }) => [record, isSaid, why])).toEqual([
      [other.record, true, []],
    ]);
    expect((await matches(other))[0]).toMatchObject({ record: stranger.record, isSaid: true });
  });

  it('keeps what was said against a chain of those that are said to be the same', async () => {
    const [a, b, c] = [await caseWith('EX-1', names), await caseWith('EX-2', names), await caseWith('EX-3', names)];
    const codeOf = async (answer: ReturnType<typeof vault.request>) => {
      const said = (await answer) as { readonly ok: boolean; readonly failure?: { readonly code: string } };
      return said.ok ? 'done' : said.failure?.code;
    };
    const same = (one: typeof a, other: typeof a) => codeOf(vault.request('person:judge', { one, other, verdict: 'same' }));
    const merge = (one: typeof a, other: typeof a) => codeOf(vault.request('person:merge', { one, other, values: {}, also: [] }));
    await vault.ask('person:judge', { one: a, other: c, verdict: 'other' });

    expect(await merge(a, b)).toBe('done');
    expect([await merge(b, c), await same(b, c), await merge(c, b)]).toEqual(Array(3).fill('person/said-other'));
    expect(await same(a, c)).toBe('done'); // who said otherwise of just these two may say so
    expect(await same(b, c)).toBe('done');
  });

  it('refuses to judge a record and itself, or what is no person', async () => {
    const one = await caseWith('EX-1', names);
    const itself = await vault.request('person:judge', { one, other: one, verdict: 'same' });
    const nobody = await vault.request('person:judge', {
      one,
      other: { ...one, record: one.caseId },
      verdict: 'same',
    });

    expect([itself, nobody].map(answer => !answer.ok && answer.failure.code)).toEqual(['person/itself', 'record/not-found']);
  });

  it('tells nothing of a database that the session does not see', async () => {
    await caseWith('EX-1', names);
    const typed = { record: null, traits: traitsOf([{ entity: 'subject', fields: names }]) };

    expect(matchesOf({ visible: () => [vault.session.office] }, typed)).toHaveLength(1);
    expect(matchesOf({ visible: () => [] }, typed)).toEqual([]);
  });

  it('is found in a vault whose keys were never made, or by other rules', async () => {
    const one = await caseWith('EX-1', names);
    const two = await caseWith('EX-2', names);
    vault.session.office.exec('DELETE FROM match_keys');
    expect(await matches(one)).toEqual([]);

    vault.session.office.exec(`UPDATE match_keys_rules SET version = ${MATCH_KEYS_VERSION - 1}`);
    followMatchRules(vault.session, vault.services);

    expect((await matches(one)).map(({ record }) => record)).toEqual([two.record]);
  });

  it('leaves nothing of what was said when a case goes', async () => {
    const one = await caseWith('EX-1', names);
    const other = await caseWith('EX-2', names);
    await vault.ask('person:judge', { one, other, verdict: 'same' });

    vault.session.office.prepare('DELETE FROM cases WHERE id = ?').run(one.caseId);

    const left = (table: string) => vault.session.office.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    expect(left('person_verdicts')).toBe(0);
    expect(await matches(other)).toEqual([]);
  });
});

describe('the same case twice', () => {
  it('is noticed by a reference however it is written, ours or theirs', async () => {
    const { id } = await vault.ask('case:create', {
      fields: { kind: 'information-exchange', reference: 'EXT-2026-0001', theirReference: 'FGR/12/2026', title: 'Uno' },
    });

    const found = async (reference: string) =>
      (await vault.ask('case:match', { references: [reference] })).map(alike => alike.caseId);

    for (const written of [
      'ext-2026-0001',
      'EXT\u20112026\u20110001',
      'E\u00adXT 2026 0001',
      '\u0415\u0425\u0422-2026-0001',
      'fgr 12 2026',
    ])
      expect(await found(written), written).toEqual([id]);
    expect(await found('EXT-2026-001')).toEqual([]);
  });

  it('is noticed by an order against a person who is in both', async () => {
    const order = { type: 'opa', number: '123/2026' };
    await importFile(
      vault,
      caseFile(
        sampleCase({ reference: 'EX-1', subjects: [{ roles: ['sought'], ...names }], charges: [], warrants: [{ ...order }] }),
      ),
    );
    await importFile(
      vault,
      caseFile(
        sampleCase({ reference: 'EX-2', subjects: [{ roles: ['sought'], ...names }], charges: [], warrants: [{ ...order }] }),
      ),
    );
    const listed = (await vault.ask('case:list', { sort: 'reference' })).cases;

    const { cases } = await vault.ask('person:same', { caseId: listed[0]!.id });

    expect(cases.find(({ reason }) => reason === 'order')).toMatchObject({ caseId: listed[1]!.id });
  });
});

describe('a reference', () => {
  const make = (reference: string, kind = 'extradition') =>
    vault.request('case:create', {
      fields: {
        kind,
        reference,
        title: 'Uno',
        ...(kind === 'extradition' ? { requestingCountry: 'US', requestedCountry: 'MX' } : {}),
      },
    });
  const code = (answer: Awaited<ReturnType<typeof make>>) => (answer.ok ? null : answer.failure.code);

  it('is taken however it is written, and 1/23 is not 12/3', async () => {
    expect(code(await make('EXT-2026-0001'))).toBeNull();
    for (const written of ['ext-2026-0001', 'EXT\u20112026\u20110001', 'E\u00adXT-2026-0001', '\u0415\u0425\u0422-2026-0001'])
      expect(code(await make(written)), written).toBe('case/reference-taken');
    expect([code(await make('A 1/23')), code(await make('A 12/3'))]).toEqual([null, null]);
  });

  it('is proposed by the pattern of the office, for each kind its own', async () => {
    const proposed = async (kind: 'extradition' | 'information-exchange') =>
      (await vault.ask('case:propose-reference', { kind })).reference;
    expect([await proposed('extradition'), await proposed('information-exchange')]).toEqual(['EX-2026-0001', 'IX-2026-0001']);

    await make('EXT-2025-0417');
    await make('INF/2026/09', 'information-exchange');
    expect([await proposed('extradition'), await proposed('information-exchange')]).toEqual(['EXT-2026-0001', 'INF/2026/10']);

    await make('ext\u20112026\u20110001');
    expect(await proposed('extradition')).toMatch(/2026.0002$/);
  });
});

describe('what is said of two cases', () => {
  const twice = async () => {
    const made = await Promise.all(
      ['EXT-2026-0001', 'EXT-2026-0002'].map(reference =>
        vault.ask('case:create', {
          fields: { kind: 'information-exchange', reference, title: reference, theirReference: 'FGR/7/26' },
        }),
      ),
    );
    return [made[0]!.id, made[1]!.id] as const;
  };
  const noticed = async (caseId: CaseId) =>
    (await vault.ask('person:same', { caseId })).cases.map(({ caseId: other, reason, isSaid }) => [other, reason, isSaid]);

  it('is kept: not the same for good, the same though nothing shows it; and either is taken back', async () => {
    const [one, other] = await twice();
    expect(await noticed(one)).toEqual([[other, 'reference', false]]);

    const { entry } = await vault.ask('case:judge', { one, other, verdict: 'other' });
    expect([await noticed(one), await noticed(other)]).toEqual([[], []]);

    await vault.ask('case:undo', { caseId: one, entry });
    expect(await noticed(other)).toEqual([[one, 'reference', false]]);

    await vault.ask('case:update-fields', {
      caseId: other,
      record: other,
      fields: { theirReference: null },
    });
    await vault.ask('case:judge', { one, other, verdict: 'same' });
    expect([await noticed(one), await noticed(other)]).toEqual([[[other, 'said', true]], [[one, 'said', true]]]);
    await vault.ask('case:judge', { one, other, verdict: null });
    expect(await noticed(one)).toEqual([]);
  });

  it('is refused of a case and itself, and of one that is not', async () => {
    const [one] = await twice();
    const code = async (other: CaseId) => {
      const answer = await vault.request('case:judge', { one, other, verdict: 'same' });
      return answer.ok ? 'kept' : answer.failure.code;
    };

    expect(await code(one)).toBe('person/itself');
    expect(await code('019caf10-3180-77bc-a802-c231565d77b7' as CaseId)).toBe('record/not-found');
  });
});

describe('a list of persons', () => {
  it('says of each in how many other cases they are, and in how many perhaps', async () => {
    const one = await caseWith('EX-1', { ...names, dob: '1980-05-17' });
    const two = await caseWith('EX-2', { ...names, dob: '1980-05-17' });
    const three = await caseWith('EX-3', { ...names, dob: '1980-05-17' });
    const alone = await caseWith('EX-4', { given: 'Ovidio', paternal: 'Zazueta' });
    await vault.ask('person:judge', { one, other: two, verdict: 'same' });

    const found = await vault.ask('person:elsewhere', { records: [one, two, three, alone].map(({ record }) => record) });

    expect(new Map(found.map(({ record, said, perhaps }) => [record, [said, perhaps]]))).toEqual(
      new Map([
        [one.record, [1, 1]],
        [two.record, [1, 1]],
        [three.record, [0, 2]],
      ]),
    );
  });
});

describe('many of one name', () => {
  it('are all answered and counted, not the likeliest alone', async () => {
    const person = (at: number) => ({ id: `s${at}`, roles: ['sought'], ...names, dob: '1980-05-17' });
    const all = Array.from({ length: 30 }, (_, at) =>
      sampleCase({ id: `c${at}`, reference: `EX-${at}`, subjects: [person(at)] }),
    );
    const cases = all.map(one => ({ ...one, charges: [], portions: [], deadlines: [] }));
    expect((await importFile(vault, caseFile(...cases))).ok).toBe(true);
    const made = await caseWith('EX-ONE', { ...names, dob: '1980-05-17' });

    expect(await matches(made)).toHaveLength(30);
    expect(await vault.ask('person:elsewhere', { records: [made.record] })).toMatchObject([{ said: 0, perhaps: 30 }]);
  });
});
