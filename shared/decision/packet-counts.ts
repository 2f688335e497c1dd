import type { Action, Emission, Slot } from './types.ts';

/** How many values of a case leave as they are, in a coarser form, under a pseudonym, and how many stand as a block. */
export type PacketCounts = {
  readonly release: number;
  readonly generalise: number;
  readonly pseudonym: number;
  readonly withhold: number;
};

/** What a value that leaves in a form counts as; null where it does not leave. */
export const countedAs = (how: Action): keyof PacketCounts | null => counted[how];

const counted: Readonly<Record<Action, keyof PacketCounts | null>> = {
  RELEASE: 'release',
  GENERALISE: 'generalise',
  MASK: 'generalise',
  SUMMARISE: 'generalise',
  PSEUDONYM: 'pseudonym',
  WITHHOLD: null, // not as a form that leaves
  OMIT_SILENT: null,
};

/**
 * The one count that every screen shows for one question. Blocks are counted where we hold a value: those over nothing are the same for
 * every case, and what leaves no trace is not counted at all.
 */
export function packetCounts(content: Emission): PacketCounts {
  const counts = { release: 0, generalise: 0, pseudonym: 0, withhold: 0 };
  const count = ({ fields, lists }: Emission): void => {
    for (const slot of Object.values(fields)) {
      const state = stateOf(slot);
      if (state !== null) counts[state] += 1;
    }
    for (const { emitted } of Object.values(lists)) emitted.forEach(count);
  };
  count(content);
  return counts;
}

function stateOf(slot: Slot): keyof PacketCounts | null {
  if (slot.state === 'released') return countedAs(slot.how);
  return slot.code !== null && slot.value !== undefined ? 'withhold' : null;
}
