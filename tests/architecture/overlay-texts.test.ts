import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { composedIn } from '../../scripts/overlay/source-texts.ts';

const project = join(import.meta.dirname, '..', '..');

/** Texts that may be put together from pieces, since no overlay is to find them. */
const plain: Readonly<Record<string, string>> = {
  'electron/host/packets/pdf/cover.ts': 'a packet stays in two languages',
  'shared/decision/reasons.ts': 'what may leave for the counterpart stays in two languages',
  'electron/host/stages/holidays.ts': 'the holidays’ names come from a library that has its own languages',
};

function sources(folder: string): readonly string[] {
  return readdirSync(join(project, folder), { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map(entry =>
      join(entry.parentPath, entry.name)
        .slice(project.length + 1)
        .replaceAll('\\', '/'),
    );
}

const composed = (file: string, text: string): readonly number[] =>
  composedIn(ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, false));

it('lets no text for people be put together outside a template, where an overlay could not find it', () => {
  const found = ['shared', 'electron', 'renderer']
    .flatMap(sources)
    .filter(file => !Object.hasOwn(plain, file))
    .flatMap(file => composed(file, readFileSync(join(project, file), 'utf8')).map(line => `${file}:${line}`));

  expect(found).toEqual([]);
});

it('sees a text that is put together, and none in one that is whole', () => {
  expect(composed('x.ts', 'const a = { en: `Kept as ${id}`, es: `Guardado como ${id}` };')).toEqual([1]);
  expect(composed('x.ts', "const a = { en: 'Kept as {{id}}', es: 'Guardado como {{id}}' };")).toEqual([]);
});

it('lets nothing that makes a packet know of any language but the two', () => {
  const knowing = sources('electron/host/packets').filter(file =>
    /ground\/overlays|overlayReader|readersWith|readerFor|readerOf/.test(readFileSync(join(project, file), 'utf8')),
  );

  expect(knowing).toEqual([]);
});
