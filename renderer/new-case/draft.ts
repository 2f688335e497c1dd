import type { CaseKind } from '../../shared/case.ts';
import { fieldAt } from '../../shared/catalogue.ts';
import { countryOfAgency } from '../../shared/countries.ts';
import type { Bilingual, CivilDate } from '../../shared/language.ts';
import { checklistFor } from '../../shared/package-tracker.ts';
import type { ChecklistItem, Profile } from '../../shared/profile.ts';
import { partiesOf } from '../../shared/parties.ts';
import { chooseProfile } from '../../shared/profile-choice.ts';
import { profiles } from '../../shared/profiles.ts';
import { partialDateOf } from '../../shared/partial-date.ts';
import type { Fields } from '../../shared/records.ts';
import type { TextKey } from '../../shared/text/catalogue.ts';

/** A person as the wizard asks for one: the two-surname model, one role, a day of birth. */
export type Person = {
  readonly given: string;
  readonly paternal: string;
  readonly maternal: string;
  readonly role: string;
  readonly dob: string | null;
};

const nobody: Person = { given: '', paternal: '', maternal: '', role: '', dob: null };
/** Whom a request for extradition is about first. */
const sought: Person = { ...nobody, role: 'sought' };

/** The next person's form, empty. */
export function nextPerson({ kind, people }: Draft): Person {
  return kind === 'extradition' && people.length === 0 ? sought : nobody;
}

/** Whether nothing was written about the person whose form stands there by itself: a case may begin without a name. */
export function isUnwritten({ given, paternal, maternal, role, dob }: Person): boolean {
  return role === sought.role && dob === null && `${given}${paternal}${maternal}`.trim() === '';
}

/** What has been written so far. `fields` are the case's own, by name, as text. */
export type Draft = {
  readonly kind: CaseKind | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly people: readonly Person[];
  readonly needs: { readonly provisional: boolean; readonly death: boolean; readonly noTreaty: boolean };
};

/** What each kind asks for at its beginning, by the catalogue's names; the rest is entered on the case. */
export const fieldsOfKind = {
  extradition: [
    'reference',
    'title',
    'requestingCountry',
    'requestedCountry',
    'theirReference',
    'requestingAgency',
    'requestedAgency',
    'officer',
    'openedOn',
    'urgency',
  ],
  'joint-investigation': [
    'reference',
    'title',
    'leadAgency',
    'requestedAgency',
    'hostCountry',
    'officer',
    'openedOn',
    'startOn',
    'purpose',
  ],
  'information-exchange': [
    'reference',
    'title',
    'requestingAgency',
    'requestedAgency',
    'officer',
    'openedOn',
    'urgency',
    'purpose',
  ],
} as const satisfies Record<CaseKind, readonly string[]>;

/**
 * The fields once a country requests: where that is not ours and nothing else is written, it is ours that is requested. A proposal that
 * stands in the form to be seen.
 */
function withRequested(fields: Draft['fields'], ours: string | null): Draft['fields'] {
  const { requestingCountry = '', requestedCountry = '' } = fields;
  const isOpen = requestingCountry !== '' && requestedCountry === '' && ours !== null && ours !== requestingCountry;
  return isOpen ? { ...fields, requestedCountry: ours } : fields;
}

/**
 * Who asks, where the office writes to one counterpart alone: it, its country and, as {@link withRequested} has it, ours that is asked. A
 * proposal too; whoever asks of it turns it round by naming our own country.
 */
export function withCounterpart({ kind, fields }: Draft, others: readonly string[], ours: string | null): Draft['fields'] {
  const [only, ...more] = others;
  const isOpen = [fields['requestingAgency'], fields['requestingCountry'], fields['requestedCountry']].every(text => !text);
  if (kind !== 'extradition' || only === undefined || more.length > 0 || !isOpen) return fields;
  return writtenInto({ kind, fields }, 'requestingAgency', only, ours);
}

/** The State that an agency of a request is of. */
const stateOf: Readonly<Record<string, string>> = {
  requestingAgency: 'requestingCountry',
  requestedAgency: 'requestedCountry',
};
const otherState: Readonly<Record<string, string>> = {
  requestingCountry: 'requestedCountry',
  requestedCountry: 'requestingCountry',
};

/** The country of which an agency may stand in a field, once it is known: a request has two parties, and no third one's agencies. */
export function countryFor({ kind, fields }: Pick<Draft, 'kind' | 'fields'>, name: string): string | null {
  const state = kind === 'extradition' ? stateOf[name] : undefined;
  return (state === undefined ? '' : (fields[state] ?? '')) || null;
}

/**
 * The fields once one is written. Of a request's parties: a State that was the other's changes places with it, agencies and all; an agency brings
 * its own State where none stands yet; and one of another State than stands there goes.
 */
