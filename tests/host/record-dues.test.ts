import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseIdsOf } from '../../db/stages.ts';
import { indexCases, stageRules } from '../../electron/host/stages/stage-index.ts';
import type { DayRow } from '../../shared/day.ts';
import { english, spanish } from '../../shared/reader.ts';
import { deadlinesText } from '../../shared/report-text.ts';
import type { CaseId, Json, RecordId } from '../../shared/language.ts';
import type { DeadlineRow } from '../../shared/pipeline.ts';
import { caseFile, importFile, sampleCase } from '../support/case-file.ts';
import { chanceOf } from '../support/random-office.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

const TODAY = '2026-11-23';
const CASES = 40;
const US = 'US-DOJ-OIA';
let vault: TempVault;
beforeAll(async () => {
  vault = await tempVault({ nowMs: Date.parse(`${TODAY}T18:00:00Z`) });
  const file = caseFile(...Array.from({ length: CASES }, (_, at) => randomCase(at)));
  expect(await importFile(vault, file)).toMatchObject({ ok: true });
}, 240_000);
afterAll(() => vault.cleanup());

/** A case with a record of every kind by which something is due, each with a date, a status and an owner by chance, or without. */
function randomCase(at: number): Record<string, Json> {
  const chance = chanceOf(900 + at);
  const one = (...of: readonly Json[]): Json => of[Math.floor(chance() * of.length)]!; // there is at least one
  const some = (fields: Record<string, Json>) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
  const day = () => one(null, '2026-11-01', TODAY, '2026-11-25', '2027-02-01');
  const progress = () => one(null, 'open', 'in_progress', 'done', 'overdue', 'cancelled');
  const agency = () => one(null, US, 'MX-SRE', 'MX-FGR');
  const statuses = ['draft', 'sent', 'received', 'in_execution', 'partially_executed', 'executed', 'feedback_due', 'closed'];
  return sampleCase({
    ...{ id: `case-${at}`, reference: `DUE-${at}`, title: 'Invented', stage: one('X04', 'X05', 'X12', 'T_REFUSED') },
    ...some({ retentionUntil: day() }),
    charges: [some({ statute: '21 USC 963', offence: 'Conspiracy', subject: 's1', limitationOn: day() })],
    deadlines: [
      some({ label: 'SECRET deadline', dueOn: day(), hardStop: one(true, false), status: progress(), owner: agency() }),
    ],
    tasks: [some({ what: 'SECRET task', dueOn: day(), status: progress() })],
    warrants: [some({ type: 'arrest', expiresOn: day(), status: one('ACTIVE', 'SERVED', 'RECALLED', 'STAYED') })],
    requests: [0, 1].map(() =>
      some({
        ...{ type: 'service', direction: one(null, 'sent', 'received'), to: agency(), deadlineOn: day() },
        status: one(null, 'refused', 'recalled', 'no_longer_needed', ...statuses),
      }),
    ),
    assurances: [
      some({
        type: 'no-death',
        givenBy: agency(),
        dueOn: day(),
        acceptedOn: one(null, '2026-10-01'),
        breached: one(null, true, false),
      }),
      some({ type: 'life', monitorUntil: day(), breached: one(null, false) }),
    ],
    exchanges: [
      {
        ...some({ startAt: '2026-11-20T10:00:00-06:00[America/Mexico_City]', mode: 'call', counterpart: 'US-DEA' }),
        ...some({ reportDueOn: day(), reportFiledOn: one(null, '2026-11-22') }),
        commitments: [some({ what: 'SECRET promise', by: agency(), dueOn: day(), status: progress() })],
      },
    ],
  });
}

type Stored = { readonly caseId: string; readonly id: string; readonly entity: string; readonly fields: Record<string, Json> };
const sql = <T>(text: string): readonly T[] => vault.session.office.prepare<[], T>(text).all();
const stored = (): readonly Stored[] =>
  sql<{ caseId: string; id: string; entity: string; fields: string }>(
    'SELECT case_id AS caseId, id, entity, fields FROM records',
  ).map(row => ({ ...row, fields: JSON.parse(row.fields) as Record<string, Json> }));

/** What a person would say of each date, written out here apart from the catalogue: [field, met, ended]. */
const law: Readonly<
  Record<string, readonly (readonly [string, (f: Stored['fields']) => unknown, (f: Stored['fields']) => unknown])[]>
> = {
  deadline: [['dueOn', f => f['status'] === 'done', f => f['status'] === 'cancelled']],
  task: [['dueOn', f => f['status'] === 'done', f => f['status'] === 'cancelled']],
  commitment: [['dueOn', f => f['status'] === 'done', f => f['status'] === 'cancelled']],
  case: [['retentionUntil', () => false, () => false]],
  charge: [['limitationOn', () => false, () => false]],
  warrant: [['expiresOn', f => f['status'] === 'SERVED', f => f['status'] === 'RECALLED']],
  exchange: [['reportDueOn', f => f['reportFiledOn'], () => false]],
  assurance: [
    ['dueOn', f => f['acceptedOn'], () => false],
    ['monitorUntil', f => f['breached'] !== undefined, () => false],
  ],
  request: [
    [
      'deadlineOn',
      f => ['executed', 'feedback_due', 'closed'].some(status => status === f['status']),
      f => ['refused', 'recalled', 'no_longer_needed'].some(status => status === f['status']),
    ],
  ],
};
const expected = (): readonly string[] =>
  stored().flatMap(({ caseId, id, entity, fields }) =>
    (law[entity] ?? []).flatMap(([field, isMet, isEnded]) => {
      const on = fields[field];
      if (typeof on !== 'string') {
        const isAsked = entity === 'task' && !isEnded(fields) && !isMet(fields); // a task without a day is asked for it
        return isAsked ? [`${caseId} task.dueOn ${id} null needs-fact`] : [];
      }
      const state = isEnded(fields) ? 'ended' : isMet(fields) ? 'stopped' : on < TODAY ? 'lapsed' : 'running';
      return [`${caseId} ${entity === 'deadline' ? '' : `${entity}.${field}`} ${id} ${on} ${state}`];
    }),
  );

