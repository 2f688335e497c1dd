import type { CivilDate } from '../../shared/language.ts';
import type { Caveat } from '../../shared/mark.ts';

/** The caveats that a person fills in. */
export type FilledCaveat = 'EMBARGO' | 'SEALED' | 'REL' | 'NOREL' | 'PURPOSE';

export function caveatOf<K extends Caveat['kind']>(
  caveats: readonly Caveat[],
  kind: K,
): Extract<Caveat, { readonly kind: K }> | undefined {
  return caveats.find((caveat): caveat is Extract<Caveat, { readonly kind: K }> => caveat.kind === kind);
}

/** Put a caveat there, still to be filled in, or take it away. */
export function withCaveat(caveats: readonly Caveat[], kind: FilledCaveat, on: boolean): readonly Caveat[] {
  const others = caveats.filter(caveat => caveat.kind !== kind);
  return on ? [...others, unfilled(kind)] : others;
}

/** Whether every caveat says what it has to; only then may the mark be sent. */
export function areFilled(caveats: readonly Caveat[]): boolean {
  return caveats.every(caveat => {
    if ('to' in caveat) return caveat.to.length > 0;
    if ('purposes' in caveat) return caveat.purposes.length > 0;
    if ('until' in caveat) return 'date' in caveat.until ? Boolean(caveat.until.date) : Boolean(caveat.until.event);
    return true;
  });
}

function unfilled(kind: FilledCaveat): Caveat {
  if (kind === 'PURPOSE') return { kind, purposes: [] };
  if (kind === 'REL' || kind === 'NOREL') return { kind, to: [] };
  return { kind, until: { date: '' as CivilDate } }; // not a date yet: `areFilled` keeps it from being sent
}
