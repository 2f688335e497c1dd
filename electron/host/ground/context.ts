import type { Change } from '../../../db/audit.ts';
import type { Migration } from '../../../db/migrations/index.ts';
import type { Writer } from '../../../db/open.ts';
import type { StoredFile } from '../../../db/stored-files.ts';
import type { CarrierFailureCode } from '../../../shared/carrier-failure.ts';
import type { MissingHistory } from '../../../shared/failure.ts';
import type { AgencyCode, CaseId, PacketId, RecordId, UserId } from '../../../shared/language.ts';
import type { CheckedOf, OutputOf, Role, Row } from '../../../shared/contract/row.ts';
import type { EventName, Events } from '../../../shared/contract.ts';
import type { VaultNotice } from '../../../shared/contract/vault.ts';
import type { AgePair } from '../keys/age-identity.ts';
import type { KdfCost } from '../keys/derive-key.ts';
import type { ShippedRules } from './shipped-rules.ts';
import type { Handles } from '../places/handles.ts';
import type { SlotSecrets } from '../keys/keyslots.ts';
import type { Pieces } from '../places/pieces.ts';

/** What the host is given from outside, so that tests can give something else: the clock, chance, files, a voice. */
export type Services = {
  readonly nowMs: () => number;
  readonly randomBytes: (length: number) => Uint8Array<ArrayBuffer>;
  readonly handles: Handles;
  readonly tell: <E extends EventName>(event: E, payload: Events[E]) => void;
  /** The state that outlives one call: the open session, if any. */
  readonly state: {
    session: Session | null;
    /** While the vault is re-keyed there is no session; who locks then says so here, and none comes after. */
    rekey?: { isLockDue: boolean } | null;
    /** How the exchanges of this session went, those that it asked for and those by itself. */
    exchanged?: Exchanging;
  };
  /** What rooms above the vault and the audit chain do by themselves; `host.ts` puts it together. */
  readonly upkeep: Upkeep;
  /** Treaties and calendars other than the program's own, for trying what a change of rules does. */
  readonly shipped?: ShippedRules;
  /** Migrations other than the program's own, for trying what a later program does beside this one. */
  readonly migrations?: readonly Migration[];
  /** What deriving a key costs; calibrated to the machine when absent. Tests give the least that is allowed. */
  readonly kdfCost?: KdfCost;
};

/** `since`: of which session; `away`: since when each try failed, and why at last; `newer`: what waited at the last for this program's update. */
export type Exchanging = {
  readonly of: Session;
  readonly isUnderWay: boolean;
  readonly lastMs: number | null;
  readonly away: { readonly sinceMs: number; readonly code: CarrierFailureCode } | null;
  readonly newer: { readonly count: number; readonly needs: string | null } | null;
};

/** Work that comes with opening a vault and with every change, given to the rooms that set it off, so that they need not know it. */
export type Upkeep = {
  /** Derive what follows from changes, or refuse them for it. Called inside their transaction, so that the derived never differs from the recorded. */
  readonly derive: (
    session: Pick<Session, 'office'>,
    services: Pick<Services, 'nowMs' | 'shipped'>,
    db: Writer,
    changes: readonly Change[],
    action: string,
  ) => void;
  /** Derive anew what follows of cases from their records as they stand, refusing nothing: what other stations recorded is taken as it is. */
  readonly rederive: (
    session: Pick<Session, 'office'>,
    services: Pick<Services, 'nowMs' | 'shipped'>,
    db: Writer,
    cases: readonly CaseId[],
  ) => void;
  /** In an office of several stations: bring rows that came back by an act here to all that anybody wrote of them, with what hangs from them. */
  readonly settle: (
    session: Pick<Session, 'office'>,
    services: Pick<Services, 'nowMs' | 'shipped' | 'upkeep'>,
    rows: readonly string[],
    db: Writer,
  ) => void;
  /** Each in turn on an opened vault, before anybody asks it anything. What it tells is added to the session's notices. */
  readonly onOpen: readonly OpeningStep[];
  /** What packets leave to be done: notices to originators, acts of classification, and answers to recalls. Of cases that the session may see. */
  readonly owedOfPackets: (session: Session) => readonly OwedOfPacket[];
};

/**
 * A notice names the value's record and whose it is, and whether it has gone already; a classification the packet and to whom it went; a recall
 * the packet that asks, who sent it, and the case that what it recalls is in.
 */
export type OwedOfPacket =
  | {
      readonly kind: 'notice';
      readonly caseId: CaseId;
      readonly record: RecordId;
      readonly to: AgencyCode;
      readonly hasLeft: boolean;
    }
  | { readonly kind: 'classification'; readonly caseId: CaseId; readonly packet: PacketId; readonly to: AgencyCode }
  | { readonly kind: 'recall'; readonly caseId: CaseId | null; readonly packet: PacketId; readonly to: AgencyCode };
export type OpeningStep = (session: Session, services: Services) => readonly VaultNotice[];

/**
 * Documents at rest: each an age file under a random name in `files/`. Streams throughout; nothing is held whole. The transaction that
 * refers to a new file keeps it, by `keepStoredFile` (db/stored-files.ts) or by a document's `storedFile` field; what nothing keeps is
 * set aside at the next opening.
 */
