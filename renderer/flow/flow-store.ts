import { create } from 'zustand';
import type { Input, Output } from '../../shared/contract.ts';
import type { Failure } from '../../shared/failure.ts';
import type { FlowLine } from '../../shared/flow.ts';
import type { TableForm } from '../../shared/tables.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';

export type FlowChosen = Input<'flow:read'>;
export type FlowAnswer = Output<'flow:read'>;

/** What was read stays until the new figures have come, and where they are refused. */
type Read =
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed'; readonly failure: Failure }
  | { readonly phase: 'ready'; readonly flow: FlowAnswer; readonly failure: Failure | null };

/** The figure that is opened, and the lines behind it as far as they were read. */
export type Behind = {
  readonly key: string;
  readonly what: string;
  readonly text: string;
  readonly lines: readonly FlowLine[];
  readonly total: number;
  readonly found: number;
  readonly isRead: boolean;
  readonly failure: Failure | null;
};

type FlowState = {
  readonly chosen: FlowChosen;
  readonly read: Read;
  readonly stage: string | null; // whose stays are drawn; null: the one with most
  readonly behind: Behind | null;
  readonly isWriting: boolean;
  readonly writeFailure: Failure | null;
};

export const useFlow = forgetOnLock(
  create<FlowState>(() => ({
    chosen: { kind: 'extradition' },
    read: { phase: 'loading' },
    stage: null,
    behind: null,
    isWriting: false,
    writeFailure: null,
  })),
);

const PAGE = 100;
const SETTLE_MS = 200;

/** Read the flow of what is chosen. */
export async function openFlow(): Promise<void> {
  const { chosen } = useFlow.getState();
  const answer = await door.request('flow:read', chosen);
  if (useFlow.getState().chosen !== chosen) return; // another was chosen meanwhile
  if (answer.ok) return useFlow.setState({ read: { phase: 'ready', flow: answer.value, failure: null } });
  useFlow.setState(({ read }) => ({
    read: read.phase === 'ready' ? { ...read, failure: answer.failure } : { phase: 'failed', failure: answer.failure },
  }));
}

/** Read again after changes. Returns how to stop. */
export function followFlow(): () => void {
  const stops = [door.listen('case:changed', soon), door.listen('day:changed', soon)];
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}

let timer: ReturnType<typeof setTimeout> | undefined;
function soon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void openFlow(), SETTLE_MS);
}

export function flowOf({ read }: Pick<FlowState, 'read'>): FlowAnswer | null {
  return read.phase === 'ready' ? read.flow : null;
}

export function failureOf({ read, writeFailure }: Pick<FlowState, 'read' | 'writeFailure'>): Failure | null {
  return ('failure' in read ? read.failure : null) ?? writeFailure;
}

/** Choose what is counted; `undefined` lifts a condition. Of another kind nothing is chosen but its time. */
export function chooseFlow(change: Partial<FlowChosen>): void {
  const lifted = change.kind === undefined ? {} : { direction: undefined, counterpart: undefined, officer: undefined };
  useFlow.setState(({ chosen, stage }) => ({
    chosen: { ...chosen, ...lifted, ...change },
    stage: change.kind === undefined ? stage : null,
  }));
  void openFlow();
}

export function chooseStage(stage: string): void {
  useFlow.setState({ stage });
}

/** Open the cases behind a figure. `what` says which, as the screen does. */
export function openFigure(key: string, what: string): void {
  useFlow.setState({ behind: { key, what, text: '', lines: [], total: 0, found: 0, isRead: false, failure: null } });
  void readBehind(0);
}

export function closeFigure(): void {
  useFlow.setState({ behind: null });
}

/** Show those lines alone that have the words. */
export function findBehind(text: string): void {
  useFlow.setState(({ behind }) => ({ behind: behind && { ...behind, text } }));
  clearTimeout(finding);
  finding = setTimeout(() => void readBehind(0), SETTLE_MS);
}
let finding: ReturnType<typeof setTimeout> | undefined;

export function readMoreBehind(): void {
  const { behind } = useFlow.getState();
  if (behind?.isRead === true && behind.lines.length < behind.found) void readBehind(behind.lines.length);
}

async function readBehind(offset: number): Promise<void> {
  const { behind, chosen } = useFlow.getState();
  if (behind === null) return;
  const { key, text } = behind;
  const answer = await door.request('flow:cases', { ...chosen, key, offset, limit: PAGE, ...(text === '' ? {} : { text }) });
  useFlow.setState(({ behind: now }) => {
    if (now?.key !== key || now.text !== text) return {}; // another was opened, or other words sought
    if (!answer.ok) return { behind: { ...now, isRead: true, failure: answer.failure } };
    const { lines, total, found } = answer.value;
    return { behind: { ...now, lines: [...now.lines.slice(0, offset), ...lines], total, found, isRead: true, failure: null } };
  });
}

/** Write the figures to where the person chooses; whether anything was written. */
export async function exportFlow(name: string, form: TableForm, language: string): Promise<boolean> {
  const chosenPlace = await door.saveAs(`${name}.${form}`);
  if (chosenPlace === null) return false;
  useFlow.setState({ isWriting: true, writeFailure: null });
  const answer = await door.request('flow:export', { ...useFlow.getState().chosen, sink: chosenPlace.handle, form, language });
  useFlow.setState({ isWriting: false, writeFailure: answer.ok ? null : answer.failure });
  return answer.ok;
}
