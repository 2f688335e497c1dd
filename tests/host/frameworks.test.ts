import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stalledActions } from '../../electron/host/framework/years.ts';
import type { ItemKind } from '../../shared/framework/items.ts';
import { shippedItems } from '../../shared/framework/shipped.ts';
import type { CaseId } from '../../shared/language.ts';
import { caseFile, importFile, registerFile, sampleCase } from '../support/case-file.ts';
import { PASSPHRASE, tempVault, type TempVault } from '../support/temp-vault.ts';

const DESK = `${PASSPHRASE} desk`;
const EYES = `${PASSPHRASE} eyes`;
let vault: TempVault;
let caseId: CaseId;
beforeAll(async () => {
  vault = await tempVault(); // 2 March 2026
  await vault.ask('user:add', { label: 'desk', role: 'officer', passphrase: DESK });
  await vault.ask('user:add', { label: 'eyes', role: 'auditor', passphrase: EYES });
  await importFile(vault, caseFile(sampleCase()));
  caseId = (await vault.ask('case:list', {})).cases[0]!.id;
}, 60_000);
afterAll(() => vault.cleanup());

const names = (en: string) => ({ en, es: `${en} (es)` });
const codeOf = async (answer: Promise<{ readonly ok: boolean; readonly failure?: { readonly code: string } }>) =>
  (await answer).failure?.code ?? 'done';
const add = async (kind: Exclude<ItemKind, 'year'>, parent: string | undefined, fields: object) =>
  (await vault.ask('framework:add', { kind, ...(parent && { parent }), fields: { names: names(kind), ...fields } })).id;
const as = (label: 'first' | 'desk' | 'eyes') => vault.unlock({ first: PASSPHRASE, desk: DESK, eyes: EYES }[label], label);

/** A framework with a goal and three actions, the first owed by `desk` and with a milestone. */
async function framework() {
  const top = await add('framework', undefined, { fromYear: 2026, toYear: 2028, number: 'EX' });
  const goal = await add('goal', top, {});
  const first = await add('action', goal, { officer: 'desk', dueOn: '2026-03-05', number: '1.1' });
  const [second, third] = [await add('action', goal, {}), await add('action', goal, {})];
  const milestone = await add('milestone', first, { dueOn: '2026-03-02' });
  return { top, goal, first, second, third, milestone };
}

