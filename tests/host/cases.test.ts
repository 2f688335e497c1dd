import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseFile, CaseRecord } from '../../shared/case.ts';
import type { CaseId } from '../../shared/language.ts';
import { caseFile, importFile, onlyCase, sampleCase } from '../support/case-file.ts';
import { PASSPHRASE, tempVault, type TempVault } from '../support/temp-vault.ts';

let vault: TempVault;
let caseId: CaseId;
beforeEach(async () => {
  vault = await tempVault();
  await importFile(vault, caseFile(sampleCase()));
  caseId = await onlyCase(vault);
});
afterEach(() => vault.cleanup());

const show = async (): Promise<CaseFile> => (await vault.ask('case:show', { caseId })).file;
const find = async (entity: string, field: string, value: string): Promise<CaseRecord> => {
  const record = (await show()).records.find(each => each.entity === entity && each.fields[field] === value);
  if (record === undefined) throw new Error('the sample case lacks a record');
  return record;
};

describe('listing cases', () => {
  it('filters by kind, stage, words without accents and dates, and counts what it selects', async () => {
    await importFile(
      vault,
      caseFile(sampleCase({ reference: 'IN-7', kind: 'information-exchange', stage: 'E00', title: 'Otro asunto' })),
    );

    const references = async (filter: Parameters<typeof vault.ask<'case:list'>>[1]) =>
      (await vault.ask('case:list', { sort: 'reference', ...filter })).cases.map(({ reference }) => reference);
    expect(await references({})).toEqual(['EX-2026-0001', 'IN-7']);
    expect(await references({ descending: true })).toEqual(['IN-7', 'EX-2026-0001']);
    expect(await references({ kinds: ['extradition'] })).toEqual(['EX-2026-0001']);
    expect(await references({ stages: ['E00'] })).toEqual(['IN-7']);
    expect(await references({ text: 'PENAFIEL peticion' })).toEqual(['EX-2026-0001']);
    expect(await references({ stopBefore: '2026-03-16', openedFrom: '2026-01-11' })).toEqual([]);
    expect((await vault.ask('case:list', { limit: 1 })).total).toBe(2);
  });

  it('follows a change of stage, deadline and name at once', async () => {
    const deadline = await find('deadline', 'label', 'Formal request');
    const subject = await find('subject', 'paternal', 'Peñafiel');

    await vault.ask('case:update-fields', { caseId, record: deadline.id, fields: { status: 'done' } });
    await vault.ask('case:update-fields', { caseId, record: subject.id, fields: { paternal: 'Zubieta' } });
    await vault.ask('case:record-event', {
      caseId,
      type: 'formal-request-received',
      on: '2026-03-01',
      facts: { noteNumber: 'N-1' },
    });

    const { summary } = await vault.ask('case:show', { caseId });
    expect(summary).toMatchObject({ stage: 'X07', nextStopOn: null, persons: 'Zubieta Quintanar, José Ángel' });
  });

  it('keeps filters that a user saves, apart from other users', async () => {
    const { id } = await vault.ask('filter:save', { name: 'Mine', filter: { kinds: ['extradition'], sort: 'stop' } });

    expect(await vault.ask('filter:list', {})).toEqual([{ id, name: 'Mine', filter: { kinds: ['extradition'], sort: 'stop' } }]);
    await vault.ask('user:add', { label: 'second', role: 'officer', passphrase: `${PASSPHRASE} two` });
    await vault.unlock(`${PASSPHRASE} two`, 'second');
    await vault.ask('filter:remove', { id });
    expect(await vault.ask('filter:list', {})).toEqual([]);
    await vault.unlock();
    expect(await vault.ask('filter:list', {})).toHaveLength(1);
  });

  it('never lists a source among the persons of a case', async () => {
    const { summary } = await vault.ask('case:show', { caseId });

    expect(summary.persons).not.toContain('Ibarrola');
  });
});

