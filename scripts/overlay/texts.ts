import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { overlayKey } from '../../shared/overlay.ts';
import type { Words } from '../../shared/text/words.ts';
import { bilingualFunctions, textsIn, type FoundText } from './source-texts.ts';

/** What a packet says stays in two languages, the demo's office is invented data, and the gallery is no part of the program. */
const notForPeople = ['electron/host/packets/pdf/', 'electron/host/demo/', 'renderer/gallery'];
const rooms = ['shared', 'electron', 'renderer', 'db'];
const data = ['shared/profiles/', 'shared/countries/'];

/**
 * Every text that a person may read on the screen or at the terminal, once, in the order of its place.
 *
 * @param skipped - Folders and files whose texts do not count.
 */
export function textsOf(project: string, skipped: readonly string[] = notForPeople): readonly FoundText[] {
  const files = rooms.flatMap(room => filesUnder(project, room)).filter(file => !skipped.some(start => file.startsWith(start)));
  const sources = files.filter(file => /\.tsx?$/.test(file)).map(file => parsed(project, file));
  const functions = bilingualFunctions(sources);
  const written = sources.flatMap(source => textsIn(source, functions));
  const listed = files
    .filter(file => file.endsWith('.json') && data.some(folder => file.startsWith(folder)))
    .flatMap(file => textsInData(file, JSON.parse(readFileSync(join(project, file), 'utf8'))));
  const once = new Map<string, FoundText>();
  for (const found of [...written, ...listed]) if (!once.has(overlayKey(found.words))) once.set(overlayKey(found.words), found);
  return numbered([...once.values()].toSorted((one, other) => (one.at < other.at ? -1 : 1)));
}

/** Each place by a name of its own: where one names several texts, the second is `…~2`. */
function numbered(texts: readonly FoundText[]): readonly FoundText[] {
  const counts = new Map<string, number>();
  return texts.map(({ at, words }) => {
    const count = (counts.get(at) ?? 0) + 1;
    counts.set(at, count);
    return { at: count === 1 ? at : `${at}~${count}`, words };
  });
}

function parsed(project: string, file: string): ts.SourceFile {
  const text = readFileSync(join(project, file), 'utf8');
  return ts.createSourceFile(
    file,
    text,
    ts.ScriptTarget.ESNext,
    false,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
}

function textsInData(file: string, value: unknown, path: readonly string[] = []): readonly FoundText[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value && 'es' in value && typeof value.en === 'string' && typeof value.es === 'string') {
    const words: Words = { en: value.en, es: value.es };
    return words.en === '' ? [] : [{ at: `${file}#${path.join('.')}`, words }];
  }
  return Object.entries(value).flatMap(([name, member]) => textsInData(file, member, [...path, name]));
}

function filesUnder(project: string, folder: string): readonly string[] {
  return readdirSync(join(project, folder), { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && !entry.parentPath.includes('overlays'))
    .map(entry =>
      join(entry.parentPath, entry.name)
        .slice(project.length + 1)
        .replaceAll('\\', '/'),
    )
    .toSorted();
}
