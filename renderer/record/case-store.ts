import { create } from 'zustand';
import type { CaseRecord } from '../../shared/case.ts';
import type { HistoryLine } from '../../shared/case-view.ts';
import type { Output } from '../../shared/contract.ts';
import type { CaseReading } from '../../shared/contract/case-reading.ts';
import type { ExplainedToday } from '../../shared/clocks/explain.ts';
import type { DeadlineRow } from '../../shared/pipeline.ts';
import type { Failure, Result } from '../../shared/failure.ts';
import type { AgencyCode, CaseId, RecordId } from '../../shared/language.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';
import type { ValuePlace } from './at-hand.ts';
import { linesOfValue } from './history.ts';

/** What stands in the panel at the right. */
export type CasePanel =
  | { readonly kind: 'summary' }
  /** `explanations`: its own first, then of the other hard stops that count from the same event. Empty for what was entered by hand. */
  | {
      readonly kind: 'clock';
      readonly row: DeadlineRow;
      readonly explanations: readonly ExplainedToday[];
    }
  | { readonly kind: 'why'; readonly record: RecordId; readonly field: string }
  | { readonly kind: 'two-values'; readonly record: RecordId; readonly field: string }
  /** Of one value, or (`field` null) of all that a record holds. */
  | {
      readonly kind: 'history';
      readonly record: RecordId;
      readonly field: string | null;
      readonly lines: readonly HistoryLine[] | null;
    };

export type PanelOf<K extends CasePanel['kind']> = Extract<CasePanel, { readonly kind: K }>;

/** What is shown of the case that is open; before it was read, or where it is refused, nothing (`view` null). */
type Shown = Omit<CaseReading, 'view'> & { readonly view: CaseReading['view'] | null };

export type CaseState = Shown & {
  readonly caseId: CaseId | null;
  /** The latest change of this case that the host told of, and the reading that is under way. */
  readonly heard: number;
  readonly underway: Promise<void> | null;
  readonly panel: CasePanel;
  /** The value that is edited where it stands, and the one that just was: the focus goes back to it. */
  readonly editing: ValuePlace | null;
  readonly left: ValuePlace | null;
  /** The value or record (`*`) whose mark is open; `at` the part of it to begin with. */
  readonly marking: (ValuePlace & { readonly at?: 'text-instead' }) | null;
  readonly refusal: Failure | null;
};

const nothingRead: Shown = {
  revision: -1,
  view: null,
  stage: null,
  clocks: [],
  ledger: [],
  loosenings: [],
  twoValues: [],
  agencies: [],
  counterpart: null,
  preview: null,
};

export const useCase = forgetOnLock(
  create<CaseState>(() => ({
    ...nothingRead,
    caseId: null,
    heard: -1,
    underway: null,
    panel: { kind: 'summary' },
    editing: null,
    left: null,
    marking: null,
    refusal: null,
  })),
);

/** Hear of every change to the case that is open, whoever made it, while its screen is shown. Gives how to stop. */
export function followCase(): () => void {
  return door.listen('case:changed', ({ caseId, revision }) => {
    if (useCase.getState().caseId !== caseId) return;
    update({ heard: Math.max(useCase.getState().heard, revision) });
    void readUpTo(revision);
  });
  door.listen('day:changed', () => void readAnew());
}

/** Open a case; one that is open stays as it is on the screen until its new state has come. */
export async function openCase(caseId: CaseId): Promise<void> {
  const { counterpart, caseId: before } = useCase.getState();
  if (before !== caseId) useCase.setState({ ...useCase.getInitialState(), caseId, counterpart }, true);
  await readAnew();
}

/** Choose whose eyes the shields show. */
export async function chooseCounterpart(counterpart: AgencyCode): Promise<void> {
  const { caseId } = useCase.getState();
  update({ counterpart, preview: null });
  if (caseId === null) return;
  const answer = await door.request('packet:preview', { caseId, recipient: counterpart, purpose: 'same-case' });
  if (useCase.getState().caseId === caseId && useCase.getState().counterpart === counterpart)
    update({ preview: answer.ok ? answer.value : null });
}

export function showSummary(): void {
  update({ panel: { kind: 'summary' } });
}

export function showWhy(record: RecordId, field: string): void {
  update({ panel: { kind: 'why', record, field } });
}

export function showTwoValues(record: RecordId, field: string): void {
  update({ panel: { kind: 'two-values', record, field } });
}

export function explainDeadline(row: DeadlineRow): void {
  update({ panel: clockPanel(row, useCase.getState()) });
}

