import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countries } from '../../shared/countries.ts';
import { failures } from '../../shared/failure.ts';
import type { EntityName } from '../../shared/catalogue.ts';
import type { CaseId, Json, RecordId } from '../../shared/language.ts';
import { reservedFor } from '../../shared/plan-law.ts';
import type { CaseRecord } from '../../shared/case.ts';
import { awaitedIn } from '../../shared/record-dues.ts';
import { planOf } from '../../shared/plan.ts';
import { caseFile, importFile } from '../support/case-file.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

let vault: TempVault;
let caseId: CaseId;
const TODAY = '2026-11-29';

beforeAll(async () => {
  vault = await tempVault({ nowMs: Date.parse('2026-11-29T18:00:00Z') });
  const fields = {
    kind: 'joint-investigation',
    reference: 'JI-1',
    title: 'Invented',
    direction: 'US_REQ',
    officer: 'Somebody Else',
  };
  caseId = (await vault.ask('case:create', { fields })).id;
});
afterAll(() => vault.cleanup());

type Fields = Record<string, Json>;
const codeOf = (answer: { readonly ok: boolean; readonly failure?: { readonly code: string } }) =>
  answer.ok ? 'done' : answer.failure?.code;
const add = async (entity: EntityName, fields: Fields): Promise<RecordId> =>
  (await vault.ask('case:add-record', { caseId, entity, fields })).record.id;
const change = (record: RecordId, fields: Fields) => vault.request('case:update-fields', { caseId, record, fields });
const owed = async () =>
  (await vault.ask('today:read', { view: 'office', caseId, rows: 100 })).groups.flatMap(({ rows }) => rows);
const dueOf = async (record: RecordId) =>
  (await vault.ask('deadline:list', { caseId, all: true })).rows.find(({ startEvent }) => startEvent === record);

describe('a task of a plan', () => {
  it('is owed by its party by its day, and not before the task for which it waits', async () => {
    const first = await add('task', { what: 'Find the broker', party: 'MX-FGR', dueOn: '2026-12-04' });
    const then = await add('task', {
      what: 'Read the accounts',
      assignee: vault.session.user.label,
      dueOn: '2026-12-10',
      dependsOn: first,
    });
    const undated = await add('task', { what: 'Say who may speak to the press' });
    const rows = await owed();
    const said = (what: string) => rows.find(row => row.what.en === what);
    expect(said('Find the broker')).toMatchObject({ whose: 'them', who: 'MX-FGR', due: { earliest: '2026-12-04' } });
    expect(said('Read the accounts')).toBeUndefined();
    expect(said('Say who may speak to the press')).toMatchObject({ whose: 'us', weight: 'ask' });
    expect(await dueOf(then)).toMatchObject({ state: 'suspended' });
    expect((await dueOf(undated))?.state).toBe('needs-fact');
    const { sentences } = await vault.ask('deadline:explain', { caseId, clock: 'task.dueOn', startEvent: then });
    expect(sentences.es.join(' ')).toContain('Espera a otra tarea');

    await change(first, { status: 'done', doneOn: '2026-11-28', result: 'Found' });

    expect((await owed()).map(row => row.what.en)).toContain('Read the accounts');
    expect(await dueOf(then)).toMatchObject({ state: 'running' });
    await change(then, { dependsOn: then }); // waiting for itself is waiting for nothing
    expect(await dueOf(then)).toMatchObject({ state: 'running' });
  });

  it('waits for several: as long as one is not done nobody owes it, and never in a circle', async () => {
    const [one, two] = [
      await add('task', { what: 'One', dueOn: '2026-12-01' }),
      await add('task', { what: 'Two', dueOn: '2026-12-01' }),
    ];
    const last = await add('task', { what: 'Last', dueOn: '2026-12-20', dependsOn: one });
    const further = await vault.ask('case:add-record', { caseId, entity: 'taskWait', parent: last, fields: { task: two } });
    const waiting = async () =>
      planOf((await vault.ask('case:show', { caseId })).file.records, TODAY as never)
        .tasks.find(({ record }) => record.id === last)
        ?.waitsFor.map(({ fields }) => fields['what']);
    expect(await waiting()).toEqual(['One', 'Two']);
    await change(one, { status: 'done' });
    expect(await waiting()).toEqual(['Two']);
    expect(await dueOf(last)).toMatchObject({ state: 'suspended' });

    const circle = await vault.request('case:update-fields', { caseId, record: two, fields: { dependsOn: last } });
    expect(codeOf(circle)).toBe('task/waits-in-circle');
    const asked = { caseId, entity: 'taskWait' as const, parent: one, fields: { task: last } };
    expect(codeOf(await vault.request('case:add-record', asked))).toBe('task/waits-in-circle'); // though one is done

    await change(two, { status: 'cancelled' });
    expect(await dueOf(last)).toMatchObject({ state: 'running' });
    for (const record of [further.record.id, last, one, two]) await vault.ask('case:remove-record', { caseId, record });
  });

  it('waits for nothing in a circle that came in, and whatever waits for one of them does', () => {
    const task = (id: string, dependsOn: string): CaseRecord => {
      return { id: id as RecordId, entity: 'task', parentId: null, position: 0, fields: { what: id, dependsOn }, marks: {} };
    };
    const came = [task('a', 'b'), task('b', 'c'), task('c', 'a'), task('d', 'a')];
    expect(came.map(one => awaitedIn(came)(one).map(({ id }) => id))).toEqual([[], [], [], ['a']]);
  });

  it('stands in the day of the officer whose it is by name, in a case of somebody else', async () => {
    const mine = (await vault.ask('today:read', { view: 'mine', rows: 100 })).groups
      .flatMap(({ rows }) => rows)
      .filter(row => row.caseId !== null);

    expect(mine.map(row => row.what.en)).toEqual(['Read the accounts']);
    expect(mine[0]?.officer).toBe(vault.session.user.label);
  });

  it('is shown late by its day, and money is summed by status and currency', async () => {
    await add('task', { what: 'Late', dueOn: '2026-11-20' });
    const money = (minor: number, currency: string) => ({ minor, currency });
    await add('asset', { description: 'Account', status: 'frozen', value: money(10_00, 'USD') });
    await add('asset', { description: 'Cash', status: 'frozen', value: money(5_00, 'USD'), fromCountry: 'US', toCountry: 'MX' });
    await add('asset', { description: 'House', status: 'frozen', value: money(7_00, 'MXN') });
    await add('asset', { description: 'Ship', status: 'shared', value: money(1_00, 'USD') });

    const { file } = await vault.ask('case:show', { caseId });
    const plan = planOf(file.records, TODAY as never);
    expect(plan.tasks.filter(({ isLate }) => isLate).map(({ record }) => record.fields['what'])).toEqual(['Late']);
    expect(plan.sums).toEqual([
      { status: 'frozen', money: money(15_00, 'USD'), assets: 2 },
      { status: 'frozen', money: money(7_00, 'MXN'), assets: 1 },
      { status: 'shared', money: money(1_00, 'USD'), assets: 1 },
    ]);
  });
});

