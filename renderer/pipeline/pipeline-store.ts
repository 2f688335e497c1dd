import { create } from 'zustand';
import type { Direction } from '../../shared/case.ts';
import type { CaseSummary } from '../../shared/case-view.ts';
import type { Failure } from '../../shared/failure.ts';
import type { CaseId } from '../../shared/language.ts';
import type { PipelineCase, PipelineReport } from '../../shared/pipeline.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';

export type BoardDirection = Direction | 'both';
/** The cards of one stage that have been read so far. */
export type BoardColumn = { readonly cases: readonly CaseSummary[]; readonly total: number };

export type Pipeline = {
  readonly direction: BoardDirection;
  readonly report: PipelineReport | null; // null: not read yet
  /** How each open case stands in its stage: its days, its next hard stop and how complete its package is. */
  readonly standing: ReadonlyMap<CaseId, PipelineCase>;
  readonly columns: ReadonlyMap<string, BoardColumn>;
  /** The card that is in the tab order. */
  readonly activeId: CaseId | null;
  readonly failure: Failure | null;
};

const beginning: Pipeline = {
  direction: 'both',
  report: null,
  standing: new Map(),
  columns: new Map(),
  activeId: null,
  failure: null,
};
export const usePipeline = forgetOnLock(create<Pipeline>(() => beginning));

const COLUMN_PAGE = 50;
const MOST_CASES = 500; // the contract's own limit

/** Read the report, how every open case stands, and the first cards of each stage. */
export async function openPipeline(): Promise<void> {
  usePipeline.setState({ failure: null });
  const [report, everyCase] = await Promise.all([
    door.request('pipeline:report', { top: MOST_CASES }),
    // idle for a day is nearly every open case: their days in the stage are what the radar is drawn from
    door.request('pipeline:report', { stalledAfterDays: 1, top: MOST_CASES }),
  ]);
  if (!report.ok) return usePipeline.setState({ failure: report.failure });
  const lines = [...report.value.next, ...report.value.stalled, ...(everyCase.ok ? everyCase.value.stalled : [])];
  usePipeline.setState({ report: report.value, standing: new Map(lines.map(line => [line.caseId, line])) });
  await readColumns();
}

export async function chooseDirection(direction: BoardDirection): Promise<void> {
  usePipeline.setState({ direction, columns: new Map(), activeId: null });
  await readColumns();
}

export async function readMoreOf(stage: string): Promise<void> {
  await readColumn(stage, usePipeline.getState().columns.get(stage)?.cases.length ?? 0);
}

export function activate(caseId: CaseId): void {
  if (usePipeline.getState().activeId !== caseId) usePipeline.setState({ activeId: caseId });
}

async function readColumns(): Promise<void> {
  const { report, direction } = usePipeline.getState();
  const counts = report?.stages.filter(count => direction === 'both' || count.direction === direction) ?? [];
  await Promise.all([...new Set(counts.map(({ stage }) => stage))].map(stage => readColumn(stage, 0)));
}

async function readColumn(stage: string, offset: number): Promise<void> {
  const { direction } = usePipeline.getState();
  const answer = await door.request('case:list', {
    stages: [stage],
    ended: false,
    sort: 'stop',
    offset,
    limit: COLUMN_PAGE,
    ...(direction === 'both' ? {} : { directions: [direction] }),
  });
  if (usePipeline.getState().direction !== direction) return; // another direction was chosen meanwhile
  if (!answer.ok) return usePipeline.setState({ failure: answer.failure });
  const { cases, total } = answer.value;
  usePipeline.setState(({ columns }) => {
    const before = offset === 0 ? [] : (columns.get(stage)?.cases ?? []);
    return { columns: new Map([...columns, [stage, { cases: [...before, ...cases], total }]]) };
  });
}
