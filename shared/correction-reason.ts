import type { Bilingual } from './language.ts';
import { casesText } from './text/cases.ts';

/** The reason that the program gives where a person only named what an event is about; stored in one wording, whoever named it. */
export const ABOUT_NAMED: string = casesText.aboutReason.en;

/** A stored reason as each reader reads it: the program's own in their language, a person's as it was written. */
export function correctionReason(stored: string): Bilingual {
  const { en, es } = casesText.aboutReason;
  return stored === en || stored === es ? casesText.aboutReason : { en: stored, es: stored };
}