describe('an act by force', () => {
  const search = { what: 'Search the yard', powers: 'coercive' };
  const ask = async (fields: Fields, entity: EntityName = 'task') =>
    codeOf(await vault.request('case:add-record', { caseId, entity, fields }));

  it('is no task of a foreign authority where the law keeps it to its own, whichever field says where', async () => {
    const dea = { ...search, party: 'US-DEA' };
    for (const where of [
      { country: 'MX' },
      { country: 'México' },
      { place: { text: 'Recinto 14', country: 'MX' } },
      { place: { text: 'Recinto 14, Manzanillo, Colima' } },
      { country: 'US', place: { text: 'x', state: 'Colima' } },
    ])
      expect([where, await ask({ ...dea, ...where })]).toEqual([where, 'task/coercive-abroad']);
    expect(await ask({ ...dea, country: 'US' })).toBe('done');
    expect(await ask({ ...search, party: 'MX-FGR', country: 'MX' })).toBe('done');
    expect(await ask({ ...search, party: 'MX-FGR', country: 'US' })).toBe('done'); // no source says more of the United States
    expect(await ask({ ...search, country: 'MX' })).toBe('task/coercive-whose');
    expect(await ask({ ...search, party: 'US-DEA' })).toBe('task/coercive-where');
  });

  it('is refused whole when a change, an undoing or a case file would make it one', async () => {
    const task = await add('task', { ...search, party: 'MX-FGR', country: 'MX' });
    expect(codeOf(await change(task, { party: 'US-FBI' }))).toBe('task/coercive-abroad');
    const step = await vault.ask('case:update-fields', { caseId, record: task, fields: { powers: 'non-coercive' } });
    await change(task, { party: 'US-FBI' });
    expect(codeOf(await vault.request('case:undo', { caseId, entry: step.entry }))).toBe('task/coercive-abroad');
    const { file } = await vault.ask('case:show', { caseId });
    expect(file.records.find(({ id }) => id === task)?.fields).toMatchObject({ powers: 'non-coercive', party: 'US-FBI' });

    const operation = {
      name: 'Invented',
      planTasks: [{ agency: 'US-DEA', action: 'Search', powers: 'coercive', territory: 'Sonora' }],
    };
    const joint = { kind: 'joint-investigation', reference: 'JI-2', title: 'Invented', direction: 'US_REQ', plans: [operation] };
    const imported = await importFile(vault, caseFile(joint));
    expect(imported).toMatchObject({
      ok: false,
      failure: { places: [{ row: 1, path: 'plans[0].planTasks[0].agency', code: 'task/coercive-abroad' }] },
    });
  });

  it('is judged by data of the country, whose law the refusal names', () => {
    const keeping = countries.filter(({ reserved = [] }) => reserved.length > 0);
    expect(keeping.map(({ code }) => code)).toEqual(['MX']);
    for (const { reserved = [], called } of keeping)
      for (const { source } of reserved)
        for (const language of ['en', 'es'] as const) {
          expect(failures['task/coercive-abroad'][language]).toContain(source.law);
          expect(failures['task/coercive-abroad'][language]).toContain(called[language]);
        }
    expect(reservedFor('task', { ...search, party: 'US-DEA', country: 'MX' })?.act.source.tag).toBe('V');
  });
});

