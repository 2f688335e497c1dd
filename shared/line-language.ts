import type { Language } from './language.ts';
import { fold, wordsOf } from './text-rules.ts';

// Words that stand in one of the two languages alone, and in hardly any name.
const spanish: ReadonlySet<string> = new Set(
  `el los y que nos con para por una un al lo le les se su sus sobre antes mas tardar hasta debe deben debo debemos recibi recibimos di dimos
  entregue entregamos envie enviamos mande mandamos dio dieron mandaron enviaron toca prometi prometio prometieron quede quedamos quedaron
  reunion junta cita llamada telefono llame correo entrega mensajeria caso asunto expediente ayer hoy manana anteayer traduccion audiencia
  anexo fojas paginas hora horas fecha oficio fiscalia juzgado embajada`.split(/\s+/),
);
const english: ReadonlySet<string> = new Set(
  `the of with by and they we he she i on to from for in at their our us about before due until later than owe owes gave got sent received
  promised will agreed meeting met call phone called emailed handed courier case matter yesterday today tomorrow translation hearing annex
  pages hour hours date letter office court embassy`.split(/\s+/),
);

/** The language that most of a line's words are of, lower case and without accents; null where they do not tell. */
export function lineLanguage(words: readonly string[]): Language | null {
  const count = (of: ReadonlySet<string>) => words.filter(word => of.has(word)).length;
  const [es, en] = [count(spanish), count(english)];
  return es === en ? null : es > en ? 'es' : 'en';
}

/** The language that a written text itself shows; null where its words do not tell. */
export function textLanguage(text: string): Language | null {
  return lineLanguage(wordsOf(text).map(fold));
}
