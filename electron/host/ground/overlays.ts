import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { languages } from '../../../shared/language.ts';
import type { Overlay } from '../../../shared/overlay.ts';
import { readerFor, readersWith, type Reader } from '../../../shared/reader.ts';

const text = z.union([z.string(), z.record(z.string(), z.string())]);
/** An overlay's file. Its name is the language's BCP 47 tag: `pt.json`, `pt-BR.json`. */
export const overlayFile = z.strictObject({
  texts: z.array(
    z.strictObject({ at: z.string(), en: text, es: text, to: text, was: z.strictObject({ en: text, to: text }).exactOptional() }),
  ),
});

/** Where overlays are found: in the program's own folder `shared/text/overlays`, or in the one that `ENLACE_OVERLAYS` names. */
export function overlayFolder(from = import.meta.dirname): string {
  const own = join('shared', 'text', 'overlays');
  const above = ['', '..', join('..', '..'), join('..', '..', '..')].map(up => join(from, up, own));
  return process.env['ENLACE_OVERLAYS'] ?? above.find(folder => existsSync(folder)) ?? join(from, own);
}

/** Who reads a language, overlays included; English where nobody has translated it. */
export function readerOf(language: string): Reader {
  return readerFor(language, readersWith(readOverlays(overlayFolder())));
}

/** Every language that has a readable overlay in a folder, by tag. One that cannot be read is as if it were not there. */
export function readOverlays(folder: string): readonly Overlay[] {
  const files = existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.json')) : [];
  return files.toSorted().flatMap(name => {
    try {
      return [readOverlay(join(folder, name))];
    } catch {
      return []; // a person must still be able to read the screen; `npm run overlay` says what is wrong with the file
    }
  });
}

/** One overlay. Throws what is wrong with it: its name is no language's tag or one of the two base languages, it is not JSON, not as laid down. */
export function readOverlay(path: string): Overlay {
  const [tag] = Intl.getCanonicalLocales(basename(path, '.json'));
  if (tag === undefined || languages.some(language => language === tag)) throw new Error(`${tag ?? path} needs no overlay`);
  return { tag, ...overlayFile.parse(JSON.parse(readFileSync(path, 'utf8'))) };
}
