import { Refusal } from '../../../../shared/failure.ts';
import type { ChannelPosition } from '../../../../shared/packet.ts';

/** What a recipient knows of one channel (sender key → recipient key, one epoch): the packets it imported, by number. */
export type ChannelState = readonly { readonly number: number; readonly hash: string; readonly previous: string | null }[];

/**
 * Where a packet stands in its channel. Replays, forks, gaps and late arrivals are told apart; a fork is never acceptable, since it shows
 * that the sender told two stories.
 *
 * @param hash - SHA-256 of the packet's signing input.
 * @param isGapAccepted - A person has recorded that earlier packets are missing, or that this one was waited for.
 * @throws Refusal `packet/replayed`, `packet/forked`, `packet/gap`, `packet/out-of-order`.
 */
export function placeInChannel(
  position: ChannelPosition,
  hash: string,
  state: ChannelState,
  isGapAccepted: boolean,
): 'next' | 'after-gap' | 'late' {
  const { number, previous } = position;
  const at = (wanted: number) => state.find(packet => packet.number === wanted);
  const same = at(number);
  if (same) throw new Refusal(same.hash === hash ? 'packet/replayed' : 'packet/forked');
  const before = at(number - 1);
  const after = at(number + 1);
  const contradictsBefore = before !== undefined && before.hash !== previous;
  const contradictsAfter = after !== undefined && after.previous !== hash;
  if (contradictsBefore || contradictsAfter) throw new Refusal('packet/forked');
  const highest = Math.max(0, ...state.map(packet => packet.number));
  if (number === highest + 1) return 'next';
  if (!isGapAccepted) throw new Refusal(number > highest ? 'packet/gap' : 'packet/out-of-order');
  return number > highest ? 'after-gap' : 'late';
}
