import { spawn, spawnSync, type SpawnOptions } from 'node:child_process';
import { existsSync, lstatSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Json } from '../../shared/language.ts';
import { hasOutsideTool } from '../support/outside.ts';
import { playAtTerminal } from './terminal-journey.ts';
import { displayPass, fuses, newHome, packOnce } from './packed-program.ts';
import { project } from './window.ts';

// The program as `npm run pack` makes it. Playwright cannot hold it (its inspect fuse is off), so it is watched from outside.

let folder: string;
let program: string;
let said: string;

const hidingFonts = [
  ...['bwrap', '--dev-bind', '/', '/'],
  ...['/usr/share/fonts', '/usr/local/share/fonts', '/var/cache/fontconfig'].flatMap(path => ['--tmpfs', path]),
  '--',
];

test.beforeAll(() => {
  test.setTimeout(600_000);
  ({ folder, program, said } = packOnce());
});

test('has every fuse set', () => {
  const { stdout } = fuses('read', '--app', join(program, 'enlace-window'));

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
  const archive = asar('list', join(program, 'resources', 'app.asar')).stdout.split('\n');
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
  const home = newHome(folder);
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

test('stays under 300 MB, and says how large it is', () => {
  const sizes = readdirSync(program, { recursive: true, encoding: 'utf8' }).map(name => lstatSync(join(program, name)));
  const mb = Math.round(sizes.reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0) / 2 ** 20);

  expect(mb).toBeLessThan(300);
  expect(said).toContain(`${basename(program)}: ${mb} MB`);
});

test('has every file that its archive names', () => {
  const whole = mkdtempSync(join(folder, 'extracted-'));
  const { status, stderr } = asar('extract', join(program, 'resources', 'app.asar'), whole);

  expect(status, stderr).toBe(0);
  expect(existsSync(join(whole, 'out', 'main', 'main.js'))).toBe(true);
});

test('holds every package that its bundles ask for, and none that nothing there names', () => {
  const asked = JSON.parse(readFileSync(join(project, 'out', 'outside-packages.json'), 'utf8')) as readonly string[];
  const packed = new Set(
    [
      ...asar('list', join(program, 'resources', 'app.asar')).stdout.matchAll(
        /^\/node_modules\/((?:@[^/]+\/)?[^/@\n]+)\/package\.json$/gm,
      ),
    ].map(([, name]) => name ?? ''),
  );
  const named = new Set(asked);
  for (const name of named) for (const need of needsOf(name)) named.add(need); // grows while it is walked

  expect(asked).toContain('pdfkit');
  expect(asked.filter(name => !packed.has(name))).toEqual([]);
  expect([...packed].filter(name => !named.has(name))).toEqual([]);
});

for (const [machine, before, rule] of [
  ['', [], ''],
  [' on a machine without a single font', hidingFonts, 'the packaged program does its job without installed fonts'],
] as const)
  test(`does the main job at the terminal, from the vault to the receipt${machine}`, () => {
    test.skip(rule !== '' && !hasOutsideTool('bwrap', rule), 'told by the runner');
    const home = newHome(folder);
    const [command = '', ...words] = [...before, join(program, 'enlace')];

    playAtTerminal((more, env) => {
      const { status, stdout, stderr } = spawnSync(command, [...words, ...more, '--json'], {
        encoding: 'utf8',
        timeout: 240_000,
        env: { ...process.env, HOME: home, ...env },
      });
      expect(status, `${more.join(' ')}: ${stdout}${stderr}`).toBe(0);
      return stdout === '' ? null : (JSON.parse(stdout) as Json);
    }, home);
  });

test('plays the demo at the terminal, with its own fonts and threads', () => {
  const { status, stdout, stderr } = spawnSync(join(program, 'enlace'), ['demo'], {
    encoding: 'utf8',
    timeout: 240_000,
    env: { ...process.env, HOME: newHome(folder) },
  });

  expect(status, stderr).toBe(0);
  expect(stdout).toMatch(/verified\.\s*$/);
});

test('starts with a window, and takes no debugger', async () => {
  const home = newHome(folder);
  const profile = join(home, 'profile');
  const root = process.getuid?.() === 0;
  const display = displayPass(home);
  const options: SpawnOptions = {
    env: { ...process.env, ...display, HOME: home, XDG_CONFIG_HOME: home },
    stdio: ['ignore', 'ignore', 'pipe'],
  };
  const words = [`--user-data-dir=${profile}`, '--disable-gpu', '--remote-debugging-port=0', ...(root ? ['--no-sandbox'] : [])];
  const child = spawn(join(program, 'enlace-window'), words, root ? { ...options, uid: 65534, gid: 65534 } : options);
  let heard = '';
  child.stderr?.on('data', (chunk: Buffer) => (heard += chunk.toString('utf8')));

  await expect.poll(() => existsSync(join(profile, 'window.json')), { timeout: 120_000 }).toBe(true);

  expect(child.exitCode).toBeNull();
  expect(heard).not.toContain('DevTools listening');
  const ended = new Promise(resolve => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
});

function asar(...words: readonly string[]) {
  const command = join(project, 'node_modules', '@electron', 'asar', 'bin', 'asar.js');
  return spawnSync(process.execPath, [command, ...words], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}

/** What a package's own manifest names, as far as it is installed. */
function needsOf(name: string): readonly string[] {
  const folder = join(project, 'node_modules');
  const { dependencies = {}, optionalDependencies = {} } = JSON.parse(
    readFileSync(join(folder, name, 'package.json'), 'utf8'),
  ) as Readonly<Record<string, Readonly<Record<string, string>>>>;
  return Object.keys({ ...dependencies, ...optionalDependencies }).filter(need => existsSync(join(folder, need)));
}
