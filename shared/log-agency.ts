import { agencyNames, codeParts, isRegion, tellingWords, type NamedAgency } from './agency-search.ts';
import { agencyWords } from './agency-table.ts';
import { countries } from './countries.ts';
import type { AgencyCode } from './language.ts';
import { plainOf, plainText, type Word } from './log-words.ts';
import { commonCodeParts, nameParticles } from './words/quick-log.ts';

/** An agency that may be named in a line. `isFiled`: the office deals with it, so that it is meant before another that is called so too. */
export type LoggedAgency = NamedAgency & { readonly isFiled?: boolean };

/** The agency that the words begin with, `con la` and the like before it included. */
export function agencyAt(
  words: readonly Word[],
  agencies: readonly LoggedAgency[],
): { readonly code: AgencyCode; readonly length: number } | null {
  const lead = words.findIndex(({ plain }) => !nameParticles.has(plain));
  if (lead < 0 || lead > 2) return null;
  const begins = words.slice(lead);
  for (let length = Math.min(8, begins.length); length > 0; length -= 1) {
    const taken = begins.slice(0, length);
    if (taken.slice(0, -1).some(word => word.ends)) continue;
    const code = agencyNamed(plainText(taken), agencies) ?? null;
    if (code === null) continue;
    // `fiscalía Jalisco`: of a region, so none of the nation that is called so.
    if (isOfRegion(taken, begins.slice(length))) return null;
    return { code, length: lead + length };
  }
  return null;
}

function agencyNamed(text: string, agencies: readonly LoggedAgency[]): AgencyCode | null {
  const filed = agencies.filter(({ isFiled }) => isFiled === true);
  const byCode = agencies.filter(({ code }) => plainOf(code) === text);
  if (byCode.length > 0) return byCode[0]!.code;
  const called = agencyWords.get(text)?.filter(code => agencies.some(one => one.code === code)) ?? [];
  const calledHere = called.find(code => filed.some(one => one.code === code));
  if (calledHere !== undefined) return calledHere;
  const ofFile = filed.filter(agency => isNamedBy(text, agency));
  if (ofFile.length === 1) return ofFile[0]!.code;
  if (called.length > 0) return called[0]!;
  const byPart = agencies.filter(({ code }) => !commonCodeParts.has(text) && codeParts(code).includes(text));
  if (byPart.length > 0)
    return byPart.toSorted((a, b) => Number(b.isFiled ?? false) - Number(a.isFiled ?? false) || a.code.length - b.code.length)[0]!
      .code;
  if (!/ [^ ]{4,}$/.test(text)) return null; // one word of a name is too common, and so is one before a particle
  const byName = agencies.filter(({ names }) => [names.en, names.es].some(name => `${plainOf(name)} `.startsWith(`${text} `)));
  if (byName.length === 1) return byName[0]!.code;
  const ofRegion = agencies.filter(agency => isNamedBy(text, agency) && tellingWords(text).length > 1);
  return ofRegion.length === 1 ? ofRegion[0]!.code : null;
}

/** The first word begins one of its names, and each of the others is one of its own or says where it is. */
function isNamedBy(text: string, agency: LoggedAgency): boolean {
  const [first = '', ...others] = tellingWords(text);
  if (first.length < 4 || commonCodeParts.has(first) || nameParticles.has(text.slice(text.lastIndexOf(' ') + 1))) return false;
  const { calls, names, places } = agencyNames(agency);
  if (!names.some(words => words[0] === first))
    return calls.includes(first) && others.length > 0 && others.every(word => places.includes(word));
  return others.every(word => names.some(words => words.includes(word)) || places.includes(word));
}

const isAnyRegion = (word: string): boolean => countries.some(({ code }) => isRegion(word, code));

/** Authorities that the nation has and each of its regions too. */
const regional = /^(?:fiscalia|procuraduria|attorney general|prosecutor)/;

/** Whether a word for a nation's authority is followed by the name of a region, whose own it then is. */
function isOfRegion(taken: readonly Word[], after: readonly Word[]): boolean {
  if (taken.at(-1)!.ends || !agencyWords.has(plainText(taken)) || !regional.test(plainText(taken))) return false;
  const next = after.findIndex(({ plain }) => !nameParticles.has(plain) && plain !== 'estado' && plain !== 'estatal');
  if (next < 0 || next > 3) return false;
  return [1, 2, 3].some(length => isAnyRegion(plainText(after.slice(next, next + length))));
}
