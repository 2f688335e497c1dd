import { addMonths, civilDate, dayNumber } from './clocks/civil-date.ts';
import type { Bilingual, CivilDate } from './language.ts';
import type { EvidenceTag } from './profile.ts';

/**
 * Why something is looked at, and in the end erased: a day that stands in the record itself, or a time after something happened. No law
 * here names a day on which everything goes: they name a purpose, a review or the longest time, so each of these lists, and a person decides.
 */
export const retentionRules = ['case-date', 'document-date', 'received-date', 'case-over', 'still-needed'] as const;
export type RetentionRule = (typeof retentionRules)[number];

/** Rules whose time the office may shorten, in months; no office may lengthen it. */
export const timedRules = ['case-over', 'still-needed'] as const;
export type TimedRule = (typeof timedRules)[number];

/** The longest time of a timed rule, in months. */
export const LONGEST_MONTHS = 60;

export type RetentionSource = {
  readonly law: Bilingual;
  readonly at: string;
  /** What it asks, in a sentence. */
  readonly says: Bilingual;
  readonly tag: EvidenceTag;
};

/** What a rule rests on in an office of a country; null where it is a day that somebody set. */
export function sourceOfRule(rule: RetentionRule, country: string): RetentionSource | null {
  if (rule === 'case-over' && country === 'MX') return mexico;
  if (rule === 'case-over' || rule === 'still-needed') return country === 'US' ? unitedStates : europe;
  return null;
}

/** Whether an office of this country looks by a rule at all: what still stands is looked at anew where its law says how often. */
export function isRuleOf(rule: RetentionRule, country: string): boolean {
  return rule !== 'still-needed' || country === 'US';
}

const mexico: RetentionSource = {
  law: { en: 'LGPDPPSO 2025 (data protection)', es: 'LGPDPPSO 2025 (protección de datos)' },
  at: '17–18',
  says: {
    en: 'What is no longer needed is blocked and then deleted.',
    es: 'Lo que ya no se necesita se bloquea y después se suprime.',
  },
  tag: 'V',
};
const unitedStates: RetentionSource = {
  law: { en: '28 CFR 23 (criminal intelligence systems)', es: '28 CFR 23 (sistemas de inteligencia criminal)' },
  at: '23.20(h)',
  says: {
    en: 'What is kept is looked at within five years, and deleted unless it is still needed.',
    es: 'Lo que se conserva se revisa en cinco años y se suprime salvo que aún se necesite.',
  },
  tag: 'M',
};
const europe: RetentionSource = {
  law: { en: 'Directive (EU) 2016/680', es: 'Directiva (UE) 2016/680' },
  at: '5',
  says: {
    en: 'Time limits are set for erasing, or for looking regularly at whether it is still needed.',
    es: 'Se fijan plazos para suprimir, o para revisar periódicamente si aún se necesita.',
  },
  tag: 'M',
};

/** The day on which something comes up: the day that stands there, or so many months after; a look puts it off until its next day. */
export function dueOn(since: CivilDate, months: number | null, nextOn: CivilDate | null): CivilDate {
  const own = months === null ? since : civilDate(addMonths(dayNumber(since), months));
  return nextOn !== null && nextOn > own ? nextOn : own;
}

export const ruleNames: Readonly<Record<RetentionRule, Bilingual>> = {
  'case-date': { en: 'The case’s own day has come', es: 'Llegó la fecha propia del caso' },
  'document-date': { en: 'The document’s own day has come', es: 'Llegó la fecha propia del documento' },
  'received-date': { en: 'The sender allowed keeping it until then', es: 'El remitente permitió conservarlo hasta entonces' },
  'case-over': { en: 'The case is over', es: 'El caso terminó' },
  'still-needed': { en: 'Is it still needed?', es: '¿Aún se necesita?' },
};
