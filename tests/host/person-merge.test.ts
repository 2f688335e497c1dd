import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { updateMark } from '../../db/records.ts';
import type { CaseRecord } from '../../shared/case.ts';
import type { AgencyCode, CaseId, Json, RecordId } from '../../shared/language.ts';
import type { Mark } from '../../shared/mark.ts';
import { PASSPHRASE, tempVault, type TempVault } from '../support/temp-vault.ts';

let vault: TempVault;
beforeEach(async () => {
  vault = await tempVault();
});
afterEach(() => vault.cleanup());

type At = { readonly caseId: CaseId; readonly record: RecordId };

async function caseWith(
  reference: string,
  fields: Record<string, Json>,
  hanging: readonly (readonly ['alias' | 'contactPoint', Record<string, Json>])[] = [],
): Promise<At> {
  const { id: caseId } = await vault.ask('case:create', {
    fields: { kind: 'information-exchange', reference, title: `Asunto ${reference}` },
  });
  const { record } = await vault.ask('case:add-record', { caseId, entity: 'subject', fields: { roles: ['sought'], ...fields } });
  for (const [entity, own] of hanging) await vault.ask('case:add-record', { caseId, entity, parent: record.id, fields: own });
  return { caseId, record: record.id };
}

const recordsOf = async ({ caseId }: At) => (await vault.ask('case:show', { caseId })).file.records;
const subjectOf = async (at: At): Promise<CaseRecord> => (await recordsOf(at)).find(({ id }) => id === at.record)!;
const merge = (one: At, other: At, values: Record<string, 'one' | 'other'>, also: RecordId[] = []) =>
  vault.request('person:merge', { one, other, values, also });
const codeOf = (answer: Awaited<ReturnType<typeof merge>>) => (answer.ok ? 'merged' : answer.failure.code);
/** A mark as a packet or an earlier act left it. */
const marked = ({ record }: At, field: string, mark: Mark) => updateMark(vault.session.office, record, field, mark);

const first = { given: 'José Ángel', paternal: 'Peñafiel', dob: '1980-05-17', hair: 'black' };
const second = {
  given: 'Pepe',
  paternal: 'Peñafiel',
  dob: '1980',
  birthPlace: { text: 'Guasave, Sinaloa', country: 'MX' },
  sex: 'M',
};