export function writtenInto(
  { kind, fields: before }: Pick<Draft, 'kind' | 'fields'>,
  field: string,
  value: string,
  ours: string | null,
): Draft['fields'] {
  const isParty = field in stateOf || field in otherState;
  if (!isParty || (kind ?? 'extradition') !== 'extradition') return { ...before, [field]: value };
  const fields = { ...before, [field]: value, ...turnedRound(before, field, value), ...stateBrought(before, field, value) };
  const proposed = field === 'requestedCountry' ? fields : withRequested(fields, ours);
  const strangers = Object.entries(stateOf).filter(([agency, state]) => isOfOther(proposed[agency], proposed[state]));
  return { ...proposed, ...Object.fromEntries(strangers.map(([agency]) => [agency, ''])) };
}

/** A State that was the other party's: the two change places. */
function turnedRound(before: Draft['fields'], field: string, value: string): Draft['fields'] {
  const other = otherState[field];
  if (other === undefined || value === '' || before[other] !== value) return {};
  const { requestingAgency = '', requestedAgency = '' } = before;
  return { [other]: before[field] ?? '', requestingAgency: requestedAgency, requestedAgency: requestingAgency };
}

function stateBrought(before: Draft['fields'], field: string, value: string): Draft['fields'] {
  const state = stateOf[field];
  if (state === undefined || value === '' || (before[state] ?? '') !== '') return {};
  const country = countryOfAgency(value);
  return before[otherState[state] ?? ''] === country ? {} : { [state]: country };
}

const isOfOther = (agency = '', country = ''): boolean => agency !== '' && country !== '' && countryOfAgency(agency) !== country;

/** What a step still lacks, as the path of a sentence; null if nothing. */
export function lacksOf(step: string, draft: Draft): TextKey | null {
  if (draft.kind === null) return 'newCase.need.kind';
  if (step === 'details') return Object.values(detailLacks(draft))[0] ?? null;
  const lacks = step === 'people' ? draft.people.flatMap(personLacks) : [];
  if (lacks.length === 0) return null;
  return lacks.every(lack => lack === 'dob') ? 'newCase.need.dob' : 'newCase.need.people';
}

/** What is missing in the case's own fields: a sentence to stand beside each. */
export function detailLacks({ kind, fields }: Draft): Readonly<Record<string, TextKey>> {
  const isEmpty = (name: string) => (fields[name] ?? '').trim() === '';
  return {
    ...(isEmpty('reference') ? { reference: 'newCase.need.reference' } : {}),
    ...(kind === 'extradition' && isEmpty('requestingCountry') ? { requestingCountry: 'newCase.need.requesting' } : {}),
    ...(kind === 'extradition' && isEmpty('requestedCountry') ? { requestedCountry: 'newCase.need.requested' } : {}),
    ...(!isEmpty('requestingCountry') && fields['requestingCountry'] === fields['requestedCountry']
      ? { requestedCountry: 'newCase.need.other' }
      : {}),
  };
}

/** Which of a person's fields must still be filled. */
export function personLacks(person: Person): readonly ('given' | 'role' | 'dob')[] {
  if (isUnwritten(person)) return [];
  const { given, paternal, role, dob } = person;
  const isUnnamed = given.trim() === '' && paternal.trim() === '';
  const isUnread = dob !== null && partialDateOf(dob) === null; // in no way, or in two of which none was chosen
  return [
    ...(isUnnamed ? (['given'] as const) : []),
    ...(role === '' ? (['role'] as const) : []),
    ...(isUnread ? (['dob'] as const) : []),
  ];
}

/** Whether there is anything that leaving would put aside; today and the officer are filled in by themselves. */
export function isBegun({ kind, fields, people }: Draft): boolean {
  const typed = Object.entries(fields).some(([name, value]) => name !== 'openedOn' && name !== 'officer' && value.trim() !== '');
  return kind !== null || typed || people.length > 0;
}

/** What a case is called: where nobody wrote it by its kind and reference, since a name would go wherever the title goes. */
export function titleOf({ kind, fields }: Draft, say: (text: Bilingual) => string): string {
  const written = fields['title']?.trim() ?? '';
  const called = kind === null ? undefined : fieldAt('case.kind')?.options?.[kind];
  return written !== '' || called === undefined ? written : `${say(called)} ${fields['reference']?.trim() ?? ''}`;
}

/** The profile that the case will begin under, and the documents that its package will ask for. */
export function planOf({ kind, fields, people, needs }: Draft): {
  readonly profile: Profile | undefined;
  readonly items: readonly ChecklistItem[];
} {
  if (kind === null) return { profile: undefined, items: [] };
  const profile = chooseProfile({ ...partiesOf(fields), kind, on: (fields['openedOn'] ?? '') as CivilDate }, profiles); // a date field
  const person = people.some(({ role }) => role === 'convicted') ? 'unsentenced' : 'accused';
  const items = checklistFor(profile, {
    person,
    provisional: needs.provisional,
    treaty: !needs.noTreaty,
    deathExposure: needs.death,
  });
  return { profile, items };
}

/** A person's fields as they will be stored: what is written of the name, the role if one is chosen, the day of birth. */
export function fieldsOf({ role, dob, ...names }: Person): Fields {
  const written = Object.entries(names).flatMap(([name, value]) => (value.trim() === '' ? [] : [[name, value.trim()] as const]));
  return { ...Object.fromEntries(written), ...(role === '' ? {} : { roles: [role] }), ...(dob === null ? {} : { dob }) };
}
