import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { updateMark } from '../../db/records.ts';
import type { CaseRecord } from '../../shared/case.ts';
import type { AgencyCode, CaseId } from '../../shared/language.ts';
import type { Mark } from '../../shared/mark.ts';
import { caseFile, importFile, onlyCase, sampleCase } from '../support/case-file.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

let vault: TempVault;
let caseId: CaseId;
beforeEach(async () => {
  vault = await tempVault();
  await importFile(vault, caseFile(sampleCase()));
  caseId = await onlyCase(vault);
  for (const { id } of await portions()) await vault.ask('case:remove-record', { caseId, record: id });
  for (const text of ['First.', 'Second.', 'Third.']) await vault.ask('portion:add', { caseId, of: 'facts', text });
});
afterEach(() => vault.cleanup());

const portions = async (): Promise<readonly CaseRecord[]> =>
  (await vault.ask('case:show', { caseId })).file.records
    .filter(({ entity, parentId }) => entity === 'portion' && parentId === null)
    .toSorted((a, b) => a.position - b.position);
const texts = async () => (await portions()).map(({ fields }) => fields['text']);
const markOf = async (at: number, mark: Mark) =>
  vault.ask('case:set-mark', { caseId, record: (await portions())[at]!.id, field: '*', mark: mark as Record<string, never> });
const secret: Mark = {
  level: 'L3',
  categories: ['SRC'],
  caveats: [{ kind: 'ORCON' }],
  tearLine: { text: 'A reliable account.', level: 'L1', categories: ['LEG'] },
};

describe('portions of a narrative', () => {
  it('are added after the one that was named, and taken back in one step', async () => {
    const [first] = await portions();
    await vault.ask('portion:add', { caseId, of: 'facts', text: 'Between.', after: first!.id });
    expect(await texts()).toEqual(['First.', 'Between.', 'Second.', 'Third.']);

    await vault.ask('case:undo', { caseId });
    expect(await texts()).toEqual(['First.', 'Second.', 'Third.']);
  });

  it('are split under the same mark, the tear-line staying with the first', async () => {
    await markOf(0, secret);
    const [first] = await portions();

    const { made } = await vault.ask('portion:split', { caseId, record: first!.id, head: 'First', tail: 'half.' });

    const { tearLine: _, ...without } = secret;
    expect(await texts()).toEqual(['First', 'half.', 'Second.', 'Third.']);
    expect((await portions()).slice(0, 2).map(({ marks }) => marks['*'])).toEqual([secret, without]);
    expect((await portions())[1]!.id).toBe(made.id);
    await vault.ask('case:undo', { caseId });
    expect(await texts()).toEqual(['First.', 'Second.', 'Third.']);
  });

  it('come from one paste each with its place, its mark and the language of its own text, in one step', async () => {
    const [first] = await portions();
    const es = 'El agente entregó la droga en el puerto.';
    const en = 'The agent handed over the drugs at the port.';
    await vault.ask('portion:add', { caseId, of: 'facts', text: es, more: [en, 'Zyanya 14.'], after: first!.id });

    expect(await texts()).toEqual(['First.', es, en, 'Zyanya 14.', 'Second.', 'Third.']);
    expect((await portions()).slice(1, 4).map(({ fields }) => fields['language'])).toEqual(['es', 'en', undefined]);
    await vault.ask('case:undo', { caseId });
    expect(await texts()).toEqual(['First.', 'Second.', 'Third.']);

    await markOf(1, secret);
    const second = (await portions())[1]!;
    await vault.ask('portion:split', { caseId, record: second.id, head: 'Second.', tail: es, more: [en] });
    expect(await texts()).toEqual(['First.', 'Second.', es, en, 'Third.']);
    const { tearLine: _, ...without } = secret;
    expect((await portions()).slice(1, 4).map(({ marks }) => marks['*'])).toEqual([secret, without, without]);
    await vault.ask('case:undo', { caseId });
    expect(await texts()).toEqual(['First.', 'Second.', 'Third.']);
  });

  it('keep the language that a person gave to what they were split from', async () => {
    const [first] = await portions();
    await vault.ask('case:update-fields', { caseId, record: first!.id, fields: { language: 'other' } });
    await vault.ask('portion:split', { caseId, record: first!.id, head: 'Nican', tail: 'El agente de la oficina.' });

    expect((await portions()).slice(0, 2).map(({ fields }) => fields['language'])).toEqual(['other', 'other']);
  });

  it('refuse to be split into nothing', async () => {
    const [first] = await portions();

    const answer = await vault.request('portion:split', { caseId, record: first!.id, head: 'First.', tail: '' });

    expect(answer.ok).toBe(false);
    expect(await texts()).toEqual(['First.', 'Second.', 'Third.']);
  });

  it('are joined under both marks, and come apart as they were', async () => {
    await markOf(0, { level: 'L1', caveats: [{ kind: 'NO_COURT' }] });
    await markOf(1, secret);
    const [, second] = await portions();

    await vault.ask('portion:merge', { caseId, record: second!.id });

    expect(await texts()).toEqual(['First. Second.', 'Third.']);
    expect((await portions())[0]!.marks['*']).toEqual({
      level: 'L3',
      categories: ['SRC'],
      caveats: [{ kind: 'NO_COURT' }, { kind: 'ORCON' }],
    });
    await vault.ask('case:undo', { caseId });
    expect(await texts()).toEqual(['First.', 'Second.', 'Third.']);
    expect((await portions()).map(({ marks }) => marks['*']?.level)).toEqual(['L1', 'L3', undefined]);
  });

  it('are not joined where one came in with a packet', async () => {
    const [, second] = await portions();
    updateMark(vault.session.office, second!.id, '*', { locked: true, originator: 'MX-SRE' as AgencyCode });

    const answer = await vault.request('portion:merge', { caseId, record: second!.id });

    expect(answer.ok ? 'joined' : answer.failure.code).toBe('portion/marks-differ');
    expect(await texts()).toEqual(['First.', 'Second.', 'Third.']);
  });

  it('move up and down one place, and no further', async () => {
    const [first, , third] = await portions();
    await vault.ask('portion:move', { caseId, record: third!.id, way: 'up' });
    expect(await texts()).toEqual(['First.', 'Third.', 'Second.']);

    const answer = await vault.request('portion:move', { caseId, record: first!.id, way: 'up' });
    expect(answer.ok ? 'moved' : answer.failure.code).toBe('portion/no-neighbour');
    await vault.ask('case:undo', { caseId });
    expect(await texts()).toEqual(['First.', 'Second.', 'Third.']);
  });
});
