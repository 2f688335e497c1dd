import { compareBirths, type BirthMatch } from './birth-dates.ts';
import { compareNames, mostBits, nameReasons, wordsOfName, type NameAgreement } from './person-names.ts';
import type { Traits } from './traits.ts';

/** What speaks for one person, and what against. */
export const samenessReasons = [
  'identifier',
  'phone',
  'email',
  ...nameReasons,
  'born',
  'born-partly',
  'born-nearly',
  'names-differ',
  'born-differs',
  'sex-differs',
  'numbers-differ',
] as const;
export type SamenessReason = (typeof samenessReasons)[number];

/** A reason; of a number, the paths of the two fields that hold it. */
export type SamenessGround = { readonly reason: SamenessReason; readonly fields?: readonly [one: string, other: string] };

/** That two records may be of one person: `certain` by a number that one person has, else likely. */
export type Sameness = { readonly certain: boolean; readonly bits: number; readonly grounds: readonly SamenessGround[] };

/**
 * THE RULE of who may be the same person. Each agreement counts as many bits as it narrows down who it is, each disagreement takes some
 * away; from so many on it is said. It takes about 16 bits to find one among the persons of a large office.
 */
const ENOUGH_BITS = 19;

const bitsOfNumber = 40;
const bitsOfPhone = 13;
const bitsOfEmail = 16;
const bitsOfBirth: Readonly<Record<BirthMatch, number>> = { same: 14, month: 9, year: 6, near: 6, differs: -15 };
const bitsOfOtherSex = -8;
const bitsOfOtherNumber = -15;
const bitsOfOtherPaper = -4;
/** Numbers that a person has one of, for life: another one is another person, or a slip. */
const lifelong = ['subject.curp', 'subject.fbiUcn', 'subject.ssn', 'subject.nss', 'subject.rfc', 'subject.aNumber'];
/** Numbers that a paper has, and its renewal may not. */
const ofPapers = ['subject.passportNumber', 'identityDocument.number', 'subject.driverLicence'];

/** Whether two persons may be one, and why; null if nothing says so. */
export function samenessOf(one: Traits, other: Traits): Sameness | null {
  const numbers = [...one.identifiers].flatMap(([key, path]): SamenessGround[] => {
    const theirs = other.identifiers.get(key);
    return theirs === undefined ? [] : [{ reason: 'identifier', fields: [path, theirs] }];
  });
  const phone = shares(one.phones, other.phones);
  const email = shares(one.emails, other.emails);
  const birth = bestBirth(one, other);
  const isOtherNumber = lifelong.some(path => hasOther(one, other, path));
  const isOtherSex = one.sex !== null && other.sex !== null && one.sex !== other.sex;
  const bitsBesideName =
    (numbers.length > 0 ? bitsOfNumber : 0) +
    (phone ? bitsOfPhone : 0) +
    (email ? bitsOfEmail : 0) +
    (birth === null ? 0 : bitsOfBirth[birth]) +
    (isOtherSex ? bitsOfOtherSex : 0) +
    (isOtherNumber ? bitsOfOtherNumber : 0) +
    (ofPapers.some(path => hasOther(one, other, path)) ? bitsOfOtherPaper : 0);
  // Of those who share a few words of a name nearly all are somebody else, which is seen without reading both names in every way.
  if (numbers.length === 0 && bitsBesideName + mostBitsOfNames(one, other) < ENOUGH_BITS) return null;
  const name = bestName(one, other);
  // Relatives share surnames, days, telephones; what tells them apart is the given name, unless a number says otherwise.
  if (numbers.length === 0 && (name === null || name.clash || name.reasons.length === 0)) return null;
  const bits = bitsBesideName + (name?.bits ?? 0);
  if (bits < ENOUGH_BITS && numbers.length === 0) return null;
  const grounds: readonly SamenessGround[] = [
    ...numbers,
    ...(phone ? [{ reason: 'phone' } as const] : []),
    ...(email ? [{ reason: 'email' } as const] : []),
    ...nameGrounds(name),
    ...(birth === null ? [] : [{ reason: birthReasons[birth] }]),
    ...(isOtherSex ? [{ reason: 'sex-differs' } as const] : []),
    ...(isOtherNumber ? [{ reason: 'numbers-differ' } as const] : []),
  ];
  return { certain: numbers.length > 0, bits, grounds };
}

const birthReasons: Readonly<Record<BirthMatch, SamenessReason>> = {
  same: 'born',
  month: 'born-partly',
  year: 'born-partly',
  near: 'born-nearly',
  differs: 'born-differs',
};

function shares(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return [...one].some(key => other.has(key));
}

function hasOther(one: Traits, other: Traits, path: string): boolean {
  const [mine, theirs] = [one, other].map(({ identifiers }) =>
    [...identifiers].flatMap(([key, at]) => (at === path ? [key] : [])),
  );
  return mine!.length > 0 && theirs!.length > 0 && !mine!.some(key => theirs!.includes(key));
}

function nameGrounds(name: NameAgreement | null): readonly SamenessGround[] {
  if (name === null) return [];
  return name.bits <= 0 || name.clash ? [{ reason: 'names-differ' }] : name.reasons.map(reason => ({ reason }));
}

function bestName(one: Traits, other: Traits): NameAgreement | null {
  const found = one.names.flatMap(mine => other.names.map(theirs => compareNames(mine, theirs)));
  return found.toSorted((a, b) => b.bits - a.bits)[0] ?? null;
}

/** The names of somebody as lists of words: most have one, written in parts and whole. */
const wordLists = new WeakMap<Traits, readonly (readonly string[])[]>();

function wordListsOf(traits: Traits): readonly (readonly string[])[] {
  const known = wordLists.get(traits) ?? [
    ...new Map(traits.names.map(wordsOfName).map(words => [words.join(' '), words])).values(),
  ];
  wordLists.set(traits, known);
  return known;
}

function mostBitsOfNames(one: Traits, other: Traits): number {
  return Math.max(0, ...wordListsOf(one).flatMap(mine => wordListsOf(other).map(theirs => mostBits(mine, theirs))));
}

const closestFirst: readonly BirthMatch[] = ['same', 'month', 'near', 'year', 'differs'];

function bestBirth(one: Traits, other: Traits): BirthMatch | null {
  const found = new Set(one.births.flatMap(mine => other.births.map(theirs => compareBirths(mine, theirs))));
  return closestFirst.find(match => found.has(match)) ?? null;
}
