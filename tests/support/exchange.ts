import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseId, Json, RecordId } from '../../shared/language.ts';
import type { Output } from '../../shared/contract.ts';
import { caseFile, importFile, onlyCase, sampleCase } from './case-file.ts';
import { tempVault, type TempVault } from './temp-vault.ts';

/** Two offices that exchanged cards and trust each other, the first with one case to give from. */
export async function twoOffices(files: Record<string, string | Uint8Array> = {}, changes: Record<string, Json> = {}) {
  const us = await tempVault({ seed: 'us' });
  const mx = await tempVault({
    seed: 'mx',
    agency: { code: 'MX-FGR', names: { en: 'Example Office', es: 'Oficina de ejemplo' } },
  });
  await giveCard(us, mx);
  await giveCard(mx, us);
  await trust(us, 'MX-FGR');
  await trust(mx, 'US-DOJ-OIA');
  const imported = await importFile(us, caseFile(sampleCase(changes)), files);
  if (!imported.ok) throw new Error(JSON.stringify(imported.failure));
  return { us, mx, caseId: await onlyCase(us), cleanup: () => [us, mx].forEach(vault => vault.cleanup()) };
}

export async function giveCard(from: TempVault, to: TempVault): Promise<void> {
  const path = join(from.root, 'card.json');
  await from.ask('agency:card', { file: from.services.handles.register({ kind: 'sink', name: 'card.json', path }) });
  await to.ask('agency:import', { file: sourceOf(to, path), wordsCompared: true });
}

export async function trust(vault: TempVault, agency: string): Promise<void> {
  await vault.ask('agency:profile', { agency, standing: 'trusted-party', purposes: ['same-case'], formalChannel: true });
}

export function sourceOf(vault: TempVault, path: string): string {
  return vault.services.handles.register({ kind: 'source', name: 'given', path });
}

/** Build a disclosure into the sender's outbox; its path and what was said. */
export async function build(
  vault: TempVault,
  caseId: string,
  recipient = 'MX-FGR',
): Promise<Output<'packet:build'> & { path: string }> {
  const built = await vault.ask('packet:build', {
    caseId,
    recipient,
    purpose: 'same-case',
    scope: 'all',
    folder: outbox(vault),
    acknowledgeUncompared: true,
  });
  return { ...built, path: join(outboxPath(vault), built.file) };
}

export const outboxPath = (vault: TempVault): string => join(vault.root, 'outbox');

export function outbox(vault: TempVault): string {
  mkdirSync(outboxPath(vault), { recursive: true });
  return vault.handleOf(outboxPath(vault));
}

export const outboxFiles = (vault: TempVault): string[] => readdirSync(outboxPath(vault)).sort();

/** Let a document of our case leave as it is for the counterpart; an office of one person needs no second. */
export async function allowOriginal(us: TempVault, caseId: CaseId, document: RecordId): Promise<void> {
  const { seen } = await us.ask('release:examine', { caseId, document });
  const why = 'A recording whose bytes matter';
  await us.ask('release:record-original', { caseId, document, recipient: 'MX-FGR', seen, why });
}
