import type { Bilingual } from './language.ts';
import { fill, listed } from './text/fill.ts';
import { leftOutWords, type LeftOutKind } from './left-out.ts';

/**
 * What a file can hold beside what a reader sees of it. `unseen-words`: words that are stored and do not stand in the picture; `covered`,
 * `invisible`, `overlaid`, `undrawn`: places of a page that look like failed redactions, or that nobody here can draw; `unread`: no reader here
 * understands the file, so nothing of it was examined.
 */
const things = {
  'unseen-words': { en: 'Words that no reader sees', es: 'Palabras que ningún lector ve' },
  covered: { en: 'Words under a bar or picture', es: 'Palabras bajo una barra o imagen' },
  invisible: { en: 'Words in the color of their ground', es: 'Palabras del color de su fondo' },
  overlaid: { en: 'Words written over others', es: 'Palabras escritas sobre otras' },
  undrawn: { en: 'Parts that could not be drawn', es: 'Partes que no se pudieron dibujar' },
  notes: { en: 'Notes and annotations', es: 'Notas y anotaciones' },
  alternatives: { en: 'Alternative texts', es: 'Textos alternativos' },
  info: { en: 'Properties (author, program, dates)', es: 'Propiedades (autor, programa, fechas)' },
  outline: { en: 'Bookmarks', es: 'Marcadores' },
  form: { en: 'Form fields', es: 'Campos de formulario' },
  script: { en: 'Scripts', es: 'Secuencias de comandos' },
  layers: { en: 'Layers', es: 'Capas' },
  files: { en: 'Files inside', es: 'Archivos dentro' },
  revisions: { en: 'Earlier versions', es: 'Versiones anteriores' },
  metadata: { en: 'Data beside the picture', es: 'Datos junto a la imagen' },
  unread: { en: 'Not examined: no reader here understands it', es: 'Sin examinar: ningún lector de aquí lo entiende' },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** One of those, or what an office file holds that does not come along when it is set anew. */
export type ExaminedThing = keyof typeof things | `left-${LeftOutKind}`;

export function examinedName(what: ExaminedThing): Bilingual {
  return what in things ? things[what as keyof typeof things] : leftOutWords[what.slice('left-'.length) as LeftOutKind].other;
}

/** How often something was found, and on which pages where it has any (at most 50, from 1). It never repeats what was found. */
export type ExaminationFinding = { readonly what: ExaminedThing; readonly count: number; readonly pages: readonly number[] };

/** What was found in a stored file beside what a reader sees. `seen` stands for exactly these findings in exactly these bytes. */
export type Examination = { readonly findings: readonly ExaminationFinding[]; readonly seen: string };

/** What warns of a redaction that failed: the rest is usual in files, and stays behind when the file is redrawn. */
export const failedRedactions: readonly ExaminedThing[] = ['unseen-words', 'covered', 'invisible', 'overlaid', 'left-covered'];

/** What of an office file stays out of what leaves, counted in words: `3 comments, 1 hidden sheet`; null where nothing does. */
export function leftOutIn(findings: readonly ExaminationFinding[]): Bilingual | null {
  const counts = findings.flatMap(({ what, count }) => {
    const kind = what in things ? null : (what.slice('left-'.length) as LeftOutKind);
    if (kind === null) return [];
    return [
      fill(
        { en: '{{count}} {{what}}', es: '{{count}} {{what}}' },
        { count, what: leftOutWords[kind][count === 1 ? 'one' : 'other'] },
      ),
    ];
  });
  return counts.length === 0 ? null : listed(counts);
}
