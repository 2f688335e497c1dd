import type { LedgerEntry } from '../../../../db/ledger.ts';
import type { GivenValue } from '../../../../shared/contract/ledger.ts';
import type { AlsoGave } from '../../../../shared/contract/supplements.ts';
import { givesValues } from '../../../../shared/packet-kinds.ts';
import type { Session } from '../../ground/context.ts';
import { canonical } from '../../keys/canonical.ts';
import { recalledBy } from '../read/recalls.ts';
import { threadOf } from '../read/thread.ts';
import { holdingsOf } from './holdings.ts';

/**
 * The packets by which a recipient still has what a packet gave, or what was given out of that packet later: a recall of it alone leaves them standing.
 * Those that are recalled themselves are not among them.
 */
export async function alsoGave(session: Session, packet: LedgerEntry): Promise<readonly AlsoGave[]> {
  const { agency, packetId } = packet;
  const caseId = packet.caseId!; // one that gave values of a case has it
  const { packets, values } = await holdingsOf(session, { agency, caseId });
  const same = new Map<string, number>();
  for (const held of values) {
    const given: readonly GivenValue[] = [held, ...held.before];
    const own = given.find(each => each.packetId === packetId);
    if (own === undefined) continue;
    const alike = given.filter(each => each.packetId !== packetId && asGiven(each) === asGiven(own));
    for (const other of new Set(alike.map(each => each.packetId))) same.set(other, (same.get(other) ?? 0) + 1);
  }
  const later = new Set<string>(laterInThread(session, packet).map(each => each.packetId));
  return packets.flatMap(({ packetId: id, number, kind }) => {
    const isAsked = id !== packetId && (same.has(id) || later.has(id));
    if (!isAsked || recalledBy(session, { direction: 'out', packetId: id }) !== null) return [];
    return [{ packetId: id, number, kind, values: same.get(id) ?? 0 }];
  });
}

const asGiven = ({ value, action }: GivenValue): string => canonical([value, action]);

/** What gave values after it, out of it or in their place. */
function laterInThread(session: Session, packet: LedgerEntry): readonly LedgerEntry[] {
  const thread = threadOf(session.dbOf(packet.caseId!), packet); // as above
  const from = new Set<string>([packet.packetId]);
  for (const { packetId, earlier } of thread) if (earlier !== null && from.has(earlier)) from.add(packetId);
  return thread.filter(each => each.packetId !== packet.packetId && from.has(each.packetId) && givesValues(each.kind));
}