export type FileStore = {
  /** Encrypt content into a new file, fsync and rename it, and say its name, size, SHA-256 (base64url) and CRC-32, all of the plaintext. */
  readonly add: (content: Pieces, signal?: AbortSignal) => Promise<StoredFile & { readonly crc32: number }>;
  /** Put a file of this name whose content has this SHA-256, as a record names it. Refusal `office/damaged`, and then nothing is there. */
  readonly put: (name: string, content: Pieces, signal: AbortSignal, sha256: string) => Promise<void>;
  /** Whether the file is where it should be, whatever is in it. */
  readonly has: (name: string) => boolean;
  /** The plaintext of a stored file. Refusal `file/damaged` or `file/not-found`. */
  readonly open: (name: string) => Promise<Pieces>;
  /** Forget a file and delete it; call it after the transaction that gave it up. */
  readonly remove: (name: string) => void;
  /** After values were erased for good: their files, set aside or not, and the copy that was made before the schema last changed. */
  readonly erase: (names: readonly string[]) => void;
};

/** A compartment that this session's user is a member of, open: cases marked for named people, in a database of their own. */
export type OpenCompartment = {
  readonly id: string;
  /** The name of its folder under `compartments/`: another one each time that its key changes. */
  readonly place: string;
  readonly db: Writer;
  readonly files: FileStore;
  /** Its raw key and the identity of its documents. For the vault's own work; no answer carries them. */
  readonly key: Buffer;
  readonly pair: AgePair;
  /** Somebody who knew its key was taken out since: it is due for another. */
  readonly needsKey: boolean;
};

/** A compartment of this user whose file is behind what the office remembers of it: it stays closed until somebody decides. */
export type SetBackCompartment = {
  readonly id: string;
  readonly name: string;
  readonly people: readonly UserId[];
  /** How many acts the file has, and how many the office knows of. */
  readonly held: number;
  readonly remembered: number;
};

/** An unlocked vault and who unlocked it. Ends when the vault locks; nothing may keep it longer than a call. */
export type Session = {
  readonly folder: string;
  readonly vaultId: string;
  /** The office's own database, `vault.db`. */
  readonly office: Writer;
  /** Which database holds this case: the office's, or a compartment's. Refusal `case/not-found`. */
  readonly dbOf: (caseId: CaseId) => Writer;
  /** Every database that this user may see, the office's first: what lists, counts and searches run over. */
  readonly visible: () => readonly Writer[];
  /** The compartments among them, and how one comes, goes, or is put in the place of another. */
  readonly compartments: () => readonly OpenCompartment[];
  readonly setCompartments: (now: readonly OpenCompartment[]) => void;
  readonly setBack: () => readonly SetBackCompartment[];
  readonly user: { readonly id: UserId; readonly label: string; readonly role: Role };
  /** Ed25519 by the acting user, for audit entries. */
  readonly sign: (bytes: Uint8Array) => Uint8Array;
  /** The documents of all that this user may see; what is added here goes to the office's. */
  readonly files: FileStore;
  /** The documents that belong with the cases of one database. */
  readonly filesOf: (db: Writer) => FileStore;
  /**
   * An open descriptor of `vault.db`, for checking its bytes. Nobody may open and close the file otherwise while it is in use: closing any
   * descriptor of a file gives up the process's POSIX locks on it, SQLite's among them.
   */
  readonly dbFile: number;
  /** The vault's raw key and the user's own, while the vault is open. For the vault's own work; no answer carries them. */
  readonly keys: SlotSecrets;
  readonly notices: readonly VaultNotice[];
  /** How far what was confirmed has come, as it is kept outside the database. */
  readonly confirmed: {
    /** Keep the chain's present end, if it has grown. */
    readonly keep: () => void;
    /** The same into another folder, for a copy of this database. */
    readonly keepIn: (folder: string) => void;
    /** What was confirmed in this folder and is not in this database. */
    readonly missing: () => MissingHistory | null;
    /** Whether the chain's present end is what is kept. */
    readonly isKept: () => boolean;
  };
  /** Whether the files in the folder are still those that this session has open. See `vault/place-watch.ts`. */
  readonly place: {
    readonly isOurs: () => boolean;
    readonly refuseReplaced: () => void;
    readonly look: () => void;
    readonly isOverwritten: () => boolean;
    readonly note: () => void;
    readonly keyslotsText: () => string;
    /** The folder's name under which the session was saved as a vault of its own, since its place was taken. */
    savedAs: string | null;
  };
  /** Overwrite keys, checkpoint, close, and let others at the folder. Where its place was taken, save it first. */
  readonly close: () => void;
  /** The same, but for the folder: for who goes on in it, as a re-key does. */
  readonly closeHeld: () => void;
  /** That no other process is in the folder. */
  readonly hold: { readonly release: () => void };
};

/** What each handler receives beside its checked input. */
export type Context = Services & {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number) => void;
};
export type SessionContext = Context & { readonly session: Session };

/** A handler of a row: those for `anyone` may find no open vault, the others always have a session of a role that may. */
export type Handler<R extends Row> = (
  input: CheckedOf<R>,
  context: R['access'] extends 'anyone' ? Context : SessionContext,
) => OutputOf<R> | Promise<OutputOf<R>>;

/** The handlers that a table of rows asks for; a missing one does not compile. */
export type HandlersOf<Rows extends Record<string, Row>> = {
  readonly [C in keyof Rows]: Handler<Rows[C]>;
};
