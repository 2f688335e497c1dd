import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../shared/case.ts';
import { levels, type Level, type Mark } from '../../shared/mark.ts';
import type { CaseId, RecordId } from '../../shared/language.ts';
import { updateFields } from '../../db/records.ts';
import { lastEntry } from '../../electron/host/audit/audit.ts';
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

const records = async (): Promise<readonly CaseRecord[]> => (await vault.ask('case:show', { caseId })).file.records;
const find = async (entity: string): Promise<CaseRecord> => (await records()).find(each => each.entity === entity)!;
const entryNow = () => lastEntry(vault.session);
const undo = (entry?: number) => vault.request('case:undo', { caseId, ...(entry === undefined ? {} : { entry }) });
const refusal = async (entry?: number): Promise<string | null> => {
  const answer = await undo(entry);
  return answer.ok ? null : answer.failure.code;
};
const rename = async (fields: Record<string, string | null>): Promise<number> => {
  await vault.ask('case:update-fields', { caseId, record: (await find('subject')).id, fields });
  return entryNow();
};

describe('undoing', () => {
  it('takes back the act that is named, not the latest', async () => {
    const first = await rename({ given: 'Julio' });
    await rename({ sex: 'M' });

    expect(await refusal(first)).toBeNull();

    expect((await find('subject')).fields).toMatchObject({ sex: 'M' });
    expect((await find('subject')).fields['given']).not.toBe('Julio');
  });

  it('restores a value that could not be stored today, such as a CURP as it was received', async () => {
    const subject = await find('subject');
    const received = { ...subject, fields: { ...subject.fields, curp: 'NOT-A-CURP' } };
    updateFields(vault.session.office, caseId, received);
    const entry = await rename({ curp: null });

    expect(await refusal(entry)).toBeNull();

    expect((await find('subject')).fields).toEqual(received.fields);
  });

  it('brings no merged text back under a looser mark than was set since', async () => {
    for (const { id, entity } of await records())
      if (entity === 'portion') await vault.ask('case:remove-record', { caseId, record: id });
    for (const text of ['First.', 'Second.']) await vault.ask('portion:add', { caseId, of: 'facts', text });
    const [first, second] = (await records())
      .filter(({ entity }) => entity === 'portion')
      .toSorted((a, b) => a.position - b.position);
    await vault.ask('portion:merge', { caseId, record: second!.id });
    const entry = entryNow();
    await vault.ask('case:set-mark', { caseId, record: first!.id, field: '*', mark: { level: 'L4' } });
    const before = await records();

    expect(await refusal(entry)).toBe('undo/would-loosen');

    expect(await records()).toEqual(before);
  });

  it('takes back no declaration that protects a person', async () => {
    await vault.ask('case:update-fields', { caseId, record: (await find('subject')).id, fields: { isMinor: true } });

    expect(await refusal(entryNow())).toBe('undo/would-loosen');

    expect((await find('subject')).fields['isMinor']).toBe(true);
  });

  it('takes away nothing that something later points to', async () => {
    const { record } = await vault.ask('case:add-record', {
      caseId,
      entity: 'subject',
      fields: { paternal: 'Ejemplo', roles: ['sought'] },
    });
    const entry = entryNow();
    await vault.ask('case:add-record', {
      caseId,
      entity: 'charge',
      fields: { offence: 'Fraud', statute: '18 USC 1343', subject: record.id },
    });

    expect(await refusal(entry)).toBe('undo/depended-on');
  });

  it('takes a link back from both of its cases', async () => {
    const { id: other } = await vault.ask('case:create', {
      fields: { kind: 'joint-investigation', reference: 'JI-1', title: 'T' },
    });
    await vault.ask('case:link', { caseId, otherReference: 'JI-1', relation: 'supports' });

    expect(await refusal(entryNow())).toBeNull();

    for (const id of [caseId, other]) {
      const { file } = await vault.ask('case:show', { caseId: id });
      expect(file.records.filter(({ entity }) => entity === 'caseLink')).toEqual([]);
    }
  });

  it('takes no reference from a case that has it by now', async () => {
    await vault.ask('case:update-fields', { caseId, record: caseId, fields: { reference: 'EX-NEW' } });
    const entry = entryNow();
    await vault.ask('case:create', { fields: { kind: 'extradition', reference: 'EX-2026-0001', title: 'T' } });

    expect(await refusal(entry)).toBe('case/reference-taken');
  });

  it('is its own author’s, of ordinary steps, once, and after locking as before', async () => {
    const imported = entryNow();
    const entry = await rename({ given: 'Julio' });
    await vault.ask('user:add', { label: 'second', role: 'officer', passphrase: `${PASSPHRASE} two` });
    await vault.unlock(`${PASSPHRASE} two`, 'second');
    expect(await refusal(entry)).toBe('undo/not-yours');
    await vault.unlock();

    expect(await refusal(imported)).toBe('undo/not-this');
    expect(await refusal(entry)).toBeNull();
    expect(await refusal(entry)).toBe('undo/already');
    expect(await refusal(999_999)).toBe('undo/nothing');
  });

  it('gives the state before, or is refused, and never loosens a mark, whatever was done', { timeout: 120_000 }, async () => {
    const acts = fc.sample(fc.tuple(fc.constantFrom('name', 'add', 'remove', 'merge', 'split', 'mark', 'undo'), fc.nat(99)), 60);
    const done: { readonly entry: number; readonly before: readonly CaseRecord[] }[] = [];
    const marked: MarkSet[] = [];
    let restored = 0;
    for (const [act, number] of acts) {
      const before = await records();
      if (act !== 'undo') {
        const at = entryNow();
        const set = await perform(act, number, before);
        if (set !== undefined) marked.push({ ...set, entry: entryNow() });
        if (entryNow() > at && act !== 'mark') done.push({ entry: entryNow(), before });
        continue;
      }
      const isLast = number % 2 === 0;
      const chosen = isLast ? done.at(-1) : done[number % Math.max(done.length, 1)];
      if (chosen === undefined) continue;
      const wasNewest = chosen.entry === entryNow();
      const answer = await undo(chosen.entry);
      const after = await records();
      if (!answer.ok) expect(after).toEqual(before);
      else {
        restored += 1;
        if (wasNewest) expect(after).toEqual(chosen.before);
        expect(
          looser(
            after,
            marked.filter(({ entry }) => entry > chosen.entry),
          ),
        ).toEqual([]);
      }
    }
    expect(restored).toBeGreaterThan(0);
    expect(await vault.ask('audit:verify', { depth: 'full' })).toMatchObject({ ok: true });
  });
});

