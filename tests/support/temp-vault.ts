import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../../shared/contract/row.ts';
import type { Slot } from '../../shared/contract/keyslots.ts';
import type { CallName, Input, Output } from '../../shared/contract.ts';
import type { Result } from '../../shared/failure.ts';
import type { AgencyCode, Bilingual } from '../../shared/language.ts';
import type { Services, Session } from '../../electron/host/ground/context.ts';
import { LEAST_COST } from '../../electron/host/keys/derive-key.ts';
import { dispatch } from '../../electron/host/dispatch.ts';
import { upkeep } from '../../electron/host/host.ts';
import { newHandles } from '../../electron/host/places/handles.ts';
import { holdFolder } from '../../electron/host/vault/folder-hold.ts';
import { lock, readKeyslots, unlockVault } from '../../electron/host/vault/vault.ts';
import { readSlot, type SlotSecrets } from '../../electron/host/keys/keyslots.ts';
import { openSession } from '../../electron/host/vault/session.ts';
import { createVault } from '../../electron/host/vault/vault-create.ts';

export const PASSPHRASE = 'synthetic lantern orchard quay';

/** Services with a clock that stands still until it is set, and chance that repeats from a seed. */
export function testServices({ seed = 'enlace', nowMs = Date.parse('2026-03-02T15:00:00Z'), drawn: alreadyDrawn = 0 } = {}) {
  let now = nowMs;
  let drawn = alreadyDrawn;
  const events: Told[] = [];
  const hearers = new Set<(told: Told) => void>();
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
    tell(event, payload) {
      events.push({ event, payload });
      for (const hear of hearers) hear({ event, payload });
    },
    state: { session: null },
    upkeep,
    kdfCost: LEAST_COST,
  };
  const hear = (hearer: (told: Told) => void) => {
    hearers.add(hearer);
    return () => void hearers.delete(hearer);
  };
  return { services, events, hear, setNowMs: (ms: number) => void (now = ms), drawn: () => drawn };
}

/** What the host said unasked. */
export type Told = { readonly event: string; readonly payload: unknown };

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
  const root = mkdtempSync(join(tmpdir(), 'enlace-test-'));
  const folder = join(root, 'office.enlace');
  const { seed = 'enlace', nowMs = Date.parse('2026-03-02T15:00:00Z') } = options;
  const made = await template({ agency, seed, nowMs });
  mkdirSync(join(folder, 'files'), { recursive: true });
  writeFileSync(join(folder, 'vault.db'), made.db);
  writeFileSync(join(folder, 'keyslots.json'), made.text);
  writeFileSync(join(folder, 'confirmed.jsonl'), made.confirmed);
  const { services, events, hear, setNowMs } = testServices({ seed, nowMs, drawn: made.drawn });
  const opened = { folder, hold: holdFolder(folder), text: made.text, slot: made.slot, secrets: copyOf(made.secrets) };
  hold(await openSession(opened, services));

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
    /** Hear what the host says unasked, as it says it. Gives how to stop. */
    hear,
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

type Template = {
  readonly db: Buffer;
  readonly text: string;
  readonly confirmed: Buffer;
  readonly slot: Slot;
  readonly secrets: SlotSecrets;
  readonly recoveryCode: string;
  readonly drawn: number;
};
const templates = new Map<string, Promise<Template>>();

/** A vault like this one, made once by each test file: deriving keys is what takes time. It is copied, never opened by a test. */
function template(of: {
  readonly agency: { readonly code: string; readonly names: Bilingual };
  readonly seed: string;
  readonly nowMs: number;
}) {
  const name = JSON.stringify(of);
  const made = templates.get(name) ?? newTemplate(of);
  templates.set(name, made);
  return made;
}

async function newTemplate({ agency, seed, nowMs }: Parameters<typeof template>[0]): Promise<Template> {
  const { services, drawn } = testServices({ seed, nowMs });
  const root = mkdtempSync(join(tmpdir(), 'enlace-template-'));
  const folder = join(root, 'office.enlace');
  const plan = {
    folder,
    agency: { ...agency, code: agency.code as AgencyCode },
    label: 'first',
    passphrase: PASSPHRASE,
    synthetic: true,
  };
  const { session, recoveryCode } = await createVault(plan, services);
  const secrets = copyOf(session.keys);
  session.close();
  const { file, text } = readKeyslots(folder);
  const db = readFileSync(join(folder, 'vault.db'));
  const confirmed = readFileSync(join(folder, 'confirmed.jsonl'));
  rmSync(root, { recursive: true, force: true });
  return { db, text, confirmed, slot: readSlot(file.slots[0]), secrets, recoveryCode, drawn: drawn() };
}

function copyOf({ vaultKey, signingSeed, ageIdentity }: SlotSecrets): SlotSecrets {
  return { vaultKey: Buffer.from(vaultKey), signingSeed: Buffer.from(signingSeed), ageIdentity };
}

export type TempVault = Awaited<ReturnType<typeof tempVault>>;
