import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { updateMark } from '../../db/records.ts';
import type { CaseRecord } from '../../shared/case.ts';
import type { AgencyCode, CaseId, RecordId } from '../../shared/language.ts';
import type { Mark } from '../../shared/mark.ts';
import { caseFile, importFile, onlyCase, sampleCase } from '../support/case-file.ts';
import { PASSPHRASE, tempVault, type TempVault } from '../support/temp-vault.ts';

let vault: TempVault;
let caseId: CaseId;
let subject: CaseRecord;
beforeEach(async () => {
  vault = await tempVault();
  await importFile(vault, caseFile(sampleCase()));
  caseId = await onlyCase(vault);
  subject = await current();
});
afterEach(() => vault.cleanup());

const current = async (): Promise<CaseRecord> =>
  (await vault.ask('case:show', { caseId })).file.records.find(({ fields }) => fields['paternal'] === 'Peñafiel')!;
const setMark = (field: string, mark: Mark) =>
  vault.request('case:set-mark', { caseId, record: subject.id, field, mark: mark as Record<string, never> });
const codeOf = (answer: Awaited<ReturnType<typeof setMark>>) => (answer.ok ? 'stored' : answer.failure.code);

describe('marks', () => {
  it.each<[string, string, Mark, string]>([
    ['a higher level', 'given', { level: 'L4' }, 'stored'],
    ['a level below the catalogue, which is no loosening because it changes nothing', 'given', { level: 'L0' }, 'stored'],
    ['a caveat on a record', '*', { caveats: [{ kind: 'EXISTENCE_HIDDEN' }] }, 'stored'],
    ['a lower level than it has', 'dob', { level: 'L2', caveats: [{ kind: 'NO_ONWARD' }] }, 'mark/looser'],
    ['a caveat dropped', 'dob', { level: 'L3' }, 'mark/looser'],
    ['a caveat added', 'dob', { level: 'L3', caveats: [{ kind: 'NO_ONWARD' }, { kind: 'ORCON' }] }, 'stored'],
    ['a duty to tell, which opens a gate', 'caution', { caveats: [{ kind: 'MUST_TELL' }] }, 'mark/looser'],
    ['a field that the catalogue lacks', 'shoeSize', { level: 'L4' }, 'field/unknown'],
  ])('%s', async (_, field, mark, expected) => {
    const before = subject.marks[field];

    const answer = await setMark(field, mark);

    expect(codeOf(answer)).toBe(expected);
    expect((await current()).marks[field]).toEqual(expected === 'stored' ? mark : before);
  });

  it('that came in locked may be tightened, keep their lock, and are loosened by nobody', async () => {
    const locked: Mark = { level: 'L2', originator: 'MX-SRE' as AgencyCode, caveats: [{ kind: 'NO_ONWARD' }], locked: true };
    updateMark(vault.session.office, subject.id, 'given', locked);

    const loosened = await setMark('given', { level: 'L2' });
    const proposed = await vault.request('mark:propose-loosening', {
      caseId,
      record: subject.id,
      field: 'given',
      mark: null,
      ground: 'x',
    });
    const { locked: _, ...open } = locked;
    const tightened = await setMark('given', { ...open, level: 'L4' });

    expect([codeOf(loosened), proposed.ok ? '' : proposed.failure.code, codeOf(tightened)]).toEqual([
      'mark/locked',
      'mark/locked',
      'stored',
    ]);
    expect((await current()).marks['given']).toEqual({ ...locked, level: 'L4' });
  });

  it('cannot be given by a caller as locked or in an unknown shape', async () => {
    const answers = [
      await setMark('given', { locked: true }),
      await setMark('given', { level: 'L9' } as unknown as Mark),
      await setMark('given', { caveats: [{ kind: 'WISH' }] } as unknown as Mark),
    ];

    expect(answers.map(codeOf)).toEqual(['input/invalid', 'input/invalid', 'input/invalid']);
  });

  it('that wait for an event that nobody can record are refused', async () => {
    const until = (event: string): Mark => ({ caveats: [{ kind: 'EMBARGO', until: { event } }] });

    expect(codeOf(await setMark('given', until('arest')))).toBe('input/invalid');
    expect(codeOf(await setMark('given', until('arrest')))).toBe('stored');
  });

  it('are loosened by two persons, one of them a supervisor, and the ground is kept', async () => {
    const { id } = await vault.ask('mark:propose-loosening', {
      caseId,
      record: subject.id,
      field: 'dob',
      mark: null,
      ground: 'Filed in court',
    });

    const alone = await vault.request('mark:decide-loosening', { caseId, id, approve: true });
    await vault.ask('user:add', { label: 'second', role: 'supervisor', passphrase: `${PASSPHRASE} two` });
    await vault.unlock(`${PASSPHRASE} two`, 'second');
    const listed = await vault.ask('mark:list-loosening', {});
    await vault.ask('mark:decide-loosening', { caseId, id, approve: true });

    expect(alone).toMatchObject({ ok: false, failure: { code: 'loosening/same-person' } });
    expect(listed).toMatchObject([{ id, field: 'dob', ground: 'Filed in court' }]);
    expect((await current()).marks['dob']).toBeUndefined();
    expect(await vault.ask('mark:list-loosening', {})).toEqual([]);
    expect(await vault.request('mark:decide-loosening', { caseId, id, approve: true })).toMatchObject({
      failure: { code: 'loosening/not-found' },
    });
  });

  it('that changed after a proposal are not loosened by it', async () => {
    const { id } = await vault.ask('mark:propose-loosening', {
      caseId,
      record: subject.id,
      field: 'dob',
      mark: null,
      ground: 'Filed in court',
    });
    await setMark('dob', { level: 'L4', caveats: [{ kind: 'NO_ONWARD' }] });
    await vault.ask('user:add', { label: 'second', role: 'supervisor', passphrase: `${PASSPHRASE} two` });
    await vault.unlock(`${PASSPHRASE} two`, 'second');

    const answer = await vault.request('mark:decide-loosening', { caseId, id, approve: true });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'loosening/outdated' } });
    expect((await current()).marks['dob']?.level).toBe('L4');
  });

  it('that somebody proposed who was taken out since are not loosened by it', async () => {
    const { id } = await vault.ask('mark:propose-loosening', {
      caseId,
      record: subject.id,
      field: 'dob',
      mark: null,
      ground: 'Filed in court',
    });
    const proposer = (await vault.ask('user:list', {}))[0]!;
    await vault.ask('user:add', { label: 'second', role: 'supervisor', passphrase: `${PASSPHRASE} two` });
    await vault.unlock(`${PASSPHRASE} two`, 'second');
    await vault.ask('user:disable', { userId: proposer.id });

    const answer = await vault.request('mark:decide-loosening', { caseId, id, approve: true });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'loosening/outdated' } });
    expect((await current()).marks['dob']).toBeDefined();
  });

  describe('below the catalogue’s default', () => {
    const loosened = { level: 'L0' as const, categories: ['LEG' as const] };
    const propose = (field: string, record: string = subject.id) =>
      vault.request('mark:propose-loosening', { caseId, record, field, mark: null, loosened, ground: 'Said in open court' });

    it('are written by nobody alone: no mark that is set, added, logged or imported carries a loosening', async () => {
      const mark = { loosened } as unknown as Record<string, never>; // what the contract's types forbid
      const fields = { given: 'Otilia', roles: ['accused'] };
      const imported = await importFile(
        vault,
        caseFile(sampleCase({ id: 'case-2', reference: 'EX-2', subjects: [{ ...fields, marks: { given: mark } }] })),
      );
      const refused = [
        await setMark('given', mark),
        await vault.request('case:add-record', { caseId, entity: 'subject', fields, marks: { given: mark } }),
        imported,
      ];

      expect(refused.map(answer => (answer.ok ? '' : answer.failure.code))).toEqual([
        'input/invalid',
        'input/invalid',
        'import/refused',
      ]);
    });

    it('are proposed by one and decided by another, and stay while the value is tightened', async () => {
      const answer = await propose('caution');
      const { id } = answer.ok ? answer.value : { id: '' };
      const alone = await vault.request('mark:decide-loosening', { caseId, id, approve: true });
      expect(alone).toMatchObject({ failure: { code: 'loosening/same-person' } });
      expect((await current()).marks['caution']).toBeUndefined();
      await vault.ask('user:add', { label: 'second', role: 'supervisor', passphrase: `${PASSPHRASE} two` });
      await vault.unlock(`${PASSPHRASE} two`, 'second');
      await vault.ask('mark:decide-loosening', { caseId, id, approve: true });

      expect((await current()).marks['caution']).toEqual({ loosened });
      expect(codeOf(await setMark('caution', { level: 'L2' }))).toBe('stored');
      expect((await current()).marks['caution']).toEqual({ loosened, level: 'L2' });
      expect(codeOf(await setMark('caution', { level: 'L1' }))).toBe('mark/looser');
    });

    it.each<[string, 'case' | 'subject', Mark]>([
      ['the person', 'subject', { originator: 'US-DEA' as AgencyCode, locked: true }],
      ['the whole case', 'case', { originator: 'US-DEA' as AgencyCode, locked: true }],
      ['the whole case, which names nobody', 'case', { locked: true }],
      ['the whole case, and is ours', 'case', { originator: 'MX-FGR' as AgencyCode, locked: true }],
    ])('are neither proposed nor approved where %s came in locked', async (_, at, mark) => {
      const proposed = await propose('caution');
      await vault.ask('user:add', { label: 'second', role: 'supervisor', passphrase: `${PASSPHRASE} two` });
      await vault.unlock(`${PASSPHRASE} two`, 'second');
      updateMark(vault.session.office, at === 'case' ? (caseId as unknown as RecordId) : subject.id, '*', mark);

      const { id } = proposed.ok ? proposed.value : { id: '' };
      const answers = [await vault.request('mark:decide-loosening', { caseId, id, approve: true }), await propose('caution')];

      expect(answers.map(answer => (answer.ok ? '' : answer.failure.code))).toEqual(['mark/locked', 'mark/locked']);
      expect((await current()).marks['caution']).toBeUndefined();
    });

    it('do not go where a source is protected, or for a whole record', async () => {
      const answers = [await propose('sourceCode'), await propose('*')];

      expect(answers.map(answer => (answer.ok ? '' : answer.failure.code))).toEqual([
        'loosening/protected',
        'loosening/protected',
      ]);
    });
  });
});
