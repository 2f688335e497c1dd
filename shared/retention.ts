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

export type RetentionSource = { readonly law: Bilingual; readonly at: string; readonly tag: EvidenceTag };

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
  law: {
    en: 'General data-protection law (LGPDPPSO 2025): what is no longer needed is blocked and then deleted',
    es: 'Ley General de Protección de Datos Personales (LGPDPPSO 2025): lo que ya no se necesita se bloquea y después se suprime',
  },
  at: '17–18',
  tag: 'V',
};
const unitedStates: RetentionSource = {
  law: {
    en: 'Criminal intelligence systems (28 CFR 23): looked at and deleted within five years unless still needed',
    es: 'Sistemas de inteligencia criminal (28 CFR 23): se revisa y se suprime en cinco años salvo que aún se necesite',
  },
  at: '23.20(h)',
  tag: 'M',
};
const europe: RetentionSource = {
  law: {
    en: 'Police data-protection directive (EU) 2016/680: time limits for erasure or periodic review',
    es: 'Directiva (UE) 2016/680 de datos policiales: plazos de supresión o revisión periódica',
  },
  at: '5',
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
