import type { Change } from '../../../../db/audit.ts';
import { insertNotice } from '../../../../db/notices.ts';
import type { NoticeClaim } from '../../../../shared/contract/packet-claims.ts';
import { Refusal } from '../../../../shared/failure.ts';
import type { AgencyCode } from '../../../../shared/language.ts';
import type { SessionContext } from '../../ground/context.ts';
import type { SignedPart } from '../read/verify.ts';
import { didWeGive } from './consent-arrival.ts';

/** @throws Refusal `packet/notice-mismatch` for word of a value that we did not give to who says it. */
export function refuseWrongNotice({ session }: SessionContext, from: AgencyCode, { values }: NoticeClaim): void {
  if (!didWeGive(session, from, values)) throw new Refusal('packet/notice-mismatch');
}

/** Keep that values of ours go on. */
export function takeNotice(
  { session, nowMs }: SessionContext,
  { header, notice }: SignedPart,
  note: (change: Change) => void,
): void {
  if (notice === null) return;
  const { packetId: id, from } = header;
  const { ground, recipient, purpose, values } = notice;
  note({ record: id, entity: 'notice', field: ground, old: null, new: from.agency });
  const row = { id, direction: 'in', agency: from.agency, caseId: null, purpose, ground, atMs: nowMs() } as const;
  insertNotice(
    session.office,
    { ...row, recipient: recipient.agency, names: recipient.names },
    values.map(value => ({ ...value, fact: null })),
  );
}
