import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../../shared/contract/row.ts';
import type { CallName, Input, Output } from '../../shared/contract.ts';
import type { Result } from '../../shared/failure.ts';
import type { AgencyCode, Bilingual } from '../../shared/language.ts';
import type { Services, Session } from '../../electron/host/context.ts';
import { LEAST_COST } from '../../electron/host/derive-key.ts';
import { dispatch } from '../../electron/host/dispatch.ts';
import { newHandles } from '../../electron/host/handles.ts';
import { lock, unlockVault } from '../../electron/host/vault.ts';
import { createVault } from '../../electron/host/vault-create.ts';

export const PASSPHRASE = 'synthetic lantern orchard quay';

/** Services with a clock that stands still until it is set, and chance that repeats from a seed. */
export function testServices({ seed = 'enlace', nowMs = Date.parse('2026-03-02T15:00:00Z') } = {}) {
  let now = nowMs;
  let drawn = 0;
  const events: { readonly event: string; readonly payload: unknown }[] = [];
  const services: Services = {
    nowMs: () => now,
    randomBytes(length) {
      const bytes = new Uint8Array(length);
      for (let at = 0; at < length; at += 32)
        bytes.set(
          createHash('sha256')
            .update(`${seed}/${drawn++}`)
            .digest()
            .subarray(0, length - at),
          at,
        );
      return bytes;
    },
    handles: newHandles(),
    tell: (event, payload) => void events.push({ event, payload }),
    state: { session: null },
    kdfCost: LEAST_COST,
  };
  return { services, events, setNowMs: (ms: number) => void (now = ms) };
}

export type TempVaultOptions = {
  readonly agency?: { readonly code: string; readonly names: Bilingual };
  readonly role?: Role;
  readonly seed?: string;
  readonly nowMs?: number;
};

/** A real encrypted vault in a temporary folder, open as a supervisor (or `role`), with the real handlers behind `request`. */
export async function tempVault(options: TempVaultOptions = {}) {
  const { agency = { code: 'US-DOJ-OIA', names: { en: 'Office of Example Affairs', es: 'Oficina de Asuntos de Ejemplo' } } } =
    options;
  const { services, events, setNowMs } = testServices({
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.nowMs === undefined ? {} : { nowMs: options.nowMs }),
  });
  const root = mkdtempSync(join(tmpdir(), 'enlace-test-'));
  const folder = join(root, 'office.enlace');
  const made = await createVault(
    { folder, agency: { ...agency, code: agency.code as AgencyCode }, label: 'first', passphrase: PASSPHRASE, synthetic: true },
    services,
  );
  hold(made.session);

  /** Make a session the current one; unordered queries come out backwards, so that a missing ORDER BY shows. */
  function hold(session: Session): void {
    session.office.pragma('reverse_unordered_selects = ON');
    services.state.session = session;
  }
  async function request<C extends CallName>(channel: C, input: Input<C>): Promise<Result<Output<C>>> {
    const answer = await dispatch(services, channel, structuredClone(input));
    return structuredClone(answer) as Result<Output<C>>; // the contract's own row says what its handler gives
  }
  const vault = {
    services,
    events,
    folder,
    root,
    recoveryCode: made.recoveryCode,
    /** The open session; throws if the vault is locked. */
    get session(): Session {
      const { session } = services.state;
      if (session === null) throw new Error('this vault is locked');
      return session;
    },
    setNowMs,
    request,
    /** As `request`, for when the answer is expected to be yes. */
    async ask<C extends CallName>(channel: C, input: Input<C>): Promise<Output<C>> {
      const answer = await request(channel, input);
      if (!answer.ok)
        throw new Error(`${channel} was refused: ${answer.failure.code} ${JSON.stringify(answer.failure.places ?? [])}`);
      return answer.value;
    },
    handleOf: (path: string) => services.handles.register({ kind: 'folder', path }),
    lock: () => lock(services),
    async unlock(passphrase = PASSPHRASE, label?: string): Promise<Session> {
      lock(services);
      const session = await unlockVault({ folder, passphrase, ...(label === undefined ? {} : { label }) }, services);
      hold(session);
      return session;
    },
    cleanup(): void {
      lock(services);
      rmSync(root, { recursive: true, force: true });
    },
  };
  if (options.role !== undefined && options.role !== 'supervisor') {
    await vault.ask('user:add', { label: 'second', role: options.role, passphrase: `${PASSPHRASE} ${options.role}` });
    await vault.unlock(`${PASSPHRASE} ${options.role}`, 'second');
  }
  return vault;
}

export type TempVault = Awaited<ReturnType<typeof tempVault>>;
