import { create } from 'zustand';
import { laneFields, type Board, type BoardCase, type BoardOrder, type Mover } from '../../shared/board.ts';
import type { Direction } from '../../shared/case.ts';
import type { Input, Output } from '../../shared/contract.ts';
import type { MatterView } from '../../shared/contract/matters.ts';
import type { Failure, Result } from '../../shared/failure.ts';
import type { CaseId, CivilDate, RecordId } from '../../shared/language.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';
import { isMatter } from '../../shared/case.ts';

export type BoardFilter = Omit<Input<'board:read'>, 'cards' | 'lanes'>;
export const laneKinds = ['none', ...laneFields] as const;
export type LaneKind = (typeof laneKinds)[number];
/** The board of the filter. What was read stays while it is read again, and where that is refused. */
export type BoardRead =
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed'; readonly failure: Failure }
  | {
      readonly phase: 'ready';
      readonly board: Board;
      /** Cards of a column, or of a lane of it, that were read beyond its first ones, by `placeOfLane`. */
      readonly further: ReadonlyMap<string, readonly BoardCase[]>;
      readonly failure: Failure | null;
    };

type TableOrder = { readonly order: BoardOrder; readonly isDescending: boolean };
/** The same cases as lines. They stay while they are read again, in whatever order. */
export type TableRead = TableOrder &
  (
    | { readonly phase: 'loading' }
    | { readonly phase: 'failed'; readonly failure: Failure }
    | {
        readonly phase: 'ready';
        readonly rows: readonly BoardCase[];
        readonly total: number;
        readonly failure: Failure | null;
      }
  );

export type Pipeline = {
  readonly filter: BoardFilter;
  readonly view: 'board' | 'table';
  readonly lanes: LaneKind;
  readonly board: BoardRead;
  readonly table: TableRead;
  /** The card that is in the tab order, by its key. */
  readonly activeKey: string | null;
  /** The case whose move is being entered. */
  readonly movingId: CaseId | null;
  /** Of what is moved, the request or the asset of that case; null where it is the case itself. */
  readonly movingRecord: RecordId | null;
  /** The column that its card was dragged to; null where no card was. */
  readonly movingTo: string | null;
};

export const usePipeline = forgetOnLock(
  create<Pipeline>(() => ({
    filter: { kind: 'extradition' },
    view: 'board',
    lanes: 'none',
    board: { phase: 'loading' },
    table: { phase: 'loading', order: 'stop', isDescending: false },
    activeKey: null,
    movingId: null,
    movingRecord: null,
    movingTo: null,
  })),
);

export function boardOf({ board }: Pipeline): Board | null {
  return board.phase === 'ready' ? board.board : null;
}

/** Why the board, or else its table, could not be read. */
export function failureOf({ board, table }: Pipeline): Failure | null {
  return ('failure' in board ? board.failure : null) ?? ('failure' in table ? table.failure : null);
}

const PAGE = 25;
const TABLE_PAGE = 100;
const SETTLE_MS = 200;

/** Read the board, and the table where it is shown. What was shown stays until the new state has come. */
export async function openPipeline(): Promise<void> {
  const { filter, view, lanes } = usePipeline.getState();
  const asked = lanes === 'none' ? filter : { ...filter, lanes };
  const [board] = await Promise.all([door.request('board:read', asked), view === 'table' ? readTable(0) : undefined]);
  const now = usePipeline.getState();
  if (now.filter !== filter || now.lanes !== lanes) return; // another was chosen meanwhile
  if (!board.ok) return refuse('board', board.failure);
  usePipeline.setState({ board: { phase: 'ready', board: board.value, further: new Map(), failure: null } });
}

/** Read again after changes, once a burst of them has settled. Returns how to stop. */
export function followPipeline(): () => void {
  const stops = [door.listen('case:changed', soon), door.listen('day:changed', soon)];
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}

/** Choose what the board shows; `undefined` lifts a condition. */
export function filterBoard(change: Partial<BoardFilter>): void {
  usePipeline.setState(({ filter }) => ({ filter: { ...filter, ...change } }));
  if ('text' in change) soon();
  else void openPipeline();
}

/** Another kind of board. What only some have is lifted: directions, and the lanes by them, are of cases. */
export function chooseKind(kind: BoardFilter['kind']): void {
  if (isMatter(kind) && usePipeline.getState().lanes === 'direction') usePipeline.setState({ lanes: 'none' });
  filterBoard({ kind, direction: undefined, stalled: undefined, officer: undefined });
}

export function chooseView(view: Pipeline['view']): void {
  usePipeline.setState({ view });
  if (view === 'table') void readTable(0);
}

/** Every stalled case, longest over its median's measure, as a table. */
export function showStalled(): void {
  const table: TableRead = { phase: 'loading', order: 'days', isDescending: true };
  usePipeline.setState(({ filter }) => ({ view: 'table', table, filter: { ...filter, stalled: true } }));
  void openPipeline();
}

/** So many are listed; the list says how many more there are. */
const MOST_FAULTY = 500;

