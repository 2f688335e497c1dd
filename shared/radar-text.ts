import type { Bilingual } from './language.ts';
import type { Yardstick } from './radar.ts';
import { fill } from './text/fill.ts';

const day: Bilingual = { en: '{{days}} day', es: '{{days}} día' };
const days: Bilingual = { en: '{{days}} days', es: '{{days}} días' };
const history: Bilingual = {
  en: 'median {{days}} of {{ended}} ended stays',
  es: 'mediana de {{days}} en {{ended}} estancias concluidas',
};
const profile: Bilingual = {
  en: 'the profile expects {{days}}: fewer than eight stays have ended',
  es: 'el perfil prevé {{days}}: han concluido menos de ocho estancias',
};
const nothing: Bilingual = {
  en: 'nothing to compare with: fewer than eight stays have ended, and the profile expects no length',
  es: 'nada con qué comparar: han concluido menos de ocho estancias y el perfil no prevé una duración',
};

/** What a case is compared with, in one sentence: `median 41 days of 23 ended stays`. */
export function comparedWith(yardstick: Yardstick | null): Bilingual {
  if (yardstick === null) return nothing;
  if (yardstick.kind === 'profile') return fill(profile, { days: counted(yardstick.expected) });
  return fill(history, { days: counted(yardstick.median), ended: yardstick.ended });
}

const counted = (count: number): Bilingual => fill(count === 1 ? day : days, { days: count });
