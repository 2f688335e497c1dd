import type { Bilingual } from './language.ts';
import { usualDays, type Yardstick } from './radar.ts';
import { fill } from './text/fill.ts';

const day: Bilingual = { en: '{{days}} day', es: '{{days}} día' };
const days: Bilingual = { en: '{{days}} days', es: '{{days}} días' };
const history: Bilingual = {
  en: 'usual {{days}}, by {{ended}} ended and {{open}} open stays and the office’s pace; stalled beyond {{limit}}',
  es: 'lo usual, {{days}}, según {{ended}} estancias concluidas y {{open}} en curso y el ritmo de la oficina; sin avance tras {{limit}}',
};
const profile: Bilingual = {
  en: 'the profile expects {{days}}: fewer than eight stays have ended; stalled beyond {{limit}}',
  es: 'el perfil prevé {{days}}: han concluido menos de ocho estancias; sin avance tras {{limit}}',
};
const nothing: Bilingual = {
  en: 'nothing to compare with: too few stays have ended, and the profile expects no length',
  es: 'nada con qué comparar: han concluido muy pocas estancias y el perfil no prevé una duración',
};

const historyOfEnded: Bilingual = {
  en: 'usual {{days}}, by {{ended}} ended stays and the office’s pace; stalled beyond {{limit}}',
  es: 'lo usual, {{days}}, según {{ended}} estancias concluidas y el ritmo de la oficina; sin avance tras {{limit}}',
};
const short: Record<Yardstick['kind'], Bilingual> = {
  history: { en: 'usual: {{days}}', es: 'lo usual: {{days}}' },
  profile: { en: 'expected: {{days}}', es: 'previsto: {{days}}' },
};

/** The same where there is room for a few words: the length alone. */
export function comparedShort(yardstick: Yardstick | null): Bilingual {
  if (yardstick === null) return nothing;
  return fill(short[yardstick.kind], { days: counted(usualDays(yardstick)) });
}

/** What a case is compared with, in one sentence that names all that is counted, and when it would be stalled. */
export function comparedWith(yardstick: Yardstick | null): Bilingual {
  if (yardstick === null) return nothing;
  const { limit } = yardstick;
  if (yardstick.kind === 'profile') return fill(profile, { days: counted(yardstick.expected), limit });
  const { usual, ended, open } = yardstick;
  return fill(open === 0 ? historyOfEnded : history, { days: counted(usual), ended, open, limit });
}

const counted = (count: number): Bilingual => fill(count === 1 ? day : days, { days: count });
