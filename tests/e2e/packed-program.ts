import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { project, type Drivable } from './window.ts';

/** The program as `npm run pack` makes it: packed once for all workers, which run one after another, and gone with their run. */
export type Packed = {
  readonly folder: string;
  /** The unpacked program's folder. */
  readonly program: string;
  readonly said: string;
};

export function packOnce(): Packed {
  const folder = process.env['ENLACE_PACKED'] ?? ''; // playwright.config.ts
  const record = join(folder, 'said.txt');
  if (!existsSync(record)) {
    rmSync(folder, { recursive: true, force: true }); // of a worker that was ended meanwhile
    mkdirSync(folder, { mode: 0o755 });
    chmodSync(folder, 0o755);
    const words = [join(project, 'scripts', 'pack.mjs'), '--as-built', `-c.directories.output=${folder}`];
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`the program could not be packed: ${stderr}${stdout}`);
    writeFileSync(record, stdout);
  }
  const program = join(folder, readdirSync(folder).find(name => name.endsWith('unpacked')) ?? '');
  return { folder, program, said: readFileSync(record, 'utf8') };
}

/** A home that the program may write in, whoever runs it here. */
export function newHome(folder: string): string {
  const home = mkdtempSync(join(folder, 'home-'));
  chmodSync(home, 0o777);
  return home;
}

/** The display's pass where the program can read it: root runs it as nobody, because Chromium's sandbox refuses root. */
export function displayPass(home: string): Record<string, string> {
  const pass = process.env['XAUTHORITY'];
  if (pass === undefined || !existsSync(pass)) return {};
  const copy = join(home, 'xauthority');
  copyFileSync(pass, copy);
  chmodSync(copy, 0o644);
  return { XAUTHORITY: copy };
}

/** A copy of the packed program under a name of its own in which one fuse is turned, that of the inspector. */
function inspectable(name: string, executable: string): string {
  const { folder, program } = packOnce();
  const copy = join(folder, name);
  const path = join(copy, executable);
  if (existsSync(path)) return path;
  cpSync(program, copy, { recursive: true });
  if (executable !== 'enlace-window') renameSync(join(copy, 'enlace-window'), path);
  const { status, stderr } = fuses('write', '--app', path, 'EnableNodeCliInspectArguments=on');
  if (status !== 0) throw new Error(`the fuse could not be turned: ${stderr}`);
  return path;
}

export function fuses(...words: readonly string[]) {
  const command = join(project, 'node_modules', '@electron', 'fuses', 'dist', 'bin.js');
  return spawnSync(process.execPath, [command, ...words], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
}

/**
 * What starts a copy that Playwright can hold, for what a person does in the window: it has the name by which Electron tells that it is tried
 * out, so that the door for debuggers stays. Root's is started as nobody, because Chromium's sandbox refuses root.
 */
export function drivable(home: string): string {
  const executable = inspectable('driven', 'electron');
  if (process.getuid?.() !== 0) return executable;
  const settings = Object.entries({ ...displayPass(home), HOME: home, XDG_CONFIG_HOME: home });
  const script = join(home, 'start');
  const lines = settings.map(([name, value]) => `export ${name}='${value}'`);
  const nobody = 'setpriv --reuid=65534 --regid=65534 --clear-groups';
  writeFileSync(script, ['#!/bin/sh', ...lines, `exec ${nobody} '${executable}' "$@"`, ''].join('\n'), { mode: 0o755 });
  return script;
}

/**
 * Open a copy of the packed program in which one fuse is turned, that of the inspector, and hold it by that alone: it takes no other
 * debugger. What guards the page is as it is shipped.
 */
export async function openPacked(): Promise<Drivable & { readonly end: () => Promise<void> }> {
  const executable = inspectable('inspected', 'enlace-window');
  const home = newHome(packOnce().folder);
  const root = process.getuid?.() === 0;
  const words = ['--inspect=0', `--user-data-dir=${join(home, 'profile')}`, '--disable-gpu', ...(root ? ['--no-sandbox'] : [])];
  const child = spawn(executable, words, {
    env: { ...process.env, ...displayPass(home), HOME: home, XDG_CONFIG_HOME: home },
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(root ? { uid: 65534, gid: 65534 } : {}),
  });
  const address = await new Promise<string>((resolve, reject) => {
    let heard = '';
    child.stderr.on('data', (chunk: Buffer) => {
      heard += chunk.toString('utf8');
      const found = /Debugger listening on (ws:\S+)/.exec(heard)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', () => reject(new Error('the packed program ended at once')));
  });
  const main = await inspectorAt(address);
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
  // The inspector answers before the program has begun.
  const isReady = `(() => {
    const { getBuiltinModule } = globalThis.process ?? {};
    if (getBuiltinModule === undefined) return false;
    try {
      globalThis.packedElectron ??= getBuiltinModule('node:module').createRequire(process.execPath)('electron');
    } catch {
      return false;
    }
    const [window] = globalThis.packedElectron.BrowserWindow?.getAllWindows() ?? [];
    return window !== undefined && window.webContents.getURL() !== '' && !window.webContents.isLoading();
  })()`;
  // Nothing is awaited in it: a program that begins may collect a promise before it settles any.
  while ((await main.evaluate(isReady, { awaits: false })) !== true) await new Promise(resolve => setTimeout(resolve, 50));
  const called = (run: unknown, argument: unknown, first = '') =>
    `(${String(run)})(${first}${argument === undefined ? 'undefined' : JSON.stringify(argument)})`;
  return {
    app: {
      evaluate: (run: unknown, argument?: unknown) =>
        main.evaluate(called(run, argument, 'globalThis.packedElectron, ')) as never, // as what `run` gives
    },
    page: {
      evaluate: (run: unknown, argument?: unknown) =>
        main.evaluate(
          `globalThis.packedElectron.BrowserWindow.getAllWindows()[0].webContents.executeJavaScript(${JSON.stringify(called(run, argument))})`,
        ) as never,
    },
    end: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

type Answer = {
  readonly id: number;
  readonly result?: { readonly result: { readonly value?: unknown }; readonly exceptionDetails?: object };
  readonly error?: { readonly message: string };
};

/** Node's own inspector, as far as evaluating goes. */
async function inspectorAt(address: string): Promise<{
  readonly evaluate: (expression: string, how?: { readonly awaits: boolean }) => Promise<unknown>;
}> {
  const socket = new WebSocket(address);
  const awaited = new Map<number, (answer: Answer) => void>();
  let next = 1;
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer; // the inspector's protocol
    awaited.get(answer.id)?.(answer);
    awaited.delete(answer.id);
  });
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  return {
    evaluate: async (expression, { awaits } = { awaits: true }) => {
      const id = next++;
      const answered = new Promise<Answer>(resolve => awaited.set(id, resolve));
      const params = { expression, awaitPromise: awaits, returnByValue: true };
      socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params }));
      const { result, error } = await answered;
      if (result === undefined || result.exceptionDetails !== undefined)
        throw new Error(`the packed program could not: ${error?.message ?? JSON.stringify(result?.exceptionDetails)}`);
      return result.result.value;
    },
  };
}
