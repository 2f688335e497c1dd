import type { NamedAgency } from '../../shared/agency-search.ts';
import { allCountries, countryCodeOf } from '../../shared/country-names.ts';
import type { Bilingual, CivilDate } from '../../shared/language.ts';
import { papLabels, statuteGates, tlpLabels, type Caveat } from '../../shared/mark.ts';

export type CaveatKind = Caveat['kind'];
export type CaveatOf<K extends CaveatKind> = Extract<Caveat, { readonly kind: K }>;

/** Every caveat, by what it answers. */
export const caveatGroups = {
  who: ['ORCON', 'REL', 'NOREL', 'NOFORN', 'EYES', 'TLP', 'DISPLAY_ONLY'],
  use: ['PURPOSE', 'NO_ONWARD', 'NO_COURT', 'PAP'],
  when: ['EMBARGO', 'SEALED'],
  law: ['STATUTE', 'EXISTENCE_HIDDEN', 'MUST_TELL'],
} as const satisfies Readonly<Record<string, readonly CaveatKind[]>>;

/** Put a caveat there, still to be filled in, or take it away. */
export function withCaveat(caveats: readonly Caveat[], kind: CaveatKind, on: boolean): readonly Caveat[] {
  const others = caveats.filter(caveat => caveat.kind !== kind);
  return on ? [...others, unfilled(kind)] : others;
}

/** Whether every caveat says what it has to; only then may the mark be sent. */
export function areFilled(caveats: readonly Caveat[]): boolean {
  return caveats.every(caveat => {
    if ('to' in caveat) return caveat.to.length > 0;
    if ('contacts' in caveat) return caveat.contacts.length > 0;
    if ('purposes' in caveat) return caveat.purposes.length > 0;
    if ('until' in caveat) return 'date' in caveat.until ? Boolean(caveat.until.date) : Boolean(caveat.until.event);
    return true;
  });
}

/** The words of a list that is typed as one text. */
export function typedList(text: string, between: RegExp): readonly string[] {
  const words = text.split(between).map(word => word.trim());
  return [...new Set(words.filter(Boolean))];
}

/** The codes of agencies and countries in a text, where a country may be named in words of either language. */
export function typedRecipients(text: string): readonly string[] {
  const parts = typedList(text, /[,;\n]+/).flatMap(part => {
    const country = countryCodeOf(part);
    return country === undefined ? typedList(part, /\s+/).map(word => countryCodeOf(word) ?? word.toUpperCase()) : [country];
  });
  return [...new Set(parts)];
}

/** What a recipient's code stands for: an agency that is known, or a country. */
export function recipientName(code: string, agencies: readonly NamedAgency[]): Bilingual | undefined {
  return agencies.find(agency => agency.code === code)?.names ?? allCountries().get(code);
}

function unfilled(kind: CaveatKind): Caveat {
  switch (kind) {
    case 'REL':
    case 'NOREL':
      return { kind, to: [] };
    case 'EYES':
      return { kind, contacts: [] };
    case 'PURPOSE':
      return { kind, purposes: [] };
    case 'TLP':
      return { kind, label: tlpLabels[0] };
    case 'PAP':
      return { kind, label: papLabels[0] };
    case 'STATUTE':
      return { kind, gate: statuteGates[0] };
    case 'EMBARGO':
    case 'SEALED':
      return { kind, until: { date: '' as CivilDate } }; // not a date yet: `areFilled` keeps it from being sent
    default:
      return { kind };
  }
}
