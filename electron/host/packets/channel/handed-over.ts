import { statSync } from 'node:fs';
import { confirmNumber, findSent, type ChannelPacket } from '../../../../db/channels.ts';
import { mayOnlyRead, type Writer } from '../../../../db/open.ts';
import { removeStoredFile } from '../../../../db/stored-files.ts';
import {
  endSubmission,
  findSubmission,
  listOpenSubmissions,
  listSubmittedEntries,
  type Submission,
} from '../../../../db/submissions.ts';
import { getVaultState } from '../../../../db/vault-state.ts';
import { Refusal } from '../../../../shared/failure.ts';
import type { PacketId } from '../../../../shared/language.ts';
import { recordChanges } from '../../audit/audit.ts';
import type { OpeningStep, Services, Session } from '../../ground/context.ts';
import { fileDigest } from '../../places/file-digest.ts';
import { asFileRefusal } from '../../places/sinks.ts';
import { isThere } from '../../places/sources.ts';

/** What was kept of a submitted packet goes; its row stays, and says what became of it. */
export function endSubmitted(
  session: Session,
  services: Services,
  db: Writer,
  { one, state }: { readonly one: Submission; readonly state: 'left' | 'withdrawn' },
): void {
  const files = listSubmittedEntries(db, one.id).map(({ stored }) => stored);
  recordChanges(session, services, state === 'left' ? 'packet:hand-over' : 'packet:withdraw', db, note => {
    endSubmission(db, one.id, state);
    for (const name of files) removeStoredFile(db, name); // in the act, so that every station's go
    note({ record: one.id, entity: 'packet', field: 'submitted', old: one.digest, new: state, caseId: one.caseId });
  });
  for (const name of files) session.filesOf(db).remove(name); // after the commit
}

/** A packet's file stands: its number is confirmed, and where it had been submitted that is told as handed over, whatever was decided about it since. */
export function confirmWritten(session: Session, services: Services, packetId: string): void {
  const { office } = session;
  recordChanges(session, services, 'packet:confirm', office, () => confirmNumber(office, packetId));
  for (const db of session.visible()) {
    const one = findSubmission(db, packetId as PacketId); // by the number's row
    if (one !== undefined && one.state !== 'left') endSubmitted(session, services, db, { one, state: 'left' });
  }
}

/** Whether a packet's file stands where it should: the same bytes, since whatever else has that name never came from here. */
export function isWritten({ file, sealed }: ChannelPacket): boolean {
  if (file === null || sealed === null) return false;
  try {
    return isThere(file, 'write') && statSync(file).isFile() && fileDigest(file) === sealed;
  } catch (error) {
    throw asFileRefusal(error);
  }
}

/**
 * Opening a vault whose machine stopped while it handed a packet over: one whose file stands whole has left. Else it would be told as approved and
 * out of date, and prepared and sent a second time. Of this machine's own numbers alone: another's entry may be on its way.
 */
export const finishHandOvers: OpeningStep = (session, services) => {
  const { office, user } = session;
  if (user.role === 'auditor') return [];
  const { channelEpoch } = getVaultState(office);
  for (const db of session.visible()) {
    if (mayOnlyRead(db)) continue;
    for (const one of listOpenSubmissions(db, null)) {
      const sent = findSent(office, one.id);
      if (sent?.epoch !== channelEpoch) continue;
      if (sent.state === 'confirmed') endSubmitted(session, services, db, { one, state: 'left' });
      else if (sent.state === 'signed' && stands(sent)) confirmWritten(session, services, one.id);
    }
  }
  return [];
};

/** Where its place is not to be had now the next packet to its recipient asks again. */
function stands(sent: ChannelPacket): boolean {
  try {
    return isWritten(sent);
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
