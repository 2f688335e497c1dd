import type { MatterKind } from './case.ts';
import { fieldAt } from './catalogue.ts';
import type { CivilDate, Json } from './language.ts';
import type { Matter } from './matters.ts';
import { exitsFrom, type Asked } from './stages.ts';
import type { Exit } from './profile.ts';

/** A move of a request or an asset: to which stage, on which day, with the facts that the exit asks for. */
export type MatterMove = { readonly to: string; readonly on: CivilDate; readonly facts: Readonly<Record<string, Json>> };

type Fields = Readonly<Record<string, Json>>;

/** The field that keeps a fact, of the record or of the status entered below it. */
const fieldOfFact: Readonly<Record<MatterKind, Readonly<Record<string, string>>>> = {
  request: { ground: 'refusalGround' },
  asset: { sharedPercent: 'sharePercent' },
};
/** Facts that say why a request came to its status. */
const reasons = ['missing', 'reason'] as const;

/** The ways on from where it stands, each once. */
export function exitsOf({ profile, stage }: Matter): readonly Exit[] {
  return exitsFrom(profile, { stage, outcome: null });
}

/** What an exit asks for: as its profile does, with the choices of the field that keeps it. */
export function askedOf({ kind, profile }: Matter, { requires }: Exit): readonly Asked[] {
  return requires.flatMap(fact => {
    const rule = profile.facts[fact];
    if (rule === undefined) return [];
    const kept = fieldAt(`${kind}.${fieldOfFact[kind][fact] ?? ''}`);
    return [{ fact, ...rule, ...(kept?.options === undefined ? {} : { options: kept.options }) }];
  });
}

/** What the record says of itself after a move, and, of a request, the status that is entered below it. */
export function fieldsAfter(
  { kind }: Pick<Matter, 'kind'>,
  { to, on, facts }: MatterMove,
  own: Fields,
): { readonly own: Fields; readonly status: Fields | null } {
  const kept = Object.entries(fieldOfFact[kind]).flatMap(([fact, field]) => {
    const value = facts[fact];
    return value === undefined ? [] : [[field, typeof value === 'number' ? String(value) : value] as const];
  });
  const said = { status: to, ...Object.fromEntries(kept) };
  if (kind === 'asset') return { own: { ...said, statusOn: on }, status: null };
  const reason = reasons.map(fact => facts[fact]).find(value => value !== undefined);
  const firstSent = to === 'sent' && own['sentOn'] === undefined;
  return {
    own: { ...said, ...(firstSent ? { sentOn: on } : {}) },
    status: { status: to, on, ...(reason === undefined ? {} : { reason }) },
  };
}
