import type { Bilingual } from '../../language.ts';
import type { LawId } from './check-laws.ts';

/** What each law says. */
export const lawWords: Readonly<Record<LawId, Bilingual>> = {
  'default-deny': { en: 'What is unknown is not disclosed', es: 'Lo desconocido no se comunica' },
  monotone: { en: 'A restriction more never discloses more', es: 'Una restricción más nunca comunica más' },
  trust: { en: 'Whoever is trusted less never gets more', es: 'A quien se confía menos nunca se le comunica más' },
  floor: { en: 'Nothing is disclosed beyond the floor', es: 'Nada se comunica más allá del mínimo legal' },
  'must-tell': { en: 'Recorded safety information still goes', es: 'La información de seguridad asentada sigue saliendo' },
  'non-interference': { en: 'What stays changes nothing that is seen', es: 'Lo que no sale no cambia nada de lo que se ve' },
  'no-trace': { en: 'What is hidden leaves no trace', es: 'Lo oculto no deja rastro' },
  'no-derived': { en: 'Nothing disclosed gives away what stays', es: 'Nada de lo comunicado revela lo que no sale' },
  'look-alike': {
    en: 'Third persons, witnesses and victims look alike',
    es: 'Terceras personas, testigos y víctimas no se distinguen',
  },
};
