import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { languages } from '../../../shared/language.ts';
import type { Overlay, OverlayEntry } from '../../../shared/overlay.ts';
import { readerFor, readersWith, type Reader } from '../../../shared/reader.ts';

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
  return { tag, texts: textsOf(JSON.parse(readFileSync(path, 'utf8'))) };
}

/**
 * What an overlay's file holds, and nothing beside it. Checked by hand: the program's first process reads overlays before its window opens, and what
 * checks the calls would make it wait.
 */
function textsOf(read: unknown): readonly OverlayEntry[] {
  const { texts } = object(read, 'the file', ['texts']);
  if (!Array.isArray(texts)) throw new Error('texts is no list');
  texts.forEach((entry, place) => refuseWrongEntry(entry, `texts.${place}`));
  return texts as readonly OverlayEntry[]; // each was looked at
}

function refuseWrongEntry(read: unknown, place: string): void {
  const entry = object(read, place, ['at', 'en', 'es', 'to', 'was']);
  if (typeof entry['at'] !== 'string') throw new Error(`${place}.at is no text`);
  for (const name of ['en', 'es', 'to']) refuseWrongText(entry[name], `${place}.${name}`);
  if (!Object.hasOwn(entry, 'was')) return;
  const was = object(entry['was'], `${place}.was`, ['en', 'to']);
  for (const name of ['en', 'to']) refuseWrongText(was[name], `${place}.was.${name}`);
}

function refuseWrongText(text: unknown, place: string): void {
  if (typeof text === 'string') return;
  for (const form of Object.values(object(text, place)))
    if (typeof form !== 'string') throw new Error(`${place} has a form that is no text`);
}

function object(read: unknown, place: string, known?: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof read !== 'object' || read === null || Array.isArray(read)) throw new Error(`${place} is no object`);
  const strange = known === undefined ? undefined : Object.keys(read).find(name => !known.includes(name));
  if (strange !== undefined) throw new Error(`${place} has ${strange}, which is none of ${known?.join(', ')}`);
  return read as Readonly<Record<string, unknown>>; // an object, as was looked
}
