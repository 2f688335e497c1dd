import { findCurrentKey } from '../../../../db/agencies.ts';
import { findLedgerEntry } from '../../../../db/ledger.ts';
import type { supplementCalls, ToCorrect } from '../../../../shared/contract/supplements.ts';
import { Refusal } from '../../../../shared/failure.ts';
import type { PacketId } from '../../../../shared/language.ts';
import { carriedBy } from '../../../../shared/packet-kinds.ts';
import type { HandlersOf, Session } from '../../ground/context.ts';
import { destination } from '../channel/destination.ts';
import { sendPacket } from '../channel/outbox.ts';
import { getEntry } from '../read/entry-content.ts';
import { isAnswered, recallsOf } from '../read/recalls.ts';
import { changedSince } from './correction.ts';
import { builtPacket, isKeyUncompared } from './disclose.ts';
import { findingsIn, refuseFindings } from './guarded.ts';
import { holdingsOf } from './holdings.ts';
import { decideRelease } from './release.ts';
import { alsoGave } from './also-gave.ts';
import { earlierPacket, givenPacket, withheldIn } from './supplement.ts';

/** Later disclosure: what a packet withheld, judged anew. */
export const supplementHandlers: HandlersOf<typeof supplementCalls> = {
  'packet:recall': async ({ packetId, why, folder, file, acknowledgeUncompared = false }, context) => {
    const { session } = context;
    const { caseId, agency: recipient, header } = getSentAbout(session, packetId);
    const recalled = givenPacket(session, { caseId, recipient, packet: packetId });
    const { hash } = recalled;
    if (recallsOf(session, recalled).some(({ entry }) => !isAnswered(session, entry)))
      throw new Refusal('packet/recall-unanswered');
    const others = await alsoGave(session, recalled);
    const { purpose, handling } = header;
    const release = decideRelease(context, { caseId, recipient, purpose, basis: basisOf(header.basis), scope: 'all' });
    const isUncompared = isKeyUncompared(findCurrentKey(session.office, recipient));
    if (isUncompared && !acknowledgeUncompared) throw new Refusal('agency/not-compared');
    const { basis, agency: to } = release;
    const draft = { kind: 'recall', purpose, basis, handling, to, policyId: 'none', caseId, earlier: packetId } as const;
    const sent = await sendPacket(context, draft, destination(context.handles, { folder, file }), {
      fill: async () => ({ correction: { earlier: { packet: packetId, hash }, why }, attachments: [] }),
      // Its reason is all that it says: nothing of it may be what stays.
      guard: async layout => {
        const content = { ...release.content, fields: {}, lists: {} };
        refuseFindings(await findingsIn(context, layout, { ...release, content }), []);
      },
      paths: [],
      db: session.dbOf(caseId),
      isUncompared,
    });
    context.tell('ledger:changed', {});
    return { ...builtPacket(sent), isUncompared, others };
  },
  'packet:to-correct': async ({ caseId, packetId }, context) => {
    const { session } = context;
    const { packets, values } = await holdingsOf(session, { caseId });
    const last = new Map(values.map(({ agency, name, field, packetId: of }) => [`${agency} ${name} ${field}`, of]));
    const db = session.dbOf(caseId);
    return packets.flatMap(({ packetId: id, agency: recipient, number, purpose, basis }): readonly ToCorrect[] => {
      if (packetId !== undefined && packetId !== id) return [];
      const entry = findLedgerEntry(db, 'out', id);
      if (entry === undefined || carriedBy(entry.kind) !== 'case') return [];
      const asked = { caseId, recipient, purpose, basis: basisOf(basis), scope: 'all' as const };
      const places = changedSince(db, entry, decideRelease(context, asked)).filter(
        ({ name, field, state }) => state === 'corrects' && last.get(`${recipient} ${name} ${field}`) === id,
      );
      return places.length === 0 ? [] : [{ packetId: id, caseId, recipient, number, purpose, basis, places }];
    });
  },
  'packet:withheld': ({ packetId, ...asked }, context) => {
    const { session } = context;
    const { caseId, agency: recipient, header } = getSentAbout(session, packetId);
    const { purpose = header.purpose, basis = basisOf(header.basis), scope } = asked;
    const entry = earlierPacket(session, { caseId, recipient, packet: packetId });
    const release = decideRelease(context, { caseId, recipient, purpose, basis, scope });
    const places = withheldIn(session.dbOf(caseId), entry, release).map(({ opening: _, ...place }) => place);
    return { packetId, caseId, recipient, purpose, basis: release.basis, places };
  },
};

const basisOf = <T>(basis: readonly T[]): readonly T[] | undefined => (basis.length === 0 ? undefined : basis);

/** @throws Refusal `packet/not-found`, `release/not-to-them` for one that is about no case. */
function getSentAbout(session: Session, packetId: PacketId) {
  const { entry } = getEntry(session, 'out', packetId);
  if (entry.caseId === null) throw new Refusal('release/not-to-them');
  return { ...entry, caseId: entry.caseId };
}