describe('a framework', () => {
  it('comes with the program as far as the sources say it, each part with its source and how sure it is', async () => {
    for (const { id, parent, fields } of shippedItems) {
      for (const said of [fields.names?.en, fields.source, fields.evidence]) expect(said, id).toBeTypeOf('string');
      expect(parent === null || shippedItems.some(item => item.id === parent), id).toBe(true);
    }
    const tops = await vault.ask('framework:list', {});
    expect(tops.map(({ fields }) => fields.number)).toEqual(expect.arrayContaining(['BF-2022', 'SIG-2025']));
    const { items } = await vault.ask('framework:read', { framework: tops[0]!.id });
    expect(items.filter(({ kind }) => kind === 'goal')).toHaveLength(3);
    expect(items.filter(({ kind }) => kind === 'action')).toEqual([]); // none of their wording was read

    await vault.ask('framework:update', { id: items[0]!.id, fields: { source: 'The official text' } });
    const again = await vault.ask('framework:item', { id: items[0]!.id });
    expect(again.item.fields).toMatchObject({ source: 'The official text', number: '1' });
    expect(await codeOf(vault.request('framework:remove', { id: items[0]!.id, reason: 'x' }))).toBe('framework/shipped');
  });

  it('counts progress as the rows do', async () => {
    const { top, first, second } = await framework();
    await vault.ask('framework:report', { id: first, status: 'done' });
    await vault.ask('framework:report', { id: second, status: 'stalled', reason: 'No money' });
    const { progress } = (await vault.ask('framework:read', { framework: top })).top;

    const rows = vault.session.office
      .prepare<[string], { status: string; n: number }>(
        `SELECT coalesce(fields ->> 'status', 'planned') AS status, count(*) AS n FROM framework_items
         WHERE framework = ? AND kind = 'action' GROUP BY 1`,
      )
      .all(top);
    expect(Object.entries(progress.byStatus).filter(([, n]) => n > 0)).toEqual(
      expect.arrayContaining(rows.map(({ status, n }) => [status, n])),
    );
    expect(progress).toMatchObject({ actions: 3, late: 0, milestones: 1, reached: 0 });
    const context = { ...vault.services, session: vault.session, signal: new AbortController().signal, progress: () => {} };
    expect(stalledActions(context, top)).toMatchObject([{ why: 'No money', isLate: false }]);
  });

  it('keeps what hangs where, what a part may say, and why an action stands still', async () => {
    const { top, goal, first } = await framework();
    const add = (kind: 'goal' | 'milestone' | 'action', parent: string, fields: object) =>
      vault.request('framework:add', { kind, parent, fields });
    expect(await codeOf(add('milestone', goal, { names: names('m'), dueOn: '2026-04-01' }))).toBe('framework/parent');
    expect(await codeOf(add('goal', top, {}))).toBe('framework/incomplete');
    expect(await codeOf(add('goal', top, { names: names('g'), dueOn: '2026-04-01' }))).toBe('framework/field');
    expect(await codeOf(add('action', goal, { names: names('a'), officer: 'nobody' }))).toBe('framework/no-officer');
    expect(await codeOf(vault.request('framework:report', { id: first, status: 'stalled' }))).toBe('framework/reason');
    expect(await codeOf(vault.request('framework:remove', { id: goal, reason: 'x' }))).toBe('framework/has-parts');
  });

  it('is a supervisor’s to write; its owner reports on an action, and an auditor reads', async () => {
    const { top, first, second, milestone } = await framework();
    await as('desk');
    expect(await codeOf(vault.request('framework:update', { id: first, fields: { source: 'x' } }))).toBe('input/forbidden');
    expect(await codeOf(vault.request('framework:report', { id: second, status: 'done' }))).toBe('framework/not-yours');
    await vault.ask('framework:report', { id: first, status: 'under-way', progress: 'Met twice' });
    await vault.ask('framework:report', { id: milestone, doneOn: '2026-03-01' });
    await as('eyes');
    const read = await vault.ask('framework:item', { id: first });
    expect(read.item.fields).toMatchObject({ status: 'under-way', progress: 'Met twice' });
    expect(read.history.filter(({ field }) => field === 'progress')).toMatchObject([{ user: 'desk', new: 'Met twice' }]);
    expect(await codeOf(vault.request('framework:report', { id: first, status: 'done' }))).toBe('input/forbidden');
    await as('first');
    expect((await vault.ask('framework:read', { framework: top })).top.progress.reached).toBe(1);
  });

  it('is owed on Today by whoever owes it, and by nobody else', async () => {
    const { first, milestone } = await framework();
    const mine = async () =>
      (await vault.ask('today:read', { view: 'mine', rows: 500 })).groups
        .flatMap(({ id, rows }) => rows.map(row => ({ id, row })))
        .filter(({ row }) => row.key === `framework ${first}` || row.key === `framework ${milestone}`);
    expect(await mine()).toEqual([]);
    await as('desk');
    expect((await mine()).map(({ id, row }) => [id, row.action, row.due?.earliest])).toEqual([
      ['today', first, '2026-03-02'],
      ['week', first, '2026-03-05'],
    ]);
    const row = { kind: 'framework' as const, caseId: null, item: milestone };
    await vault.ask('snooze:set', { row, until: '2026-03-20', reason: 'They are away' });
    expect((await mine()).map(({ id }) => id).sort()).toEqual(['asleep', 'week']);
    await vault.ask('framework:report', { id: first, status: 'done' });
    expect(await mine()).toEqual([]);
    await as('first');
  });
});

