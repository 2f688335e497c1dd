import { appendFileSync, chmodSync, cpSync, createWriteStream, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { Writable } from 'node:stream';
import { join } from 'node:path';
import type { CallName } from '../../shared/contract.ts';
import { lock } from '../../electron/host/vault/vault.ts';
import { caseFile, importFile, onlyCase, sampleCase } from './case-file.ts';
import { sourceOf } from './exchange.ts';
import { PASSPHRASE, tempVault, type TempVault } from './temp-vault.ts';

/**
 * What a vault does that lies where nothing can be written: in a folder without the permission, and on a disk without room. Run by itself,
 * as somebody whom modes bind, with a small disk: `read-only-vault.ts DISK`. Prints what happened as JSON.
 */
async function told(disk: string) {
  const vault = await tempVault();
  await importFile(vault, caseFile(sampleCase()));
  const caseId = await onlyCase(vault);
  writeFileSync(join(vault.root, 'paper.txt'), 'paper');
  const { record } = await vault.ask('doc:add', { caseId, source: sourceOf(vault, join(vault.root, 'paper.txt')) });
  const unlocked = join(vault.root, 'crashed.enlace');
  cpSync(vault.folder, unlocked, { recursive: true }); // with its journal, as a killed run leaves it
  const onFull = join(disk, 'full.enlace');
  lock(vault.services);
  cpSync(vault.folder, onFull, { recursive: true });
  const known = { vault, caseId, record: record.id };
  fill(disk);
  vault.setNowMs(Date.parse('2026-03-03T15:00:00Z')); // so that there is a clock to remember
  const full = await seen(known, onFull);
  setModes(vault.folder, 0o444, 0o555);
  const closed = await seen(known, vault.folder);
  setModes(unlocked, 0o444, 0o555);
  const crashed = await seen(known, unlocked);
  const restored = await codeOf(vault, 'vault:restore', {
    from: vault.handleOf(vault.folder),
    folder: vault.handleOf(join(vault.root, 'restored')),
    passphrase: PASSPHRASE,
  });
  const recovered = await codeOf(vault, 'vault:recover', {
    folder: vault.handleOf(vault.folder),
    recoveryCode: vault.recoveryCode,
    label: 'new',
    passphrase: `${PASSPHRASE} dos`,
  });
  for (const folder of [vault.folder, unlocked]) setModes(folder, 0o600, 0o700);
  vault.cleanup();
  const left = readdirSync(tmpdir()).filter(name => name.endsWith('.reading'));
  return { full, closed, crashed, restored, recovered, left };
}
export type Told = Awaited<ReturnType<typeof told>>;

async function seen(
  { vault, caseId, record }: { readonly vault: TempVault; readonly caseId: string; readonly record: string },
  folder: string,
) {
  const before = readdirSync(folder).map(name => [
    name,
    name === 'files' ? '' : readFileSync(join(folder, name)).toString('base64'),
  ]);
  const opened = await vault.ask('vault:unlock', { folder: vault.handleOf(folder), passphrase: PASSPHRASE });
  const { total } = await vault.ask('case:list', { limit: 5 });
  const out = join(vault.root, 'out.txt');
  await vault.ask('doc:open', {
    caseId,
    record,
    sink: vault.services.handles.register({ kind: 'sink', name: 'out', stream: Writable.toWeb(createWriteStream(out)) }),
  });
  const writes = {
    case: await codeOf(vault, 'case:update-fields', { caseId, record: caseId, fields: { title: 'x'.repeat(9000) } }),
    record: await codeOf(vault, 'case:add-record', {
      caseId,
      entity: 'portion',
      fields: { of: 'facts', text: 'x'.repeat(9_000), language: 'en' },
    }),
    document: await codeOf(vault, 'doc:add', { caseId, source: sourceOf(vault, join(vault.root, 'paper.txt')) }),
    passphrase: await codeOf(vault, 'user:passphrase', { current: PASSPHRASE, next: `${PASSPHRASE} dos` }),
    user: await codeOf(vault, 'user:add', { label: 'two', role: 'officer', passphrase: `${PASSPHRASE} tres` }),
  };
  const still = await vault.ask('case:list', { limit: 5 });
  lock(vault.services);
  const after = readdirSync(folder).map(name => [
    name,
    name === 'files' ? '' : readFileSync(join(folder, name)).toString('base64'),
  ]);
  const same = JSON.stringify(before) === JSON.stringify(after);
  return { notices: opened.notices, total, stillTotal: still.total, paper: readFileSync(out, 'utf8'), writes, same };
}

async function codeOf(vault: TempVault, call: CallName, input: object): Promise<string> {
  const answer = await vault.request(call, input); // the contract checks it
  return answer.ok ? 'ok' : answer.failure.code;
}

/** Until the last block is taken. */
function fill(disk: string): void {
  for (;;)
    try {
      appendFileSync(join(disk, 'others'), Buffer.alloc(4096));
    } catch {
      return;
    }
}

function setModes(folder: string, file: number, above: number): void {
  chmodSync(folder, 0o700);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) setModes(join(folder, entry.name), file, above);
    else chmodSync(join(folder, entry.name), file);
  }
  chmodSync(folder, above);
}

const [disk] = process.argv.slice(2);
if (import.meta.main && disk !== undefined) process.stdout.write(JSON.stringify(await told(disk)));
