import { z } from 'zod';
import type { Bilingual, CaseId } from '../language.ts';
import type { CarrierFailureCode } from '../carrier-failure.ts';
import { ask, everyRole, writers } from './row.ts';
import { handle, passphrase, shortText, userId } from './scalars.ts';
import { stationRequestSchema, type StationRequest } from './station-format.ts';
import type { OpenVault } from './vault.ts';

/** A machine of the office. `heard`: its last entry that is here, and when it came; of one that has not been heard of, null. */
export type StationView = {
  readonly number: number;
  readonly label: string;
  readonly isOwn: boolean;
  readonly addedAtMs: number;
  readonly removedAtMs: number | null;
  readonly heard: { readonly number: number; readonly atMs: number } | null;
  /** Another entry with one of its numbers came: its key is used twice, and nothing more of it is taken in. */
  readonly isForked: boolean;
};

/** How this station stands to the others. All empty in an office of one. */
export type OfficeStanding = {
  readonly stations: readonly StationView[];
  /** Entries of this station that were put on no carrier yet. */
  readonly unsent: number;
  /** Entries that came and wait: of which station, how many, and which are missing before them; null: what they had read of other stations is. */
  readonly waiting: readonly {
    readonly station: number;
    readonly count: number;
    readonly missing: { readonly from: number; readonly to: number } | null;
  }[];
  /** Entries that were set aside whole, of one station for one reason: how many between which numbers, whose, and when the last was written. */
  readonly setAside: readonly SetAside[];
  /** What came to nothing since somebody had not heard of it. */
  readonly unheard: readonly Unheard[];
  /** Rows that cannot stand beside others that were recorded elsewhere: of which table, and why. */
  readonly rowsAside: readonly { readonly table: string; readonly code: string }[];
};

export type SetAside = {
  readonly station: number;
  readonly code: string;
  readonly count: number;
  readonly from: number;
  readonly to: number;
  readonly userLabels: readonly string[];
  readonly atMs: number;
};

/** What an exchange came to, in entries and documents. `damaged`: bundles; `newer`: bundles of a newer program, which wait for its update; `needs`: the newest of those, where they say so. */
export type Exchanged = {
  readonly sent: number;
  readonly received: number;
  readonly documentsSent: number;
  readonly documentsReceived: number;
  readonly setAside: number;
  readonly damaged: number;
  readonly newer: number;
  readonly needs: string | null;
  readonly forked: readonly number[];
  readonly cases: readonly string[];
};

/** Two entries that one station's key signed with one number: the one that stands here, and the other that came. */
export type Fork = {
  readonly station: number;
  readonly label: string;
  readonly isOwn: boolean;
  readonly number: number;
  readonly entries: readonly { readonly userLabel: string | null; readonly atMs: number; readonly action: string }[];
};

/** A field to which people who did not know of each other gave different values. The first is the one that stands. */
export type TwoValues = {
  readonly caseId: CaseId;
  readonly reference: string;
  readonly record: string;
  readonly entity: string;
  readonly field: string;
  readonly values: readonly {
    readonly station: number;
    readonly userLabel: string | null;
    readonly atMs: number;
    /** Who says so chose it of two, or closed the case for named people while it stood; else they wrote it. */
    readonly how: 'wrote' | 'chose' | 'stood';
    readonly value: string;
  }[];
};

/** What a machine asked to join with, as its people compare it. `words`: of its keys alone; both machines show them before it is let in. */
export type JoinRequest = {
  readonly station: string;
  readonly label: string;
  readonly synthetic: boolean;
  readonly words: Bilingual;
};

/** A record that was taken out at one station while somebody at another, who did not know, changed it: it stands again, with who did what. */
export type BroughtBack = {
  readonly caseId: CaseId;
  readonly reference: string;
  readonly record: string;
  readonly entity: string;
  readonly removed: { readonly station: number; readonly userLabel: string | null; readonly atMs: number };
  readonly changed: { readonly station: number; readonly userLabel: string | null; readonly atMs: number };
};

/**
 * What came to nothing, or elsewhere, since somebody at another machine did not know of it: a case that was deleted, or closed for named people, while
 * somebody wrote in it; a loosened mark (`at`) that two persons had agreed on and somebody tightened. `gone`: who did what stands; `wrote`: who else. Of a
 * closed case this machine knows no more than that it wrote there itself, and tells it here alone.
 */
export type Unheard = {
  readonly how: 'deleted' | 'closed' | 'loosened';
  readonly caseId: CaseId | null;
  readonly reference: string | null;
  readonly at: { readonly record: string; readonly entity: string; readonly field: string } | null;
  readonly gone: BroughtBack['removed'];
  readonly wrote: BroughtBack['removed'];
};

