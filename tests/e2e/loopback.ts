import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { hostEnvironment } from '../../scripts/host-environment.mjs';

const project = join(import.meta.dirname, '..', '..');

export type Door = {
  readonly address: string;
  readonly origin: string;
  readonly process: ChildProcess;
  readonly said: () => string;
};

/** Start the loopback door as a person's `npm start` does, and wait for the address that it prints. */
export async function openDoor(words: readonly string[] = [], program = join('electron', 'loopback.ts')): Promise<Door> {
  const child = spawn(process.execPath, [join(project, program), ...words], {
    env: { ...hostEnvironment, ...process.env }, // a test may have set more since
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const found = /http:\/\/\S+(?=\n)/.exec(said);
      if (found !== null) resolve(found[0]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(`the door did not open: ${said}`)));
  });
  return { address, origin: new URL(address).origin, process: child, said: () => said };
}

export async function closeDoor(door: Door): Promise<void> {
  if (door.process.exitCode !== null) return;
  const closed = new Promise(resolve => door.process.once('exit', resolve));
  door.process.kill('SIGTERM');
  await closed;
}

/** Tests that each have a door of their own, since an attack may end it. */
export const test = base.extend<{ door: Door }>({
  door: async ({}, use) => {
    const door = await openDoor();
    await use(door);
    await closeDoor(door);
  },
});
