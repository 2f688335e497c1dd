import type { Bilingual } from '../language.ts';
import type { LegalBasis } from '../packet.ts';
import { citationWarnings } from './reason-codes.ts';

/** What is wrong with the law that a person cites in running text, each warning once. `date`: the civil date of the file. */
export function typedCitationWarnings(text: string, date: string): readonly Bilingual[] {
  return [...new Set(citationWarnings(transparencyActsIn(text), date).map(({ warning }) => warning))];
}

/** The Mexican transparency acts named in a text: `LGTAIP (2015) 113-V`, `art. 110 de la LFTAIP`, `LGTAIP de 2025, art. 112`. */
function transparencyActsIn(text: string): readonly LegalBasis[] {
  return [...text.matchAll(/\b(LFTAIP|LGTAIP)\b(?:\s*(?:\(|de |of )*\s*((?:19|20)\d{2})\b)?/gi)].map(
    ([, statute = '', version = '']) => ({
      statute,
      version,
      article: '',
    }),
  );
}
