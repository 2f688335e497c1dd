import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { dispatch } from '../../electron/host/dispatch.ts';
import { lock, unlockVault } from '../../electron/host/vault/vault.ts';
import type { CaseFile } from '../../shared/case.ts';
import type { CallName, Input, Output } from '../../shared/contract.ts';
import type { Result } from '../../shared/failure.ts';
import { PASSPHRASE, testServices } from './temp-vault.ts';

/** What stands in the ledger of a released vault, as that release wrote it. */
export type ReleasedLedgerRow = {
  readonly direction: 'out' | 'in';
  readonly packet: string;
  readonly path: string;
  readonly record: string | null;
  readonly field: string | null;
  readonly action: string;
};

const fixtures = new URL('../fixtures/', import.meta.url).pathname;

/** A file of a released format, byte for byte as that release wrote it. */
export const releasedFile = (path: string): string => resolve(fixtures, path);
export const releasedJson = (path: string): unknown => JSON.parse(readFileSync(releasedFile(path), 'utf8'));

/** What the release said of its vault when it wrote it. */
export function releasedContent(schema: string) {
  // Written by the release itself, and never since.
  return releasedJson(`${schema}/expected.json`) as {
    readonly cases: readonly CaseFile[];
    readonly ledger: readonly ReleasedLedgerRow[];
  };
}

/** A copy of a vault that an earlier release wrote, opened and so migrated by this program, with the real handlers behind `ask`. */
export async function openReleased(schema: string) {
  const root = mkdtempSync(join(tmpdir(), 'enlace-released-'));
  const folder = join(root, 'office.enlace');
  cpSync(releasedFile(`${schema}/vault`), folder, { recursive: true });
  const { services } = testServices({ seed: `opened ${schema}`, nowMs: Date.parse('2026-03-03T15:00:00Z') });
  services.state.session = await unlockVault({ folder, passphrase: PASSPHRASE }, services);
  async function request<C extends CallName>(channel: C, input: Input<C>): Promise<Result<Output<C>>> {
    return structuredClone(await dispatch(services, channel, structuredClone(input))) as Result<Output<C>>; // the row of `channel` says what it gives
  }
  return {
    root,
    folder,
    session: services.state.session,
    services,
    request,
    async ask<C extends CallName>(channel: C, input: Input<C>): Promise<Output<C>> {
      const answer = await request(channel, input);
      if (!answer.ok) throw new Error(`${channel}: ${answer.failure.code} ${JSON.stringify(answer.failure.places ?? [])}`);
      return answer.value;
    },
    source: (path: string) => services.handles.register({ kind: 'source', name: path.split('/').at(-1) ?? '', path }),
    cleanup(): void {
      lock(services);
      rmSync(root, { recursive: true, force: true });
    },
  };
}
