import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decrypter } from 'age-encryption';
import { getSecret } from '../../db/vault-state.ts';
import { dispatch } from '../../electron/host/dispatch.ts';
import type { Session } from '../../electron/host/ground/context.ts';
import { unzip } from '../../electron/host/packets/format/unzip.ts';
import { piecesOf } from '../../electron/host/places/pieces.ts';
import { lock, unlockVault } from '../../electron/host/vault/vault.ts';
import type { CallName, Input, Output } from '../../shared/contract.ts';
import type { PacketCounts } from '../../shared/decision/packet-counts.ts';
import type { Json } from '../../shared/language.ts';
import { testServices } from './temp-vault.ts';

type Beside = {
  readonly session: Session;
  readonly ask: <C extends CallName>(channel: C, input: Input<C>) => Promise<Output<C>>;
};

/** A vault as it lies in its folder at this moment, opened beside the program that holds it; its copy goes when `use` ends. */
export async function besideVault<T>(folder: string, passphrase: string, use: (beside: Beside) => Promise<T>): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), 'enlace-beside-'));
  const { services } = testServices({ nowMs: Date.now() });
  try {
    const copy = join(root, 'copy.enlace');
    cpSync(folder, copy, { recursive: true });
    const session = await unlockVault({ folder: copy, passphrase }, services);
    services.state.session = session;
    return await use({
      session,
      ask: async <C extends CallName>(channel: C, input: Input<C>) => {
        const answer = await dispatch(services, channel, input);
        if (!answer.ok) throw new Error(answer.failure.code);
        return answer.value as Output<C>; // the contract's own row says what its handler gives
      },
    });
  } finally {
    if (services.state.session !== null) lock(services);
    rmSync(root, { recursive: true, force: true });
  }
}

/** The members of a packet's file, opened with the key of the vault that it is for, by the age library of somebody else's making. */
export async function openedPacket(path: string, folder: string, passphrase: string): Promise<ReadonlyMap<string, Buffer>> {
  const identity = await besideVault(folder, passphrase, async ({ session }) =>
    Buffer.from(getSecret(session.office, 'agency-age-identity')).toString('utf8'),
  );
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const zip = await decrypter.decrypt(readFileSync(path));
  const members = new Map<string, Buffer>();
  for await (const { name, content } of unzip(piecesOf(zip))) {
    const pieces: Uint8Array[] = [];
    for await (const piece of content) pieces.push(piece);
    members.set(name, Buffer.concat(pieces));
  }
  return members;
}

/** What a packet's reader can count in it: values by how they are given, places withheld, and records. */
export type DecodedCounts = Pick<PacketCounts, 'release' | 'generalise' | 'pseudonym'> & {
  readonly gaps: number;
  readonly records: number;
};

type Slots = {
  readonly fields: { readonly _sd: readonly string[] };
  readonly gaps: Readonly<Record<string, string>>;
  readonly treated: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, { readonly emitted: readonly Slots[] }>>;
};

/** Counted from `packet.json` as docs/packet-format.md says it is to be read, without the program's own reader. */
export function decodedCounts(packetJson: Uint8Array): DecodedCounts {
  const { payload, header } = JSON.parse(Buffer.from(packetJson).toString()) as {
    readonly payload: string;
    readonly header: { readonly disclosures: readonly string[] };
  };
  const named = new Map(header.disclosures.map(encoded => [sha256(encoded), (decoded(encoded) as readonly string[])[1] ?? '']));
  const counts = { release: 0, generalise: 0, pseudonym: 0, gaps: 0, records: 0 };
  const count = ({ fields, gaps, treated, lists }: Slots): void => {
    counts.records += 1;
    counts.gaps += Object.keys(gaps).length;
    for (const digest of fields._sd) {
      const name = named.get(digest);
      if (name !== undefined) counts[formOf(treated[name])] += 1;
    }
    for (const { emitted } of Object.values(lists)) emitted.forEach(count);
  };
  count((decoded(payload) as { readonly case: Slots }).case);
  return counts;
}

function formOf(treated: string | undefined): 'release' | 'generalise' | 'pseudonym' {
  if (treated === undefined) return 'release';
  return treated === 'PSEUDONYM' ? 'pseudonym' : 'generalise';
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');
const decoded = (encoded: string): Json => JSON.parse(Buffer.from(encoded, 'base64url').toString()) as Json;