type MarkSet = { readonly entry: number; readonly id: RecordId; readonly level: Level };

/** Do one act to a portion; says which mark it set, if it set one. */
async function perform(act: string, number: number, held: readonly CaseRecord[]): Promise<Omit<MarkSet, 'entry'> | undefined> {
  const portions = held.filter(({ entity, parentId }) => entity === 'portion' && parentId === null);
  const one = portions[number % Math.max(portions.length, 1)];
  const level = levels[number % 5]!;
  if (act === 'name') await rename({ given: `Given ${number}` });
  else if (act === 'add' || one === undefined) await vault.ask('portion:add', { caseId, of: 'facts', text: `Text ${number}.` });
  else if (act === 'remove') await vault.ask('case:remove-record', { caseId, record: one.id });
  else if (act === 'merge') await vault.request('portion:merge', { caseId, record: one.id });
  else if (act === 'split')
    await vault.request('portion:split', { caseId, record: one.id, head: 'Head', tail: `Tail ${number}` });
  else if (act === 'mark') {
    const set = await vault.request('case:set-mark', { caseId, record: one.id, field: '*', mark: { level } });
    if (set.ok) return { id: one.id, level };
  }
  return undefined;
}

/** Records that were marked since the act that was undone, and stand under a lower level now. */
function looser(after: readonly CaseRecord[], since: readonly MarkSet[]): readonly RecordId[] {
  const rank = (mark: Mark | undefined): number => levels.indexOf(mark?.level ?? 'L0');
  return after.flatMap(({ id, marks }) =>
    since.some(set => set.id === id && rank(marks['*']) < levels.indexOf(set.level)) ? [id] : [],
  );
}
