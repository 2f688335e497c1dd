import { catalogue } from '../../../../shared/catalogue.ts';
import type { Field } from '../../../../shared/catalogue-types.ts';
import type { Emission, ReasonCode, Slot } from '../../../../shared/decision/types.ts';
import type { Bilingual, Json, Language } from '../../../../shared/language.ts';
import { textLanguage } from '../../../../shared/line-language.ts';
import { releasedNames, type GivenRecord, type ReleasedNames } from '../../../../shared/released-text.ts';

// What the pages may know of an emission: what is released, how it was made, and the codes of gaps.

/** What every record of an emission is called, from what is released of it. */
export function namesIn(emission: Emission): ReleasedNames {
  return releasedNames(givenIn(emission));
}

function* givenIn({ entity, id, fields, lists }: Emission): Generator<GivenRecord> {
  yield { entity, id, fields: releasedOf(fields) };
  for (const { emitted } of Object.values(lists)) for (const element of emitted) yield* givenIn(element);
}

export function releasedOf(fields: Emission['fields']): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, slot]) => (slot.state === 'released' ? [[name, slot.value]] : [])),
  );
}

/** What may be seen of a slot. The value behind a gap is not even passed on. */
export type Visible =
  | { readonly state: 'released'; readonly value: Json; readonly how: string }
  | { readonly state: 'gap'; readonly code: ReasonCode };

export function visible(slot: Slot): Visible | null {
  if (slot.state === 'released') return { state: 'released', value: slot.value, how: slot.how };
  return slot.code === null ? null : { state: 'gap', code: slot.code };
}

/** The language of a text that a person wrote: what its record says of it, else what its own words show. Names, numbers and codes have none. */
export function languageIn(field: Field | undefined, text: string, told: Readonly<Record<string, Json>>): Language | null {
  const language = field === catalogue.portion.fields.text ? told.language : undefined; // a document’s is of the document, not of its title
  if (field?.type === 'reference') return textLanguage(text);
  if (field?.type !== 'text' && field?.type !== 'texts') return null;
  return language === 'es' || language === 'en' ? language : textLanguage(text);
}

export const forms = {
  masked: { en: 'partly masked', es: 'se oculta en parte' },
  pseudonym: { en: 'pseudonym, for this recipient only', es: 'seudónimo, solo para este destinatario' },
  tearLine: { en: 'in words its author wrote for disclosure', es: 'en palabras que su autoría escribió para comunicarse' },
  year: { en: 'the year only', es: 'solo el año' },
  month: { en: 'the month only', es: 'solo el mes' },
  period: { en: 'as a period', es: 'como periodo' },
  area: { en: 'the area only', es: 'solo la zona' },
  country: { en: 'the country only', es: 'solo el país' },
  range: { en: 'as a range', es: 'como rango' },
  undrawn: {
    en: 'in letters that this PDF cannot draw, each shown by its Unicode number; packet.json and VERIFY.html have the letters themselves',
    es: 'en letras que este PDF no puede dibujar, cada una con su número Unicode; packet.json y VERIFY.html tienen las letras mismas',
  },
  wider: { en: 'in less detail', es: 'en términos más generales' },
} as const satisfies Record<string, Bilingual>;

/** Every note on how a value was made; they stand under values. */
export const formNotes: readonly Bilingual[] = Object.values(forms);

/** How a value that is not as it stands was made. */
export function noteOf(field: Field | undefined, value: Json, how: string): Bilingual | null {
  if (how === 'MASK') return forms.masked;
  if (how === 'PSEUDONYM') return forms.pseudonym;
  if (how === 'SUMMARISE') return forms.tearLine;
  if (how !== 'GENERALISE') return null;
  const text = typeof value === 'string' ? value : '';
  if (/^\d{4}~?$/.test(text)) return forms.year;
  if (/^\d{4}-\d{2}$/.test(text)) return forms.month;
  return forms[formByType[field?.type ?? 'text'] ?? 'wider'];
}

const formByType: Readonly<Partial<Record<Field['type'], keyof typeof forms>>> = {
  date: 'period',
  instant: 'period',
  place: 'area',
  phone: 'area',
  account: 'country',
  quantity: 'range',
  money: 'range',
  integer: 'range',
  decimal: 'range',
};