describe('a step on a framework', () => {
  it('is taken back whole, once, by its author, while nothing rests on it', async () => {
    const { goal, first } = await framework();
    const { entry } = await vault.ask('framework:report', { id: first, status: 'stalled', reason: 'No money' });
    await as('desk');
    expect(await codeOf(vault.request('framework:undo', { entry }))).toBe('undo/not-yours');
    await as('first');
    await vault.ask('framework:undo', { entry });
    const { item } = await vault.ask('framework:item', { id: first });
    expect(item.fields.status).toBeUndefined();
    expect(item.fields.reason).toBeUndefined();
    expect(await codeOf(vault.request('framework:undo', { entry }))).toBe('undo/already');

    const made = await vault.ask('framework:add', { kind: 'action', parent: goal, fields: { names: names('later') } });
    await vault.ask('framework:serve', { caseId, action: made.id, isServed: true });
    expect(await codeOf(vault.request('framework:undo', { entry: made.entry }))).toBe('undo/depended-on');
    await vault.ask('framework:serve', { caseId, action: made.id, isServed: false });
    await vault.ask('framework:undo', { entry: made.entry });
    expect(await codeOf(vault.request('framework:item', { id: made.id }))).toBe('framework/not-found');
    const update = await vault.ask('framework:update', { id: first, fields: { source: 'a' } });
    await vault.ask('framework:update', { id: first, fields: { source: 'b' } });
    expect(await codeOf(vault.request('framework:undo', { entry: update.entry }))).toBe('undo/changed-since');
  });
});

describe('the plan of a year', () => {
  it('closes with what it said, carries over what a person chose, and is reopened on record', async () => {
    const { top, first, second, third } = await framework();
    for (const action of [first, second, third]) await vault.ask('framework:plan-year', { action, year: 2026, isPlanned: true });
    await vault.ask('framework:report', { id: first, status: 'done' });
    const close = (decisions: { action: string; carry: boolean; reason: string }[]) =>
      vault.request('framework:close-year', { framework: top, year: 2026, decisions });
    const carried = { action: second, carry: true, reason: 'Half of it is done' };
    const refused = await close([carried]);
    expect(refused).toMatchObject({ ok: false, failure: { code: 'framework/undecided', places: [{ path: third }] } });
    expect((await vault.ask('framework:year', { framework: top, year: 2027 })).actions).toEqual([]); // nothing half-written

    const closed = await close([carried, { action: third, carry: false, reason: 'No longer wanted' }]);
    expect(closed).toMatchObject({ ok: true, value: { carried: 1 } });
    const next = await vault.ask('framework:year', { framework: top, year: 2027 });
    expect(next.actions).toMatchObject([{ id: second, carriedFrom: 2026 }]);
    await vault.ask('framework:report', { id: second, status: 'done' });
    const { state, closings } = await vault.ask('framework:year', { framework: top, year: 2026 });
    expect([state, closings[0]!.isWhole]).toEqual(['closed', true]);
    const frozen = new Map(closings[0]!.frozen.actions.map(action => [action.id, action]));
    expect(frozen.get(second)).toMatchObject({ status: 'planned', decided: { carried: true, reason: 'Half of it is done' } });
    expect(frozen.get(first)).toMatchObject({ status: 'done', decided: null });
    const plan = { action: second, year: 2026, isPlanned: false };
    expect(await codeOf(vault.request('framework:plan-year', plan))).toBe('framework/year-closed');
    expect(await codeOf(vault.request('framework:remove', { id: third, reason: 'x' }))).toBe('framework/in-closed-year');

    await vault.ask('framework:reopen-year', { framework: top, year: 2026, reason: 'A result came late' });
    const open = await vault.ask('framework:year', { framework: top, year: 2026 });
    expect([open.state, open.closings[0]!.reopened?.why]).toEqual(['open', 'A result came late']);
    await close([{ action: third, carry: false, reason: 'Still not wanted' }]);
    const after = await vault.ask('framework:year', { framework: top, year: 2027 });
    expect(after.actions).toHaveLength(1); // carried once
    vault.session.office
      .prepare("UPDATE year_closings SET frozen = replace(frozen, 'Half', 'All') WHERE reopened_at_ms IS NOT NULL")
      .run();
    const altered = await vault.ask('framework:year', { framework: top, year: 2026 });
    expect(altered.closings.map(({ isWhole }) => isWhole)).toEqual([true, false]);
  });
});