/** The cases with something wrong in their history; null where that could not be read. */
export async function readFaulty(): Promise<Output<'pipeline:faulty'> | null> {
  const answer = await door.request('pipeline:faulty', { top: MOST_FAULTY });
  return answer.ok ? answer.value : null;
}

export async function sortTable(order: BoardOrder, isDescending: boolean): Promise<void> {
  usePipeline.setState(({ table }) => ({ table: { ...table, order, isDescending } }));
  await readTable(0);
}

export async function readMoreOfTable(): Promise<void> {
  const { table } = usePipeline.getState();
  if (table.phase === 'ready' && table.rows.length < table.total) await readTable(table.rows.length);
}

/** Divide the board into lanes; each is counted, and read, by itself. */
export function chooseLanes(lanes: LaneKind): void {
  usePipeline.setState({ lanes });
  void openPipeline();
}

/** How a lane of a column is called among the cards that were read further. */
export function placeOfLane(column: string, lane: string): string {
  return `${column} ${lane}`;
}

/** Read the next cards of a column, or of one of its lanes, of which `shown` stand there: a page of them, or `most`. */
export async function readMoreOf(
  column: string,
  lane: string,
  { shown, most = PAGE }: { readonly shown: number; readonly most?: number },
): Promise<void> {
  const { filter, board, lanes } = usePipeline.getState();
  if (board.phase !== 'ready') return;
  const place = placeOfLane(column, lane);
  const answer = await door.request('board:cases', {
    ...filter,
    ...laneFilter(lanes, lane),
    column,
    offset: shown,
    limit: Math.min(PAGE, most),
  });
  const { filter: chosen, board: now } = usePipeline.getState();
  if (chosen !== filter || now.phase !== 'ready' || now.board !== board.board) return;
  if (!answer.ok) return refuse('board', answer.failure);
  const before = now.further.get(place) ?? [];
  usePipeline.setState({ board: { ...now, further: new Map([...now.further, [place, [...before, ...answer.value.cases]]]) } });
}

/** The filter that a lane is: its direction, mover or officer, and nobody where it has none. */
function laneFilter(lanes: LaneKind, lane: string): Partial<BoardFilter> {
  if (lanes === 'direction') return { direction: lane === '' ? null : (lane as Direction) }; // the host named it
  if (lanes === 'mover') return { mover: lane as Mover };
  return lanes === 'officer' ? { officer: lane === '' ? null : lane } : {};
}

export function activate(key: string): void {
  if (usePipeline.getState().activeKey !== key) usePipeline.setState({ activeKey: key });
}

/** What a card stands for: a case, or a request or an asset of one. */
export type Moving = { readonly id: CaseId; readonly record: RecordId | null };

/** Begin to enter a move, to a column if its card was dragged there. */
export function beginMove({ id, record }: Moving, movingTo: string | null = null): void {
  usePipeline.setState({ movingId: id, movingRecord: record, movingTo });
}

export function endMove(): void {
  usePipeline.setState({ movingId: null, movingRecord: null, movingTo: null });
}

/** A request or an asset with its ways on; null where it cannot be read, or is none any more. */
export async function readMatter(caseId: CaseId, record: RecordId): Promise<MatterView | null> {
  const answer = await door.request('matter:list', { caseId });
  return answer.ok ? (answer.value.find(one => one.record === record) ?? null) : null;
}

export type MatterMove = { readonly to: string; readonly on: CivilDate; readonly facts: Input<'matter:move'>['facts'] };

export function moveMatter(caseId: CaseId, record: RecordId, move: MatterMove): Promise<Result<Output<'matter:move'>>> {
  return door.request('matter:move', { caseId, record, ...move });
}

let timer: ReturnType<typeof setTimeout> | undefined;
function soon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void openPipeline(), SETTLE_MS);
}

async function readTable(offset: number): Promise<void> {
  const { filter, table } = usePipeline.getState();
  const { order, isDescending } = table;
  const answer = await door.request('board:cases', { ...filter, order, descending: isDescending, offset, limit: TABLE_PAGE });
  const { filter: chosen, table: now } = usePipeline.getState();
  if (chosen !== filter || now.order !== order || now.isDescending !== isDescending) return; // another was chosen meanwhile
  if (!answer.ok) return refuse('table', answer.failure);
  const before = offset === 0 || now.phase !== 'ready' ? [] : now.rows;
  const { cases, total } = answer.value;
  usePipeline.setState({ table: { phase: 'ready', rows: [...before, ...cases], total, order, isDescending, failure: null } });
}

/** Say why, beside what was read before. */
function refuse(what: 'board' | 'table', failure: Failure): void {
  const { board, table } = usePipeline.getState();
  if (what === 'board')
    usePipeline.setState({ board: board.phase === 'ready' ? { ...board, failure } : { phase: 'failed', failure } });
  else usePipeline.setState({ table: table.phase === 'ready' ? { ...table, failure } : { ...table, phase: 'failed', failure } });
}
