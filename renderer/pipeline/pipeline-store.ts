import { create } from 'zustand';
import type { Board, BoardCase, BoardOrder } from '../../shared/board.ts';
import type { Input } from '../../shared/contract.ts';
import type { Failure } from '../../shared/failure.ts';
import type { CaseId } from '../../shared/language.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';

export type BoardFilter = Omit<Input<'board:read'>, 'cards'>;
export const laneKinds = ['none', 'direction', 'mover', 'officer'] as const;
export type LaneKind = (typeof laneKinds)[number];
export type BoardTable = {
  readonly rows: readonly BoardCase[];
  readonly total: number;
  readonly order: BoardOrder;
  readonly isDescending: boolean;
};

export type Pipeline = {
  readonly filter: BoardFilter;
  readonly view: 'board' | 'table';
  readonly lanes: LaneKind;
  readonly board: Board | null; // null: not read yet
  /** Cards of a column that were read beyond its first ones. */
  readonly further: ReadonlyMap<string, readonly BoardCase[]>;
  readonly table: BoardTable | null;
  /** The card that is in the tab order. */
  readonly activeId: CaseId | null;
  /** The case whose move is being entered. */
  readonly movingId: CaseId | null;
  readonly failure: Failure | null;
};

export const usePipeline = forgetOnLock(
  create<Pipeline>(() => ({
    filter: { kind: 'extradition' },
    view: 'board',
    lanes: 'none',
    board: null,
    further: new Map(),
    table: null,
    activeId: null,
    movingId: null,
    failure: null,
  })),
);

const PAGE = 25;
const TABLE_PAGE = 100;
const SETTLE_MS = 200;

/** Read the board, and the table where it is shown. What was shown stays until the new state has come. */
export async function openPipeline(): Promise<void> {
  const { filter, view } = usePipeline.getState();
  const [board] = await Promise.all([door.request('board:read', filter), view === 'table' ? readTable(0) : undefined]);
  if (usePipeline.getState().filter !== filter) return; // another was chosen meanwhile
  if (!board.ok) return usePipeline.setState({ failure: board.failure });
  usePipeline.setState({ board: board.value, further: new Map(), failure: null });
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

export function chooseView(view: Pipeline['view']): void {
  usePipeline.setState({ view });
  if (view === 'table') void readTable(0);
}

/** Every stalled case, longest over its median's measure, as a table. */
export function showStalled(): void {
  const table = { rows: [], total: 0, order: 'days', isDescending: true } as const;
  usePipeline.setState(({ filter }) => ({ view: 'table', table, filter: { ...filter, stalled: true } }));
  void openPipeline();
}

export async function sortTable(order: BoardOrder, isDescending: boolean): Promise<void> {
  usePipeline.setState(({ table }) => ({ table: { rows: [], total: 0, ...table, order, isDescending } }));
  await readTable(0);
}

export async function readMoreOfTable(): Promise<void> {
  const { table } = usePipeline.getState();
  if (table !== null && table.rows.length < table.total) await readTable(table.rows.length);
}

/** Read the next cards of a column. */
export async function readMoreOf(column: string): Promise<void> {
  const { filter, board, further } = usePipeline.getState();
  const first = board?.columns.find(({ id }) => id === column)?.cases ?? [];
  const before = further.get(column) ?? [];
  const answer = await door.request('board:cases', { ...filter, column, offset: first.length + before.length, limit: PAGE });
  const now = usePipeline.getState();
  if (now.filter !== filter || now.board !== board) return;
  if (!answer.ok) return usePipeline.setState({ failure: answer.failure });
  usePipeline.setState({ further: new Map([...now.further, [column, [...before, ...answer.value.cases]]]) });
}

export function activate(caseId: CaseId): void {
  if (usePipeline.getState().activeId !== caseId) usePipeline.setState({ activeId: caseId });
}

/** Begin to enter a move of a case. */
export function beginMove(caseId: CaseId): void {
  usePipeline.setState({ movingId: caseId });
}

export function endMove(): void {
  usePipeline.setState({ movingId: null });
}

let timer: ReturnType<typeof setTimeout> | undefined;
function soon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void openPipeline(), SETTLE_MS);
}

async function readTable(offset: number): Promise<void> {
  const { filter, table } = usePipeline.getState();
  const { order, isDescending } = table ?? { order: 'stop' as const, isDescending: false };
  const answer = await door.request('board:cases', { ...filter, order, descending: isDescending, offset, limit: TABLE_PAGE });
  const now = usePipeline.getState();
  if (now.filter !== filter || (now.table ?? { order }).order !== order) return; // another was chosen meanwhile
  if (!answer.ok) return usePipeline.setState({ failure: answer.failure });
  const before = offset === 0 ? [] : (now.table?.rows ?? []);
  const { cases, total } = answer.value;
  usePipeline.setState({ table: { rows: [...before, ...cases], total, order, isDescending } });
}
