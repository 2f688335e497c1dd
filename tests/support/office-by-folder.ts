import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Input } from '../../shared/contract.ts';
import type { Role } from '../../shared/contract/row.ts';
import { joinedTo, stateOf, type Station } from './office-stations.ts';
import type { TempVault } from './temp-vault.ts';

/** Machines of one office that meet over a folder alone, and a counterpart's vault beside them. */
export type ByFolder = { readonly desk: Station; readonly others: readonly Station[]; readonly root: string };

/** An office whose other machines are of these roles, each of another person. */
export async function byFolder(first: TempVault, roles: readonly Role[]): Promise<ByFolder> {
  const others: Station[] = [];
  for (const [at, role] of roles.entries()) others.push(await joinedTo(first, { at: at + 2, role, seed: 'by-folder' }));
  for (const name of ['stick', 'mail']) mkdirSync(join(first.root, name), { recursive: true });
  return { desk: { ...first, number: 1 } as unknown as Station, others, root: first.root };
}

/** Every machine goes to the folder until nothing is left to bring, and all have come to the same. */
export async function meet({ desk, others, root }: ByFolder): Promise<void> {
  const all = [desk, ...others];
  for (const station of [...all, ...all]) {
    const folder = station.services.handles.register({ kind: 'folder', path: join(root, 'stick') });
    expect(await station.ask('office:exchange', { folder })).toMatchObject({ setAside: 0, damaged: 0, newer: 0, forked: [] });
  }
  for (const station of others) expect(stateOf(station)).toEqual(stateOf(at(desk)));
}

/** The desk's own vault, as a station. */
const at = ({ services }: Station): Station => ({ session: services.state.session }) as unknown as Station;

type Door = Pick<Station, 'services' | 'request' | 'ask'>;

export function folderAt(door: Door, path: string): string {
  mkdirSync(path, { recursive: true });
  return door.services.handles.register({ kind: 'folder', path });
}

export function fileAt(door: Door, path: string): string {
  return door.services.handles.register({ kind: 'source', name: 'given', path });
}

/** Each field of a case's record that a packet may be asked for, as the tests ask. */
export const asked = (caseId: Input<'packet:build'>['caseId']) =>
  ({ caseId, recipient: 'MX-FGR', purpose: 'same-case', scope: 'all' }) as const;

export const codeOf = (answer: { readonly ok: boolean; readonly failure?: { readonly code: string } }): string =>
  answer.ok ? 'done' : (answer.failure?.code ?? '');
