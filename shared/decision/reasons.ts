import { fieldAt } from '../catalogue.ts';
import type { Bilingual, Language } from '../language.ts';
import type { Category } from '../mark.ts';
import { purposeWords } from '../packet-words.ts';
import { markText } from '../text/mark.ts';
import { readers } from '../reader.ts';
import { dateText } from '../value-text.ts';
import { eventInSentence, lowered } from './event-name.ts';
import { citationText, reasonTexts } from './reason-codes.ts';
import { ruleTexts } from './rules.ts';
import type { Action, Decision } from './types.ts';

/** Two texts: `internal` for our own office, `external` for the counterpart, which names no rule, owner, person or source. */
export type Reason = { readonly internal: Bilingual; readonly external: Bilingual };

/** What each action does, as the first words of a sentence. */
export const actionTexts: Readonly<Record<Action, Bilingual>> = {
  RELEASE: { en: 'Disclosed', es: 'Se comunica' },
  GENERALISE: { en: 'Disclosed in less detail', es: 'Se comunica en términos más generales' },
  MASK: { en: 'Masked', es: 'Se enmascara' },
  PSEUDONYM: { en: 'Disclosed under a pseudonym', es: 'Se comunica con seudónimo' },
  SUMMARISE: { en: 'Disclosed in summary', es: 'Se comunica en resumen' },
  WITHHOLD: { en: 'Withheld', es: 'Se testa' },
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

const caveatNames: Readonly<Record<string, Bilingual>> = markText.caveat;

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
    return parameterText(name, Object.hasOwn(decision.parameters, name) ? decision.parameters[name] : undefined, language);
  });
  return `${actionTexts[decision.action][language]}: ${clause}.`;
}

/** A parameter in words: a sentence never shows a code that has a name. */
function parameterText(name: string, parameter: Decision['parameters'][string] | undefined, language: Language): string {
  if (parameter === undefined) return '—';
  if (typeof parameter === 'string') return codeText(name, parameter)?.[language] ?? parameter;
  if ('date' in parameter) return dateText(parameter.date, readers[language]);
  if ('event' in parameter) return eventInSentence(parameter.event)[language];
  return [...parameter].map(code => codeText(name, code)?.[language] ?? code).join(', ');
}

function codeText(name: string, code: string): Bilingual | undefined {
  switch (name) {
    case 'category':
      return entry(categoryNames, code);
    case 'purposes': {
      const words = entry(purposeWords, code);
      return words && { en: lowered(words.en), es: lowered(words.es) };
    }
    case 'caveat':
      return entry(caveatNames, code);
    case 'field': {
      const label = fieldAt(code)?.label;
      return label && { en: `“${label.en}”`, es: `“${label.es}”` };
    }
    default:
      return undefined;
  }
}

function entry(names: Readonly<Record<string, Bilingual>>, code: string): Bilingual | undefined {
  return Object.hasOwn(names, code) ? names[code] : undefined;
}

/** Says the same of everything under one code. What is silently left out never was part of the packet. */
function externalText({ action, code }: Decision, language: Language): string {
  if (action === 'OMIT_SILENT') return language === 'en' ? 'Not part of this packet.' : 'No forma parte de este paquete.';
  if (action === 'RELEASE') return `${actionTexts.RELEASE[language]}.`;
  const { says, citations } = reasonTexts[code ?? 'R-REST'];
  const basis = citations.map(citationText).join('; ');
  return `${actionTexts[action][language]} (${code ?? 'R-REST'}): ${says[language]}. ${language === 'en' ? 'Basis' : 'Fundamento'}: ${basis}.`;
}
