import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readOverlay } from '../electron/host/ground/overlays.ts';
import type { OverlayEntry } from '../shared/overlay.ts';
import { isPlural } from '../shared/text/words.ts';
import { brought, compare } from './overlay/compare.ts';
import type { FoundText } from './overlay/source-texts.ts';
import { textsOf } from './overlay/texts.ts';

// `npm run overlay -- pt`: say what the overlay of a language lacks, and what in it cannot be used. Where there is none, write one with
// every text to translate. `--write` brings an old one up to date; `--complete` also fails where something is missing, stale or left over.
// docs/languages.md

const project = join(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    write: { type: 'boolean', default: false },
    complete: { type: 'boolean', default: false },
    folder: { type: 'string', default: join(project, 'shared', 'text', 'overlays') },
  },
});
const faults = {
  placeholders: 'the names in double braces are not those of the English text',
  forms: 'its forms are not those that numbers have in this language',
};

process.exitCode = run(positionals[0] ?? '');

function run(named: string): number {
  const tag = tagOf(named);
  if (tag === null) return refuse('Which language? Give its tag (BCP 47), such as pt or pt-BR: npm run overlay -- pt');
  const file = join(values.folder, `${tag}.json`);
  const texts = textsOf(project);
  if (!existsSync(file)) {
    write(file, brought([], texts, tag));
    say(`${file}: ${texts.length} texts to translate. Each \`to\` is empty; English stands in for it.`);
    return 0;
  }
  try {
    return report(file, tag, texts);
  } catch (error) {
    return refuse(`${file} cannot be read: ${error instanceof Error ? error.message : 'it is no overlay'}`);
  }
}

function report(file: string, tag: string, texts: readonly FoundText[]): number {
  const entries = readOverlay(file).texts;
  const { missing, stale, extra, faulty } = compare(entries, texts, tag);
  for (const { at, words } of missing) say(`missing  ${at}: ${isPlural(words) ? words.other.en : words.en}`);
  for (const { entry, now } of stale)
    say(`stale    ${entry.at}: “${textOf(entry.en)}” is now “${isPlural(now.words) ? now.words.other.en : now.words.en}”`);
  for (const { at, en } of extra) say(`extra    ${at}: ${textOf(en)}`);
  for (const { entry, fault } of faulty) say(`error    ${entry.at}: ${faults[fault]}: ${textOf(entry.to)}`);
  say(
    `${tag}: ${texts.length} texts, ${missing.length} missing, ${stale.length} stale, ${extra.length} extra, ${faulty.length} with an error`,
  );
  if (values.write) write(file, brought(entries, texts, tag));
  const isWhole = missing.length + stale.length + extra.length === 0;
  return faulty.length > 0 || (values.complete && !isWhole) ? 1 : 0;
}

function write(file: string, entries: readonly OverlayEntry[]): void {
  mkdirSync(dirname(file), { recursive: true });
  const lines = entries.map(entry => `    ${JSON.stringify(entry)}`).join(',\n'); // a line for each text, so that a change is a line
  writeFileSync(file, `{\n  "texts": [\n${lines}\n  ]\n}\n`);
}

function textOf(text: OverlayEntry['to']): string {
  return typeof text === 'string' ? text : Object.values(text).join(' / ');
}

function tagOf(named: string): string | null {
  try {
    const [tag] = Intl.getCanonicalLocales(named);
    return tag === undefined || tag === 'en' || tag === 'es' ? null : tag;
  } catch {
    return null;
  }
}

function refuse(why: string): number {
  process.stderr.write(`${why}\n`);
  return 2;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
