import type { CaseRecord } from '../../shared/case.ts';
import type { Failure } from '../../shared/failure.ts';
import type { RecordId } from '../../shared/language.ts';
import { textIn } from '../../shared/records.ts';
import { door } from '../host.ts';
import { stepCase, type Said } from './case-acts.ts';
import { editValue, leaveEdit, returnTo } from './case-store.ts';

/** Where a mark of a portion stands: with its text, unless the portion as a whole has one. */
export function markPlaceOf(portion: CaseRecord): string {
  return portion.marks['*'] === undefined ? 'text' : '*';
}

/** One portion each, in order. */
export type Texts = readonly [string, ...string[]];

/** Write new portions after another, or at the end of its narrative. */
export function addPortion(
  parent: CaseRecord,
  [text, ...more]: Texts,
  after: CaseRecord | null,
  said?: Said,
): Promise<Failure | null> {
  const of = textIn(after?.fields ?? {}, 'of') || (narrativeOf[parent.entity] ?? 'facts');
  return stepCase(
    caseId =>
      door.request('portion:add', {
        caseId,
        of,
        text,
        ...(more.length === 0 ? {} : { more }),
        ...(parent.entity === 'case' ? {} : { parent: parent.id }),
        ...(after === null ? {} : { after: after.id }),
      }),
    said,
  );
}

/** Split a portion; of two halves the second is then open for editing. */
export async function splitPortion(record: RecordId, head: string, [tail, ...more]: Texts, said?: Said): Promise<Failure | null> {
  let made: RecordId | null = null;
  const failure = await stepCase(async caseId => {
    const answer = await door.request('portion:split', { caseId, record, head, tail, ...(more.length === 0 ? {} : { more }) });
    if (answer.ok) made = answer.value.made.id;
    return answer;
  }, said);
  if (made === null) return failure;
  if (more.length === 0) editValue({ record: made, field: 'text' });
  else {
    leaveEdit(false);
    returnTo({ record: made, field: 'text' });
  }
  return failure;
}

/** Join a portion to the one before it, which then holds the focus. */
export async function mergePortion(record: RecordId, said?: Said): Promise<Failure | null> {
  let kept: RecordId | null = null;
  const failure = await stepCase(async caseId => {
    const answer = await door.request('portion:merge', { caseId, record });
    if (answer.ok) kept = answer.value.record.id;
    return answer;
  }, said);
  if (kept !== null) returnTo({ record: kept, field: 'text' });
  return failure;
}

/** Put a portion one place up or down; the focus goes with it. */
export async function movePortion(record: RecordId, way: 'up' | 'down', said?: Said): Promise<Failure | null> {
  const failure = await stepCase(caseId => door.request('portion:move', { caseId, record, way }), said);
  returnTo({ record, field: 'text' });
  return failure;
}

/** What a narrative under a record is, where no portion says it yet. */
const narrativeOf: Readonly<Record<string, string>> = { exchange: 'summary', document: 'summary', evidence: 'remarks' };
