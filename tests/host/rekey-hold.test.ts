import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { keepStoredFile, listStoredFiles } from '../../db/stored-files.ts';
import { recordChanges } from '../../electron/host/audit/audit.ts';
import { unlockVault } from '../../electron/host/vault/vault.ts';
import { Refusal } from '../../shared/failure.ts';
import { PASSPHRASE, type TempVault } from '../support/temp-vault.ts';
import { textOf } from '../support/streams.ts';
import { storeText, vaultsOfThisFile } from '../support/vaults.ts';

const aVault = vaultsOfThisFile();
const CHILD = fileURLToPath(new URL('../support/step-child.ts', import.meta.url));
const SECOND = `${PASSPHRASE} dos`;

/** A closed vault with two documents and a second user, who is to be taken out. */
async function closedVault() {
  const vault = await aVault();
  for (const text of ['documento uno', 'documento dos'])
    await storeText(vault.session, text, stored => keepStoredFile(vault.session.office, stored));
  const second = await vault.ask('user:add', { label: 'second', role: 'officer', passphrase: SECOND });
  vault.lock();
  return { vault, userId: second.id };
}

/** Take the user out in another process, and do `between` before each of its steps. @returns what that process said last. */
async function takenOutStepByStep(vault: TempVault, userId: string, between: (step: number) => unknown): Promise<string> {
  const child = spawn(process.execPath, [CHILD, vault.folder, userId], { stdio: ['pipe', 'pipe', 'inherit'] });
  let last = '';
  for await (const line of createInterface({ input: child.stdout })) {
    last = line;
    const step = /^step (\d+)$/.exec(line)?.[1];
    if (step === undefined) continue;
    await between(Number(step));
    child.stdin.write('.');
  }
  return last;
}

/** Open the vault here as somebody would in a second window, confirm one line, and lock. @returns its name, or why it was refused. */
async function secondWindow(vault: TempVault, passphrase: string, step: number): Promise<string> {
  try {
    await vault.unlock(passphrase);
    const { session, services } = vault;
    recordChanges(session, services, 'test:write', session.office, note =>
      note({ record: `step ${step}`, entity: 'person', field: 'name', old: null, new: 'Inventada' }),
    );
    vault.lock();
    return `step ${step}`;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

/** Documents open, every part is whole, and who was taken out is out or in, as a whole. */
async function expectWhole(vault: TempVault, folder = vault.folder): Promise<{ readonly isOut: boolean }> {
  vault.services.state.session = await unlockVault({ folder, passphrase: PASSPHRASE, label: 'first' }, vault.services);
  const texts = [];
  for (const { name } of listStoredFiles(vault.session.office)) texts.push(await textOf(await vault.session.files.open(name)));
  expect(texts.sort()).toEqual(['documento dos', 'documento uno']);
  expect((await vault.ask('vault:check', {})).parts.filter(({ wrong }) => wrong > 0)).toEqual([]);
  const second = (await vault.ask('user:list', {})).find(({ label }) => label === 'second')!;
  expect(readdirSync(folder)).not.toContain('rekey');
  vault.lock();
  return { isOut: second.disabledAtMs !== null };
}

describe('while a user is taken out in one process', () => {
  it.each([
    ['the user who stays', PASSPHRASE],
    ['the user who goes', SECOND],
  ])('another that opens the vault at any step is refused, for %s', async (_who, passphrase) => {
    const { vault, userId } = await closedVault();
    const answers: string[] = [];

    const last = await takenOutStepByStep(vault, userId, async step => answers.push(await secondWindow(vault, passphrase, step)));

    expect(last).toMatch(/^done/);
    expect(new Set(answers)).toEqual(new Set(['vault/open-elsewhere']));
    expect(answers.length).toBeGreaterThan(20);
    expect(await expectWhole(vault)).toEqual({ isOut: true });
    expect(await secondWindow(vault, SECOND, 0)).toBe('vault/wrong-passphrase');
  });

  it('the folder at any step, as a kill leaves it, opens whole: the old vault or the new one', async () => {
    const { vault, userId } = await closedVault();
    const left: string[] = [];
    const leave = (step: number | string) => {
      const folder = join(vault.root, `left-${step}.enlace`);
      cpSync(vault.folder, folder, { recursive: true });
      left.push(folder);
    };

    await takenOutStepByStep(vault, userId, leave);
    leave('end');

    const outs: boolean[] = [];
    for (const folder of left) outs.push((await expectWhole(vault, folder)).isOut);
    expect(outs.indexOf(true)).toBeGreaterThan(0);
    expect(outs).toEqual([...outs].sort());
  });

  it.each([3, 12, 21, 30, 39, 48])('a kill at step %i leaves a vault that opens whole and is held by nobody', async step => {
    const { vault, userId } = await closedVault();

    const killed = spawn(process.execPath, [CHILD, vault.folder, userId, String(step)], { stdio: 'ignore' });
    const [, signal] = (await once(killed, 'close')) as [number | null, string | null];

    expect(signal).toBe('SIGKILL');
    await expectWhole(vault);
  });
});

describe('while a user is taken out, in the same process', () => {
  it('a user added and a document stored meanwhile are there afterwards', async () => {
    const { vault, userId } = await closedVault();
    const session = await vault.unlock(PASSPHRASE, 'first');
    for (let at = 0; at < 25; at++) await storeText(session, `papel ${at}`, stored => keepStoredFile(session.office, stored));
    const adding = vault.request('user:add', { label: 'third', role: 'officer', passphrase: `${PASSPHRASE} tres` });

    const removing = vault.ask('user:disable', { userId });
    const storing = storeText(session, 'documento tres', stored => keepStoredFile(session.office, stored));
    const [added] = await Promise.all([adding, removing, storing]);

    expect(added).toMatchObject({ ok: true });
    await vault.unlock(`${PASSPHRASE} tres`, 'third');
    const names = listStoredFiles(vault.session.office).map(({ name }) => name);
    expect(readdirSync(join(vault.folder, 'files')).sort()).toEqual(names);
    expect(names).toHaveLength(28);
    expect((await vault.ask('vault:check', {})).parts.filter(({ wrong }) => wrong > 0)).toEqual([]);
  });

  it('a vault that is locked meanwhile stays locked, and another may open it', async () => {
    const { vault, userId } = await closedVault();
    await vault.unlock(PASSPHRASE, 'first');

    const removing = vault.request('user:disable', { userId });
    await vault.ask('vault:lock', {});

    expect(await removing).toEqual({ ok: false, failure: { code: 'vault/locked' } });
    expect(await vault.ask('vault:info', {})).toMatchObject({ open: null });
    await expectWhole(vault);
  });
});

describe('two users added at the same time', () => {
  it('can both open the vault', async () => {
    const vault = await aVault();
    const add = (label: string) => vault.request('user:add', { label, role: 'officer', passphrase: `${PASSPHRASE} ${label}` });

    const answers = await Promise.all([add('second'), add('third'), add('third')]);

    expect(answers.map(answer => (answer.ok ? 'added' : answer.failure.code)).sort()).toEqual(['added', 'added', 'user/exists']);
    for (const label of ['second', 'third']) expect((await vault.unlock(`${PASSPHRASE} ${label}`, label)).user.label).toBe(label);
  });
});
