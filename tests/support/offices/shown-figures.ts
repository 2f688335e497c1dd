import { caseKinds, type CaseKind } from '../../../shared/case.ts';
import type { CallName, Input, Output } from '../../../shared/contract.ts';
import type { DayGroup, DayRow } from '../../../shared/day.ts';
import type { DeadlineRow } from '../../../shared/pipeline.ts';
import { standings } from '../../../shared/standing.ts';
import { add, MOST_LINES, type FigureSet } from './plain-figures.ts';
import { plusDays } from './plain-history.ts';
import { officers } from './walked-office.ts';

export type Ask = <C extends CallName>(channel: C, input: Input<C>) => Promise<Output<C>>;

/** What the office's calls say, under the names of the independent count. */
export async function shownFigures(ask: Ask, isGoingOn: (caseId: string) => boolean): Promise<FigureSet> {
  const figures: FigureSet = new Map();
  await readReport(ask, figures);
  for (const kind of caseKinds) await readBoard(ask, kind, figures);
  await readList(ask, figures);
  for (const view of ['office', 'mine'] as const) await readToday(ask, view, isGoingOn, figures);
  for (const row of await hardStops(ask)) {
    if (row.startedOn === null && row.mustStopBy === null) continue; // of a case taken over: it waits for its start
    const isOpen = !row.state.startsWith('stopped') && row.state !== 'ended' && row.state !== 'no-term';
    const from = row.clock === null ? null : row.startedOn;
    add(figures, `stop ${row.reference} ${row.clock ?? ''} ${from} ${row.mustStopBy} ${isOpen ? 'open' : 'closed'}`);
  }
  return figures;
}

async function readReport(ask: Ask, figures: FigureSet): Promise<void> {
  const report = await ask('pipeline:report', { top: MOST_LINES });
  const set = (name: string, value: number): unknown => figures.set(`report ${name}`, value);
  set('cases', report.cases);
  set('open', report.open);
  set('after-care', report.afterCare);
  set('next cases', report.nextCases);
  set('lapsed cases', report.lapsedCases);
  for (const name of ['next', 'lapsed'] as const)
    for (const { nextStopOn } of report[name]) add(figures, `report ${name} on ${nextStopOn}`);
  set('extraditions', report.extraditions);
  set('alternatives', report.alternatives);
  set('at large', report.atLarge);
  set('assurances', report.assurancesOutstanding);
  set('returned with defects', report.returnedWithDefectsPercent ?? -1);
  set('stalled', report.stalledCases);
  set('histories with faults', report.withFaults);
  for (const { direction, stage, ...line } of report.stages) {
    set(`stage ${direction} ${stage} cases`, line.cases);
    set(`stage ${direction} ${stage} median`, line.medianDaysInStage);
    set(`stage ${direction} ${stage} longest`, line.longestDaysInStage);
    set(`stage ${direction} ${stage} stops in 30 days`, line.withStopInThirtyDays);
  }
  for (const { kind, direction, outcome, cases, medianDaysFromFiling } of report.outcomes) {
    set(`outcome ${kind} ${direction} ${outcome} cases`, cases);
    set(`outcome ${kind} ${direction} ${outcome} median`, medianDaysFromFiling ?? -1);
  }
}

async function readBoard(ask: Ask, kind: CaseKind, figures: FigureSet): Promise<void> {
  const board = await ask('board:read', { kind, cards: 0 });
  if (board.kinds.every(each => each.kind !== kind)) return;
  const set = (name: string, value: number): unknown => figures.set(`board ${kind} ${name}`, value);
  set('open', board.open);
  set('open beside the kind', board.kinds.find(each => each.kind === kind)?.open ?? -1);
  set('after-care', board.afterCare);
  set('within 7 days', board.soon);
  set('lapsed', board.lapsed);
  set('of nobody', board.unassigned);
  set(
    'by whose move',
    Object.values(board.movers).reduce((sum, cases) => sum + cases, 0),
  );
  for (const { id, total } of board.columns) if (total > 0) set(`column ${id}`, total);
  for (const lanes of ['officer', 'direction'] as const) {
    const { columns } = await ask('board:read', { kind, lanes, cards: 0 });
    for (const { lane, total } of columns.flatMap(column => column.lanes))
      add(figures, `board ${kind} ${lanes} ${lane === '' ? null : lane}`, total);
  }
}

async function readList(ask: Ask, figures: FigureSet): Promise<void> {
  const total = async (filter: Input<'case:list'>): Promise<number> => (await ask('case:list', { ...filter, limit: 1 })).total;
  const put = (name: string, value: number): unknown => (value === 0 ? null : figures.set(`list ${name}`, value));
  for (const kind of caseKinds) put(`kind ${kind}`, await total({ kinds: [kind] }));
  for (const officer of officers) put(`officer ${officer}`, await total({ officer }));
  for (const standing of standings) put(standing, await total({ standings: [standing] }));
}

async function readToday(
  ask: Ask,
  view: 'office' | 'mine',
  isGoingOn: (caseId: string) => boolean,
  figures: FigureSet,
): Promise<void> {
  const day = await ask('today:read', { view, rows: 0 });
  const rows: DayRow[] = [];
  for (const group of day.groups) rows.push(...(await wholeGroup(ask, view, group)));
  const counted = day.groups.reduce((sum, { total }) => sum + total, 0);
  const own = rows.filter(({ caseId }) => caseId !== null && isGoingOn(caseId));
  const casesOf = (some: readonly DayRow[]): number => new Set(some.map(({ caseId }) => caseId)).size;
  const hard = own.filter(({ weight, kind }) => weight === 'hard' && ['stage', 'clock', 'deadline'].includes(kind));
  const isWithin = ({ due }: DayRow): boolean =>
    due !== null && due.earliest >= day.asOf && due.earliest <= plusDays(day.asOf, 7);
  const set = (name: string, value: number): unknown => figures.set(`today ${view} ${name}`, value);
  set('open cases with a row', casesOf(own));
  set('cases with a stop within 7 days', casesOf(hard.filter(isWithin)));
  set('cases with a stop that has passed', casesOf(hard.filter(({ due }) => due !== null && due.earliest < day.asOf)));
  set('rows that are counted and not read', counted - new Set(rows.map(({ key }) => key)).size);
  const isAct = ({ kind }: DayRow): boolean => kind !== 'loosening' && kind !== 'document';
  set('rows without an owner or a day', own.filter(row => isAct(row) && row.due === null && row.askOn === null).length);
}

async function wholeGroup(ask: Ask, view: 'office' | 'mine', { id, total }: DayGroup): Promise<readonly DayRow[]> {
  const rows: DayRow[] = [];
  for (let offset = 0; offset < total; offset += 500)
    rows.push(...(await ask('today:more', { view, group: id, offset, limit: 500 })).rows);
  return rows;
}

export const hardStops = (ask: Ask): Promise<readonly DeadlineRow[]> => allDeadlines(ask, { weight: 'hard' });

/** Every deadline, those that are met or over too. */
export async function allDeadlines(ask: Ask, filter: Pick<Input<'deadline:list'>, 'weight'>): Promise<readonly DeadlineRow[]> {
  const rows: DeadlineRow[] = [];
  for (let total = 1; rows.length < total;) {
    const page = await ask('deadline:list', { ...filter, all: true, offset: rows.length, limit: 500 });
    rows.push(...page.rows);
    total = page.total;
    if (page.rows.length === 0 && rows.length < total) throw new Error('fewer deadlines are listed than are counted');
  }
  return rows;
}
