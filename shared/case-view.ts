import type { CaseFile, CaseKind, Direction } from './case.ts';
import type { Due } from './clocks/due.ts';
import type { DayRow } from './day.ts';
import type { Action } from './decision/types.ts';
import type { DutyKind } from './duties.ts';
import type { CaseMarks } from './judged-mark.ts';
import type { AgencyCode, Bilingual, CaseId, CivilDate, Instant, Json, RecordId, UserId } from './language.ts';
import type { Mark } from './mark.ts';
import type { Standing } from './standing.ts';

/** A case as a list shows it. All but id, kind, owner and the change time is derived from its records. */
export type CaseSummary = {
  readonly id: CaseId;
  readonly kind: CaseKind;
  readonly owner: AgencyCode;
  readonly reference: string;
  readonly title: string;
  readonly direction: Direction | null;
  readonly stage: string | null;
  readonly officer: string | null;
  readonly counterpart: AgencyCode | null;
  readonly openedOn: CivilDate | null;
  /** The earliest open hard stop among its deadlines. */
  readonly nextStopOn: CivilDate | null;
  readonly persons: string; // who is sought or accused, filed by surname, at most three
  readonly changedAtMs: number;
};

/** A case in the list, with how near its next hard stop is. */
export type ListedCase = CaseSummary & {
  readonly stop: Due | null;
  /** It is in a closed compartment. */
  readonly isEnclosed?: true;
};

export const caseSorts = [
  'changed',
  'reference',
  'title',
  'persons',
  'opened',
  'stop',
  'stage',
  'kind',
  'direction',
  'officer',
  'counterpart',
] as const;

/** So many cases at most in one act on several. */
export const MOST_AT_ONCE = 1_000;
/** So many case sheets at most on one page to print. */
export const MOST_SHEETS = 50;

/** What a list may show of each case, by the names that it is sorted by. */
export const listColumns = caseSorts;
export type ListColumn = (typeof listColumns)[number];

/** Which cases, in which order. All named conditions must hold; a list means "one of these". */
export type CaseFilter = {
  readonly text?: string | undefined; // words of reference, title or persons, folded
  readonly kinds?: readonly CaseKind[] | undefined;
  readonly directions?: readonly Direction[] | undefined;
  readonly stages?: readonly string[] | undefined;
  readonly counterparts?: readonly string[] | undefined;
  readonly officer?: string | undefined;
  readonly openedFrom?: string | undefined;
  readonly openedTo?: string | undefined;
  readonly stopBefore?: string | undefined;
  readonly stopWithinDays?: number | undefined; // from the day that it is asked; -1: overdue
  readonly changedSinceMs?: number | undefined;
  readonly standings?: readonly Standing[] | undefined;
  readonly sort?: (typeof caseSorts)[number] | undefined;
  readonly descending?: boolean | undefined;
};

/** What the cases that this user may see have, to filter by. */
export type CaseOptions = {
  readonly directions: readonly Direction[];
  readonly officers: readonly string[];
  readonly counterparts: readonly string[];
  readonly stages: readonly string[];
};

export type SavedFilter = { readonly id: string; readonly name: string; readonly filter: CaseFilter };

/** A piece of a text around hits; `hit` pieces are what was searched for. */
export type Piece = { readonly text: string; readonly hit: boolean };

export type SearchHit = {
  readonly caseId: CaseId;
  readonly reference: string;
  readonly title: string;
  readonly record: RecordId;
  readonly entity: string;
  readonly field: string;
  /** The page of the document on which the words stand, where they were read on one. */
  readonly page?: number;
  readonly pieces: readonly Piece[];
};

/** `ranked`: best first; otherwise there were more hits than are ranked, and they come newest first. `more`: hits beyond these. */
export type SearchAnswer = { readonly hits: readonly SearchHit[]; readonly ranked: boolean; readonly more: boolean };

/** Who alone reads a case that is in a closed compartment. */
export type Enclosure = {
  readonly id: string;
  readonly name: string;
  readonly people: readonly { readonly id: UserId; readonly label: string }[];
};

