import type { Bilingual } from '../language.ts';
import { profiles } from '../profiles.ts';
import { standing } from '../text/fill.ts';

const otherEvents: Readonly<Record<string, Bilingual>> = {
  unsealed: { en: 'Unsealed', es: 'Levantada la reserva judicial' },
  'op-executed': { en: 'Operation executed', es: 'Operativo ejecutado' },
};

/** What an event is called, as the first profile that knows it says. A code that none knows stands as it is. */
export function eventName(type: string): Bilingual {
  const named = profiles.find(({ events }) => Object.hasOwn(events, type))?.events[type];
  return named ?? (Object.hasOwn(otherEvents, type) ? otherEvents[type] : undefined) ?? { en: type, es: type };
}

/** Every event that a profile or a rule here knows, by its type, once. */
export function knownEvents(): readonly string[] {
  return [...new Set([...profiles.flatMap(({ events }) => Object.keys(events)), ...Object.keys(otherEvents)])];
}

/** As {@link eventName}, within a sentence. */
export function eventInSentence(type: string): Bilingual {
  return standing('part', eventName(type));
}
