import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sealedFile, signedFile } from '../../electron/host/compare/compare-file.ts';
import { ownKeys } from '../../electron/host/agencies/own-keys.ts';
import { unseal } from '../../electron/host/keys/seal.ts';
import { piecesOf, wholeOf } from '../../electron/host/places/pieces.ts';
import type { Comparison } from '../../shared/contract/compare.ts';
import type { CaseId, Json } from '../../shared/language.ts';
import { sourceOf, twoOffices } from './exchange.ts';
import type { TempVault } from './temp-vault.ts';

export type Claims = Record<string, Json>;
export const comparePolicy = {
  kinds: ['account', 'identifier', 'phone'] as const,
  mostValues: 600,
  mostGuessable: 40,
  runs: 12,
  days: 30,
};
/** An account of a case in each office. */
export const SHARED = '032180000118359719';
export const asked = { agency: 'MX-FGR', kinds: ['account' as const], size: 8, theirSize: 6, tellsHits: true };

export const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

export async function caseWith(vault: TempVault, reference: string, accounts: readonly string[]): Promise<CaseId> {
  const { id } = await vault.ask('case:create', {
    fields: { kind: 'joint-investigation', reference, title: reference, officer: 'Ana' },
  });
  for (const number of accounts)
    await vault.ask('case:add-record', {
      ...{ caseId: id, entity: 'asset' as const },
      fields: { description: 'Cuenta', account: { institution: 'Banco', country: 'MX', number } },
    });
  return id;
}

/** Two offices that let each other compare, with a case each that has one account in common, and the steps of a comparison. */
export async function comparingOffices() {
  const offices = await twoOffices();
  const { us, mx } = offices;
  const policy = { ...comparePolicy, kinds: [...comparePolicy.kinds] };
  await us.ask('compare:set-policy', { agency: 'MX-FGR', policy });
  await mx.ask('compare:set-policy', { agency: 'US-DOJ-OIA', policy });
  const ourCases = [await caseWith(us, 'US-1', [SHARED, '111122223333444455', '222233334444555566'])];
  await caseWith(mx, 'MX-1', ['0321 8000 0118 3597 19', '999988887777666655']);
  let files = 0;
  const pathIn = (vault: TempVault): string => join(vault.root, `compare-${++files}.age`);

  /** Write the next file of a run; where it lies. */
  async function write(vault: TempVault, run: string): Promise<string> {
    const path = pathIn(vault);
    await vault.ask('compare:write', { run, sink: vault.services.handles.register({ kind: 'sink', name: 'out', path }) });
    return path;
  }
  async function offered(change: Partial<typeof asked> & { cases?: CaseId[] } = {}) {
    const { run } = await us.ask('compare:offer', { ...asked, cases: 'open', ...change });
    await us.ask('compare:approve', { run });
    return { run, path: await write(us, run) };
  }
  async function answeredBy(vault: TempVault, path: string): Promise<string> {
    const { run } = await taken(vault, path);
    await vault.ask('compare:answer', { run, cases: 'open' });
    await vault.ask('compare:approve', { run });
    return write(vault, run);
  }
  /** The same file with other claims, signed by its sender as a liar would, and sealed to its recipient. */
  async function resigned(from: TempVault, to: TempVault, path: string, change: (claims: Claims) => Claims): Promise<string> {
    const { claims } = await opened(to, path);
    const { signer } = await ownKeys(from.session);
    const { text } = signedFile(change(claims) as never, signer);
    return sealedAs(to, text);
  }
  async function sealedAs(to: TempVault, text: string): Promise<string> {
    const path = pathIn(to);
    const { recipient } = await ownKeys(to.session);
    writeFileSync(path, await wholeOf(await sealedFile(text, recipient)));
    return path;
  }
  /** Those of the tests before lie further back than a policy counts. */
  function forgetCounts(): void {
    for (const vault of [us, mx]) vault.session.office.exec('UPDATE comparisons SET written_at_ms = 1 WHERE written_at_ms > 1');
  }
  return { us, mx, ourCases, pathIn, write, offered, answeredBy, resigned, sealedAs, forgetCounts, cleanup: offices.cleanup };
}

export const read = (vault: TempVault, path: string) => vault.request('compare:read', { source: sourceOf(vault, path) });

export async function taken(vault: TempVault, path: string): Promise<Comparison> {
  const answer = await read(vault, path);
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.value;
}

export async function refused(answer: Promise<{ readonly ok: boolean }>): Promise<string> {
  const given = (await answer) as { ok: boolean; failure?: { code: string } };
  return given.ok ? 'taken' : (given.failure?.code ?? '');
}

/** What the recipient finds in a file, with its own key. */
export async function opened(vault: TempVault, path: string) {
  const { identity } = await ownKeys(vault.session);
  const text = Buffer.from(await wholeOf(unseal(identity, piecesOf(readFileSync(path))))).toString('utf8');
  const { payload } = JSON.parse(text) as { payload: string };
  return { text, claims: JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Claims };
}
