import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renamed, type Renaming } from '../../electron/host/places/rename.ts';
import { isPlainFileName } from '../../shared/interchange.ts';
import { caseFile, importFile, sampleCase } from '../support/case-file.ts';
import { vaultsOfThisFile } from '../support/vaults.ts';

const aVault = vaultsOfThisFile();
const root = join(import.meta.dirname, '..', '..');

describe('a name that a scanner holds for a moment', () => {
  const heldFor = (times: number, code: string, platform: NodeJS.Platform) => {
    const waits: number[] = [];
    let left = times;
    const renaming: Renaming = {
      platform,
      rename() {
        if (left-- > 0) throw Object.assign(new Error('held'), { code });
      },
      wait: ms => void waits.push(ms),
    };
    return { waits, act: () => renamed('a', 'b', renaming) };
  };

  it.each(['EBUSY', 'EPERM', 'EACCES'])('is waited for on Windows: %s', code => {
    const { waits, act } = heldFor(3, code, 'win32');

    act();

    expect(waits).toEqual([10, 20, 40]);
  });

  it('is given up after two seconds, at once elsewhere, and at once for any other reason', () => {
    const long = heldFor(1_000, 'EBUSY', 'win32');
    const elsewhere = heldFor(1, 'EACCES', 'linux');
    const other = heldFor(1, 'ENOSPC', 'win32');

    for (const { act } of [long, elsewhere, other]) expect(act).toThrow('held');
    expect(long.waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(2_000);
    expect([...elsewhere.waits, ...other.waits]).toEqual([]);
  });

  it('is given by that one function throughout the host', () => {
    const files = readdirSync(join(root, 'electron', 'host'), { recursive: true, encoding: 'utf8' }).filter(
      name => name.endsWith('.ts') && !name.endsWith('rename.ts'),
    );
    const others = files.filter(name => /\brename(?:Sync)?\(/.test(readFileSync(join(root, 'electron', 'host', name), 'utf8')));

    expect(others).toEqual([]);
  });
});

describe('a host that runs on every system', () => {
  it.each([
    ['asks for no POSIX identity', /process\.(?:getuid|geteuid|getgid|umask)/],
    ['joins no path by hand', /\$\{(?:folder|dir)\}\//],
  ])('%s', (_rule, forbidden) => {
    const files = [join('electron', 'host'), join('electron', 'terminal'), 'db'].flatMap(room =>
      readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
        .filter(name => name.endsWith('.ts'))
        .map(name => join(room, name)),
    );

    expect(files.filter(name => forbidden.test(readFileSync(join(root, name), 'utf8')))).toEqual([]);
  });
});

describe('the name of a document’s file', () => {
  it.each(['CON', 'nul.pdf', 'Com1.txt', 'files/LPT9', 'aux.tar.gz', 'a. ', 'a.', 'a:b', 'COM¹.pdf'])(
    'is refused where Windows cannot keep it: %s',
    name => expect(isPlainFileName(name)).toBe(false),
  );
  it.each(['CONTRATO.pdf', 'console.log', 'com10.txt', 'files/nulidad.pdf'])('is taken where it only looks so: %s', name =>
    expect(isPlainFileName(name)).toBe(true),
  );

  it('is found whichever way the system composes its letters', async () => {
    const vault = await aVault();
    const document = (file: string) => ({ documents: [{ id: 'd1', title: 'Inventado', file }] });
    const composed = 'Petición.pdf'.normalize('NFC');
    const apart = 'Petición.pdf'.normalize('NFD');

    expect(await importFile(vault, caseFile(sampleCase(document(composed))), { [apart]: 'paper' })).toMatchObject({ ok: true });
  });
});