const all = async (): Promise<readonly DeadlineRow[]> => {
  const rows: DeadlineRow[] = [];
  for (let offset = 0, total = 1; offset < total; offset += 500) {
    const page = await vault.ask('deadline:list', { all: true, offset, limit: 500 });
    rows.push(...page.rows);
    total = page.total;
  }
  return rows.filter(({ entered }) => entered !== null);
};
const told = ({ caseId, entered, startEvent, mustStopBy, state }: DeadlineRow): string =>
  `${caseId} ${entered!.name} ${startEvent} ${mustStopBy} ${state}`;
const today = async (): Promise<readonly DayRow[]> =>
  (await vault.ask('today:read', { view: 'office', rows: 500 })).groups.flatMap(({ rows }) => rows);

describe('whatever a record says is due', () => {
  it('is a row of the deadlines, with the state that the record gives it', async () => {
    const rows = await all();

    expect(rows.map(told).toSorted()).toEqual(expected().toSorted());
    expect(new Set(rows.map(({ entered }) => entered!.name)).size).toBe(10);
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['running', 'lapsed', 'stopped', 'ended', 'needs-fact']));
  });

  it('is explained alike in the list, by itself and in the terminal', async () => {
    for (const row of (await all()).slice(0, 80)) {
      const asked = { caseId: row.caseId, clock: row.entered!.name, startEvent: row.startEvent };
      const { explanation, sentences } = await vault.ask('deadline:explain', asked);

      expect(explanation).toBeNull();
      expect({ en: row.entered!.why.map(({ en }) => en), es: row.entered!.why.map(({ es }) => es) }).toEqual(sentences);
      expect(deadlinesText([row], english)).toContain(sentences.en.join(' '));
      expect(deadlinesText([row], spanish)).toContain(sentences.es.join(' '));
    }
  });

  it('is one act of its case on Today while it calls for one, of the same day and owner', async () => {
    const acts = await today();
    for (const row of await all()) {
      const ofRecord = acts.filter(
        ({ caseId, act, due }) =>
          caseId === row.caseId && act!.endsWith(` ${row.startEvent}`) && due?.earliest === row.mustStopBy,
      );
      const isOwed = row.isLive && (row.state === 'running' || row.state === 'lapsed');

      expect(
        ofRecord.map(({ whose, who }) => ({ whose, agency: who })),
        told(row),
      ).toEqual(isOwed ? [row.owner] : []);
    }
  });

  it('is owed by whom the record names, else by us, and by the counterpart where we sent a request', async () => {
    const rows = await all();
    const byRecord = new Map(stored().map(({ id, fields }) => [id, fields]));
    const ownerOf = (row: DeadlineRow) => byRecord.get(row.startEvent)!;
    const open = rows.filter(({ owner }) => owner !== null);
    const requests = open.filter(({ entered }) => entered!.name === 'request.deadlineOn');

    for (const row of requests) {
      const { status, direction, to } = ownerOf(row);
      const isOurs = status === 'draft' || to === US;
      const isUs = isOurs || (to === undefined && direction !== 'sent');
      expect(row.owner!.whose, JSON.stringify(ownerOf(row))).toBe(isUs ? 'us' : 'them');
    }
    expect(new Set(requests.map(({ owner }) => owner!.whose))).toEqual(new Set(['us', 'them']));
    for (const row of open.filter(({ entered }) => entered!.name === 'task.dueOn')) expect(row.owner!.whose).toBe('us');
  });

  it('stands in the calendar file while it runs, without saying of what or whom', async () => {
    const path = join(vault.root, 'dues.ics');
    const sink = vault.services.handles.register({ kind: 'sink', name: 'dues.ics', path });
    await vault.ask('deadline:export', { sink, language: 'en' });
    const text = readFileSync(path, 'utf8').replace(/\r\n[ \t]/g, '');
    const running = (await all()).filter(({ state, isLive }) => state === 'running' && isLive);

    expect(text.split('SUMMARY:Deadline that the office set').length - 1).toBe(running.length);
    expect(text).not.toMatch(/SECRET|DUE-\d|Entered in|Warrant/);
  });

  it('follows its record at once, as if the whole index were derived anew', async () => {
    const { office } = vault.session;
    const indexed = () => sql('SELECT * FROM case_clocks ORDER BY case_id, clock, start_event');
    const open = (await all()).find(({ entered, state }) => entered!.name === 'task.dueOn' && state !== 'stopped')!;
    const [caseId, record]: [CaseId, RecordId] = [open.caseId, open.startEvent];

    await vault.ask('case:update-fields', { caseId, record, fields: { status: 'done', dueOn: '2026-12-24' } });

    expect((await all()).find(({ startEvent }) => startEvent === record)).toMatchObject({
      ...{ state: 'stopped', mustStopBy: '2026-12-24', owner: null },
    });
    const before = indexed();
    office.transaction(() => indexCases(office, caseIdsOf(office), stageRules(vault.session, vault.services)))();
    expect(indexed()).toEqual(before);
  });
});