describe('a case that serves an action', () => {
  it('stands on both, goes with the case and comes back with it, and is no auditor’s to read', async () => {
    const { first } = await framework();
    const { file } = await vault.ask('case:show', { caseId });
    const charge = file.records.find(({ entity }) => entity === 'charge')!.id;
    expect(await codeOf(vault.request('framework:serve', { caseId, record: charge, action: first, isServed: true }))).toBe(
      'framework/not-served',
    );
    for (const _ of [1, 2]) await vault.ask('framework:serve', { caseId, action: first, isServed: true });
    expect(await vault.ask('framework:of-case', { caseId })).toMatchObject([{ action: first, record: null }]);
    expect((await vault.ask('framework:item', { id: first })).served).toMatchObject([{ reference: 'EX-2026-0001' }]);
    await vault.ask('case:delete', { caseId, reason: 'Twice' });
    expect((await vault.ask('framework:item', { id: first })).served).toEqual([]);
    await vault.ask('case:restore', { caseId });
    expect((await vault.ask('framework:item', { id: first })).served).toHaveLength(1);
    await as('eyes');
    expect((await vault.ask('framework:item', { id: first })).served).toBeNull();
    await as('first');
    await vault.ask('framework:serve', { caseId, action: first, isServed: false });
  });
});

describe('a framework that comes as a file', () => {
  const written = (changes: object = {}) => ({
    format: 'enlace-framework',
    version: 1,
    number: 'IM',
    names: names('imported'),
    fromYear: 2026,
    goals: [
      {
        number: '1',
        names: names('goal'),
        actions: [
          { number: '1.1', names: names('action'), years: [2026], milestones: [{ names: names('m'), dueOn: '2026-09-01' }] },
        ],
      },
    ],
    ...changes,
  });
  const bring = (content: object) => vault.request('framework:import', { file: registerFile(vault, content as never).source });
  const rows = () => vault.session.office.prepare('SELECT count(*) FROM framework_items').pluck().get();

  it('comes whole or not at all, with the place of each fault', async () => {
    const before = rows();
    const [goal] = written().goals;
    const faulty = [
      { ...goal, names: undefined },
      { ...goal, number: '2', actions: [{ names: names('a'), officer: 'nobody', status: 'stalled' }] },
    ];
    expect(await bring(written({ goals: faulty }))).toMatchObject({
      failure: {
        code: 'import/refused',
        places: [
          { path: 'goals[0].names', code: 'framework/incomplete' },
          { path: 'goals[1].actions[0].reason', code: 'framework/reason' },
          { path: 'goals[1].actions[0].officer', code: 'framework/no-officer' },
        ],
      },
    });
    expect(await bring(written({ goals: [{ ...goal, color: 1 }] }))).toMatchObject({
      failure: { places: [{ path: 'goals[0].color', code: 'field/unknown' }] },
    });
    expect(rows()).toBe(before);
  });

  it('is not there twice when it comes twice, and changes what it says otherwise', async () => {
    expect(await bring(written())).toMatchObject({ value: { added: 4, changed: 0 } });
    const before = rows();
    expect(await bring(written())).toMatchObject({ value: { added: 0, changed: 0, unchanged: 4 } });
    expect(rows()).toBe(before);
    expect(await bring(written({ source: 'Another paper' }))).toMatchObject({ value: { added: 0, changed: 1 } });
  });

  it('leaves as a file that another office reads as the same', async () => {
    const { value } = (await bring(written())) as { value: { framework: string } };
    const path = join(vault.root, 'framework.json');
    const sink = vault.services.handles.register({ kind: 'sink', name: 'framework.json', path });
    await vault.ask('framework:export', { framework: value.framework, sink });
    const other = await tempVault({ seed: 'other' });
    const content = JSON.parse(readFileSync(path, 'utf8')) as never;
    expect(await other.request('framework:import', { file: registerFile(other, content).source })).toMatchObject({
      value: { added: 4 },
    });
    const shape = async (office: TempVault) =>
      (await office.ask('framework:read', { framework: value.framework })).items.map(({ kind, fields }) => ({ kind, fields }));
    expect(await shape(other)).toEqual(await shape(vault));
    other.cleanup();
  });
});
