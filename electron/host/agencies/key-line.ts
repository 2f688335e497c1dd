import type { AgencyKey } from '../../../db/agencies.ts';
import { readCard } from './cards.ts';

type Held = Pick<AgencyKey, 'id' | 'agency' | 'signingKey' | 'card'>;

/**
 * A key of an agency with those that it follows and that follow it, each by a card that the one before signed: their packets are one channel. A
 * key that came otherwise, such as after a loss, begins a line of its own.
 *
 * @param keys - All that the office holds or held.
 */
export function keyLine<K extends Held>(keys: readonly K[], key: K): readonly K[] {
  const own = keys.filter(({ agency }) => agency === key.agency);
  const line = new Set<K>(own.filter(({ id }) => id === key.id));
  for (let before = 0; before < line.size;) {
    before = line.size;
    for (const one of own)
      for (const other of own)
        if (line.has(one) !== line.has(other) && (isFollowedBy(one, other) || isFollowedBy(other, one))) line.add(one).add(other);
  }
  return line.size === 0 ? [key] : [...line];
}

function isFollowedBy({ signingKey }: Held, { card }: Held): boolean {
  return signingKey !== null && card !== null && readCard(Buffer.from(card), signingKey).isByOldKey;
}