describe('changing a case', () => {
  it('normalises what is typed, and takes a value away with null', async () => {
    const subject = await find('subject', 'paternal', 'Peñafiel');

    const { record } = await vault.ask('case:update-fields', {
      caseId,
      record: subject.id,
      fields: { given: '  Jose\u0301 ', maternal: null },
    });

    expect(record.fields['given']).toBe('José');
    expect((await find('subject', 'paternal', 'Peñafiel')).fields).not.toHaveProperty('maternal');
  });

  it.each<[string, Record<string, never> | Record<string, unknown>, string]>([
    ['a date that does not exist', { dob: '2026-02-30' }, 'value/no-such-date'],
    ['a role that does not exist', { roles: ['wizard'] }, 'value/not-an-option'],
    ['no role at all', { roles: null }, 'field/required'],
    ['a bidirectional character', { given: 'A\u202Eb' }, 'value/forbidden-character'],
    ['a photograph that is no document here', { photo: '0190a0a0-0000-7000-8000-000000000000' }, 'record/not-found'],
  ])('refuses %s and changes nothing', async (_, fields, code) => {
    const subject = await find('subject', 'paternal', 'Peñafiel');

    const answer = await vault.request('case:update-fields', {
      caseId,
      record: subject.id,
      fields: fields,
    });

    expect(answer).toMatchObject({ ok: false, failure: { code } });
    expect(await find('subject', 'paternal', 'Peñafiel')).toEqual(subject);
  });

  it('adds a record where its kind may hang, and nowhere else', async () => {
    const subject = await find('subject', 'paternal', 'Peñafiel');

    const added = await vault.ask('case:add-record', {
      caseId,
      entity: 'alias',
      parent: subject.id,
      fields: { text: 'La Boya' },
    });
    const wrong = await vault.request('case:add-record', { caseId, entity: 'alias', fields: { text: 'La Boya' } });

    expect(added.record).toMatchObject({ parentId: subject.id, position: 1 });
    expect(wrong).toMatchObject({ ok: false, failure: { code: 'record/wrong-parent' } });
  });

  it('removes a record with what hangs from it, but not one that others point to', async () => {
    const subject = await find('subject', 'paternal', 'Peñafiel');
    const charge = await find('charge', 'offence', 'Conspiracy');

    const inUse = await vault.request('case:remove-record', { caseId, record: subject.id });
    await vault.ask('case:remove-record', { caseId, record: charge.id });
    const { removed } = await vault.ask('case:remove-record', { caseId, record: subject.id });

    expect(inUse).toMatchObject({ ok: false, failure: { code: 'record/in-use' } });
    expect(removed).toBe(2);
    expect((await show()).records.map(({ entity }) => entity).sort()).toEqual(['case', 'deadline', 'portion', 'subject']);
    expect((await vault.ask('case:search', { text: 'Faro' })).hits).toEqual([]);
  });

  it('refuses a reference that another case has', async () => {
    const { id } = await vault.ask('case:create', { fields: { kind: 'extradition', reference: 'EX-9', title: 'T' } });
    const again = await vault.request('case:create', { fields: { kind: 'extradition', reference: 'EX-9', title: 'T' } });
    const taken = await vault.request('case:update-fields', {
      caseId,
      record: (await show()).records.find(({ entity }) => entity === 'case')!.id,
      fields: { reference: 'EX-9' },
    });

    expect([again, taken].map(answer => !answer.ok && answer.failure.code)).toEqual([
      'case/reference-taken',
      'case/reference-taken',
    ]);
    expect((await vault.ask('case:show', { caseId: id })).summary.title).toBe('T');
  });

  it('links two cases so that each tells of the other', async () => {
    const { id } = await vault.ask('case:create', { fields: { kind: 'joint-investigation', reference: 'JI-1', title: 'T' } });

    await vault.ask('case:link', { caseId, otherReference: 'JI-1', relation: 'supports' });

    const other = (await vault.ask('case:show', { caseId: id })).file.records.find(({ entity }) => entity === 'caseLink');
    expect(other?.fields).toMatchObject({ otherCase: caseId, otherReference: 'EX-2026-0001', relation: 'supports' });
  });

  it('lets an auditor read and change nothing without a grant', async () => {
    await vault.ask('user:add', { label: 'eyes', role: 'auditor', passphrase: `${PASSPHRASE} eyes` });
    await vault.unlock(`${PASSPHRASE} eyes`, 'eyes');

    const answers = [
      await vault.request('case:show', { caseId }),
      await vault.request('case:create', { fields: { kind: 'extradition', reference: 'EX-9', title: 'T' } }),
      await vault.request('case:undo', { caseId }),
    ];

    expect(answers.map(answer => (answer.ok ? '' : answer.failure.code))).toEqual([
      'audit/not-granted',
      'input/forbidden',
      'input/forbidden',
    ]);
  });
});

