import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { unpackWoff } from './woff.ts';
import { dirname, join } from 'node:path';

const resolve = createRequire(import.meta.url).resolve;

/** The faces of a packet's PDF: Inter for words, JetBrains Mono for identifiers (both OFL; their licences stand in their packages). */
const faces = {
  regular: { family: 'inter', weight: 400 },
  semibold: { family: 'inter', weight: 600 },
  mono: { family: 'jetbrains-mono', weight: 400 },
} as const;
export type Face = keyof typeof faces;

type Script = { readonly name: string; readonly holds: (codePoint: number) => boolean };

// WOFF, not WOFF2: fontkit's subsetter cannot take accented letters out of WOFF2's transformed outlines.
function fontFile(face: Face, script: string): string {
  const { family, weight } = faces[face];
  return resolve(`@fontsource/${family}/files/${family}-${script}-${weight}-normal.woff`);
}

/** Which file of a family draws which characters: the package's own table, Latin first. */
function scriptsOf(family: string): readonly Script[] {
  const folder = dirname(resolve(`@fontsource/${family}/LICENSE`));
  // The package's own file: script → ranges as CSS writes them.
  const table = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>;
  return Object.entries(table)
    .map(([name, ranges]) => ({ name, holds: within(ranges) }))
    .sort((a, b) => rank(a.name) - rank(b.name));
}

function rank(script: string): number {
  return ['latin', 'latin-ext', 'vietnamese'].indexOf(script) >>> 0; // unknown ones last
}

function within(ranges: string): (codePoint: number) => boolean {
  const pairs = ranges.split(',').map(range => {
    const [from, to = from] = range.trim().slice(2).split('-');
    return [Number.parseInt(from!, 16), Number.parseInt(to!, 16)] as const;
  });
  return codePoint => pairs.some(([from, to]) => codePoint >= from && codePoint <= to);
}

const known = new Map<Face, readonly Script[]>();

function scripts(face: Face): readonly Script[] {
  let list = known.get(face);
  if (list === undefined) known.set(face, (list = scriptsOf(faces[face].family)));
  return list;
}

/** Part of a text that one font file can draw. */
export type Run = { readonly text: string; readonly font: string };

const opened = new Map<string, Uint8Array>();

/** The font behind a run's name, as TrueType. Kept, as every document needs the same few. */
export function fontSource(font: string): Uint8Array {
  let bytes = opened.get(font);
  if (bytes === undefined) {
    const [face, script] = font.split('/') as [Face, string]; // names are made below, in `runsOf`
    opened.set(font, (bytes = unpackWoff(readFileSync(fontFile(face, script)))));
  }
  return bytes;
}

/**
 * Cut a text into runs, each with the font that draws it. Characters that no bundled font has are written as their code points
 * (`[U+5F20]`): readable, exact, and never an empty box; `packet.json` has them as they are.
 */
export function runsOf(face: Face, text: string): readonly Run[] {
  const runs: { text: string; font: string }[] = [];
  for (const character of text) {
    const codePoint = character.codePointAt(0)!;
    const script = scripts(face).find(({ holds }) => holds(codePoint));
    const font = `${face}/${script?.name ?? 'latin'}`;
    const drawn = script === undefined ? `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]` : character;
    const last = runs.at(-1);
    if (last?.font === font) last.text += drawn;
    else runs.push({ text: drawn, font });
  }
  return runs;
}
