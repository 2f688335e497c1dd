import type { Input, Output } from '../../shared/contract.ts';
import type { EventAnswer } from '../../shared/contract/stages.ts';
import type { Failure, Result } from '../../shared/failure.ts';
import type { CaseId, RecordId } from '../../shared/language.ts';
import { door } from '../host.ts';
import { readAnew, readUpTo, useCase } from './case-store.ts';

/** Says that a step was done; it is known by the audit entry that it left. */
export type Said = (entry: number) => void;

/** Change fields of a record (`null` takes a value away). The refusal is the caller's to show, beside the form. */
export function saveFields(
  record: RecordId,
  fields: Input<'case:update-fields'>['fields'],
  said?: Said,
): Promise<Failure | null> {
  return stepCase(caseId => door.request('case:update-fields', { caseId, record, fields }), said);
}

export type NewRecord = Omit<Input<'case:add-record'>, 'caseId'>;
export function addRecord(record: NewRecord, said?: Said): Promise<Failure | null> {
  return stepCase(caseId => door.request('case:add-record', { caseId, ...record }), said);
}

export function removeRecord(record: RecordId, said?: Said): Promise<Failure | null> {
  return stepCase(caseId => door.request('case:remove-record', { caseId, record }), said);
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

/** Say which of the values that two stations gave a field is right. */
export function settleValue(choice: Input<'office:settle'>): Promise<Failure | null> {
  return changeCase(() => door.request('office:settle', choice));
}

/** Take back one act of the open case, or the latest of whoever works here. */
export function undoAct(entry: number | null): Promise<Failure | null> {
  return changeCase(caseId => door.request('case:undo', { caseId, ...(entry === null ? {} : { entry }) }));
}

export type StageMove = Omit<Input<'case:move-stage'>, 'caseId'>;
export async function moveStage(move: StageMove): Promise<Result<Output<'case:move-stage'>> | null> {
  const { caseId, heard } = useCase.getState();
  if (caseId === null) return null;
  const answer = await door.request('case:move-stage', { caseId, ...move });
  if (answer.ok && answer.value.ok) await readAfter(heard);
  return answer;
}

/** Record what happened where the stage stays as it is. */
export type RecordedEvent = Omit<Input<'case:record-event'>, 'caseId'>;
export function recordEvent(happened: RecordedEvent, said?: Said): Promise<Failure | null> {
  return stepCase(async caseId => entered(await door.request('case:record-event', { caseId, ...happened })), said);
}

/** Say that a clock no longer applies, or that it does again. */
export function endClock(given: Omit<Input<'clock:end'>, 'caseId'>, said?: Said): Promise<Failure | null> {
  return stepCase(caseId => door.request('clock:end', { caseId, ...given }), said);
}
export function reopenClock(given: Omit<Input<'clock:reopen'>, 'caseId'>, said?: Said): Promise<Failure | null> {
  return stepCase(caseId => door.request('clock:reopen', { caseId, ...given }), said);
}

/** Correct a logged exchange or what hangs from it; both versions stay. */
export function correctExchange(given: Omit<Input<'exchange:correct'>, 'caseId'>, said?: Said): Promise<Failure | null> {
  return stepCase(caseId => door.request('exchange:correct', { caseId, ...given }), said);
}
export function closeExchange(given: Omit<Input<'exchange:close'>, 'caseId'>, said?: Said): Promise<Failure | null> {
  return stepCase(caseId => door.request('exchange:close', { caseId, ...given }), said);
}
export function reopenExchange(given: Omit<Input<'exchange:reopen'>, 'caseId'>, said?: Said): Promise<Failure | null> {
  return stepCase(caseId => door.request('exchange:reopen', { caseId, ...given }), said);
}

/** The versions of an exchange of the open case, and whose log it stands in. */
export async function readExchangeVersions(exchange: RecordId): Promise<Output<'exchange:versions'> | null> {
  const { caseId } = useCase.getState();
  if (caseId === null) return null;
  const answer = await door.request('exchange:versions', { caseId, exchange });
  return answer.ok ? answer.value : null;
}

/** Correct an event; both versions stay. */
export type EventCorrection = Omit<Input<'case:correct-event'>, 'caseId'>;
export function correctEvent(correction: EventCorrection): Promise<Failure | null> {
  return changeCase(async caseId => entered(await door.request('case:correct-event', { caseId, ...correction })));
}

/** The same, with what it did to the deadlines; or, checked, what it would do. */
export async function amendEvent(
  correction: EventCorrection & Pick<Input<'case:correct-event'>, 'check'>,
): Promise<Result<EventAnswer> | null> {
  const { caseId, heard } = useCase.getState();
  if (caseId === null) return null;
  const answer = await door.request('case:correct-event', { caseId, ...correction });
  if (answer.ok && answer.value.entry !== null) await readAfter(heard);
  return answer;
}

/** What was not entered was refused; what was left an entry. */
function entered(answer: Result<EventAnswer>): Result<{ readonly entry: number }> {
  if (!answer.ok) return answer;
  const { entry, faults } = answer.value;
  return entry === null
    ? { ok: false, failure: { code: faults[0]?.code ?? 'stage/not-an-exit' } }
    : { ok: true, value: { entry } };
}

/** A step that can be taken back: `said` is called with the entry that it left, once it stands. */
export async function stepCase(
  act: (caseId: CaseId) => Promise<Result<{ readonly entry: number }>>,
  said?: Said,
): Promise<Failure | null> {
  let entry: number | null = null;
  const failure = await changeCase(async caseId => {
    const answer = await act(caseId);
    if (answer.ok) ({ entry } = answer.value);
    return answer;
  });
  if (entry !== null) said?.(entry);
  return failure;
}

/** Do something to the case that is open, and read what came of it. */
export async function changeCase(act: (caseId: CaseId) => Promise<Result<unknown>>): Promise<Failure | null> {
  const { caseId, heard } = useCase.getState();
  if (caseId === null) return null;
  const answer = await act(caseId);
  if (!answer.ok) return answer.failure;
  await readAfter(heard);
  return null;
}

/** Once, whether the host told of a change before it answered or will do so after. `before`: what had been heard when the change was asked for. */
async function readAfter(before: number): Promise<void> {
  const { heard } = useCase.getState();
  await (heard > before ? readUpTo(heard) : readAnew());
}
