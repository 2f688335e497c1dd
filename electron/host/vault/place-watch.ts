import { fstatSync, readFileSync, readSync, statSync, type BigIntStats } from 'node:fs';
import { createHash, randomBytes } from 'node:crypto';
import type { Writer } from '../../../db/open.ts';
import { getVaultState } from '../../../db/vault-state.ts';
import { Refusal } from '../../../shared/failure.ts';
import { keyslotsDigest } from '../keys/keyslots.ts';
import { vaultPaths } from './vault-paths.ts';
import { renamed } from '../places/rename.ts';

// A synchronised folder, a restore or a person may put another file in a vault's place while it is open. The open database then goes on
// writing to a file that has no name any more, and what it confirms is gone when it is closed. So the names are compared with what is open.

// Where only the time of a file has changed, so many of its pages, spread evenly, say whether its contents have.
const SAMPLES = 256;
const PAGE_BYTES = 4096;

export type PlaceWatch = {
  /** Whether the names in the folder are still the files that this session has open. Once they are not, they never are again. */
  readonly isOurs: () => boolean;
  /** @throws Refusal `vault/replaced` if they are not. */
  readonly refuseReplaced: () => void;
  /** The same with contents: only while no call of this session is under way, since its own writes change them as well. */
  readonly look: () => void;
  /** Whether what is open was itself written over, so that closing must not fold anything into it. */
  readonly isOverwritten: () => boolean;
  /** The contents are as this session left them: when its last call is done. */
  readonly note: () => void;
  /** The text of keyslots.json, as this session read or wrote it last. */
  readonly keyslotsText: () => string;
};

type Open = { readonly folder: string; readonly office: Writer; readonly dbFile: number };

/** Watch the folder of an open vault. `dbFile` is an open descriptor of its database. */
export function watchPlace({ folder, office, dbFile }: Open): PlaceWatch {
  const { db, keyslots } = vaultPaths(folder);
  const wal = `${db}-wal`;
  const opened = fstatSync(dbFile, { bigint: true });
  // Some network drives give a file another number each time it is asked for; there only contents are compared.
  const hasNumbers = isSameFile(statusOf(db), opened);
  let ours = true;
  let overwritten = false;
  let text = readFileSync(keyslots, 'utf8');
  let noted = { db: statusOf(db), sample: sampleOf(dbFile), keyslots: statusOf(keyslots), wal: statusOf(wal) };

  const isOurs = () => {
    if (ours && hasNumbers) ours = isSameFile(statusOf(db), opened);
    return ours;
  };
  const note = () => {
    if (!isOurs()) return;
    const now = { db: statusOf(db), keyslots: statusOf(keyslots), wal: statusOf(wal) };
    if (!isUntouched(now.keyslots, noted.keyslots)) text = ownText() ?? text;
    noted = { ...now, sample: isUntouched(now.db, noted.db) ? noted.sample : sampleOf(dbFile) };
  };
  /** keyslots.json, if it is the one that the database remembers. */
  const ownText = () => {
    const read = statusOf(keyslots) === undefined ? '' : readFileSync(keyslots, 'utf8');
    return keyslotsDigest(read) === getVaultState(office).keyslotsHave ? read : null;
  };
  return {
    isOurs,
    refuseReplaced() {
      if (!isOurs()) throw new Refusal('vault/replaced');
    },
    look() {
      if (!isOurs()) return;
      overwritten = !isUntouched(statusOf(db), noted.db) && sampleOf(dbFile) !== noted.sample;
      if (overwritten) ours = false;
      else if (!isUntouched(statusOf(keyslots), noted.keyslots) && ownText() === null) ours = false;
      else if (noted.wal !== undefined && !isSameFile(statusOf(wal), noted.wal)) foldIn(office, wal);
      note();
    },
    isOverwritten: () => overwritten,
    note,
    keyslotsText: () => text,
  };
}

/** The journal lost its name: what it holds goes into the database, and another is begun. A stranger in its place is put aside. */
function foldIn(office: Writer, wal: string): void {
  if (statusOf(wal) !== undefined) renamed(wal, `${wal}-${randomBytes(4).toString('hex')}`);
  office.pragma('journal_mode=DELETE');
  office.pragma('journal_mode=WAL');
}

function statusOf(path: string): BigIntStats | undefined {
  return statSync(path, { bigint: true, throwIfNoEntry: false });
}

function isSameFile(one: BigIntStats | undefined, other: BigIntStats | undefined): boolean {
  return one !== undefined && other !== undefined && one.ino === other.ino && one.dev === other.dev;
}

function isUntouched(one: BigIntStats | undefined, other: BigIntStats | undefined): boolean {
  return one?.mtimeNs === other?.mtimeNs && one?.size === other?.size && one?.ino === other?.ino;
}

/** SHA-256 over the size and a sample of the pages of an open file; of a small one, over all of it. */
function sampleOf(file: number): string {
  const { size } = fstatSync(file);
  const pages = Math.ceil(size / PAGE_BYTES);
  const step = Math.max(1, Math.floor(pages / SAMPLES));
  const digest = createHash('sha256').update(String(size));
  const page = Buffer.alloc(PAGE_BYTES);
  for (let at = pages - 1; at >= 0; at -= step) {
    const read = readSync(file, page, 0, PAGE_BYTES, at * PAGE_BYTES);
    digest.update(page.subarray(0, read));
  }
  return digest.digest('base64url');
}
