import { programVersion } from './host/ground/program-version.ts';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { startHost } from './thread/client.ts';
import { openLoopback } from './loopback/server.ts';

// The loopback door as a command: the same page and host as the window's, in a browser on this machine.
// `--browser PATH` opens it there; without one (or without a display) the address is printed and the command stays.

const { values } = parseArgs({
  options: { demo: { type: 'boolean', default: false }, browser: { type: 'string' }, folder: { type: 'string' } },
});
const project = join(import.meta.dirname, '..');
const folder = values.folder ?? join(homedir(), 'Enlace');
const realVaults = !values.demo && (await confirmsRealVaults(folder));
const root = realVaults ? folder : mkdtempSync(join(tmpdir(), 'enlace-demo-'));
mkdirSync(root, { recursive: true });

const loopback = await openLoopback({
  host: startHost(new URL('./thread/worker.ts', import.meta.url)),
  page: join(project, 'out', 'renderer'),
  root,
  realVaults,
  demo: values.demo,
  version: programVersion(),
});
offer(loopback.newAddress());
if (process.stdin.isTTY) {
  say('Enter: a new address (the page before is out).   Ctrl-C: end.');
  createInterface({ input: process.stdin }).on('line', () => offer(loopback.newAddress()));
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void loopback.close());
const reason = await loopback.ended;
if (reason === 'secret used twice') {
  say('The address was used a second time, so somebody else may have it. Everything is locked; start Enlace again.');
}
if (!realVaults) rmSync(root, { recursive: true, force: true });
process.exit(reason === 'closed' ? 0 : 1);

/** Real vaults belong in the window; a person who wants them in a browser says so here, at the terminal. */
async function confirmsRealVaults(where: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    say('In a browser Enlace opens demo vaults only; they are deleted when it ends.');
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await new Promise<string>(resolve => {
    terminal.question(
      `Open real vaults in this browser, kept in ${where}? Other programs of yours could watch it. Type yes, or Enter for a demo: `,
      resolve,
    );
  });
  terminal.close();
  return ['yes', 'si', 'sí'].includes(answer.trim().toLowerCase());
}

/** Show the way in: a browser if there is one to open, and always the address. */
function offer(address: string): void {
  if (values.browser !== undefined) openBrowser(values.browser, address);
  process.stdout.write(`Enlace is at ${address}\n`);
  say(
    `From another machine: ssh -L ${loopback.port}:127.0.0.1:${loopback.port} ${userInfo().username}@${hostname()}, then the same address.`,
  );
}

/** The address goes through a file that only this person can read: arguments of a command can be seen by everybody on the machine. */
function openBrowser(browser: string, address: string): void {
  const way = join(mkdtempSync(join(tmpdir(), 'enlace-way-')), 'enlace.html');
  writeFileSync(way, `<!doctype html><meta http-equiv="refresh" content="0;url=${address}"><title>Enlace</title>`, {
    mode: 0o600,
  });
  spawn(browser, [pathToFileURL(way).href], { detached: true, stdio: 'ignore' })
    .on('error', () => undefined)
    .unref();
  setTimeout(() => rmSync(join(way, '..'), { recursive: true, force: true }), 15_000).unref();
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
