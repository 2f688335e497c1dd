import type { Field } from './catalogue-types.ts';
import { eventName } from './decision/event-name.ts';
import type { Bilingual } from './language.ts';
import { findProfile, profiles } from './profiles.ts';

/** By what name a person reads a code of the rules that come with Enlace. A code that none of them knows stands as it is. */
export function codeName(of: NonNullable<Field['codeOf']>, code: string): Bilingual {
  const asItIs = { en: code, es: code };
  switch (of) {
    case 'event':
      return eventName(code);
    case 'clock':
      return profiles.flatMap(({ clocks }) => clocks).find(({ id }) => id === code)?.label ?? asItIs;
    case 'profile':
      return findProfile(code)?.label ?? asItIs;
  }
}
