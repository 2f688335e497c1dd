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
