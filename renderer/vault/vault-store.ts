import type { Level } from '../../shared/duty-law.ts';
import { create } from 'zustand';
import type { OpenVault } from '../../shared/contract/vault.ts';
import { DEMO_VAULT, type Chosen, type FolderPurpose } from '../../shared/door.ts';
import type { Failure, Result } from '../../shared/failure.ts';
import type { AgencyCode, Bilingual } from '../../shared/language.ts';
import type { Events, Input } from '../../shared/contract.ts';
import { useDay } from '../day.ts';
import { door } from '../host.ts';
import { flushDrafts, haveNoDrafts, readDrafts } from '../kept-drafts.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { forgetEverything } from '../stores.ts';
import { useViewer } from '../viewer.ts';

/** Which form the closed door shows. */
export type VaultForm = 'unlock' | 'make' | 'recover' | 'join';
/** Why it is closed, if it was open before. */
export type Locked = Events['vault:locked'];

/**
 * From the program's start to an open vault. No passphrase is ever here: a form holds it until it is sent. `written`: a vault was made or
 * recovered, and its recovery code is shown once. `making`: the demo office is being made. `demo`: it was made; what it is and how to come back to it is said first.
 */
export type VaultState =
  | { readonly phase: 'starting' }
  | {
      readonly phase: 'closed';
      readonly form: VaultForm;
      /** null: not listed yet. */
      readonly vaults: readonly Chosen[] | null;
      readonly chosen: Chosen | null;
      readonly isBusy: boolean;
      readonly refusal: Failure | null;
      readonly locked: Locked | null;
    }
  | { readonly phase: 'written'; readonly vault: OpenVault; readonly recoveryCode: string }
  | { readonly phase: 'making'; readonly share: number | null }
  | { readonly phase: 'demo'; readonly vault: OpenVault; readonly passphrase: string }
  | { readonly phase: 'open'; readonly vault: OpenVault };

type Closed = Extract<VaultState, { phase: 'closed' }>;

export const useVault = create<VaultState>(() => ({ phase: 'starting' }));
// Whatever is drawn takes the office's day from the vault that is open.
useVault.subscribe(state => 'vault' in state && useDay.setState(state.vault.day));
useVault.subscribe((state, before) => {
  if (state.phase !== 'open' || before.phase === 'open') return;
  if (state.vault.user.role === 'auditor') haveNoDrafts();
  else void readDrafts();
});
useVault.subscribe(state => useViewer.setState({ viewer: state.phase === 'open' ? state.vault : null }));

/** Find what is there, and hear when the vault locks by itself. Once, at the start. */
export async function followVault(): Promise<void> {
  door.listen('vault:locked', locked => void close(locked));
  door.listen('day:changed', ({ day }) => {
    const state = useVault.getState();
    if ('vault' in state) useVault.setState({ ...state, vault: { ...state.vault, day } }, true);
  });
  const info = await door.request('vault:info', {});
  if (info.ok && info.value.open !== null) useVault.setState({ phase: 'open', vault: info.value.open }, true);
  else await close(null);
  const opening = await door.opening();
  if (opening.kind === 'demo' && useVault.getState().phase === 'closed') await openDemo(opening.folder);
}

export async function lockVault(): Promise<void> {
  const kept = flushDrafts();
  forgetEverything(); // what is on the screen goes at once, whatever the host still has to do
  await kept;
  await door.request('vault:lock', {});
  const state = useVault.getState();
  if (state.phase !== 'closed') await close({ reason: 'asked' }); // unless the host's own word, which says more, came first
}

/** Show a form; what an earlier one was refused is forgotten. */
export function showForm(form: VaultForm): void {
  update({ form, refusal: null });
}

export function chooseVault(vault: Chosen): void {
  update({ chosen: vault, refusal: null });
}

/** Let the person choose a vault's folder that is not in the list. */
export async function findVault(): Promise<void> {
  const folder = await door.pickFolder('vault');
  const state = useVault.getState();
  if (folder === null || state.phase !== 'closed') return;
  const others = (state.vaults ?? []).filter(vault => vault.name !== folder.name);
  update({ form: 'unlock', vaults: [folder, ...others], chosen: folder, refusal: null });
}

/** What opens a vault. `acceptJournal`: go on without the damaged end of its journal; `acceptance`: why without what is missing. */
export type Key = {
  readonly label: string;
  readonly passphrase: string;
  readonly acceptJournal?: boolean;
  readonly acceptance?: string | null;
};

export async function unlockVault({ label, passphrase, acceptJournal = false, acceptance = null }: Key): Promise<void> {
  await enter(async folder => {
    const input = {
      folder,
      passphrase,
      acceptJournal,
      ...(acceptance === null ? {} : { acceptMissing: acceptance }),
      ...(label.trim() === '' ? {} : { label: label.trim() }),
    };
    const answer = await door.request('vault:unlock', input);
    return answer.ok ? { ok: true, value: { phase: 'open', vault: answer.value } } : answer;
  });
}

export type NewSupervisor = {
  readonly recoveryCode: string;
  readonly label: string;
  readonly passphrase: string;
  readonly acceptance?: string | null;
};

