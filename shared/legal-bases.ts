import type { CaseKind } from './case.ts';
import type { Bilingual } from './language.ts';
import type { LegalBasis } from './packet.ts';

/**
 * What an instrument binds: two countries, every two of several, any two that differ, or the authorities of one. Who is a party is known from
 * memory, to be confirmed by counsel.
 */
type Bound =
  | { readonly kind: 'between' | 'among'; readonly countries: readonly string[] }
  | { readonly kind: 'abroad'; readonly butNot: readonly string[] }
  | { readonly kind: 'at-home' };

/** The instruments that a person chooses from (domain page B.1). */
export const legalBases = {
  assistance: { statute: 'MLAT US–MX', version: '1987', article: '1' },
  extradition: { statute: 'Extradition treaty US–MX', version: '1978', article: '10' },
  'mexico-spain': { statute: 'Extradition and assistance treaty MX–ES', version: '1978', article: '1' },
  ece: { statute: 'European Convention on Extradition', version: '1957', article: '1' },
  untoc: { statute: 'UNTOC', version: '2000', article: '18' },
  reciprocity: { statute: 'Reciprocity', version: 'customary', article: 'none' },
  domestic: { statute: 'Domestic law of both authorities', version: 'in force', article: 'none' },
} as const satisfies Record<string, LegalBasis>;
export type BasisId = keyof typeof legalBases;

/** Object.keys of a literal: exactly its names. */
export const basisIds = Object.keys(legalBases) as readonly BasisId[];

const council =
  'AD AL AM AT AZ BA BE BG CH CY CZ DE DK EE ES FI FR GB GE GR HR HU IE IL IS IT KR LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI SK SM TR UA ZA'.split(
    ' ',
  );

const bounds: Readonly<Record<BasisId, Bound>> = {
  assistance: { kind: 'between', countries: ['US', 'MX'] },
  extradition: { kind: 'between', countries: ['US', 'MX'] },
  'mexico-spain': { kind: 'between', countries: ['MX', 'ES'] },
  ece: { kind: 'among', countries: council },
  untoc: { kind: 'abroad', butNot: ['IR', 'CG', 'SB', 'SO', 'TV'] },
  reciprocity: { kind: 'abroad', butNot: [] },
  domestic: { kind: 'at-home' },
};

/** The instruments that bind both countries, those of two countries alone first. */
export function basesBetween(one: string, other: string): readonly BasisId[] {
  return basisIds.filter(id => binds(bounds[id], one, other));
}

/**
 * What a packet leans on where nobody chose: for an extradition what binds the two countries in extraditing, else the treaty of the two, if
 * they have one here; else that each does for the other what it would ask for itself, which claims no treaty.
 */
export function usualBasis(one: string, other: string, kind: CaseKind): LegalBasis {
  const between = basesBetween(one, other);
  const ofExtradition = between.find(id => isExtradition(legalBases[id]));
  if (kind === 'extradition' && ofExtradition !== undefined) return legalBases[ofExtradition];
  const [first] = between;
  if (first !== undefined && bounds[first].kind === 'between') return legalBases[first];
  return one === other ? legalBases.domestic : legalBases.reciprocity;
}

/** Whether a basis is one of these instruments and does not bind both countries. One that somebody wrote in words of their own may. */
export function isUnbound({ statute }: LegalBasis, one: string, other: string): boolean {
  const named = basisIds.find(id => plain(legalBases[id].statute) === plain(statute));
  return named !== undefined && !binds(bounds[named], one, other);
}

/** Which of these instruments a basis is; null for one in words of somebody's own. */
export function basisIdOf({ statute, version, article }: LegalBasis): BasisId | null {
  const isIt = (id: BasisId): boolean =>
    legalBases[id].statute === statute && legalBases[id].version === version && legalBases[id].article === article;
  return basisIds.find(isIt) ?? null;
}

/** How the instruments are called. */
export const basisWords: Readonly<Record<BasisId, Bilingual>> = {
  assistance: { en: 'Assistance treaty 1987, Art. 1', es: 'Tratado de asistencia 1987, art. 1' },
  extradition: { en: 'Extradition treaty 1978, Art. 10', es: 'Tratado de extradición 1978, art. 10' },
  'mexico-spain': { en: 'Treaty Mexico–Spain 1978, Art. 1', es: 'Tratado México–España 1978, art. 1' },
  ece: { en: 'European Convention on Extradition 1957, Art. 1', es: 'Convenio Europeo de Extradición 1957, art. 1' },
  untoc: { en: 'Palermo Convention 2000, Art. 18', es: 'Convención de Palermo 2000, art. 18' },
  reciprocity: { en: 'Reciprocity, no treaty', es: 'Reciprocidad, sin tratado' },
  domestic: { en: 'Authorities of one country', es: 'Autoridades de un mismo país' },
};

/** Where a packet stands alone, its reader is told between whom a treaty is. */
const inFull: Readonly<Partial<Record<BasisId, Bilingual>>> = {
  assistance: { en: 'Assistance treaty US–MX 1987, Art. 1', es: 'Tratado de asistencia EE. UU.–México 1987, art. 1' },
  extradition: { en: 'Extradition treaty US–MX 1978, Art. 10', es: 'Tratado de extradición EE. UU.–México 1978, art. 10' },
};

/** A basis as a packet's reader has it: an instrument by its name, any other in the words in which it was written. */
export function basisText(law: LegalBasis): Bilingual {
  const id = basisIdOf(law);
  if (id !== null) return inFull[id] ?? basisWords[id];
  const text = `${law.statute} (${law.version}), art. ${law.article}`;
  return { en: text, es: text };
}

/** Bases that are about extradition alone. */
export function isExtradition({ statute }: LegalBasis): boolean {
  const ids: readonly BasisId[] = ['extradition', 'ece'];
  return ids.some(id => legalBases[id].statute === statute);
}

function binds(bound: Bound, one: string, other: string): boolean {
  switch (bound.kind) {
    case 'between':
    case 'among':
      return one !== other && bound.countries.includes(one) && bound.countries.includes(other);
    case 'abroad':
      return one !== other && !bound.butNot.includes(one) && !bound.butNot.includes(other);
    case 'at-home':
      return one === other;
  }
}

/** However its dashes, spaces and capitals are written. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
