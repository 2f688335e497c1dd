import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Policy } from '../../shared/decision/policy.ts';
import { withCellAt } from '../../shared/policy/parts.ts';
import { bareEnvironment } from '../support/bare-environment.ts';
import { outboxPath, twoOffices } from '../support/exchange.ts';
import { PASSPHRASE, type TempVault } from '../support/temp-vault.ts';

const cli = join(import.meta.dirname, '..', '..', 'electron', 'cli.ts');
const ofDesk = `${PASSPHRASE} desk`;
let offices: Awaited<ReturnType<typeof twoOffices>>;

beforeAll(async () => {
  const person = { id: 's1', roles: ['accused'], given: 'Ramiro', paternal: 'Quintanar', nationalities: ['MX'] };
  const assets = [{ id: 'a1', description: 'A boat called Alcatraz Gris' }];
  offices = await twoOffices({}, { subjects: [person], charges: [], documents: [], assets });
  const { us, mx } = offices;
  await us.ask('agency:profile', {
    ...{ agency: 'MX-FGR', standing: 'trusted-party', purposes: ['locate-arrest'], formalChannel: true },
  });
  const rules = { categories: [], fromLevel: null, recipients: [], everything: true, why: 'All of them' };
  await us.ask('approval:set-rules', rules);
  await us.ask('user:add', { label: 'desk', role: 'officer', passphrase: ofDesk });
  mkdirSync(outboxPath(us), { recursive: true });
  for (const vault of [us, mx]) vault.lock();
}, 60_000);
afterAll(() => offices.cleanup());

type Answer = { readonly [member: string]: unknown };
type Said = { readonly code: number | null; readonly value: Answer };

function enlace(vault: TempVault, who: 'first' | 'desk', words: readonly string[]): Said {
  const { status, stdout } = spawnSync(process.execPath, [cli, ...words, '--vault', vault.folder, '--user', who, '--json'], {
    env: bareEnvironment({ ENLACE_PASSPHRASE: who === 'desk' ? ofDesk : PASSPHRASE }),
    encoding: 'utf8',
  });
  return { code: status, value: JSON.parse(stdout) as Answer };
}
const first = (...words: string[]): Said => enlace(offices.us, 'first', words);
const desk = (...words: string[]): Said => enlace(offices.us, 'desk', words);
const asked = () => [
  offices.caseId,
  '--to',
  'MX-FGR',
  '--purpose',
  'locate-arrest',
  '--records',
  'all',
  '--without-safety',
  'None known',
];

/** Adopt a policy as two persons do at the terminal, and answer its version. */
function adopt(change: (policy: Policy) => Policy): unknown {
  const path = join(offices.us.root, 'policy.json');
  writeFileSync(path, JSON.stringify(change(first('policy', 'export').value as unknown as Policy)));
  const { pending } = first('policy', 'propose', path, '--why', 'The harbor inquiry').value;
  return desk('policy', 'adopt', String(pending)).value['version'];
}

/** A packet that a second person approved, up to which nothing left. */
function approved(): string {
  const { value } = desk('packet', 'submit', ...asked());
  const [id, digest] = [String(value['id']), String(value['digest'])];
  expect(first('packet', 'approve', id, '--digest', digest).code).toBe(0);
  return id;
}
const handOver = (id: string): Said => desk('packet', 'hand-over', id, outboxPath(offices.us), '--uncompared');

it('decides packets that are built at the terminal, from the moment two persons adopted it', { timeout: 300_000 }, () => {
  const rows = desk('packet', 'preview', ...asked().slice(0, 7)).value as unknown as { path: string; action: string }[];
  const shipped = (path: string) => rows.find(row => row.path === path)?.action;
  expect(shipped('subjects[0].nationalities')).toBe('RELEASE');
  expect(shipped('assets[0].description')).toBe('WITHHOLD'); // to find and arrest somebody shows no money
  const before = approved();

  const version = adopt(policy => {
    const { cells } = policy.matrix.IDN.suspect!; // it has that row
    const tighter = withCellAt(policy, 'matrix.IDN.suspect.trusted-party', cells.vetted);
    const purposes = { ...tighter.purposes, 'locate-arrest': [...tighter.purposes['locate-arrest'], 'FIN' as const] };
    return { ...tighter, purposes };
  });

  expect(version).toBe('2026-1.1');
  expect(handOver(before)).toMatchObject({ code: 1, value: { refused: { code: 'approval/outdated' } } });
  const { file } = handOver(approved()).value;
  const { code, value } = enlace(offices.mx, 'first', ['packet', 'verify', join(outboxPath(offices.us), String(file))]);
  expect(code).toBe(0);
  expect(JSON.stringify(value['content'])).toContain('Alcatraz Gris');
  expect(JSON.stringify(value['content'])).not.toContain('"nationalities":["MX"]');
});
