import { page } from '../support/page-door.ts';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as papers from '../../renderer/documents/document-store.ts';
import * as change from '../../renderer/record/case-acts.ts';
import * as cases from '../../renderer/record/case-store.ts';
import { askForMark } from '../../renderer/record/mark-acts.ts';
import * as acts from '../../renderer/record/portion-acts.ts';
import { forgetEverything } from '../../renderer/stores.ts';
import type { CaseRecord } from '../../shared/case.ts';
import type { EntityName } from '../../shared/catalogue.ts';
import type { CaseId } from '../../shared/language.ts';
import { askedBy, draftOf, markPlace, type MarkDraft } from '../../shared/mark-draft.ts';
import { textIn } from '../../shared/records.ts';
import { caseFile, importFile, onlyCase, sampleCase } from '../support/case-file.ts';
import { PASSPHRASE, tempVault, type TempVault } from '../support/temp-vault.ts';

// The page's store over the real handlers of one encrypted vault.
let vault: TempVault;
let caseId: CaseId;
cases.followCase();

beforeEach(async () => {
  vault = await tempVault();
  page.stand(vault);
  await importFile(vault, caseFile(sampleCase()));
  caseId = await onlyCase(vault);
  await cases.openCase(caseId);
});
afterEach(() => {
  forgetEverything();
  vault.cleanup();
});

const { useCase } = cases;
const records = (): readonly CaseRecord[] => useCase.getState().view?.file.records ?? [];
const subject = () => records().find(({ fields }) => fields['paternal'] === 'Peñafiel')!;
const facts = () => cases.recordsUnder(records(), 'portion', null);
const texts = () => facts().map(({ fields }) => fields['text']);
const lines = () => {
  const { panel } = useCase.getState();
  return panel.kind === 'history' ? (panel.lines ?? []) : [];
};

/** Ask for a mark as the dialog does: what is changed of what stands. */
async function mark(record: CaseRecord, field: string, change: Partial<MarkDraft>, ground = '') {
  const place = markPlace(record.entity as EntityName, field, record.marks[field]); // of the sample case
  const asked = askedBy(place, { ...draftOf(place), ...change });
  return asked.kind === 'protected' ? asked.kind : askForMark({ record: record.id, field }, asked, ground);
}

describe('a value', () => {
  it('shows what was saved, and what was before once it is undone', async () => {
    const before = subject().fields['given'];

    expect(await change.saveFields(subject().id, { given: 'Amparo' })).toBeNull();
    expect(subject().fields['given']).toBe('Amparo');

    expect(await change.undoAct(null)).toBeNull();
    expect(subject().fields['given']).toBe(before);
  });

  it('that is refused stays as it was, and the refusal names its place', async () => {
    const failure = await change.saveFields(subject().id, { dob: '2026-02-30' });

    expect(failure?.places).toEqual([{ path: 'dob', code: 'value/no-such-date' }]);
    expect(subject().fields['dob']).not.toBe('2026-02-30');
  });

  it('tells its own history alone: what it was when it came, what it became, its marks, by whom', async () => {
    const before = subject().fields['given'];
    await change.saveFields(subject().id, { given: 'Amparo' });
    await change.saveFields(subject().id, { maternal: 'Other' });
    await mark(subject(), 'given', { level: 'L4' });

    await cases.showHistory(subject().id, 'given');

    expect(lines().map(({ field, old, new: made }) => [field, old, made])).toEqual([
      ['mark:given', null, { level: 'L4' }],
      ['given', before, 'Amparo'],
      ['given', null, before],
    ]);
    expect(new Set(lines().map(({ user }) => user))).toEqual(new Set(['first']));
  });

  it('finds a value’s only change behind any number of changes of others', async () => {
    const { id } = subject();
    const copied = `INSERT INTO changes WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 620)
      SELECT 100000 + i, 0, case_id, record, entity, 'maternal', NULL, '"Other"', salt, commitment FROM n, changes
      WHERE record = ? AND field = '*'`;
    vault.session.office.prepare(copied).run(id);

    await cases.showHistory(id, 'given');

    expect(lines().map(({ field, old }) => [field, old])).toEqual([['given', null]]);
    await cases.showHistory(id);
    expect(lines().length).toBeGreaterThan(620);
  });

  it('gives the focus back to where it was edited, unless the person went elsewhere', () => {
    const place = { record: subject().id, field: 'given' };
    cases.editValue(place);
    cases.leaveEdit(true);
    expect([useCase.getState().editing, useCase.getState().left]).toEqual([null, place]);

    cases.editValue(place);
    cases.leaveEdit(false);
    expect([useCase.getState().editing, useCase.getState().left]).toEqual([null, null]);
  });
});

