import { actionTexts, explain } from '../../decision/reasons.ts';
import type { Bilingual } from '../../language.ts';
import { purposeWords } from '../../packet-words.ts';
import { counterpartText } from '../../text/counterparts.ts';
import { fill } from '../../text/fill.ts';
import { markText } from '../../text/mark.ts';
import type { Counterexample } from './check-laws.ts';

/** What a law's counterexample shows, as one sentence: the least value or case, what was done to it, and what came of it. */
export function stepWords({ of, step, before, after }: Counterexample): Bilingual {
  if (of.kind === 'case') {
    const count = of.records.length;
    return fill(
      {
        en: 'In a case of {{count}} records a reader can tell apart: {{place}}',
        es: 'En un caso de {{count}} registros se distingue: {{place}}',
      },
      { count: String(count), place: of.place },
    );
  }
  const { mark, asked } = of.world;
  const { level, categories, caveats, flags } = mark;
  const kinds = [level, ...categories, ...flags, ...caveats.map(({ kind }) => markText.caveat[kind])];
  const value = { en: spoken(kinds, 'en'), es: spoken(kinds, 'es') };
  const standing = asked.recipient?.standing ?? 'other';
  return fill(
    {
      en: 'A value of {{value}}, to: {{standing}} ({{purpose}}). {{before}} Then ({{step}}): {{after}}',
      es: 'Un dato de {{value}}, para: {{standing}} ({{purpose}}). {{before}} Después ({{step}}): {{after}}',
    },
    {
      value,
      standing: counterpartText.standings[standing],
      purpose: purposeWords[asked.purpose],
      step: changeWords(step ?? ''),
      before: before === null ? actionTexts.WITHHOLD : explain(before, recipient).internal,
      after: after === null ? actionTexts.WITHHOLD : explain(after, recipient).internal,
    },
  );
}

const recipient: Bilingual = { en: 'the counterpart', es: 'la contraparte' };

const changes: Readonly<Record<string, Bilingual>> = {
  floor: { en: 'the floor', es: 'el mínimo' },
  shipped: { en: 'as shipped', es: 'como venía' },
  standing: { en: 'trusted less', es: 'con menos confianza' },
  level: { en: 'a higher level', es: 'un nivel más alto' },
  channel: { en: 'no formal channel', es: 'sin canal formal' },
  permissions: { en: 'fewer permissions', es: 'menos permisos' },
  facts: { en: 'nothing recorded', es: 'nada asentado' },
};

function changeWords(step: string): Bilingual {
  return (Object.hasOwn(changes, step) ? changes[step] : undefined) ?? { en: step, es: step };
}

function spoken(parts: readonly (string | Bilingual)[], language: 'en' | 'es'): string {
  return parts.map(part => (typeof part === 'string' ? part : part[language])).join(', ');
}
