import { create } from 'zustand';
import type { CaseRecord } from '../../shared/case.ts';
import type { CaseView, HistoryLine, LooseningProposal } from '../../shared/case-view.ts';
import type { AgencyView } from '../../shared/contract/agencies.ts';
import type { LedgerLine, PacketPreview } from '../../shared/contract/packets.ts';
import type { StageView } from '../../shared/contract/stages.ts';
import type { ClockExplanation } from '../../shared/clocks/explain.ts';
import type { DeadlineRow } from '../../shared/pipeline.ts';
import type { Input, Output } from '../../shared/contract.ts';
import type { Failure, Result } from '../../shared/failure.ts';
import type { AgencyCode, CaseId, RecordId } from '../../shared/language.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';
import type { ValuePlace } from './at-hand.ts';
import { linesOfValue } from './history.ts';

/** What stands in the panel at the right. */
export type CasePanel =
  | { readonly kind: 'summary' }
  /** `explanations`: its own first, then of the other hard stops that count from the same event. Empty until they have come. */
  | {
      readonly kind: 'clock';
      readonly row: DeadlineRow;
      readonly explanations: readonly ClockExplanation[];
      readonly isAsked: boolean;
    }
  | { readonly kind: 'why'; readonly record: RecordId; readonly field: string }
  /** Of one value, or (`field` null) of all that a record holds. */
  | {
      readonly kind: 'history';
      readonly record: RecordId;
      readonly field: string | null;
      readonly lines: readonly HistoryLine[] | null;
    };

export type PanelOf<K extends CasePanel['kind']> = Extract<CasePanel, { readonly kind: K }>;

export type CaseState = {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly caseId: CaseId | null;
  readonly view: CaseView | null;
  readonly stage: StageView | null;
  readonly clocks: readonly DeadlineRow[];
  readonly ledger: readonly LedgerLine[];
  /** Loosenings that wait for a second person; none for an auditor. */
  readonly loosenings: readonly LooseningProposal[];
  readonly agencies: readonly AgencyView[];
  readonly counterpart: AgencyCode | null;
  readonly preview: PacketPreview | null;
  readonly panel: CasePanel;
  /** The value that is edited where it stands, and the one that just was: the focus goes back to it. */
  readonly editing: ValuePlace | null;
  readonly left: ValuePlace | null;
  /** The value or record (`*`) whose mark is open. */
  readonly marking: ValuePlace | null;
  readonly refusal: Failure | null;
};

export const useCase = forgetOnLock(
  create<CaseState>(() => ({
    phase: 'loading',
    caseId: null,
    view: null,
    stage: null,
    clocks: [],
    ledger: [],
    loosenings: [],
    agencies: [],
    counterpart: null,
    preview: null,
    panel: { kind: 'summary' },
    editing: null,
    left: null,
    marking: null,
    refusal: null,
  })),
);

/** Hear of changes that others made to the case that is open. Once, at the start. */
export function followCase(): void {
  door.listen('case:changed', ({ caseId }) => {
    if (useCase.getState().caseId === caseId) void readCase();
  });
}

/** Open a case; one that is open stays as it is on the screen until its new state has come. */
export async function openCase(caseId: CaseId): Promise<void> {
  const { counterpart, caseId: before } = useCase.getState();
  if (before !== caseId) useCase.setState({ ...useCase.getInitialState(), caseId, counterpart }, true);
  await readCase();
}

/** Choose whose eyes the shields show. */
export async function chooseCounterpart(counterpart: AgencyCode): Promise<void> {
  update({ counterpart });
  await readPreview();
}

export function showSummary(): void {
  update({ panel: { kind: 'summary' } });
}

export function showWhy(record: RecordId, field: string): void {
  update({ panel: { kind: 'why', record, field } });
}

export async function explainDeadline(row: DeadlineRow, isAsked = true): Promise<void> {
  const panel: CasePanel = { kind: 'clock', row, explanations: [], isAsked };
  update({ panel });
  const rows = [row, ...useCase.getState().clocks.filter(other => other !== row && countsAlongside(row, other))];
  const answers = await Promise.all(
    rows.flatMap(({ caseId, clock, startEvent }) =>
      clock === null ? [] : [door.request('deadline:explain', { caseId, clock, startEvent })],
    ),
  );
  const explanations = answers.flatMap(answer => (answer.ok ? [answer.value.explanation] : []));
  if (useCase.getState().panel === panel) update({ panel: { ...panel, explanations } });
}

/** Whether another clock is a second rule for the same term: hard, live, and counted from the same event. */
function countsAlongside(row: DeadlineRow, other: DeadlineRow): boolean {
  return row.weight === 'hard' && other.weight === 'hard' && other.isLive && other.startEvent === row.startEvent;
}

