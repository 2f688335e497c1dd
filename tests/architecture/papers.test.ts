import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../electron/terminal/commands.ts';
import { notices, shippedPackages } from '../../scripts/notices.mjs';

const root = join(import.meta.dirname, '..', '..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const papers = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', ...globSync('docs/*.md', { cwd: root })];

/** Names that stand for whatever one adds. */
const placeholders = /\b(?:NNNN|XX|ID)\b|overlays\/pt\.json$/;

describe('the papers', () => {
  it.each(papers)('name no file that is not there: %s', paper => {
    const text = read(paper);
    const linked = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)].map(([, path]) => join(dirname(paper), path ?? ''));
    const written = [...text.matchAll(/`((?:shared|db|electron|renderer|scripts|tests|docs)\/[\w./-]*)`/g)].map(
      ([, path]) => path ?? '',
    );

    const named = [...linked, ...written].filter(path => !placeholders.test(path));

    expect(named.filter(path => !existsSync(join(root, path)))).toEqual([]);
  });

  it.each(papers)('name no command that is not there: %s', paper => {
    const text = read(paper);
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> };
    const run = [...text.matchAll(/npm run ([\w-]+)/g)].map(([, name]) => name ?? '');
    const typed = [...text.matchAll(/`(?:npm run enlace --|enlace) ([a-z][a-z -]*[a-z])/g)].map(([, words]) => words ?? '');

    expect(run.filter(name => !Object.hasOwn(scripts, name))).toEqual([]);
    expect(
      typed.filter(words => !commands.some(command => words === command.words || words.startsWith(`${command.words} `))),
    ).toEqual([]);
  });

  it('give the newest released changes the number that the program has', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };

    expect(/^## (\d\S*)/m.exec(read('CHANGELOG.md'))?.[1]).toBe(version);
  });
});

describe('the notices', () => {
  it('have the licence and its own words for every package that is shipped', () => {
    const packages = shippedPackages();

    expect(packages.length).toBeGreaterThan(50);
    expect(packages.filter(({ license, texts }) => license === '' || texts.length === 0)).toEqual([]);
  });

  it('name the fonts and the holidays, whose terms ask for it', () => {
    const text = notices();

    const names = ['@fontsource/inter', 'SIL OPEN FONT LICENSE', 'date-holidays'];
    expect(names.filter(name => !text.includes(name))).toEqual([]);
  });
});
