import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerJson, ANSWER_FORMAT, refusedJson } from '../../electron/terminal/answer.ts';
import { type Misused, type Command, type Options, type Terminal } from '../../electron/terminal/command.ts';
import { commands } from '../../electron/terminal/commands.ts';
import { readLine } from '../../electron/terminal/line.ts';
import { manual } from '../../electron/terminal/manual.ts';
import { usage, usageOf } from '../../electron/terminal/usage.ts';
import type { Json } from '../../shared/language.ts';
import { english, spanish } from '../../shared/reader.ts';
import { caseFile, registerFile, sampleCase } from '../support/case-file.ts';

import { tempVault, type TempVault } from '../support/temp-vault.ts';

const root = join(import.meta.dirname, '..', '..');
const commandOf = (words: string): Command => commands.find(one => one.words === words)!;

let vault: TempVault;
beforeAll(async () => {
  vault = await tempVault({});
});
afterAll(() => vault.cleanup());

async function answer(words: string, given: readonly string[], options: Options): Promise<{ readonly [member: string]: Json }> {
  const { handles } = vault.services;
  const terminal = {
    request: vault.ask.bind(vault),
    reader: english,
    isCopied: true,
    source: (path: string) => Promise.resolve(handles.register({ kind: 'source', name: 'cases.json', path })),
    folder: (path: string) => Promise.resolve(handles.register({ kind: 'folder', path })),
  } as unknown as Terminal; // the commands use no more of it
  const command = commandOf(words);
  const value = await command.run(terminal, given, options);
  return JSON.parse(answerJson(value, command, options)) as { readonly [member: string]: Json };
}

it('offers to write over a file where a command writes one, and nowhere else', () => {
  const writing = commands.filter(({ run }) => /\bsink\(|\bfilesAsked\b/.test(run.toString())).map(({ words }) => words);
  const offering = commands.filter(command => usageOf(command, english).includes('--force')).map(({ words }) => words);

  expect(writing.length).toBeGreaterThan(10);
  expect(offering).toEqual(writing);
});

it('takes a value that begins with a hyphen as the option’s before it, and an option as one', () => {
  const approve = commandOf('packet approve');
  const digest = `-${'aB3_'.repeat(10)}-x`;

  expect(readLine(approve, ['P1', '--digest', digest]).options['digest']).toBe(digest);
  expect(readLine(approve, ['P1', '--digest', 'x', '-h']).options['help']).toBe(true);
  expect(() => readLine(approve, ['P1', '--digest', '--json'])).toThrow('usage/option-value');
});

describe('an answer in JSON', () => {
  it('says of an act whether it was only tried, beside all that it said before', async () => {
    const { path } = registerFile(vault, caseFile(sampleCase({ reference: 'EX-7' })));

    const tried = await answer('case import', [path], { check: true });
    expect(tried).toMatchObject({ onlyChecked: true, answerFormat: ANSWER_FORMAT, cases: [{ reference: 'EX-7' }] });
    expect((await vault.ask('case:list', {})).total).toBe(0);

    const done = await answer('case import', [path], {});
    expect(done).toMatchObject({ onlyChecked: false, cases: [{ reference: 'EX-7' }] });
    expect((await vault.ask('case:list', {})).total).toBe(1);
    const happened = { event: 'arrest', on: '2026-01-15' };
    expect(await answer('case stage', ['EX-7'], { ...happened, check: true })).toMatchObject({ onlyChecked: true });
    expect(await answer('case stage', ['EX-7'], happened)).toMatchObject({ onlyChecked: false });
  });

  it('says its form where it is an object, and is as it was where it is none', () => {
    const plain = commandOf('case list');
    expect(JSON.parse(answerJson({ cases: [] }, plain, {}))).toEqual({ cases: [], answerFormat: 'enlace-answer/1' });
    for (const value of [[{ id: 1 }], 'text', null, 3]) expect(answerJson(value, plain, {})).toBe(JSON.stringify(value));
    expect(JSON.parse(refusedJson({ code: 'case/not-found' }))).toEqual({
      refused: { code: 'case/not-found' },
      answerFormat: 'enlace-answer/1',
    });
  });

  it('leaves a document with a form of its own as it is', async () => {
    for (const noun of ['case', 'packet', 'profile'])
      expect(await answer(`schema ${noun}`, [], {})).not.toHaveProperty('answerFormat');
  });

  it('is told apart by every command that can try an act without doing it', () => {
    const tries = commands.filter(({ options }) => options?.['check'] !== undefined);
    expect(tries.map(({ words }) => words)).toEqual(['case import', 'case stage']);
  });
});

describe('what the program reads of its environment', () => {
  const files = readdirSync(join(root, 'electron'), { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'));
  const source = files.map(name => readFileSync(join(root, 'electron', name), 'utf8')).join('\n');
  const read = [...source.matchAll(/process\.env\['([A-Z_]+)'\]|'(ENLACE_[A-Z_]+)'/g)].map(([, named, ours]) => named ?? ours!);

  it.each([...new Set(read)])('%s stands in the help and in the manual', name => {
    for (const reader of [english, spanish])
      for (const text of [usage(commands, reader), manual(commands, reader)]) expect(text).toContain(name);
  });

  it('is more than the vault’s folder', () => {
    expect(read.length).toBeGreaterThan(6);
    expect(source.replaceAll(/process\.env\[(?:'[A-Z_]+'|variableOf\[which\])\]/g, '')).not.toContain('process.env');
  });
});

describe('a value that is none of those allowed', () => {
  it.each([
    ['packet build', { basis: ['nothing; such'] }, '--basis', 'reciprocity'],
    ['case compete', { fact: ['EX-1:colour=red'] }, '--fact', 'gravity'],
    ['case compete', { fact: ['EX-1:place=perhaps'] }, '--fact', 'yes'],
    ['case compete', { fact: ['EX-1:gravity=yes'] }, '--fact', 'life'],
    ['today', { rows: '9000' }, '--rows', '0…500'],
  ] as const)('is refused by %s with those that are: %j', async (words, options, what, one) => {
    const asked = answer(words, ['EX-7', 'folder'].slice(0, words === 'packet build' ? 2 : words === 'today' ? 0 : 1), {
      ...options,
      ...(words === 'packet build' ? { to: 'MX-FGR' } : {}),
    });
    const { misuse } = await asked.then(
      () => expect.unreachable(),
      (error: unknown) => error as Misused,
    );
    expect(misuse).toMatchObject({ code: 'usage/unreadable', what });
    expect(misuse.allowed).toContain(one);
  });
});

it('every command that lays a packet out takes the same options about it', () => {
  const own = (words: string, ...apart: readonly string[]) =>
    Object.keys(commandOf(words).options ?? {}).filter(name => !apart.includes(name));
  const asked = own('packet findings');

  expect(asked).toEqual(expect.arrayContaining(['handling', 'tlp', 'pap', 'onward', 'court', 'rel-to', 'keep-until']));
  expect(own('packet submit', 'accept', 'without-safety')).toEqual(asked);
  expect(own('packet build', 'accept', 'uncompared', 'without-safety')).toEqual(asked);
});
