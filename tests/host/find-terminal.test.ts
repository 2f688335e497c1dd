import { afterAll, beforeAll, expect, it } from 'vitest';
import { commands } from '../../electron/terminal/commands.ts';
import type { Command, Options, Terminal } from '../../electron/terminal/command.ts';
import { english, spanish, type Reader } from '../../shared/reader.ts';
import { caseFile, importFile, sampleCase } from '../support/case-file.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

// What an officer looks for, and says of two cases, at the terminal.
let vault: TempVault;
beforeAll(async () => {
  vault = await tempVault({});
  await importFile(
    vault,
    caseFile(sampleCase({ id: 'one', reference: 'EX-FIND-1' }), sampleCase({ id: 'two', reference: 'EX-FIND-2' })),
  );
});
afterAll(() => vault.cleanup());

async function run(words: string, given: readonly string[], options: Options = {}, reader: Reader = english): Promise<string> {
  const command: Command = commands.find(one => one.words === words)!;
  const terminal = { request: vault.ask.bind(vault), reader } as unknown as Terminal; // the commands use no more of it
  return command.say(await command.run(terminal, given, options), reader);
}

it('finds words in any field, with the case, the field and what it says', async () => {
  const found = await run('case find', ['harbour']);
  expect(found).toContain('EX-FIND-1');
  expect(found).toContain('seen near the harbour of Puerto Inventado');
  expect(await run('case find', ['nothinglikeit'], {}, spanish)).toBe('Estas palabras no están en ninguna parte.');
});

it('says that there is more than it shows', async () => {
  expect(await run('case find', ['harbour'], { limit: '1' })).toContain('There are more: add a word.');
});

it('finds people by an alias, with what they are in which case', async () => {
  const found = await run('person list', ['faro']);
  expect(found).toMatch(/Peñafiel.*29 Feb 1984.*Accused.*EX-FIND-1/);
  expect(found).toContain('2 of 2');
  expect(found).not.toContain('Ibarrola');
  expect(await run('person list', ['faro'], {}, spanish)).toContain('2 de 2');
});

it('keeps what is said of two cases, and takes it back', async () => {
  const same = (): Promise<string> => run('person same', ['EX-FIND-1']);
  expect(await run('case judge', ['EX-FIND-1', 'EX-FIND-2'], { as: 'same' })).toBe('Kept.');
  expect(await same()).toContain('said to be the same matter');
  await run('case judge', ['EX-FIND-1', 'EX-FIND-2'], { as: 'none' });
  expect(await same()).not.toContain('said to be the same matter');
});

it('refuses to note a receipt for a packet that was never built', async () => {
  const [packet, hash] = ['01890000-0000-7000-8000-000000000000', 'A'.repeat(43)];
  await expect(run('packet acknowledge', [packet], { hash, by: 'Guardia Invented' })).rejects.toThrow(/packet\//);
  await expect(run('packet acknowledge', [packet], { by: 'Guardia Invented' })).rejects.toThrow();
});

const casesOf = async () => {
  const { cases } = await vault.ask('case:list', { sort: 'reference' });
  return cases;
};

it('gives several cases to an officer, or to nobody, in all of them or in none', async () => {
  const both = ['EX-FIND-1', 'EX-FIND-2'];
  expect(await run('case assign', both, { officer: 'Guardia Inventada' }, spanish)).toMatch(/^Casos modificados: 2 /);
  expect((await casesOf()).map(({ officer }) => officer)).toEqual(['Guardia Inventada', 'Guardia Inventada']);

  await expect(run('case assign', ['EX-FIND-1', 'EX-NOWHERE'], { nobody: true })).rejects.toThrow('case/not-found');
  await expect(run('case assign', both)).rejects.toThrow();
  expect((await casesOf()).map(({ officer }) => officer)).toEqual(['Guardia Inventada', 'Guardia Inventada']);

  await run('case assign', ['EX-FIND-2'], { nobody: true });
  expect((await casesOf()).map(({ officer }) => officer)).toEqual(['Guardia Inventada', null]);
});

it('sets a day on which cases are looked at again, which can be put off and brought back', async () => {
  await run('case follow-up', ['EX-FIND-1'], { what: 'Look at the invented gate', on: '2027-02-01' });
  const rows = (): Promise<string> => run('snooze list', ['EX-FIND-1']);
  const line = (await rows()).split('\n').find(one => one.includes('Look at the invented gate'))!;
  const key = /clock \S+ {1,2}\S+/.exec(line)![0];

  expect(await run('snooze set', [key], { until: '2026-12-24', why: 'On leave, invented' })).toBe('Snoozed.');
  expect((await rows()).split('\n').find(one => one.includes('invented gate'))).toMatch(/2026-12-24.*On leave, invented/);
  expect(await run('snooze end', [key], {}, spanish)).toBe('Vuelve a estar en el día.');
  expect(await rows()).not.toContain('On leave, invented');
  await expect(run('snooze end', ['duty nothing office'])).rejects.toThrow('record/not-found');
});

it('links a case with another of ours on both sides, and with one of somebody else by its reference', async () => {
  await run('case link', ['EX-FIND-1', 'EX-FIND-2'], { relation: 'supports', note: 'invented note' });
  await run('case link', ['EX-FIND-1'], { relation: 'competing', reference: 'ES-77' });
  const links = await Promise.all(
    (await casesOf()).map(async ({ id }) => {
      const { file } = await vault.ask('case:show', { caseId: id });
      return file.records.filter(({ entity }) => entity === 'caseLink').map(({ fields }) => fields['otherReference']);
    }),
  );
  expect(links).toEqual([['EX-FIND-2', 'ES-77'], ['EX-FIND-1']]);
  await expect(run('case link', ['EX-FIND-1'], { relation: 'supports' })).rejects.toThrow();
});

it('reads out our own words in the reader’s language', async () => {
  const { words } = await vault.ask('agency:own-words', {});
  expect(await run('agency own-words', [], {}, spanish)).toContain(words.es);
  expect(await run('agency own-words', [])).toContain(words.en);
});