describe('two records of one person', () => {
  it('stand side by side: where they differ, what one has alone, and how much is alike', async () => {
    const one = await caseWith('EX-1', first, [['alias', { text: 'El Faro' }]]);
    const other = await caseWith('EX-2', second, [
      ['alias', { text: 'el faro' }],
      ['contactPoint', { phone: '+52 55 1234 5678' }],
    ]);

    const { differing, lone, alike } = await vault.ask('person:compare', { one, other });

    expect(differing.map(({ field, values }) => [field, values.one, values.other])).toEqual([
      ['given', 'José Ángel', 'Pepe'],
      ['dob', '1980-05-17', '1980'],
      ['sex', null, 'M'],
      ['birthPlace', null, { text: 'Guasave, Sinaloa', country: 'MX' }],
      ['hair', 'black', null],
    ]);
    expect(lone.map(({ side, entity }) => [side, entity])).toEqual([['other', 'contactPoint']]);
    expect(alike).toBe(1);
  });

  it('get the chosen values both, keep the rest each its own, and are said to be one person', async () => {
    const one = await caseWith('EX-1', first);
    const other = await caseWith('EX-2', second, [['contactPoint', { phone: '+52 55 1234 5678' }]]);
    const phone = (await recordsOf(other)).find(({ entity }) => entity === 'contactPoint')!;

    const answer = await merge(one, other, { given: 'one', dob: 'one', sex: 'other' }, [phone.id]);

    expect(codeOf(answer)).toBe('merged');
    const [mine, theirs] = [await subjectOf(one), await subjectOf(other)];
    expect(mine.fields).toEqual({ roles: ['sought'], ...first, sex: 'M' });
    expect(theirs.fields).toEqual({ roles: ['sought'], ...second, given: 'José Ángel', dob: '1980-05-17' });
    expect((await recordsOf(one)).filter(({ parentId }) => parentId === one.record).map(({ fields }) => fields)).toEqual([
      phone.fields,
    ]);
    const [match] = (await vault.ask('person:same', one)).persons[0]!.matches;
    expect(match).toMatchObject({ record: other.record, isSaid: true, merged: answer.ok && answer.value.entry });
  });

  it('hold a chosen value under the tightest of its marks, in both cases, whatever the case itself is under', async () => {
    const one = await caseWith('EX-1', first);
    const other = await caseWith('EX-2', second);
    await vault.ask('case:set-mark', {
      caseId: one.caseId,
      record: one.caseId,
      field: '*',
      mark: { level: 'L3' },
    });
    await vault.ask('case:set-mark', { ...one, field: 'given', mark: { caveats: [{ kind: 'NO_ONWARD' }] } });
    await vault.ask('case:set-mark', { ...other, field: 'given', mark: { caveats: [{ kind: 'ORCON' }] } });

    expect(codeOf(await merge(one, other, { given: 'one' }))).toBe('merged');

    expect((await subjectOf(other)).marks['given']).toEqual({
      level: 'L3',
      caveats: [{ kind: 'NO_ONWARD' }, { kind: 'ORCON' }],
    });
    expect((await subjectOf(one)).marks['given']).toEqual({ caveats: [{ kind: 'NO_ONWARD' }, { kind: 'ORCON' }] });
  });

  it.each<[string, (one: At, other: At) => Promise<unknown> | void, string]>([
    [
      'a value of the other case came in locked',
      (_, other) => marked(other, 'given', { level: 'L2', originator: 'MX-SRE' as AgencyCode, locked: true }),
      'person/locked',
    ],
    [
      'this person is a witness here and not there',
      async one => await vault.ask('case:update-fields', { ...one, fields: { roles: ['witness'] } }),
      'person/less-protected',
    ],
    [
      'the value waits for something to happen in its own case',
      one => marked(one, 'given', { caveats: [{ kind: 'EMBARGO', until: { event: 'arrest' } }] }),
      'person/awaits-event',
    ],
    [
      'the values are of two agencies',
      (one, other) => {
        marked(one, 'given', { originator: 'MX-SRE' as AgencyCode });
        marked(other, 'given', { originator: 'MX-FGR' as AgencyCode });
      },
      'person/owners-differ',
    ],
  ])('are not merged where %s, and nothing changes', async (_, prepare, code) => {
    const [one, other] = [await caseWith('EX-1', first), await caseWith('EX-2', second)];
    await prepare(one, other);
    const before = [await subjectOf(one), await subjectOf(other)];

    const answer = await merge(one, other, { dob: 'other', given: 'one' });

    expect(codeOf(answer)).toBe(code);
    expect(!answer.ok && answer.failure.places).toContainEqual({ path: 'given', code });
    expect([await subjectOf(one), await subjectOf(other)]).toEqual(before);
    expect((await vault.ask('person:same', one)).persons[0]!.matches.filter(({ isSaid }) => isSaid)).toEqual([]);
  });

  it('keep what came in locked as it is, while its value goes over under its lock', async () => {
    const [one, other] = [await caseWith('EX-1', first), await caseWith('EX-2', second)];
    const locked: Mark = { level: 'L2', originator: 'MX-SRE' as AgencyCode, locked: true };
    marked(one, 'dob', locked);

    expect(codeOf(await merge(one, other, { dob: 'one' }))).toBe('merged');

    expect((await subjectOf(one)).marks['dob']).toEqual(locked);
    expect((await subjectOf(other)).marks['dob']).toEqual(locked);
  });

  it('are a minor both once a value of the one declared so goes over', async () => {
    const [one, other] = [await caseWith('EX-1', { ...first, isMinor: true }), await caseWith('EX-2', second)];

    expect(codeOf(await merge(one, other, { given: 'one' }))).toBe('merged');

    expect((await subjectOf(other)).fields['isMinor']).toBe(true);
  });

  it('refuse what is no choice: a role, a field that is not, a side that has nothing, a record that is not theirs', async () => {
    const [one, other] = [await caseWith('EX-1', first), await caseWith('EX-2', second)];

    expect(codeOf(await merge(one, other, { roles: 'one' }))).toBe('field/unknown');
    expect(codeOf(await merge(one, other, { hair: 'other' }))).toBe('person/nothing-there');
    expect(codeOf(await merge(one, other, {}, [one.record]))).toBe('record/not-found');
    expect(codeOf(await merge(one, one, {}))).toBe('person/itself');
  });
});

