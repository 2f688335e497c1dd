import { catalogue, isEntity } from './catalogue.ts';
import { restrictedCode } from './decision/reason-codes.ts';
import type { AgencyCode, Bilingual } from './language.ts';
import type { Category, Flag } from './mark.ts';

/**
 * The grounds on which an office of Mexico classifies (LGTAIP of 2025): reserved by a fraction of article 112, for a term and after a harm test
 * (104, 107); confidential by article 115, without either.
 */
export const classificationGrounds = ['112-I', '112-II', '112-III', '112-V', '112-VII', '112-XII', '112-XVII', '115'] as const;
export type ClassificationGround = (typeof classificationGrounds)[number];

/** The longest term of a reservation, in years from the day of the act (LGTAIP 104). */
export const MOST_RESERVED_YEARS = 5;

export const isReserved = (ground: ClassificationGround): boolean => ground !== '115';

export const groundNames: Readonly<Record<ClassificationGround, Bilingual>> = {
  '112-I': {
    en: 'LGTAIP (2025), artículo 112, fracción I: national or public security',
    es: 'LGTAIP (2025), artículo 112, fracción I: seguridad nacional o pública',
  },
  '112-II': {
    en: 'LGTAIP (2025), artículo 112, fracción II: international relations',
    es: 'LGTAIP (2025), artículo 112, fracción II: relaciones internacionales',
  },
  '112-III': {
    en: 'LGTAIP (2025), artículo 112, fracción III: received from another State in confidence',
    es: 'LGTAIP (2025), artículo 112, fracción III: recibida de otro Estado como confidencial',
  },
  '112-V': {
    en: 'LGTAIP (2025), artículo 112, fracción V: a person’s life or safety',
    es: 'LGTAIP (2025), artículo 112, fracción V: vida o seguridad de una persona',
  },
  '112-VII': {
    en: 'LGTAIP (2025), artículo 112, fracción VII: prevention and prosecution of crime',
    es: 'LGTAIP (2025), artículo 112, fracción VII: prevención y persecución de los delitos',
  },
  '112-XII': {
    en: 'LGTAIP (2025), artículo 112, fracción XII: in the prosecutor’s investigation file',
    es: 'LGTAIP (2025), artículo 112, fracción XII: en la carpeta de investigación del Ministerio Público',
  },
  '112-XVII': {
    en: 'LGTAIP (2025), artículo 112, fracción XVII: secrecy by another statute or a treaty',
    es: 'LGTAIP (2025), artículo 112, fracción XVII: reserva por otra ley o por un tratado',
  },
  '115': {
    en: 'LGTAIP (2025), artículo 115: confidential, personal data and secrets',
    es: 'LGTAIP (2025), artículo 115: confidencial, datos personales y secretos',
  },
};

type Under<P> = { readonly ground: ClassificationGround; readonly places: readonly P[] };

/** The values under the grounds that a person named instead of those to expect; each ground stands once. */
export function regrouped<P>(
  expected: readonly Under<P>[],
  instead: Readonly<Partial<Record<ClassificationGround, ClassificationGround>>>,
): readonly Under<P>[] {
  return classificationGrounds.flatMap(ground => {
    const places = expected.filter(each => (instead[each.ground] ?? each.ground) === ground).flatMap(each => each.places);
    return places.length === 0 ? [] : [{ ground, places }];
  });
}

/** What a value's mark says, as far as a ground follows from it. */
export type GroundMark = {
  readonly categories: readonly Category[];
  readonly flags: readonly Flag[];
  readonly originators: readonly AgencyCode[];
};

/**
 * The ground to expect for a value that stays. A suggestion: what is classified, and on which ground, a person says when a packet has left, case
 * by case; nothing is classified beforehand (LGTAIP 102).
 */
export function expectedGround(
  entity: string,
  field: string,
  { categories, flags, originators }: GroundMark,
): ClassificationGround {
  const has = (...any: readonly Flag[]): boolean => any.some(flag => flags.includes(flag));
  if (originators.some(agency => !agency.startsWith('MX-'))) return '112-III';
  if (has('gj', 'sar', 'tax', 'icpt')) return '112-XVII';
  if (has('wit') || categories.includes('SRC')) return '112-V';
  if (isEntity(entity) && Object.hasOwn(catalogue[entity].fields, field) && restrictedCode(entity, field) === 'R-CONF')
    return '115';
  if (categories.includes('LEG')) return '112-XII';
  return '112-VII';
}
