import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CallName, Input, Output } from '../../shared/contract.ts';
import type { SentEntry } from '../../shared/contract/office-format.ts';
import type { Role } from '../../shared/contract/row.ts';
import type { Result } from '../../shared/failure.ts';
import { dispatch } from '../../electron/host/dispatch.ts';
import { entriesToSend } from '../../electron/host/office/bundle.ts';
import { addStation } from '../../electron/host/office/roster.ts';
import { answerTo, joinOffice } from '../../electron/host/office/station-answer.ts';
import { askToJoin } from '../../electron/host/office/station-request.ts';
import { keepEntries, takeKept, type TakenIn } from '../../electron/host/office/take-in.ts';
import { fates, travelling } from '../../db/fates.ts';
import { listHeads, ownStation } from '../../db/stations.ts';
import type { Session } from '../../electron/host/ground/context.ts';
import { unlockVault } from '../../electron/host/vault/vault.ts';
import { as, migrationsOf, type Level } from './later-program.ts';
import { PASSPHRASE, tempVault, testServices, type TempVault } from './temp-vault.ts';

/** A station of an office: a real encrypted vault with the real handlers. */
export type Station = ReturnType<typeof stationOf>;

type Door = {
  readonly services: ReturnType<typeof testServices>['services'];
  readonly setNowMs: (ms: number) => void;
  /** Where this machine's own files lie beside its vault. */
  readonly root: string;
};

/** An office of several stations: the first person's of each is of the role that is named; the first station's is a supervisor. */
export async function officeOf(roles: readonly Role[], seed = 'office', first?: TempVault) {
  const vault = first ?? (await tempVault({ seed }));
  const joined: Station[] = [];
  for (const [at, role] of roles.entries()) joined.push(await joinedTo(vault, { at: at + 2, role, seed }));
  return [stationOf(vault, PASSPHRASE), ...joined];
}

/** `label`: the name that the machine asks for; `named`: the one that the office gives instead. */
type Joining = {
  readonly at: number;
  readonly role: Role;
  readonly seed?: string;
  readonly samePerson?: string;
  readonly label?: string;
  readonly named?: string;
};

/** Let a machine and its first person into the office of a vault. */
export async function joinedTo(
  first: Door & { readonly session: Session },
  { at, role, seed = 'office', label = `person ${at}`, ...as }: Joining,
) {
  const folder = join(first.root, `station-${at}`);
  const made = testServices({ seed: `${seed}-${at}`, nowMs: first.services.nowMs() });
  const passphrase = `${PASSPHRASE} ${at - 2}`;
  const request = await askToJoin({ folder, station: `machine ${at}`, label, passphrase, synthetic: true }, made.services);
  const added = await addStation(first.session, first.services, request, { role, ...as, label: as.named });
  const context = { ...first.services, signal: new AbortController().signal };
  const { content, drop } = await answerTo(first.session, context, { request, added });
  const { session, recoveryCode } = await joinOffice({ folder, passphrase, answer: content, agreed: () => true }, made.services);
  drop();
  made.services.state.session = session;
  const root = join(first.root, `beside-${at}`);
  mkdirSync(root);
  const { state } = made.services;
  return stationOf({ ...made, root, recoveryCode, cleanup: () => state.session?.close() }, passphrase);
}

function stationOf(door: Door & { readonly recoveryCode: string; readonly cleanup: () => void }, passphrase: string) {
  const { services } = door;
  const session = (): Session => {
    if (services.state.session === null) throw new Error('this station is locked');
    return services.state.session;
  };
  let level: Level = 0;
  async function request<C extends CallName>(channel: C, input: Input<C>): Promise<Result<Output<C>>> {
    return structuredClone(await as(level, () => dispatch(services, channel, structuredClone(input)))) as Result<Output<C>>;
  }
  return {
    ...door,
    request,
    /** Which program it runs. */
    get level(): Level {
      return level;
    },
    /** Close the vault, and open it with a later program. */
    async update(to: Level): Promise<void> {
      Object.assign(services, { migrations: migrationsOf(to) });
      level = to;
      await this.reopen();
    },
    get session() {
      return session();
    },
    /** Close the vault and open it again, as after the machine stopped: nothing is left but what was written. */
    async reopen(): Promise<void> {
      const { folder } = session();
      session().close();
      services.state.session = null;
      services.state.session = await as(level, () => unlockVault({ folder, passphrase }, services));
      services.state.session.office.pragma('reverse_unordered_selects = ON');
    },
    get number() {
      return ownStation(session().office) ?? 0;
    },
    async ask<C extends CallName>(channel: C, input: Input<C>): Promise<Output<C>> {
      const answer = await request(channel, input);
      if (!answer.ok)
        throw new Error(`${channel} was refused: ${answer.failure.code} ${JSON.stringify(answer.failure.places ?? [])}`);
      return answer.value;
    },
  };
}

/** Give a station entries of a chain, and have it take in what it can. */
export function takeIn(session: Session, services: Door['services'], station: number, entries: readonly SentEntry[]): TakenIn {
  const forks = keepEntries(session, station, entries);
  const taken = takeKept(session, services);
  return { ...taken, forks: [...new Set([...forks, ...taken.forks])] };
}

/** Give one station all that another has and it lacks, of every chain that it knows; nothing from one with a later program, which puts all as its own. */
export function bring(from: Station, to: Station) {
  if (from.level > to.level) return [];
  const had = new Map(listHeads(to.session.office).map(head => [head.station, head.number]));
  return listHeads(from.session.office).map(({ station }) =>
    as(to.level, () =>
      takeIn(to.session, to.services, station, entriesToSend(from.session.office, station, (had.get(station) ?? 0) + 1, 10_000)),
    ),
  );
}

/** Everything that must be the same at every station, by table, in the order of its text. What is derived is part of it; what orders it is not. */
export const stateOf = (station: Station): Record<string, readonly string[]> => as(station.level, () => stateIn(station));

function stateIn({ session: { office } }: Station): Record<string, readonly string[]> {
  const derived = Object.keys(fates).filter(table => fates[table]?.fate === 'derived' && !left.has(table));
  return Object.fromEntries(
    [...travelling, ...derived].map(table => {
      const rows = office.prepare<[], Record<string, unknown>>(`SELECT * FROM "${table}"`).all();
      const bySeq = new Map(
        office
          .prepare<[], { seq: number; id: string }>('SELECT seq, id FROM records')
          .all()
          .map(({ seq, id }) => [seq, id]),
      );
      const plain = rows.map(({ seq: _, ...row }) => {
        const named = Object.entries(row).map(([name, value]) =>
          (name === 'source' || name === 'owner') && typeof value === 'number' ? [name, bySeq.get(value)] : [name, value],
        );
        return JSON.stringify(
          Object.fromEntries(
            named.map(([name, value]) => [name, table === 'records' && name === 'fields' ? inKeyOrder(value) : asText(value)]),
          ),
        );
      });
      return [table, plain.filter(row => table !== 'secrets' || /"name":"(agency-|packet-seed|policy-salt)/.test(row)).sort()];
    }),
  );
}

const left = new Set(['record_words', 'page_words', 'match_keys_rules', 'protected_forms_rules', 'catalogue_fields']);

function inKeyOrder(value: unknown): unknown {
  const fields = JSON.parse(String(value)) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function asText(value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value;
}