describe('a merge that is taken back', () => {
  const standing = async (...all: At[]) => await Promise.all(all.map(subjectOf));

  it('puts back what both had, with the marks, and the verdict; both ways, once', async () => {
    const one = await caseWith('EX-1', first);
    const other = await caseWith('EX-2', second, [['alias', { text: 'El Faro' }]]);
    await vault.ask('case:set-mark', { ...other, field: 'given', mark: { caveats: [{ kind: 'ORCON' }] } });
    const before = [await recordsOf(one), await recordsOf(other)];
    const alias = before[1]!.find(({ entity }) => entity === 'alias')!;
    await merge(one, other, { given: 'one', dob: 'other', hair: 'one' }, [alias.id]);

    const { kept, restored } = await vault.ask('person:unmerge', other);

    expect(kept).toEqual([]);
    expect(restored).toBeGreaterThan(4);
    expect([await recordsOf(one), await recordsOf(other)]).toEqual(before);
    expect((await vault.ask('person:same', one)).persons[0]!.matches.filter(({ isSaid }) => isSaid)).toEqual([]);
    const again = await vault.request('person:unmerge', one);
    expect(!again.ok && again.failure.code).toBe('person/not-merged');
  });

  it('leaves what somebody changed since, with its mark, and names it', async () => {
    const one = await caseWith('EX-1', first);
    const other = await caseWith('EX-2', second);
    await vault.ask('case:set-mark', { ...one, field: 'given', mark: { level: 'L3' } });
    await merge(one, other, { given: 'one', dob: 'one' });
    await vault.ask('case:update-fields', { ...other, fields: { given: 'José A.' } });
    await vault.ask('case:set-mark', { ...one, field: 'dob', mark: { level: 'L4' } });

    const { kept } = await vault.ask('person:unmerge', one);

    expect(kept.map(({ caseId, field, why }) => [caseId, field, why])).toEqual([
      [other.caseId, 'given', 'changed-since'],
      [other.caseId, 'mark:given', 'changed-since'],
    ]);
    const [mine, theirs] = await standing(one, other);
    expect(theirs).toMatchObject({ fields: { given: 'José A.', dob: '1980' }, marks: { given: { level: 'L3' } } });
    expect(mine).toMatchObject({ fields: first, marks: { dob: { level: 'L4' } } });
  });

  it('leaves a declaration that something rests on by now', async () => {
    const [one, other] = [await caseWith('EX-1', { ...first, isMinor: true }), await caseWith('EX-2', second)];
    await merge(one, other, { given: 'one' });
    await vault.ask('case:update-fields', { ...other, fields: { hair: 'brown' } });

    const { kept } = await vault.ask('person:unmerge', one);

    expect(kept.map(({ field, why }) => [field, why])).toEqual([['isMinor', 'would-loosen']]);
    expect((await subjectOf(other)).fields).toMatchObject({ isMinor: true, given: 'Pepe' });
  });

  it('is by whoever merged, or a supervisor; and the newest first', async () => {
    const [one, other] = [await caseWith('EX-1', first), await caseWith('EX-2', second)];
    await vault.ask('user:add', { label: 'second', role: 'officer', passphrase: `${PASSPHRASE} two` });
    await merge(one, other, { given: 'one' });
    await vault.unlock(`${PASSPHRASE} two`, 'second');

    const notTheirs = await vault.request('person:unmerge', one);
    expect(!notTheirs.ok && notTheirs.failure.code).toBe('undo/not-yours');

    await merge(one, other, { dob: 'one' });
    await vault.unlock();
    await vault.ask('person:unmerge', one);
    expect((await subjectOf(other)).fields).toMatchObject({ given: 'José Ángel', dob: '1980' });
    await vault.ask('person:unmerge', one);
    expect((await subjectOf(other)).fields).toMatchObject({ given: 'Pepe', dob: '1980' });
  });
});
