import { purposes as knownPurposes, type Purpose } from '../mark.ts';
import type { LegalBasis } from '../packet.ts';
import type { Scope } from '../scope/scope.ts';
import type { Policy, Standing } from './policy.ts';
import type { Circumstances, RecipientProfile } from './types.ts';

/** What has been asked, after its shape was looked at: `fault` names the rule it breaks, and then nothing leaves. */
export type Request = {
  readonly recipient: RecipientProfile | null; // null: unknown
  readonly standing: Standing; // of an unknown recipient: the strictest column
  readonly purpose: Purpose;
  readonly facts: Circumstances;
  readonly fault: string | null;
};

const standings: ReadonlySet<string> = new Set<Standing>(['trusted-party', 'vetted', 'other']);
const purposes: ReadonlySet<string> = new Set(knownPurposes);
/** Facts that open nothing. Its date is no day, so that no date is reached either. */
const noFacts = { date: '', events: [], consents: [], gates: [], mustTell: [] } as unknown as Circumstances;

/** Look at the shape of what was asked. Types are no proof here: profiles and facts come out of a store. */
export function requestOf(
  recipient: RecipientProfile | null,
  purpose: Purpose,
  basis: readonly LegalBasis[],
  circumstances: Circumstances,
): Request {
  const profile = isProfile(recipient) ? recipient : null;
  const facts = areCircumstances(circumstances) ? circumstances : noFacts;
  return {
    recipient: profile,
    standing: profile === null ? 'other' : profile.standing,
    purpose,
    facts,
    fault: faultOf(profile, purpose, facts, basis),
  };
}

export function isKnownPurpose(purpose: unknown): purpose is Purpose {
  return typeof purpose === 'string' && purposes.has(purpose);
}

export function isWord(text: unknown): text is string {
  return typeof text === 'string' && text !== '';
}

/** A civil date in its one form, so that dates compare as texts. */
export function isDate(text: unknown): text is string {
  return typeof text === 'string' && /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(text);
}

function faultOf(
  profile: RecipientProfile | null,
  purpose: Purpose,
  facts: Circumstances,
  basis: readonly LegalBasis[],
): string | null {
  if (profile === null) return 'request/unknown-recipient';
  if (!isKnownPurpose(purpose)) return 'request/unknown-purpose';
  if (!profile.purposes.includes(purpose)) return 'request/purpose-not-agreed';
  if (facts === noFacts) return 'request/malformed';
  return isBasis(basis) ? null : 'request/no-basis';
}

function isProfile(profile: RecipientProfile | null): profile is RecipientProfile {
  return (
    typeof profile === 'object' &&
    profile !== null &&
    isWord(profile.agency) &&
    isWord(profile.country) &&
    standings.has(profile.standing) &&
    typeof profile.ceilings === 'object' &&
    profile.ceilings !== null &&
    Array.isArray(profile.acceptedCaveats) &&
    Array.isArray(profile.purposes) &&
    (profile.contacts === undefined || Array.isArray(profile.contacts))
  );
}

function areCircumstances(facts: Circumstances): boolean {
  return (
    typeof facts === 'object' &&
    facts !== null &&
    isDate(facts.date) &&
    Array.isArray(facts.events) &&
    Array.isArray(facts.consents) &&
    Array.isArray(facts.gates) &&
    Array.isArray(facts.mustTell)
  );
}

function isBasis(basis: readonly LegalBasis[]): boolean {
  if (!Array.isArray(basis) || basis.length === 0) return false;
  // `isArray` makes a readonly array's items `any`; each is looked at here.
  return (basis as readonly LegalBasis[]).every(law => isWord(law?.statute) && isWord(law.version) && isWord(law.article));
}

/** To whom, for what, on which legal basis, and what has been recorded until now. */
export type CaseRequest = {
  readonly recipient: RecipientProfile | null;
  readonly purpose: Purpose;
  readonly basis: readonly LegalBasis[];
  readonly circumstances: Circumstances;
  /** The records that a person chose; null: all of the case. */
  readonly scope: Scope;
  /** The policy in force, or one that is being tried. */
  readonly policy: Policy;
};
