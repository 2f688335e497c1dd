import type { Bilingual } from '../language.ts';
import { profiles } from '../profiles.ts';

const otherEvents: Readonly<Record<string, Bilingual>> = {
  unsealed: { en: 'Unsealed', es: 'Levantada la reserva judicial' },
  'op-executed': { en: 'Operation executed', es: 'Operativo ejecutado' },
};

/** What an event is called, as the first profile that knows it says. A code that none knows stands as it is. */
export function eventName(type: string): Bilingual {
  const named = profiles.find(({ events }) => Object.hasOwn(events, type))?.events[type];
  return named ?? (Object.hasOwn(otherEvents, type) ? otherEvents[type] : undefined) ?? { en: type, es: type };
}

/** As {@link eventName}, within a sentence. */
export function eventInSentence(type: string): Bilingual {
  const { en, es } = eventName(type);
  return { en: lowered(en), es: lowered(es) };
}

/** The first letter small, but for an abbreviation such as SRE. */
export function lowered(text: string): string {
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
