import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasOutsideTool } from '../support/outside.ts';
import type { Told } from '../support/read-only-vault.ts';

const root = mkdtempSync(join(tmpdir(), 'enlace-read-only-'));
let told: Told | null = null;

// In a user namespace, where the modes of files bind, with a disk of 8 MB that is really full.
beforeAll(() => {
  if (!hasOutsideTool('bwrap', 'a vault is read where nothing may be written, and on a full disk')) return;
  const script = join(import.meta.dirname, '..', 'support', 'read-only-vault.ts');
  const who = ['--unshare-user', '--uid', '1000', '--gid', '1000', '--size', '8000000', '--tmpfs', '/mnt'];
  const child = spawnSync('bwrap', ['--dev-bind', '/', '/', ...who, '--', process.execPath, script, '/mnt'], {
    encoding: 'utf8',
    env: { ...process.env, TMPDIR: root },
  });
  expect(child.status, child.stderr).toBe(0);
  told = JSON.parse(child.stdout) as Told;
}, 120_000);
afterAll(() => rm(root, { recursive: true, force: true }));

const everyWrite = (code: string) => ({ case: code, record: code, document: code, passphrase: code, user: code });

describe('a vault where nothing may be written', () => {
  it.each(['closed', 'crashed'] as const)('opens to be read, says so, and refuses every write by its code: %s', how => {
    if (told === null) return;

    expect(told[how]).toMatchObject({ notices: ['read-only'], total: 1, stillTotal: 1, paper: 'paper' });
    expect(told[how].writes).toEqual(everyWrite('vault/read-only'));
    expect(told[how].same).toBe(true);
  });

  it('leaves nothing of its reading copy, is restored elsewhere as one that can be written, and takes no new supervisor', () => {
    if (told === null) return;

    expect(told.left).toEqual([]);
    expect([told.restored, told.recovered]).toEqual(['ok', 'vault/read-only']);
  });
});

describe('a vault on a full disk', () => {
  it('opens to be read, says so, and refuses every write by its code', () => {
    if (told === null) return;

    expect(told.full).toMatchObject({ notices: ['disk-full'], total: 1, stillTotal: 1, paper: 'paper' });
    expect(told.full.writes).toEqual(everyWrite('vault/disk-full'));
  });
});