describe('history and undo', () => {
  it('tells of each value what it was, what it became, when and by whom', async () => {
    const subject = await find('subject', 'paternal', 'Peñafiel');
    vault.setNowMs(Date.parse('2026-03-03T09:00:00Z'));
    await vault.ask('case:update-fields', { caseId, record: subject.id, fields: { dob: '1984-03-01' } });

    const { lines } = await vault.ask('case:history', { caseId, record: subject.id });

    expect(lines[0]).toMatchObject({
      action: 'case:update-fields',
      field: 'dob',
      old: '1984-02-29',
      new: '1984-03-01',
      atMs: Date.parse('2026-03-03T09:00:00Z'),
      user: 'first',
      erased: false,
    });
    expect(lines.at(-1)).toMatchObject({ action: 'case:import', field: '*', old: null, new: { fields: { dob: '1984-02-29' } } });
  });

  it('takes back the last own step, then the one before, each as a new entry', async () => {
    const before = await show();
    const subject = await find('subject', 'paternal', 'Peñafiel');
    await vault.ask('case:update-fields', { caseId, record: subject.id, fields: { given: 'Julio', sex: 'M' } });
    await vault.ask('case:add-record', { caseId, entity: 'alias', parent: subject.id, fields: { text: 'La Boya' } });
    await vault.ask('exchange:log', {
      caseId,
      fields: { mode: 'call', startAt: '2026-01-02T10:00:00Z' },
      children: [{ entity: 'commitment', fields: { what: 'Send the note' } }],
    });

    const undone = [
      await vault.ask('case:undo', { caseId }),
      await vault.ask('case:undo', { caseId }),
      await vault.ask('case:undo', { caseId }),
    ];

    expect(undone.map(({ undone: action }) => action)).toEqual(['exchange:log', 'case:add-record', 'case:update-fields']);
    expect(await show()).toEqual(before);
    expect(await vault.request('case:undo', { caseId })).toMatchObject({ ok: false, failure: { code: 'undo/nothing' } });
    expect(await vault.ask('audit:verify', {})).toMatchObject({ ok: true });
  });

  it('brings a removed branch back with its marks, under the same ids', async () => {
    const charge = await find('charge', 'offence', 'Conspiracy');
    await vault.ask('case:set-mark', { caseId, record: charge.id, field: 'statute', mark: { level: 'L2' } });
    const before = await show();
    await vault.ask('case:remove-record', { caseId, record: charge.id });

    await vault.ask('case:undo', { caseId });

    expect(await show()).toEqual(before);
    expect((await vault.ask('case:search', { text: 'conspiracy' })).hits).toHaveLength(1);
  });

  it('does not undo over what somebody else changed since', async () => {
    const subject = await find('subject', 'paternal', 'Peñafiel');
    await vault.ask('case:update-fields', { caseId, record: subject.id, fields: { given: 'Julio' } });
    await vault.ask('user:add', { label: 'second', role: 'officer', passphrase: `${PASSPHRASE} two` });
    await vault.unlock(`${PASSPHRASE} two`, 'second');
    expect(await vault.request('case:undo', { caseId })).toMatchObject({ ok: false, failure: { code: 'undo/nothing' } });
    await vault.ask('case:update-fields', { caseId, record: subject.id, fields: { given: 'Jacinto' } });
    await vault.unlock();

    const answer = await vault.request('case:undo', { caseId });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'undo/changed-since' } });
    expect((await find('subject', 'paternal', 'Peñafiel')).fields['given']).toBe('Jacinto');
  });

  it('never loosens by undoing: a mark that was set stays set', async () => {
    const subject = await find('subject', 'paternal', 'Peñafiel');
    await vault.ask('case:set-mark', { caseId, record: subject.id, field: 'given', mark: { level: 'L3' } });

    const answer = await vault.request('case:undo', { caseId });

    expect(answer.ok).toBe(false);
    expect((await find('subject', 'paternal', 'Peñafiel')).marks['given']).toEqual({ level: 'L3' });
  });
});