/** What a value was, became and was marked, newest first; of all of a record's values without `field`. */
export async function showHistory(record: RecordId, field: string | null = null): Promise<void> {
  const { caseId } = useCase.getState();
  if (caseId === null) return;
  const panel: CasePanel = { kind: 'history', record, field, lines: null };
  update({ panel });
  const answer = await door.request('case:history', { caseId, record, limit: 500 });
  if (answer.ok && useCase.getState().panel === panel)
    update({ panel: { ...panel, lines: field === null ? answer.value.lines : linesOfValue(answer.value.lines, field) } });
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
export function markValue(place: ValuePlace | null): void {
  update({ marking: place });
}

/** Change fields of a record (`null` takes a value away). The refusal is the caller's to show, beside the form. */
export function saveFields(record: RecordId, fields: Input<'case:update-fields'>['fields']): Promise<Failure | null> {
  return changeCase(caseId => door.request('case:update-fields', { caseId, record, fields }));
}

export type NewRecord = Omit<Input<'case:add-record'>, 'caseId'>;
export function addRecord(record: NewRecord): Promise<Failure | null> {
  return changeCase(caseId => door.request('case:add-record', { caseId, ...record }));
}

export function removeRecord(record: RecordId): Promise<Failure | null> {
  return changeCase(caseId => door.request('case:remove-record', { caseId, record }));
}

export type PlacedMark = Omit<Input<'case:set-mark'>, 'caseId'>;
export function setMark(placed: PlacedMark): Promise<Failure | null> {
  return changeCase(caseId => door.request('case:set-mark', { caseId, ...placed }));
}

/** A looser mark waits for a second person. `loosened`: what is to go below the catalogue's own level or category. */
export type LooserMark = Omit<Input<'mark:propose-loosening'>, 'caseId'>;
export function proposeLoosening(placed: LooserMark): Promise<Failure | null> {
  return changeCase(caseId => door.request('mark:propose-loosening', { caseId, ...placed }));
}

export function decideLoosening(id: string, approve: boolean): Promise<Failure | null> {
  return changeCase(caseId => door.request('mark:decide-loosening', { id, caseId, approve }));
}

export function undoLast(): Promise<Failure | null> {
  return changeCase(caseId => door.request('case:undo', { caseId }));
}

export type StageMove = Omit<Input<'case:move-stage'>, 'caseId'>;
export async function moveStage(move: StageMove): Promise<Result<Output<'case:move-stage'>> | null> {
  const { caseId } = useCase.getState();
  if (caseId === null) return null;
  const answer = await door.request('case:move-stage', { caseId, ...move });
  if (answer.ok && answer.value.ok) await readCase();
  return answer;
}

/** The records of one entity under a parent (null: of the case itself), in their order. */
export function recordsUnder(records: readonly CaseRecord[], entity: string, parent: RecordId | null): readonly CaseRecord[] {
  return records
    .filter(record => record.entity === entity && record.parentId === parent)
    .toSorted((a, b) => a.position - b.position);
}

export async function readCase(): Promise<void> {
  const { caseId } = useCase.getState();
  if (caseId === null) return;
  const [view, stage, clocks, ledger, agencies, loosenings] = await Promise.all([
    door.request('case:show', { caseId }),
    door.request('case:stage', { caseId }),
    door.request('deadline:list', { caseId, limit: 50 }),
    door.request('packet:list', { caseId, limit: 200 }),
    door.request('agency:list', {}),
    door.request('mark:list-loosening', { caseId }),
  ]);
  if (useCase.getState().caseId !== caseId) return; // another case was opened meanwhile
  if (!view.ok) return update({ phase: 'failed', refusal: view.failure });
  update({
    phase: 'ready',
    view: view.value,
    refusal: null,
    stage: stage.ok ? stage.value : null,
    clocks: clocks.ok ? clocks.value.rows : [],
    ledger: ledger.ok ? ledger.value : [],
    agencies: agencies.ok ? agencies.value : [],
    loosenings: loosenings.ok ? loosenings.value : [],
  });
  if (useCase.getState().counterpart === null) update({ counterpart: usualCounterpart() });
  const soonest = useCase.getState().clocks.find(({ mustStopBy }) => mustStopBy !== null);
  const isFree = useCase.getState().panel.kind === 'summary';
  await Promise.all([readPreview(), ...(isFree && soonest !== undefined ? [explainDeadline(soonest, false)] : [])]);
}

async function readPreview(): Promise<void> {
  const { caseId, counterpart } = useCase.getState();
  if (caseId === null || counterpart === null) return update({ preview: null });
  const answer = await door.request('packet:preview', { caseId, recipient: counterpart, purpose: 'same-case' });
  if (useCase.getState().caseId === caseId && useCase.getState().counterpart === counterpart)
    update({ preview: answer.ok ? answer.value : null });
}

function usualCounterpart(): AgencyCode | null {
  const open = useCase.getState().agencies.filter(agency => !agency.isOurs && agency.profile !== null);
  return (open.find(({ code }) => code === 'MX-FGR') ?? open[0])?.code ?? null;
}

/** Do something to the case that is open, and read what came of it. */
export async function changeCase(act: (caseId: CaseId) => Promise<Result<unknown>>): Promise<Failure | null> {
  const { caseId } = useCase.getState();
  return caseId === null ? null : afterChange(await act(caseId));
}

async function afterChange(answer: Result<unknown>): Promise<Failure | null> {
  if (!answer.ok) return answer.failure;
  await readCase();
  return null;
}

function update(change: Partial<CaseState>): void {
  useCase.setState(change);
}
