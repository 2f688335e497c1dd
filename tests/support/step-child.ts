import fs from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { dispatch } from '../../electron/host/dispatch.ts';
import { unlockVault } from '../../electron/host/vault/vault.ts';
import { PASSPHRASE, testServices } from './temp-vault.ts';

// A process that takes a user out of a vault, and stops before each thing that it asks of the file system until it is told to go on.
// With a number as third word it kills itself there instead.

const [folder, userId, killAt] = process.argv.slice(2);
if (folder === undefined || userId === undefined) throw new Error('step-child FOLDER USER [STEP]');
const { services } = testServices({ seed: `child-${process.pid}` });
services.state.session = await unlockVault({ folder, passphrase: PASSPHRASE, label: 'first' }, services);

const { writeSync, readSync } = fs;
let step = 0;
function pause(): void {
  step++;
  if (killAt !== undefined) {
    if (step === Number(killAt)) process.kill(process.pid, 'SIGKILL');
    return;
  }
  writeSync(1, `step ${step}\n`);
  readSync(0, Buffer.alloc(1));
}

/** Stop before each call of these, wherever they were imported. */
function stopBefore(where: object, names: readonly string[]): void {
  const functions = where as Record<string, (...args: unknown[]) => unknown>;
  for (const name of names) {
    const real = functions[name]!;
    functions[name] = (...args) => {
      pause();
      return real.apply(where, args);
    };
  }
}
stopBefore(fs, [
  'renameSync',
  'rmSync',
  'rmdirSync',
  'mkdirSync',
  'openSync',
  'writeFileSync',
  'copyFileSync',
  'fsyncSync',
  'closeSync',
]);
stopBefore(promises, ['open', 'rename', 'rm']);
syncBuiltinESMExports();

const answer = await dispatch(services, 'user:disable', { userId });
writeSync(1, answer.ok ? `done ${step}\n` : `refused ${answer.failure.code}\n`);
process.exit(0); // as it is, without locking: what was answered stands
