import type { MarkDraft, MarkPlace } from '../../shared/mark-draft.ts';
import type { Caveat, Level } from '../../shared/mark.ts';
import type { CaveatKind } from './caveats.ts';

/** The one answer to who may have a value. `otherwise`: its mark says more than the other three can, and is shown as it is. */
export type WhoMayHave = 'policy' | 'only' | 'nobody' | 'otherwise';

const narrowing: readonly CaveatKind[] = ['REL', 'NOREL', 'NOFORN', 'EYES', 'DISPLAY_ONLY'];

/** What a mark answers: the level that never leaves is nobody, one list of recipients is only these. */
export function whoMayHave({ level, caveats }: Pick<MarkDraft, 'level' | 'caveats'>): WhoMayHave {
  return level === 'L4' ? 'nobody' : answerOf(caveats);
}

/**
 * What can be answered of a draft. Caveats that say more than one list of recipients each have a row of their own, and are taken away there
 * and nowhere else: beside them the policy alone is no answer, nor is one list.
 */
export function whoMayChoose({ caveats }: Pick<MarkDraft, 'caveats'>): readonly WhoMayHave[] {
  return answerOf(caveats) === 'otherwise' ? ['otherwise', 'nobody'] : ['policy', 'nobody', 'only'];
}

/** The draft with another answer. No caveat goes with it but the one list of recipients, which is an answer itself. */
export function withWho(draft: MarkDraft, who: WhoMayHave, place: MarkPlace): MarkDraft {
  if (who === whoMayHave(draft) || !whoMayChoose(draft).includes(who)) return draft;
  if (who === 'nobody') return { ...draft, level: 'L4' };
  const level = draft.level === 'L4' ? levelBelow(place) : draft.level;
  if (who === 'otherwise') return { ...draft, level };
  const others = draft.caveats.filter(({ kind }) => kind !== 'REL');
  if (who === 'policy') return { ...draft, level, caveats: others };
  const held = draft.caveats.find((caveat): caveat is Extract<Caveat, { kind: 'REL' }> => caveat.kind === 'REL');
  return { ...draft, level, caveats: [...others, held ?? { kind: 'REL', to: [] }] };
}

function answerOf(caveats: readonly Caveat[]): Exclude<WhoMayHave, 'nobody'> {
  const kinds = caveats.map(({ kind }) => kind).filter(kind => narrowing.includes(kind));
  if (kinds.length === 0) return 'policy';
  return kinds.length === 1 && kinds[0] === 'REL' ? 'only' : 'otherwise';
}

/** The level that stands, or the highest that leaves at all where that is the one that does not. */
function levelBelow({ held, standard }: MarkPlace): Level {
  const stands = held.level ?? held.loosened?.level ?? standard.level;
  return stands === 'L4' ? 'L3' : stands;
}