export async function recoverVault({ acceptance = null, ...supervisor }: NewSupervisor): Promise<void> {
  const accepted = acceptance === null ? {} : { acceptMissing: acceptance };
  await enter(async folder => written(await door.request('vault:recover', { folder, ...supervisor, ...accepted })));
}

export type NewOffice = { readonly code: string; readonly names: Bilingual };
export type NewVault = NewOffice & { readonly label: string; readonly passphrase: string; readonly level: Level | null };

/** Ask where, then make it. Nothing is written if the person changes their mind. */
export async function makeVault({ code, names, label, passphrase, level }: NewVault): Promise<void> {
  const folder = await newFolder('new-vault', code);
  if (folder === null) return;
  const agency = { code: code as AgencyCode, names }; // the host checks it
  const input: Input<'vault:create'> = {
    folder: folder.handle,
    agency,
    label,
    passphrase,
    ...(level === null ? {} : { level }),
  };
  await attempt(async () => written(await door.request('vault:create', input)));
}

const DEMO_JOB = 'demo';

/**
 * Make the demo office where the person says, and open it. Its passphrase is of no worth; it is said so that one can come back. While it is made
 * there is a phase of its own, from which a second press makes no second one.
 */
export const openDemo = oneAtATime(undefined, async (place?: Chosen) => {
  const folder = place ?? (await newFolder('new-vault', DEMO_VAULT));
  if (folder === null || useVault.getState().phase !== 'closed') return;
  useVault.setState({ phase: 'making', share: null }, true);
  const deaf = door.listen('job:progressed', ({ job, done, total }) => {
    if (job === DEMO_JOB && useVault.getState().phase === 'making')
      useVault.setState({ phase: 'making', share: done / total }, true);
  });
  const answer = await door.request('demo:open', { folder: folder.handle }, DEMO_JOB);
  deaf();
  if (answer.ok) return useVault.setState({ phase: 'demo', ...answer.value }, true);
  await close(null);
  if (answer.failure.code !== 'job/cancelled') update({ refusal: answer.failure });
});

/** Nothing of it is left behind. */
export function cancelDemo(): void {
  door.cancel(DEMO_JOB);
}

/** What was shown once has been read: go in, and forget it here. */
export function enterVault(): void {
  const state = useVault.getState();
  if (state.phase === 'written' || state.phase === 'demo') useVault.setState({ phase: 'open', vault: state.vault }, true);
}

async function newFolder(purpose: FolderPurpose, suggested: string): Promise<Chosen | null> {
  update({ refusal: null });
  return door.pickFolder(purpose, suggested);
}

export function written(answer: Result<{ readonly vault: OpenVault; readonly recoveryCode: string }>): Result<VaultState> {
  return answer.ok ? { ok: true, value: { phase: 'written', ...answer.value } } : answer;
}

/**
 * Try to open the chosen vault. A refusal is shown together with a handle for the next try, never before it: each works once, and who
 * types fast would try again with the one that is used.
 */
async function enter(open: (folder: string) => Promise<Result<VaultState>>): Promise<void> {
  const state = useVault.getState();
  if (state.phase !== 'closed' || state.chosen === null || state.isBusy) return;
  const { chosen } = state;
  const named = (vaults: readonly Chosen[]) => vaults.filter(({ name }) => name === chosen.name);
  const place = named(state.vaults ?? []).findIndex(({ handle }) => handle === chosen.handle); // two may have one name
  update({ isBusy: true, refusal: null });
  const answer = await open(chosen.handle);
  if (answer.ok) return useVault.setState(answer.value, true);
  const vaults = await door.recentVaults().catch(() => []);
  update({
    isBusy: false,
    refusal: answer.failure,
    vaults,
    chosen: named(vaults)[Math.max(0, place)] ?? null,
  });
}

/** Go in by what an act has opened, or stay and say why not. */
export async function attempt(act: () => Promise<Result<VaultState>>): Promise<void> {
  const state = await tried(act);
  if (state !== null) useVault.setState(state, true);
}

/** Do something at the closed door; null if it was refused, and the form then says why. */
export async function tried<T>(act: () => Promise<Result<T>>): Promise<T | null> {
  update({ isBusy: true, refusal: null });
  const answer = await act();
  update({ isBusy: false, refusal: answer.ok ? null : answer.failure });
  return answer.ok ? answer.value : null;
}

async function close(locked: Locked | null): Promise<void> {
  forgetEverything();
  const state: Closed = {
    phase: 'closed',
    form: 'unlock',
    vaults: null,
    chosen: null,
    isBusy: false,
    refusal: null,
    locked,
  };
  useVault.setState(state, true); // plain and at once; the list of vaults may come later
  await listVaults();
}

/** Read the recent vaults anew; the newest is chosen. While one is open, nothing. */
export async function listVaults(): Promise<void> {
  const vaults = await door.recentVaults().catch(() => []); // a host that cannot live cannot register them
  update({ vaults, chosen: vaults[0] ?? null });
}

function update(change: Partial<Closed>): void {
  const state = useVault.getState();
  if (state.phase === 'closed') useVault.setState({ ...state, ...change }, true);
}
