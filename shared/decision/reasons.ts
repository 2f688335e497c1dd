import type { Bilingual, Language } from '../language.ts';
import type { Category } from '../mark.ts';
import { citationText, reasonTexts } from './reason-codes.ts';
import { ruleTexts } from './rules.ts';
import type { Action, Decision } from './types.ts';

/** Two texts: `internal` for our own office, `external` for the counterpart, which names no rule, owner, person or source. */
export type Reason = { readonly internal: Bilingual; readonly external: Bilingual };

/** What each action does, as the first words of a sentence. */
export const actionTexts: Readonly<Record<Action, Bilingual>> = {
  RELEASE: { en: 'Released', es: 'Se entrega' },
  GENERALISE: { en: 'Given in a coarser form', es: 'Se entrega en forma general' },
  MASK: { en: 'Masked', es: 'Se enmascara' },
  PSEUDONYM: { en: 'Given under a pseudonym', es: 'Se entrega con seudónimo' },
  SUMMARISE: { en: 'Summarised', es: 'Se entrega en resumen' },
  WITHHOLD: { en: 'Withheld', es: 'Se reserva' },
  OMIT_SILENT: { en: 'Left out without a trace', es: 'Se omite sin dejar rastro' },
};

export const categoryNames: Readonly<Record<Category, Bilingual>> = {
  IDN: { en: 'identity', es: 'identidad' },
  CON: { en: 'contact and whereabouts', es: 'contacto y paradero' },
  SRC: { en: 'sources', es: 'fuentes' },
  TEC: { en: 'techniques', es: 'técnicas' },
  VIC: { en: 'victims and witnesses', es: 'víctimas y testigos' },
  OPS: { en: 'operations', es: 'operaciones' },
  FIN: { en: 'financial matters', es: 'información financiera' },
  LEG: { en: 'legal matters', es: 'información jurídica' },
  ADM: { en: 'administrative matters', es: 'información administrativa' },
};

/**
 * One sentence why, in both languages and for both readers.
 *
 * @param recipientName - The counterpart as a person of our office calls it; it stands in the internal text alone.
 */
export function explain(decision: Decision, recipientName: string | Bilingual): Reason {
  return {
    internal: { en: internalText(decision, recipientName, 'en'), es: internalText(decision, recipientName, 'es') },
    external: { en: externalText(decision, 'en'), es: externalText(decision, 'es') },
  };
}

function internalText(decision: Decision, recipientName: string | Bilingual, language: Language): string {
  const template =
    (Object.hasOwn(ruleTexts, decision.rule) ? ruleTexts[decision.rule] : undefined) ?? ruleTexts['request/nothing-allows']!; // in the table
  const clause = template[language].replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'recipient') return typeof recipientName === 'string' ? recipientName : recipientName[language];
    return parameterText(Object.hasOwn(decision.parameters, name) ? decision.parameters[name] : undefined, language);
  });
  return `${actionTexts[decision.action][language]}: ${clause}.`;
}

function parameterText(parameter: Decision['parameters'][string] | undefined, language: Language): string {
  if (parameter === undefined) return '—';
  if (typeof parameter === 'string')
    return Object.hasOwn(categoryNames, parameter) ? categoryNames[parameter as Category][language] : parameter; // a key of the table
  if ('date' in parameter) return parameter.date;
  if ('event' in parameter) return language === 'en' ? `the event “${parameter.event}”` : `el evento «${parameter.event}»`;
  return [...parameter].join(', ');
}

/** Says the same of everything under one code. What is silently left out never was part of the packet. */
function externalText({ action, code }: Decision, language: Language): string {
  if (action === 'OMIT_SILENT') return language === 'en' ? 'Not part of this packet.' : 'No forma parte de este paquete.';
  if (action === 'RELEASE') return `${actionTexts.RELEASE[language]}.`;
  const { says, citations } = reasonTexts[code ?? 'R-REST'];
  const basis = citations.map(citationText).join('; ');
  return `${actionTexts[action][language]} (${code ?? 'R-REST'}): ${says[language]}. ${language === 'en' ? 'Basis' : 'Fundamento'}: ${basis}.`;
}
