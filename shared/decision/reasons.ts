import { fieldAt } from '../catalogue.ts';
import type { Bilingual } from '../language.ts';
import type { Category } from '../mark.ts';
import { purposeWords } from '../packet-words.ts';
import { markText } from '../text/mark.ts';
import { english, spanish } from '../reader.ts';
import { fill, listed, namesIn, standing } from '../text/fill.ts';
import { dateText } from '../value-text.ts';
import { eventInSentence } from './event-name.ts';
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
  return { internal: internalText(decision, recipientName), external: externalText(decision) };
}

const because: Bilingual = { en: '{{action}}: {{clause}}.', es: '{{action}}: {{clause}}.' };

function internalText({ action, rule, parameters }: Decision, recipient: string | Bilingual): Bilingual {
  const clause = (Object.hasOwn(ruleTexts, rule) ? ruleTexts[rule] : undefined) ?? ruleTexts['request/nothing-allows']!; // in the table
  const named = namesIn(clause.en).map(name => {
    if (name === 'recipient') return [name, recipient] as const;
    return [name, parameterText(name, Object.hasOwn(parameters, name) ? parameters[name] : undefined)] as const;
  });
  return fill(because, { action: actionTexts[action], clause: fill(clause, Object.fromEntries(named)) });
}

/** A parameter in words: a sentence never shows a code that has a name. */
function parameterText(name: string, parameter: Decision['parameters'][string] | undefined): Bilingual {
  if (parameter === undefined) return asIs('—');
  if (typeof parameter === 'string') return codeText(name, parameter);
  if ('date' in parameter) return { en: dateText(parameter.date, english), es: dateText(parameter.date, spanish) };
  if ('event' in parameter) return eventInSentence(parameter.event);
  return listed([...parameter].map(code => codeText(name, code)));
}

function codeText(name: string, code: string): Bilingual {
  switch (name) {
    case 'category':
      return entry(categoryNames, code) ?? asIs(code);
    case 'purposes': {
      const words = entry(purposeWords, code);
      return words === undefined ? asIs(code) : standing('part', words);
    }
    case 'caveat':
      return entry(caveatNames, code) ?? asIs(code);
    case 'field': {
      const label = fieldAt(code)?.label;
      return label === undefined ? asIs(code) : fill({ en: '“{{label}}”', es: '“{{label}}”' }, { label });
    }
    default:
      return asIs(code);
  }
}

function entry(names: Readonly<Record<string, Bilingual>>, code: string): Bilingual | undefined {
  return Object.hasOwn(names, code) ? names[code] : undefined;
}

function asIs(words: string): Bilingual {
  return { en: words, es: words };
}

/** Says the same of everything under one code. What is silently left out never was part of the packet. Plain, since it may leave. */
function externalText({ action, code }: Decision): Bilingual {
  if (action === 'OMIT_SILENT') return { en: 'Not part of this packet.', es: 'No forma parte de este paquete.' };
  if (action === 'RELEASE') return { en: `${actionTexts.RELEASE.en}.`, es: `${actionTexts.RELEASE.es}.` };
  const { says, citations } = reasonTexts[code ?? 'R-REST'];
  const [does, place] = [actionTexts[action], code ?? 'R-REST'];
  const basis = citations.map(citationText).join('; ');
  return {
    en: `${does.en} (${place}): ${says.en}. Basis: ${basis}.`,
    es: `${does.es} (${place}): ${says.es}. Fundamento: ${basis}.`,
  };
}