/** A case with what a screen shows beside it, and the mark under which each of its values is judged. */
export type CaseView = {
  readonly file: CaseFile;
  readonly summary: CaseSummary;
  readonly marks: CaseMarks;
  readonly missingFiles: readonly RecordId[]; // documents whose file is not in the vault's folder
  /** Why it is on hold, so that nothing of it is erased or deleted; empty where it is not. */
  readonly holds: readonly string[];
  /** The closed compartment that it is in, and who else reads it; null: whoever may open the vault. */
  readonly enclosed: Enclosure | null;
  /** What its stage expects next, of whom, since when and by when, as on Today; null where the case is over. */
  readonly owed: DayRow | null;
  /** The same of its requests and assets that are not over, whether the case is or not. */
  readonly owedOfMatters: readonly DayRow[];
};

/** One change of one value. `old`/`new` are null where there was or is none, or where the values were lawfully erased. */
export type HistoryLine = {
  readonly entry: number; // of the audit chain
  readonly atMs: number | null;
  readonly user: string | null; // the user's label
  readonly action: string;
  readonly record: RecordId;
  readonly entity: string;
  readonly field: string; // a field, `mark:FIELD`, or `*` for the whole record
  readonly old: Json;
  readonly new: Json;
  readonly erased: boolean;
};

export type PersonLine = {
  readonly record: RecordId;
  readonly caseId: CaseId;
  readonly reference: string;
  readonly name: string;
  /** As far as it is known (`shared/partial-date.ts`). */
  readonly dob: string | null;
  readonly roles: readonly string[];
};

/** An entry of the liaison log as lists show it. */
export type ExchangeLine = {
  readonly record: RecordId;
  readonly caseId: CaseId;
  readonly reference: string; // of the case
  readonly caseTitle: string;
  readonly startAt: Instant;
  readonly mode: string;
  readonly channel: string | null;
  readonly counterpart: AgencyCode | null;
  /** Who took part for the counterpart, in the order of the record: 'Mtra. de la Cruz, Lic. Prado'. */
  readonly people: string | null;
  readonly topic: string | null;
  readonly openCommitments: number;
  /** Of those that are open the one that is due first, one without a day last. */
  readonly nextCommitment: { readonly what: string; readonly by: AgencyCode | null; readonly dueOn: CivilDate | null } | null;
  readonly reportDueOn: CivilDate | null;
  readonly reportFiledOn: CivilDate | null;
  /** Nothing more is awaited of it since that day. */
  readonly closedOn: CivilDate | null;
  /** In whose log it stands, where it came with a case of theirs; null: ours. */
  readonly theirs: AgencyCode | null;
};

/** Somebody of another agency whom the log has named before. */
export type KnownContact = {
  readonly name: string;
  readonly role: string | null; // as last written
  readonly exchanges: number;
  readonly lastOn: CivilDate | null;
};

/** What a value of an exchange not yet logged would be to the counterpart, and why. */
export type DraftShield = { readonly action: Action; readonly reason: Bilingual };

export const draftParts = ['summary', 'items', 'promises', 'person'] as const;

/** What is known of an exchange before it is logged. `shields` null: no case yet, or nobody set what this counterpart may receive. */
export type ExchangeOutlook = {
  readonly shields: Readonly<Record<(typeof draftParts)[number], DraftShield>> | null;
  /** The report that the contact makes due, or the one that it enters (LSN 70, 71-V). */
  readonly report: { readonly kind: DutyKind; readonly dueOn: CivilDate; readonly latest: CivilDate | null } | null;
};

/** A loosening that waits for a second person. */
export type LooseningProposal = {
  readonly id: string;
  readonly caseId: CaseId;
  readonly record: RecordId;
  readonly field: string;
  readonly mark: Mark;
  readonly ground: string;
  readonly proposedBy: string;
  /** How the office calls the proposer; null for one who was taken out. */
  readonly proposedByLabel: string | null;
  /** The mark that stands now; null for none. */
  readonly was: Mark | null;
  readonly proposedAtMs: number;
};
