import type { Bilingual } from './language.ts';
import type { Yardstick } from './radar.ts';
import { fill } from './text/fill.ts';

const day: Bilingual = { en: '{{days}} day', es: '{{days}} día' };
const days: Bilingual = { en: '{{days}} days', es: '{{days}} días' };
const history: Bilingual = {
  en: 'median {{days}} of {{ended}} ended stays',
  es: 'mediana de {{days}} en {{ended}} estancias concluidas',
};
const estimate: Bilingual = {
  en: 'median {{days}}, estimated from {{ended}} ended stays and {{open}} still open',
  es: 'mediana de {{days}}, estimada con {{ended}} estancias concluidas y {{open}} en curso',
};
const profile: Bilingual = {
  en: 'the profile expects {{days}}: fewer than eight stays have ended',
  es: 'el perfil prevé {{days}}: han concluido menos de ocho estancias',
};
const nothing: Bilingual = {
  en: 'nothing to compare with: fewer than eight stays have ended, and the profile expects no length',
  es: 'nada con qué comparar: han concluido menos de ocho estancias y el perfil no prevé una duración',
};

/** What a case is compared with, in one sentence that names all that is counted: `median 41 days of 23 ended stays`. */
export function comparedWith(yardstick: Yardstick | null): Bilingual {
  if (yardstick === null) return nothing;
  if (yardstick.kind === 'profile') return fill(profile, { days: counted(yardstick.expected) });
  const { median, ended, open } = yardstick;
  return fill(open === 0 ? history : estimate, { days: counted(median), ended, open });
}

const counted = (count: number): Bilingual => fill(count === 1 ? day : days, { days: count });
