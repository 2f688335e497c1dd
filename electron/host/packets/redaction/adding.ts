import type { Change } from '../../../../db/audit.ts';
import { insertBox } from '../../../../db/redactions.ts';
import type { CaseId, Json } from '../../../../shared/language.ts';
import type { RedactionBox } from '../../../../shared/redactions.ts';
import type { SessionContext } from '../../ground/context.ts';
import { newId } from '../../ground/ids.ts';

/** Place a box and note it, within a transaction; gives its id. */
export function addBox(
  context: SessionContext,
  note: (change: Change) => void,
  caseId: CaseId,
  box: Omit<RedactionBox, 'id'>,
): string {
  const { session, nowMs } = context;
  const made = { ...box, id: newId(context), addedBy: session.user.id, addedAtMs: nowMs() };
  insertBox(session.dbOf(caseId), caseId, made);
  note({ caseId, record: made.id, entity: 'redaction', field: '*', old: null, new: boxNote(made) });
  return made.id;
}

/** What the chain commits to of a box: where it is and whom it is for, never what stands beneath. */
export function boxNote({ document, page, box, code, audience, origin }: RedactionBox): Json {
  return { document, page, box, code, audience, origin };
}
