import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { build, outboxFiles, outboxPath, sourceOf, twoOffices } from '../support/exchange.ts';
import { join } from 'node:path';

const CHILD = fileURLToPath(new URL('../support/crash-child.ts', import.meta.url));

/** Build in another process and kill it so many milliseconds after it began its first packet. */
async function killedBuild(folder: string, laterMs: number): Promise<void> {
  const child = spawn(process.execPath, [CHILD, folder, 'build'], { stdio: ['ignore', 'pipe', 'ignore'] });
  await new Promise<void>(resolve => {
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), laterMs));
    child.on('close', () => resolve());
  });
}

it.each([5, 350, 700, 1200])(
  'a build killed after %i ms leaves no half packet, and its number is a packet or a signed void',
  async laterMs => {
    const { us, mx, caseId, cleanup } = await twoOffices();
    mkdirSync(outboxPath(us), { recursive: true });
    us.lock();

    await killedBuild(us.folder, laterMs);

    await us.unlock();
    expect(outboxFiles(us).filter(name => !/^[0-9a-f]{32}\.age$/.test(name))).toEqual([]);
    const last = await build(us, caseId);
    const numbers = new Map<number, string>();
    for (const name of outboxFiles(us)) {
      const opened = await mx.ask('packet:inspect', { file: sourceOf(mx, join(outboxPath(us), name)) });
      const { number } = opened.header.channel;
      expect(numbers.has(number)).toBe(false);
      numbers.set(number, opened.header.kind);
    }
    expect([...numbers.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: last.number }, (_, at) => at + 1));
    expect(last.voids.map(({ number }) => numbers.get(number))).toEqual(last.voids.map(() => 'void'));
    expect((await us.ask('vault:check', {})).parts.filter(({ wrong }) => wrong > 0)).toEqual([]);
    expect((await us.ask('audit:verify', {})).ok).toBe(true);
    cleanup();
  },
);