describe('a narrative', () => {
  it('is written, split, joined and ordered portion by portion', async () => {
    const own = records().find(({ entity }) => entity === 'case')!;
    const held = texts();
    expect(await acts.addPortion(own, ['One. Two.'], null)).toBeNull();
    const added = facts().at(-1)!;

    expect(await acts.splitPortion(added.id, 'One.', ['Two.'])).toBeNull();
    expect(texts()).toEqual([...held, 'One.', 'Two.']);
    expect(useCase.getState().editing).toEqual({ record: facts().at(-1)!.id, field: 'text' });

    await acts.movePortion(facts().at(-1)!.id, 'up');
    expect(texts()).toEqual([...held, 'Two.', 'One.']);

    await acts.mergePortion(facts().at(-1)!.id);
    expect(texts()).toEqual([...held, 'Two. One.']);
  });
});

describe('a mark', () => {
  it('that tightens is set at once, with the caveats’ parameters', async () => {
    const caveats = [
      { kind: 'EYES', contacts: ['A. Example'] },
      { kind: 'PAP', label: 'PAP:RED' },
      { kind: 'STATUTE', gate: 'tax' },
    ] as const;

    expect(await mark(subject(), 'given', { level: 'L3', caveats })).toBeNull();

    expect(subject().marks['given']).toEqual({ level: 'L3', caveats });
    expect(useCase.getState().loosenings).toEqual([]);
  });

  it('that goes below the catalogue’s default waits for a supervisor who did not propose it', async () => {
    await vault.ask('user:add', { label: 'second', role: 'supervisor', passphrase: `${PASSPHRASE} two` });
    expect(await mark(subject(), 'given', { level: 'L1' }, 'The other office asked.')).toBeNull();
    const [waiting] = useCase.getState().loosenings;
    expect(waiting).toMatchObject({ proposedByLabel: 'first', was: null, mark: { loosened: { level: 'L1' } } });
    expect((await change.decideLoosening(waiting!.id, true))?.code).toBe('loosening/same-person');
    expect(subject().marks['given']).toBeUndefined();

    await vault.unlock(`${PASSPHRASE} two`, 'second');
    expect(await change.decideLoosening(waiting!.id, true)).toBeNull();

    expect(subject().marks['given']).toEqual({ loosened: { level: 'L1' } });
    expect(useCase.getState().loosenings).toEqual([]);
    expect(draftOf(markPlace('subject', 'given', subject().marks['given'])).level).toBe('L1');
  });

  it('stays as it is where the second person refuses', async () => {
    await vault.ask('user:add', { label: 'second', role: 'supervisor', passphrase: `${PASSPHRASE} two` });
    await mark(subject(), 'given', { level: 'L0', categories: ['ADM'] }, 'A ground.');
    const [waiting] = useCase.getState().loosenings;

    await vault.unlock(`${PASSPHRASE} two`, 'second');
    await change.decideLoosening(waiting!.id, false);

    expect([useCase.getState().loosenings, subject().marks['given']]).toEqual([[], undefined]);
  });

  it('is no one’s to loosen where a source is protected, and nobody is asked', async () => {
    const failure = await mark(subject(), 'sourceCode', { level: 'L1' }, 'A ground.');

    expect([failure, useCase.getState().loosenings]).toEqual(['protected', []]);
  });
});

describe('a document', () => {
  const stored = (name: string) => records().find(({ fields }) => fields['sourceFileName'] === name)!;
  async function drop(...names: readonly string[]) {
    const intake = await papers.dropDocuments(
      caseId,
      names.map(name => new File([`what ${name} says`], name)),
    );
    await cases.readUpTo(useCase.getState().heard);
    return intake;
  }
  const opened = () => papers.useDocuments.getState().opened;

  it('comes in by a drop and opens from memory', async () => {
    const { added, stopped } = await drop('one.txt', 'other.txt');
    expect([added, stopped]).toEqual([[stored('one.txt').id, stored('other.txt').id], 0]);

    await papers.openDocument({
      caseId,
      record: stored('one.txt').id,
      name: 'one.txt',
      fileName: 'one.txt',
      mediaType: 'text/plain',
    });

    expect(new TextDecoder().decode(opened()!.content!)).toBe('what one.txt says');
  });

  it('that another file was put in place of is not shown, and the viewer says why', async () => {
    await drop('one.txt', 'other.txt');
    const [from, to] = ['other.txt', 'one.txt'].map(name =>
      join(vault.folder, 'files', textIn(stored(name).fields, 'storedFile')),
    );
    copyFileSync(from!, to!);

    await papers.openDocument({
      caseId,
      record: stored('one.txt').id,
      name: 'one.txt',
      fileName: 'one.txt',
      mediaType: 'text/plain',
    });

    expect([opened()?.content, opened()?.refusal?.code]).toEqual([null, 'file/damaged']);
    forgetEverything();
    expect(opened()).toBeNull();
  });
});

it('forgets the case, what was edited and what was marked on lock', async () => {
  await change.saveFields(subject().id, { given: 'Amparo' });
  cases.markValue({ record: subject().id, field: 'given' });

  forgetEverything();

  expect(useCase.getState()).toEqual(useCase.getInitialState());
});
