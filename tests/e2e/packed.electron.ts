import { spawn, spawnSync, type SpawnOptions } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { project } from './window.ts';

// The program as `npm run pack` makes it. Playwright cannot hold it (its inspect fuse is off), so it is watched from outside.

let folder: string;
let program: string;

test.beforeAll(() => {
  test.setTimeout(600_000);
  folder = mkdtempSync(join(tmpdir(), 'enlace-packed-'));
  chmodSync(folder, 0o755);
  const packed = spawnSync(process.execPath, [join(project, 'scripts', 'pack.mjs'), `-c.directories.output=${folder}`], {
    encoding: 'utf8',
  });
  expect(packed.status, packed.stderr + packed.stdout).toBe(0);
  program = join(folder, readdirSync(folder).find(name => name.endsWith('unpacked')) ?? '');
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('has every fuse set', () => {
  const { stdout } = spawnSync(
    process.execPath,
    [join(project, 'node_modules', '@electron', 'fuses', 'dist', 'bin.js'), 'read', '--app', join(program, 'enlace-window')],
    { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' } },
  );

  for (const fuse of [
    'RunAsNode',
    'EnableNodeOptionsEnvironmentVariable',
    'EnableNodeCliInspectArguments',
    'GrantFileProtocolExtraPrivileges',
  ])
    expect(stdout).toContain(`${fuse} is Disabled`);
  for (const fuse of ['EnableCookieEncryption', 'EnableEmbeddedAsarIntegrityValidation', 'OnlyLoadAppFromAsar'])
    expect(stdout).toContain(`${fuse} is Enabled`);
});

test('holds neither the loopback door nor another Node or another system’s modules', () => {
  const archive = spawnSync(
    process.execPath,
    [join(project, 'node_modules', '@electron', 'asar', 'bin', 'asar.js'), 'list', join(program, 'resources', 'app.asar')],
    { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  ).stdout.split('\n');
  const bundles = readdirSync(join(project, 'out', 'main')).map(name => readFileSync(join(project, 'out', 'main', name), 'utf8'));
  const outside = readdirSync(join(program, 'resources', 'app.asar.unpacked'), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => entry.name);

  expect(archive).toContain('/out/main/worker.js');
  expect(bundles.filter(bundle => bundle.includes('x-enlace-secret'))).toEqual([]);
  expect(
    archive.filter(path =>
      /^\/node_modules\/node-(?:linux|win|darwin)-|loopback\.ts$|^\/(?:tests|scripts|electron)\//.test(path),
    ),
  ).toEqual([]);
  expect(outside.filter(name => !name.endsWith('.node'))).toEqual([]);
  expect(outside.filter(name => /win32|darwin|musl/.test(name))).toEqual([]);
  expect(archive.filter(path => /\/prebuilds\/(?:android|ios)|\.bare$|^\/node_modules\/.*\.woff2$/.test(path))).toEqual([]);
  expect(existsSync(join(program, 'resources', 'app'))).toBe(false);
});

test('answers at the terminal, with its own database driver and key derivation', () => {
  const home = newHome();
  const vault = join(home, 'a.enlace');
  const enlace = (...words: string[]) =>
    spawnSync(join(program, 'enlace'), [...words, '--json'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 120_000,
      env: { ...process.env, HOME: home, ENLACE_NEW_PASSPHRASE: 'synthetic lantern orchard quay' },
    });

  const made = enlace(
    'vault',
    'create',
    vault,
    '--agency',
    'MX-FGR',
    '--name-en',
    'Office',
    '--name-es',
    'Oficina',
    '--label',
    'ana',
  );
  const refused = enlace(
    'vault',
    'create',
    vault,
    '--agency',
    'MX-FGR',
    '--name-en',
    'Office',
    '--name-es',
    'Oficina',
    '--label',
    'ana',
  );

  expect(made.status, made.stderr).toBe(0);
  expect(existsSync(join(vault, 'vault.db'))).toBe(true);
  expect(JSON.parse(made.stdout)).toBeTruthy();
  expect(refused.status).toBe(1);
  expect(refused.stdout).toContain('vault/exists');
});

test('builds a packet and opens it again at the terminal, with its own fonts and threads', () => {
  const { status, stdout, stderr } = spawnSync(join(program, 'enlace'), ['demo'], {
    encoding: 'utf8',
    timeout: 240_000,
    env: { ...process.env, HOME: newHome() },
  });

  expect(status, stderr).toBe(0);
  expect(stdout).toMatch(/verified\.\s*$/);
});

test('starts with a window, and takes no debugger', async () => {
  const home = newHome();
  const profile = join(home, 'profile');
  const root = process.getuid?.() === 0;
  const display = displayPass(home);
  const options: SpawnOptions = {
    env: { ...process.env, ...display, HOME: home, XDG_CONFIG_HOME: home },
    stdio: ['ignore', 'ignore', 'pipe'],
  };
  const words = [`--user-data-dir=${profile}`, '--disable-gpu', '--remote-debugging-port=0', ...(root ? ['--no-sandbox'] : [])];
  const child = spawn(join(program, 'enlace-window'), words, root ? { ...options, uid: 65534, gid: 65534 } : options);
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));

  await expect.poll(() => existsSync(join(profile, 'window.json')), { timeout: 120_000 }).toBe(true);

  expect(child.exitCode).toBeNull();
  expect(said).not.toContain('DevTools listening');
  const ended = new Promise(resolve => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
});

/** A home that the program may write in, whoever runs it here. */
function newHome(): string {
  const home = mkdtempSync(join(folder, 'home-'));
  chmodSync(home, 0o777);
  return home;
}

/** The display's pass where the program can read it: root runs it as nobody, because Chromium's sandbox refuses root. */
function displayPass(home: string): Record<string, string> {
  const pass = process.env['XAUTHORITY'];
  if (pass === undefined || !existsSync(pass)) return {};
  const copy = join(home, 'xauthority');
  copyFileSync(pass, copy);
  chmodSync(copy, 0o644);
  return { XAUTHORITY: copy };
}
