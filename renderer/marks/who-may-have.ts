import type { MarkDraft, MarkPlace } from '../../shared/mark-draft.ts';
import type { Caveat, Level } from '../../shared/mark.ts';
import type { CaveatKind } from './caveats.ts';

/** The one answer to who may have a value. `otherwise`: its mark says more than the other three can, and is shown as it is. */
export type WhoMayHave = 'policy' | 'only' | 'nobody' | 'otherwise';

const narrowing: readonly CaveatKind[] = ['REL', 'NOREL', 'NOFORN', 'EYES', 'DISPLAY_ONLY'];

/** What a mark answers: the level that never leaves is nobody, one list of recipients is only these. */
export function whoMayHave({ level, caveats }: Pick<MarkDraft, 'level' | 'caveats'>): WhoMayHave {
  if (level === 'L4') return 'nobody';
  const kinds = caveats.map(({ kind }) => kind).filter(kind => narrowing.includes(kind));
  if (kinds.length === 0) return 'policy';
  return kinds.length === 1 && kinds[0] === 'REL' ? 'only' : 'otherwise';
}

/** The draft with another answer. Nobody takes no caveat away, and what is not about recipients is never touched. */
export function withWho(draft: MarkDraft, who: WhoMayHave, place: MarkPlace): MarkDraft {
  if (who === 'otherwise' || who === whoMayHave(draft)) return draft;
  if (who === 'nobody') return { ...draft, level: 'L4' };
  const level = draft.level === 'L4' ? levelBelow(place) : draft.level;
  const others = draft.caveats.filter(({ kind }) => !narrowing.includes(kind));
  if (who === 'policy') return { ...draft, level, caveats: others };
  const held = draft.caveats.filter((caveat): caveat is Extract<Caveat, { kind: 'REL' }> => caveat.kind === 'REL');
  return { ...draft, level, caveats: [...others, held[0] ?? { kind: 'REL', to: [] }] };
}

/** The level that stands, or the highest that leaves at all where that is the one that does not. */
function levelBelow({ held, standard }: MarkPlace): Level {
  const stands = held.level ?? held.loosened?.level ?? standard.level;
  return stands === 'L4' ? 'L3' : stands;
}