/** What a value was, became and was marked, newest first; of all of a record's values without `field`. */
export async function showHistory(record: RecordId, field: string | null = null): Promise<void> {
  const { caseId } = useCase.getState();
  if (caseId === null) return;
  const panel: CasePanel = { kind: 'history', record, field, lines: null };
  update({ panel });
  const lines = await wholeHistory(caseId, record);
  if (lines !== null && useCase.getState().panel === panel)
    update({ panel: { ...panel, lines: field === null ? lines : linesOfValue(lines, field) } });
}

/** Page after page: the last change of one value may be older than any number of changes of others. */
async function wholeHistory(caseId: CaseId, record: RecordId): Promise<readonly HistoryLine[] | null> {
  const lines: HistoryLine[] = [];
  for (let before: number | null = Number.MAX_SAFE_INTEGER; before !== null;) {
    const answer: Result<Output<'case:history'>> = await door.request('case:history', { caseId, record, before, limit: 500 });
    if (!answer.ok) return null;
    lines.push(...answer.value.lines);
    before = answer.value.before;
  }
  return lines;
}

/** Edit a value where it stands. */
export function editValue(place: ValuePlace): void {
  update({ editing: place, left: null });
}

/** Stop editing; the focus returns to the value, unless the person has already gone elsewhere. */
export function leaveEdit(returnsFocus: boolean): void {
  update({ editing: null, left: returnsFocus ? useCase.getState().editing : null });
}

/** Put the focus on a value, once it is shown. */
export function returnTo(place: ValuePlace): void {
  update({ left: place });
}

/** The focus is back. */
export function forgetLeft(): void {
  update({ left: null });
}

/** Open the mark of a value, or of a whole record (`*`); null closes it. */
export function markValue(place: CaseState['marking']): void {
  update({ marking: place });
}

/** The records of one entity under a parent (null: of the case itself), in their order. */
export function recordsUnder(records: readonly CaseRecord[], entity: string, parent: RecordId | null): readonly CaseRecord[] {
  return records
    .filter(record => record.entity === entity && record.parentId === parent)
    .toSorted((a, b) => a.position - b.position);
}

/** Read until what is shown holds the change of this number. Several who wait for one reading get the same. */
export async function readUpTo(revision: number): Promise<void> {
  const { caseId } = useCase.getState();
  for (;;) {
    const { caseId: now, revision: shown, underway, refusal } = useCase.getState();
    if (now !== caseId || caseId === null || (shown >= revision && refusal === null)) return;
    await (underway ?? begin(caseId));
    if (useCase.getState().refusal !== null) return;
  }
}

/** Read once more, after what is under way. */
export async function readAnew(): Promise<void> {
  const { caseId, underway } = useCase.getState();
  if (caseId === null) return;
  await underway;
  if (useCase.getState().caseId === caseId) await (useCase.getState().underway ?? begin(caseId));
}

function begin(caseId: CaseId): Promise<void> {
  const reading = read(caseId).finally(() => {
    if (useCase.getState().underway === reading) update({ underway: null });
  });
  update({ underway: reading });
  return reading;
}

async function read(caseId: CaseId): Promise<void> {
  const { counterpart } = useCase.getState();
  const answer = await door.request('case:read', { caseId, ...(counterpart === null ? {} : { counterpart }) });
  const state = useCase.getState();
  if (state.caseId !== caseId) return; // another case was opened meanwhile
  if (!answer.ok) return update({ ...nothingRead, counterpart: state.counterpart, refusal: answer.failure });
  const { counterpart: seen, preview, ...read } = answer.value;
  const isSeen = state.counterpart === counterpart; // none was chosen meanwhile
  update({ ...read, ...(isSeen ? { counterpart: seen, preview } : {}), refusal: null, panel: panelAfter(state.panel, read) });
}

/** A clock's panel tells of the clock as it is now. */
function panelAfter(panel: CasePanel, read: Pick<CaseReading, 'clocks' | 'stage'>): CasePanel {
  if (panel.kind !== 'clock') return panel;
  const asked = panel.row;
  const row = read.clocks.find(({ clock, startEvent }) => clock === asked.clock && startEvent === asked.startEvent);
  return row === undefined ? { kind: 'summary' } : clockPanel(row, read);
}

function clockPanel(row: DeadlineRow, { clocks, stage }: Pick<CaseReading, 'clocks' | 'stage'>): CasePanel {
  const rows = [row, ...clocks.filter(other => other !== row && other.term !== null && other.term === row.term)];
  const explanations = rows.flatMap(
    ({ clock, startEvent }) =>
      stage?.clocks.find(explained => explained.clock === clock && explained.trigger.event === startEvent) ?? [],
  );
  return { kind: 'clock', row, explanations };
}

function update(change: Partial<CaseState>): void {
  useCase.setState(change);
}
