import type { PacketSight } from '../../shared/contract/packets.ts';

/** What a case is called where only a counterpart's eyes look. */
export type SeenName = { readonly title: string; readonly reference: string };

/**
 * The case's title and our reference as far as this counterpart would read them; in the place of either, the packet's own name for the
 * case. Nothing but the sight is read, so that a heading cannot say what the packet does not.
 */
export function seenName({ records }: PacketSight): SeenName {
  const own = records[0];
  const read = (field: string): string | null => {
    const seen = own?.fields.find(one => one.field === field);
    return seen?.shown === 'value' && typeof seen.value === 'string' && seen.value !== '' ? seen.value : null;
  };
  const reference = read('reference') ?? own?.name ?? '';
  return { title: read('title') ?? reference, reference };
}