/** In a line: how far this station is with the others. Of an office of one station all is empty. */
export type InStep = {
  readonly isOfSeveral: boolean;
  /** This station was taken out of the office, as far as it has heard. */
  readonly isTakenOut: boolean;
  /** Its record was put back to an earlier state: it records nothing before it has exchanged. */
  readonly isPutBack: boolean;
  /** Its key was used twice: it sends nothing more. */
  readonly isStopped: boolean;
  /** A place of exchange is entered at this station, or was confirmed. */
  readonly hasPlace: boolean;
  readonly unsent: number;
  /** The station that was not heard of for the longest, if that is a day or more. */
  readonly silent: { readonly number: number; readonly label: string; readonly days: number } | null;
  /** Since when the place of exchange could not be reached, each time that it was tried. */
  readonly away: { readonly sinceMs: number; readonly code: CarrierFailureCode } | null;
  /** Bundles of a newer program that waited at the last exchange for this one's update, and the version that they need, where they say so. */
  readonly newer: { readonly count: number; readonly needs: string | null } | null;
  /** null: it does not exchange by itself. */
  readonly automatic: { readonly isPaused: boolean; readonly lastMs: number | null } | null;
};

const name = z.string().trim().min(1).max(60);
const station = z.int().min(1).max(9999);

/** An office on several machines. */
export const stationCalls = {
  'station:list': ask(z.strictObject({}), everyRole).gives<OfficeStanding>(),
  /** On a new machine: make its keys and its first person's, and write what asks the office to let both in. Refusal `office/asked-already`. */
  'station:ask': ask(
    z.strictObject({ folder: handle, file: handle, station: name, label: name, passphrase, synthetic: z.boolean().optional() }),
    'anyone',
  ).gives<JoinRequest>(),
  /** What waits beside this folder for the office's answer. Refusal `office/not-asked`. */
  'station:waiting': ask(z.strictObject({ folder: handle }), 'anyone').gives<JoinRequest>(),
  /** Forget what was asked with, so that it can be asked anew: an answer to it opens nothing any more. */
  'station:forget': ask(z.strictObject({ folder: handle }), 'anyone').gives<null>(),
  /** What a file asks, before anything is written. Refusals `office/not-a-request`, `office/asks-for-demo`, `office/asks-for-real`. */
  'station:read': ask(z.strictObject({ file: handle }), ['supervisor']).gives<
    JoinRequest & { readonly request: StationRequest }
  >(),
  /** Let a machine and its first person in, and write the record that it begins with. The words are compared on both machines.
   * `file`: what it asks by; or `request`, as it was read of one. `samePerson`: an account that this person has or had already. `label`: the name of
   * the account, where it is not the one that was asked for; a second account of one person gets its machine's name beside it by itself. Refusals
   * `user/not-found`, `user/exists`, `office/account-name` where the name is another account's and nobody said whose this is. */
  'station:add': ask(
    z.strictObject({
      file: handle.optional(),
      request: stationRequestSchema.optional(),
      answer: handle,
      role: z.enum(['officer', 'supervisor', 'auditor']),
      samePerson: userId.optional(),
      label: name.optional(),
    }),
    ['supervisor'],
  ).gives<{ readonly number: number; readonly station: string; readonly label: string; readonly words: Bilingual }>(),
  /** On the new machine: make its vault of what the office answered, and open it. `words`: the twelve that the other machine shows. */
  'station:join': ask(z.strictObject({ folder: handle, file: handle, passphrase, words: shortText }), 'anyone').gives<{
    readonly number: number;
    readonly recoveryCode: string;
    readonly vault: OpenVault;
  }>(),
  'station:remove': ask(z.strictObject({ station }), ['supervisor']).gives<OfficeStanding>(),
  /** Put what others lack where the office exchanges, or into a folder that all stations reach, by turns or at once, and take in what is there. */
  'office:exchange': ask(z.strictObject({ folder: handle.optional() }), writers).gives<Exchanged>(),
  /** Whether something came for this station where the office exchanges, as soon as it does; false after so many seconds without. Refusal `carrier/none`. */
  'office:wait': ask(z.strictObject({ mostSeconds: z.int().min(1).max(600) }), writers).gives<{ readonly came: boolean }>(),
  /** Stations whose key signed two entries with one number, until somebody decides: of them nothing more is taken in. */
  'office:forks': ask(z.strictObject({}), everyRole).gives<readonly Fork[]>(),
  /**
   * Decide about one, at another station: what stands of it here stays, the station is taken out with the agency's keys renewed, and its machine
   * joins anew. Refusals `office/no-fork`, `office/own-station`.
   */
  'office:decide-fork': ask(z.strictObject({ station }), ['supervisor']).gives<readonly Fork[]>(),
  'office:step': ask(z.strictObject({}), everyRole).gives<InStep>(),
  /** Let the exchange that goes by itself rest, or go on. Refusal `carrier/none` where none does. */
  'office:pause': ask(z.strictObject({ isPaused: z.boolean() }), writers).gives<InStep>(),
  'office:conflicts': ask(z.strictObject({}), writers).gives<readonly TwoValues[]>(),
  /** Records that a change at another station brought back, until somebody who saw both changes or removes them. */
  'office:brought-back': ask(z.strictObject({}), writers).gives<readonly BroughtBack[]>(),
  /** Say which of the values is right: it stands, and nothing is left to be settled. */
  'office:settle': ask(
    z.strictObject({ record: z.uuid().max(36), field: z.string().max(64), choice: z.int().min(0).max(99) }),
    writers,
  ).gives<readonly TwoValues[]>(),
};