describe('a lead only of the plan', () => {
  const exhibit = { description: 'A telephone', exhibit: 'E-7' };
  const asExhibit = (fields: Fields) =>
    vault.request('case:add-record', { caseId, entity: 'evidence', fields: { ...exhibit, ...fields } });

  it('is offered as no exhibit, by its line or by the task from which it comes', async () => {
    const lead = await add('evidenceLine', { what: 'Call data', evidentiaryStatus: 'lead_only' });
    expect(codeOf(await asExhibit({ evidenceLine: lead }))).toBe('evidence/lead-only');
    const task = await add('task', { what: 'Ask informally', evidentiaryStatus: 'lead_only' });
    const line = await add('evidenceLine', { what: 'Bank data', task, evidentiaryStatus: 'evidence' });
    expect(codeOf(await asExhibit({ evidenceLine: line }))).toBe('evidence/lead-only');

    await change(task, { evidentiaryStatus: 'evidence' });
    const made = await asExhibit({ evidenceLine: line });
    expect(codeOf(made)).toBe('done');
    expect(codeOf(await change(task, { evidentiaryStatus: 'lead_only' }))).toBe('evidence/lead-only');
    expect(codeOf(await change(line, { evidentiaryStatus: 'lead_only' }))).toBe('evidence/lead-only');
    expect(codeOf(await change(line, { task: await add('task', { what: 'x', evidentiaryStatus: 'lead_only' }) }))).toBe(
      'evidence/lead-only',
    );
    const formal = await add('request', { type: 'records', evidentiaryStatus: 'evidence' });
    await change(lead, { request: formal });
    expect(codeOf(await asExhibit({ evidenceLine: lead }))).toBe('done');
  });
});

describe('a contact of officials whom LSN 70 binds', () => {
  it('asks for the authorization and the SRE representative in the form of a record too', async () => {
    const own = await tempVault({ agency: { code: 'MX-SON-FGJE', names: { en: 'Example', es: 'Ejemplo' } } });
    const fields = { kind: 'joint-investigation', reference: 'JI-1', title: 'Invented', direction: 'US_REQ' };
    const { id } = await own.ask('case:create', { fields });
    await own.ask('duty:set', { standing: 'state', monthlyDay: 1 });
    const meeting = { startAt: '2026-02-10T10:00:00-07:00[America/Phoenix]', mode: 'meeting', counterpart: 'US-DEA' };
    const ask = (more: Fields) =>
      own.request('case:add-record', { caseId: id, entity: 'exchange', fields: { ...meeting, ...more } });

    expect(await ask({})).toMatchObject({ ok: false, failure: { code: 'exchange/contact-facts', places: { length: 2 } } });
    const whole = { authorisation: 'GAN-7', sreRepresentative: true };
    const made = await ask(whole);
    expect(codeOf(made)).toBe('done');
    const record = made.ok ? made.value.record.id : ('' as RecordId);
    const taken = await own.request('case:update-fields', { caseId: id, record, fields: { authorisation: null } });
    expect(codeOf(taken)).toBe('exchange/contact-facts');
    own.cleanup();
  });
});
