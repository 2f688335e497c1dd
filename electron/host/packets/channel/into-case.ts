import { findCase, isCaseOver } from '../../../../db/cases.ts';
import { listReceivedNames } from '../../../../db/ledger.ts';
import { Refusal, type FailureCode } from '../../../../shared/failure.ts';
import type { AgencyCode, CaseId } from '../../../../shared/language.ts';
import { holderOfReference } from '../../cases/same-person.ts';
import type { SessionContext } from '../../ground/context.ts';
import type { IncomingRecord } from '../read/intake.ts';

/** A case of ours that a sender means. */
export type CaseMeant = { readonly id: CaseId; readonly reference: string };

type Asking = Pick<SessionContext, 'session'>;

/** Why what this authority sends of a case cannot go into one of ours; null if it can. `root` is the case as it came. */
export function whyNotInto({ session }: Asking, agency: AgencyCode, root: IncomingRecord, caseId: CaseId): FailureCode | null {
  const db = session.dbOf(caseId);
  const held = findCase(db, caseId);
  if (held === undefined) return 'case/not-found';
  const { kind } = root.fields;
  if (kind !== undefined && kind !== held.kind) return 'packet/into-other-kind';
  if (isCaseOver(db, caseId)) return 'packet/into-ended';
  const others = listReceivedNames(db, agency, caseId).filter(name => name !== root.emittedId);
  return others.length > 0 ? 'packet/into-taken' : null;
}

/** Refuse a case that a person chose for a packet and that it cannot go into. */
export function refuseInto(context: Asking, agency: AgencyCode, root: IncomingRecord, caseId: CaseId): void {
  const code = whyNotInto(context, agency, root, caseId);
  if (code !== null) throw new Refusal(code);
}

/** The case of ours that the sender calls "your reference", however it is written, where this user may see it. */
export function caseMeant({ session }: Asking, { fields }: IncomingRecord): CaseMeant | null {
  const reference = fields['theirReference'];
  if (typeof reference !== 'string') return null;
  const id = holderOfReference(session, reference);
  // A case that is made in the office's database does not tell of one in a compartment.
  if (id === undefined || session.dbOf(id) !== session.office) return null;
  return { id, reference: findCase(session.dbOf(id), id)?.reference ?? reference };
}
