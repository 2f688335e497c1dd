import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { project } from './window.ts';

// `npm start -- --demo` as a person types it, watched from outside: the script, not the test, finds and opens the window.

const home = mkdtempSync(join(tmpdir(), 'enlace-start-'));
test.afterAll(() => rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 }));

test('opens the window on a demo office of its own', async () => {
  const child = spawn(process.execPath, [join(project, 'scripts', 'start.mjs'), '--demo'], {
    cwd: project,
    detached: true, // a group of its own, so that the window ends with it
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home, APPDATA: home, TMPDIR: home, TEMP: home },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const ended = new Promise(resolve => child.once('exit', resolve));

  try {
    await expect.poll(() => fileNames().filter(name => name === 'vault.db').length, { timeout: 120_000 }).toBe(2); // ours and the counterpart's
    expect(child.exitCode, said).toBeNull();
    expect(said).not.toContain('http://'); // no page in a browser instead
  } finally {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
    await ended;
  }
});

function fileNames(): readonly string[] {
  if (!existsSync(home)) return [];
  return readdirSync(home, { recursive: true, encoding: 'utf8' }).map(path => path.split(/[/\\]/).at(-1) ?? '');
}
