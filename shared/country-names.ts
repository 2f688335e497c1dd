import { countries, findCountry } from './countries.ts';
import type { Bilingual } from './language.ts';
import { wordsOf } from './leak/fold.ts';

/** How people and papers write countries, beside the names that the engine knows: acronyms, codes of three letters, older names. */
const alsoWritten: Readonly<Record<string, string>> = {
  US: 'USA, U.S.A., EUA, E.U.A., EE. UU., EEUU, United States of America, Estados Unidos de América, Estados Unidos de Norteamérica',
  MX: 'MEX, Méjico, Estados Unidos Mexicanos, United Mexican States',
  GB: 'GBR, UK, U.K., Great Britain, Gran Bretaña, England, Inglaterra',
  AR: 'ARG',
  BO: 'BOL',
  BR: 'BRA',
  BZ: 'BLZ',
  CA: 'CAN',
  CH: 'CHE',
  CI: 'Ivory Coast',
  CL: 'CHL',
  CN: 'CHN',
  CO: 'COL',
  CR: 'CRI',
  CU: 'CUB',
  CZ: 'CZE, Czech Republic, República Checa',
  DE: 'DEU',
  DO: 'DOM',
  EC: 'ECU',
  ES: 'ESP',
  FR: 'FRA',
  GT: 'GTM',
  HN: 'HND',
  HT: 'HTI',
  IN: 'IND',
  IT: 'ITA',
  JP: 'JPN',
  KR: 'KOR',
  MM: 'Burma, Birmania',
  NI: 'NIC',
  NL: 'NLD, Holland, Holanda',
  PA: 'PAN',
  PE: 'PER',
  PT: 'PRT',
  PY: 'PRY',
  RU: 'RUS',
  SV: 'SLV',
  TR: 'TUR, Turkey',
  UY: 'URY',
  VE: 'VEN',
};

/** How papers call who is of a country, in both languages: a nationality is written so more often than by the country's name. */
const calledAfter: Readonly<Record<string, string>> = {
  US: 'estadounidense, norteamericana, norteamericano, americana, americano, American, the United States, U.S., U.S.A, E.U.',
  MX: 'mexicana, mexicano, Mexican',
  ES: 'española, español, Spanish, Spaniard',
  GT: 'guatemalteca, guatemalteco, Guatemalan',
  HN: 'hondureña, hondureño, Honduran',
  SV: 'salvadoreña, salvadoreño, Salvadoran, Salvadorean',
  NI: 'nicaragüense, Nicaraguan',
  CR: 'costarricense, Costa Rican',
  PA: 'panameña, panameño, Panamanian',
  CU: 'cubana, cubano, Cuban',
  DO: 'dominicana, dominicano, Dominican',
  HT: 'haitiana, haitiano, Haitian',
  CO: 'colombiana, colombiano, Colombian',
  VE: 'venezolana, venezolano, Venezuelan',
  EC: 'ecuatoriana, ecuatoriano, Ecuadorian, Ecuadorean',
  PE: 'peruana, peruano, Peruvian',
  BO: 'boliviana, boliviano, Bolivian',
  CL: 'chilena, chileno, Chilean',
  AR: 'argentina, argentino, Argentine, Argentinian',
  BR: 'brasileña, brasileño, brasilera, Brazilian',
  PY: 'paraguaya, paraguayo, Paraguayan',
  UY: 'uruguaya, uruguayo, Uruguayan',
  CA: 'canadiense, Canadian',
  GB: 'británica, británico, inglesa, inglés, British',
  FR: 'francesa, francés, French',
  DE: 'alemana, alemán, German',
  IT: 'italiana, italiano, Italian',
  PT: 'portuguesa, portugués, Portuguese',
  NL: 'neerlandesa, holandesa, Dutch',
  IL: 'israelí, Israeli',
  CN: 'china, chino, Chinese',
  IN: 'india, indio, Indian',
  JP: 'japonesa, japonés, Japanese',
  KR: 'surcoreana, surcoreano, South Korean, Korea',
  RU: 'rusa, ruso, Russian',
  UA: 'ucraniana, ucraniano, Ukrainian',
  AE: 'UAE, U.A.E., Emirates, Emiratos',
  HK: 'Hong Kong',
  PS: 'Palestina, Palestine',
};

/** Read once, at first use: what each name means, folded, and what each code is called. */
let codesByName: ReadonlyMap<string, string> | undefined;
let namesByCode: ReadonlyMap<string, Bilingual> | undefined;

/** The ISO 3166-1 code of a country named by its code or its name in either language, or in another way that people write it; undefined for any other text. */
export function countryCodeOf(text: string): string | undefined {
  codesByName ??= writtenNames();
  return codesByName.get(keyOf(text));
}

/** A country as it is called; a code that is none as it stands. */
export function countryName(code: string): Bilingual {
  return allCountries().get(code) ?? { en: code, es: code };
}

/** Every country by its code, those first that come with Enlace. */
export function allCountries(): ReadonlyMap<string, Bilingual> {
  namesByCode ??= new Map(isoCodes().map(code => [code, findCountry(code)?.name ?? engineName(code)] as const));
  return namesByCode;
}

function engineName(code: string): Bilingual {
  const [en, es] = tongues().map(tongue => tongue.of(code) ?? code);
  return { en: en ?? code, es: es ?? code };
}

function tongues(): readonly Intl.DisplayNames[] {
  return ['en', 'es'].map(language => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }));
}

function keyOf(text: string): string {
  return wordsOf(text).join(' ');
}

function writtenNames(): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const add = (name: string, code: string) => {
    if (!names.has(keyOf(name))) names.set(keyOf(name), code);
  };
  for (const code of isoCodes()) add(code, code);
  for (const [code, { en, es }] of allCountries()) for (const name of [en, es]) add(name, code);
  const known = tongues();
  for (const code of isoCodes()) for (const tongue of known) add(tongue.of(code) ?? code, code);
  for (const { code, called, short } of countries)
    for (const each of [called, short]) for (const text of [each.en, each.es]) add(text, code);
  for (const table of [alsoWritten, calledAfter])
    for (const [code, written] of Object.entries(table)) for (const name of written.split(', ')) add(name, code);
  return names;
}

/** The officially assigned two-letter codes, as far as the engine knows a name for them. */
function isoCodes(): readonly string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap(first => letters.map(second => first + second));
  const named = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const others = /^(?:EU|EZ|UN|QO|ZZ|XA|XB|XK|AC|CP|CQ|DG|EA|IC|TA)$/; // reserved, of no country of the standard
  const isToday = (code: string) => Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`; // DD is DE since 1990
  const own = new Set(countries.map(({ code }) => code));
  const known = codes.filter(code => !others.test(code) && isToday(code) && named.of(code) !== undefined && !own.has(code));
  return [...own, ...known];
}
