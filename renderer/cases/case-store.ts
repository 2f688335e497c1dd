import { create } from 'zustand';
import type { CaseRecord } from '../../shared/case.ts';
import type { CaseView, HistoryLine, LooseningProposal } from '../../shared/case-view.ts';
import type { AgencyView } from '../../shared/contract/agencies.ts';
import type { LedgerLine, PacketPreview } from '../../shared/contract/packets.ts';
import type { StageView } from '../../shared/contract/stages.ts';
import type { DeadlineRow } from '../../shared/pipeline.ts';
import type { Input, Output } from '../../shared/contract.ts';
import type { Failure, Result } from '../../shared/failure.ts';
import type { AgencyCode, CaseId, RecordId } from '../../shared/language.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';

/** What stands in the panel at the right. */
export type CasePanel =
  | { readonly kind: 'summary' }
  | { readonly kind: 'clock'; readonly row: DeadlineRow; readonly answer: Output<'deadline:explain'> | null }
  | { readonly kind: 'why'; readonly record: RecordId; readonly field: string }
  | { readonly kind: 'history'; readonly record: RecordId; readonly lines: readonly HistoryLine[] | null };

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

export async function explainDeadline(row: DeadlineRow): Promise<void> {
  update({ panel: { kind: 'clock', row, answer: null } });
  if (row.clock === null) return;
  const input = { caseId: row.caseId, clock: row.clock, startEvent: row.startEvent };
  const answer = await door.request('deadline:explain', input);
  const { panel } = useCase.getState();
  if (answer.ok && panel.kind === 'clock' && panel.row === row) update({ panel: { kind: 'clock', row, answer: answer.value } });
}

export async function showHistory(record: RecordId): Promise<void> {
  const { caseId } = useCase.getState();
  if (caseId === null) return;
  update({ panel: { kind: 'history', record, lines: null } });
  const answer = await door.request('case:history', { caseId, record, limit: 200 });
  if (answer.ok) update({ panel: { kind: 'history', record, lines: answer.value.lines } });
}

/** Change fields of a record (`null` takes a value away). The refusal is the caller's to show, beside the form. */
export async function saveFields(record: RecordId, fields: Input<'case:update-fields'>['fields']): Promise<Failure | null> {
  const { caseId } = useCase.getState();
  if (caseId === null) return null;
  return afterChange(await door.request('case:update-fields', { caseId, record, fields }));
}

export type NewRecord = Omit<Input<'case:add-record'>, 'caseId'>;
export async function addRecord(record: NewRecord): Promise<Failure | null> {
  const { caseId } = useCase.getState();
  if (caseId === null) return null;
  return afterChange(await door.request('case:add-record', { caseId, ...record }));
}

export async function removeRecord(record: RecordId): Promise<Failure | null> {
  const { caseId } = useCase.getState();
  if (caseId === null) return null;
  return afterChange(await door.request('case:remove-record', { caseId, record }));
}

export type PlacedMark = Omit<Input<'case:set-mark'>, 'caseId'>;
export async function setMark(placed: PlacedMark): Promise<Failure | null> {
  const { caseId } = useCase.getState();
  if (caseId === null) return null;
  return afterChange(await door.request('case:set-mark', { caseId, ...placed }));
}

/** A looser mark waits for a second person. */
export async function proposeLoosening(placed: PlacedMark, ground: string): Promise<Failure | null> {
  const { caseId } = useCase.getState();
  if (caseId === null) return null;
  return afterChange(await door.request('mark:propose-loosening', { caseId, ...placed, ground }));
}

export async function decideLoosening(id: string, approve: boolean): Promise<Failure | null> {
  const { caseId } = useCase.getState();
  if (caseId === null) return null;
  return afterChange(await door.request('mark:decide-loosening', { id, caseId, approve }));
}

export async function undoLast(): Promise<Failure | null> {
  const { caseId } = useCase.getState();
  if (caseId === null) return null;
  return afterChange(await door.request('case:undo', { caseId }));
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
  await readPreview();
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

async function afterChange(answer: Result<unknown>): Promise<Failure | null> {
  if (!answer.ok) return answer.failure;
  await readCase();
  return null;
}

function update(change: Partial<CaseState>): void {
  useCase.setState(change);
}
