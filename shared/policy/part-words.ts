import type { Cell } from '../decision/policy.ts';
import { actionTexts, categoryNames } from '../decision/reasons.ts';
import type { Action } from '../decision/types.ts';
import { basisNames, gateNames } from '../gate-names.ts';
import type { Bilingual, Json } from '../language.ts';
import { purposeWords } from '../packet-words.ts';
import { counterpartText } from '../text/counterparts.ts';
import { fill, listed, standing } from '../text/fill.ts';
import { markText } from '../text/mark.ts';
import { settingsText } from '../text/settings.ts';

// How the parts of a policy are called, for the screen and the terminal alike. A path that no table has is shown as it is written.

/** Where a row of the policy is: what it is about, such as “identity, the person sought”. */
export function rowWords(path: string): Bilingual {
  const [part = '', name = '', about = ''] = path.split('.');
  const pair = (of: Bilingual, whom: Bilingual): Bilingual =>
    fill({ en: '{{of}}, {{whom}}', es: '{{of}}, {{whom}}' }, { of, whom });
  if (part === 'matrix') {
    const of = named(categoryNames, name);
    return soleRows.has(name) ? of : pair(of, named(settingsText.rules.of, about));
  }
  if (part === 'subjects') return fill(everyValue, { whom: named(settingsText.rules.of, name) });
  if (part === 'flags') return name === 'minor' ? fill(everyValue, { whom: minor }) : sensitive;
  return sealed;
}

/** Categories with one row for everybody. */
const soleRows: ReadonlySet<string> = new Set(['SRC', 'TEC', 'VIC', 'OPS', 'FIN', 'LEG', 'ADM']);
const everyValue: Bilingual = { en: 'any value about {{whom}}', es: 'cualquier dato de {{whom}}' };
const minor: Bilingual = { en: 'a minor', es: 'una persona menor de edad' };
const sensitive: Bilingual = { en: 'sensitive personal data', es: 'datos personales sensibles' };
const sealed: Bilingual = { en: 'what is under judicial seal', es: 'lo que está bajo reserva judicial' };

/** The name of any part of a policy, cells with their column. */
export function partWords(path: string): Bilingual {
  const steps = path.split('.');
  const [part = '', name = '', of = ''] = steps;
  const last = steps.at(-1) ?? '';
  const rowPath = steps.slice(0, -1).join('.');
  switch (part) {
    case 'matrix':
    case 'subjects':
    case 'flags':
      return isStanding(last) ? toStanding(rowWords(rowPath), last) : rowWords(path);
    case 'sealed':
      return isStanding(last) ? toStanding(sealed, last) : sealed;
    case 'gates':
      return fill({ en: 'What opens {{gate}}', es: 'Lo que abre {{gate}}' }, { gate: named(gateNames, name) });
    case 'statutes':
      return fill({ en: 'What {{gate}} leaves', es: 'Lo que deja {{gate}}' }, { gate: named(gateNames, name) });
    case 'purposes':
      return fill(
        { en: 'What the purpose “{{name}}” needs', es: 'Lo que requiere la finalidad “{{name}}”' },
        { name: named(purposeWords, name) },
      );
    case 'pap':
      return fill({ en: 'Uses under {{label}}', es: 'Usos bajo {{label}}' }, { label: name });
    case 'ceilings':
      return fill(
        { en: 'Level at which {{standing}} begins for {{of}}', es: 'Nivel con que empieza {{standing}} en {{of}}' },
        { standing: named(counterpartText.standings, name), of: named(categoryNames, of) },
      );
    default:
      return Object.hasOwn(otherParts, part) ? (otherParts[part] ?? asIs(path)) : asIs(path);
  }
}

const otherParts: Readonly<Record<string, Bilingual>> = {
  binding: { en: 'Caveats that a counterpart must have accepted', es: 'Restricciones que la contraparte debe haber aceptado' },
  embargoed: { en: 'Records that wait for an event', es: 'Registros que esperan un evento' },
  named: { en: 'Events that must name a record', es: 'Eventos que deben nombrar un registro' },
  secretCodes: { en: 'Codes that would name a secret', es: 'Códigos que revelarían un secreto' },
  safetyPurposes: {
    en: 'Purposes for which safety information must go',
    es: 'Finalidades para las que sale la información de seguridad',
  },
  neverForSafety: { en: 'Categories that no safety record opens', es: 'Categorías que ningún acto de seguridad abre' },
};

/** What a cell says, in a sentence’s parts. */
export function cellWords({ action, byType, purposes, formalChannel, upTo, otherwise }: Cell): Bilingual {
  const parts: Bilingual[] = [actionTexts[action]];
  for (const [type, other] of Object.entries(byType ?? {}) as [string, Action][])
    // written as a record of actions
    parts.push(
      fill(
        { en: '{{type}}: {{action}}', es: '{{type}}: {{action}}' },
        { type: named(typeWords, type), action: standing('part', actionTexts[other]) },
      ),
    );
  if (upTo !== undefined) parts.push(fill({ en: 'up to {{level}}', es: 'hasta {{level}}' }, { level: upTo }));
  if (formalChannel === true) parts.push({ en: 'over a formal channel', es: 'por un canal formal' });
  if (purposes !== undefined)
    parts.push(
      fill(
        { en: 'for {{purposes}}', es: 'para {{purposes}}' },
        { purposes: listed(purposes.map(one => standing('part', purposeWords[one]))) },
      ),
    );
  const isBound = upTo !== undefined || formalChannel === true || purposes !== undefined;
  if (isBound)
    parts.push(
      fill(
        { en: 'else {{action}}', es: 'si no, {{action}}' },
        { action: standing('part', actionTexts[otherwise ?? 'WITHHOLD']) },
      ),
    );
  return listed(parts, { en: '{{some}}; {{other}}', es: '{{some}}; {{other}}' });
}

const typeWords: Readonly<Record<string, Bilingual>> = {
  name: { en: 'names', es: 'nombres' },
  reference: { en: 'references', es: 'referencias' },
};

/** What a part of a policy holds, as a difference gives it. */
export function valueWords(path: string, value: Json): Bilingual {
  if (value === null) return { en: 'none', es: 'ninguno' };
  if (Array.isArray(value)) {
    const names = value.map(one => memberWords(path, String(one)));
    return names.length === 0 ? { en: 'nothing', es: 'nada' } : listed(names);
  }
  if (typeof value === 'object') return cellWords(value as unknown as Cell); // a cell’s plain form
  return asIs(String(value));
}

function memberWords(path: string, one: string): Bilingual {
  if (path.startsWith('gates.')) return named(basisNames, one);
  if (path.startsWith('purposes.')) return named(categoryNames, one);
  if (path.startsWith('pap.')) return named(purposeWords, one);
  return path === 'binding' ? named(markText.caveat, one) : asIs(one);
}

function toStanding(of: Bilingual, to: string): Bilingual {
  return fill({ en: '{{of}} → {{to}}', es: '{{of}} → {{to}}' }, { of, to: named(counterpartText.standings, to) });
}

function isStanding(text: string): boolean {
  return Object.hasOwn(counterpartText.standings, text);
}

function named(names: Readonly<Record<string, Bilingual>>, name: string): Bilingual {
  return (Object.hasOwn(names, name) ? names[name] : undefined) ?? asIs(name);
}

function asIs(text: string): Bilingual {
  return { en: text, es: text };
}
