import type { FieldType } from '../catalogue-types.ts';
import type { AgencyCode, CivilDate, Json, RecordId } from '../language.ts';
import type { PacketPlace } from '../value-path.ts';
import type { Category, Caveat, Flag, Level, Purpose, StatuteGate, TearLine, Until } from '../mark.ts';

/** The seven transforms, loosest first. `OMIT_SILENT` leaves no trace; the tightest result of all steps wins. */
export const actions = ['RELEASE', 'GENERALISE', 'MASK', 'PSEUDONYM', 'SUMMARISE', 'WITHHOLD', 'OMIT_SILENT'] as const;
export type Action = (typeof actions)[number];

/**
 * Reason codes that may stand in a packet (domain page F.3). A code that would name a secret leaves as `R-RES` (reserved) or `R-CONF`
 * (confidential), whichever the published catalogue says of its field; `R-REST` is what both were called before, and is still read.
 */
export const reasonCodes = [
  'R-SRC',
  'R-TEC',
  'R-INV',
  'R-PRIV',
  'R-LIFE',
  'R-FGN',
  'R-FIN',
  'R-VIC',
  'R-GJ',
  'R-REL',
  'R-PRIV-LEG',
  'R-EMB',
  'R-PURP',
  'R-ORIG',
  'R-RES',
  'R-CONF',
  'R-REST',
] as const;
/** The catalogue version whose readers know a code, where that is not the first. An earlier reader is told `R-REST` instead. */
export const reasonCodesSince: Readonly<Partial<Record<(typeof reasonCodes)[number], number>>> = { 'R-RES': 2, 'R-CONF': 2 };
export type ReasonCode = (typeof reasonCodes)[number];

/** Whom a value is about. It decides which row of the matrix applies, and nothing in a packet may tell two protected ones apart. */
export const subjects = ['suspect', 'official', 'third', 'witness', 'victim', 'source'] as const;
export type Subject = (typeof subjects)[number];

/** A caveat where it stands. `at`: the record whose seal or embargo it is, which a happening must be about to open it. */
export type PlacedCaveat = Caveat & { readonly at?: RecordId };

/** A value's whole mark: the catalogue's default joined with the marks of value, record, the records above it and case (high-water). */
export type EffectiveMark = {
  readonly owner: AgencyCode; // whose vault this is
  /** Where the value stands, for the facts recorded about exactly this place. `*` is the record's existence. */
  readonly record: RecordId | null;
  readonly field: string;
  /** null for a record's existence, which no generaliser can shorten. */
  readonly type: FieldType | null;
  readonly level: Level;
  /** The catalogue's own category first. A code that only a later one explains leaves as `R-REST`: it would tell what a mark says. */
  readonly categories: readonly Category[];
  /** The first category is not the catalogue's own but what two persons put in its place, so its code would tell what a mark says. */
  readonly isRecategorised?: boolean;
  readonly flags: readonly Flag[];
  readonly caveats: readonly PlacedCaveat[];
  /** The records whose judicial seal the flag `sealed` is; left out: nothing that has happened to a record opens it. */
  readonly sealedAt?: readonly RecordId[];
  /** Other agencies that the value came from; each must consent. Empty: it is the owner's. */
  readonly originators: readonly AgencyCode[];
  /** Those of them from whom it came in a packet, under marks that bind: they consent by a packet, and in no other way. */
  readonly lockedBy?: readonly AgencyCode[];
  /** It is a lead only (CNPP 455), so it does not leave to be used as evidence. */
  readonly isLeadOnly?: boolean;
  readonly tearLine: TearLine | null;
  readonly subject: Subject | null;
};

/** What an office has set for a counterpart agency. An agency that has none is unknown, and gets nothing. */
export type RecipientProfile = {
  readonly agency: AgencyCode;
  readonly country: string; // ISO 3166-1 alpha-2
  readonly standing: 'trusted-party' | 'vetted' | 'other';
  /** The highest level it may receive, per category; a category that is not named is denied. */
  readonly ceilings: Readonly<Partial<Record<Category, Level>>>;
  readonly acceptedCaveats: readonly Caveat['kind'][]; // it undertook to honour these; another caveat denies
  readonly purposes: readonly Purpose[];
  readonly formalChannel: boolean; // FIN leaves only over a formal channel
  /** Who will open the packet. `EYES` and `TLP:RED` values leave only when all of these are named on them. */
  readonly contacts?: readonly string[];
};

/** For each record with a seal or embargo, the event types that have opened it; `everything`: as if all had happened. */
export type Opened = 'everything' | ReadonlyMap<RecordId, ReadonlySet<string>>;

export type Gate = StatuteGate | 'source' | 'victim' | 'originator';
/** What can open a gate. Which basis opens which gate is the policy's. */
export type GateBasis = 'court-order' | 'person-consent' | 'originator-consent' | 'exculpatory' | 'imminent-danger';

/** Recorded facts that open what only such a fact may open, each with its document. They never name a value's content. */
export type Circumstances = {
  readonly date: CivilDate;
  /** Event types that open whatever awaits them, to look ahead. What has happened in a case is read from its events, record by record. */
  readonly events: readonly string[];
  /** What has been opened where; given by the decision of a whole case. */
  readonly opened?: Opened;
  /** The day in the zone of an authority, where that is another than `date`. */
  readonly days?: Readonly<Record<string, CivilDate>>;
  readonly consents: readonly {
    readonly originator: AgencyCode;
    readonly recipient: AgencyCode;
    readonly purposes: readonly Purpose[];
    readonly until: CivilDate | null;
    /** The places that the originator's packet names, as {@link placeKey} writes them. Left out: a document shows it, and what came in locked waits all the same. */
    readonly places?: ReadonlySet<string> | 'all';
  }[];
  readonly gates: readonly {
    /** `originator`: exculpatory matter or imminent danger, with notice given to the originator (UNTOC 18(5), 18(19)). */
    readonly gate: Gate;
    readonly basis: GateBasis;
    readonly record: RecordId;
    readonly field: string;
    readonly recipient: AgencyCode;
  }[];
  /** Other cases that the recipient knows of; left out: none. A link to any other leaves no trace. */
  readonly knownCases?: readonly string[];
  readonly mustTell: readonly { readonly record: RecordId; readonly field: string; readonly recipient: AgencyCode }[];
};

/** A place of a case as consents name it; `*` is a record's existence. */
export const placeKey = (record: RecordId, field: string): string => `${record} ${field}`;

/** Why, as data: sentences in both languages are rendered from it. */
export type Decision = {
  readonly action: Action;
  readonly rule: string; // id of the policy's rule that decided, such as `origin/no-consent`
  readonly parameters: Readonly<Record<string, string | readonly string[] | Until>>;
  readonly code: ReasonCode | null; // null for RELEASE and OMIT_SILENT
};

/** One step on the way from a value to what leaves. `path` is its place in the packet; record and field name it for good. */
export type PathDecision = Decision & { readonly record: RecordId; readonly field: string; readonly path: PacketPlace };

/** A scalar field of an emitted record. Every catalogue field of the entity has exactly one slot, in catalogue order. */
export type Slot =
  | { readonly state: 'released'; readonly value: Json; readonly how: Action }
  /** Withheld with a gap to show (`code`), or silently (`code: null`); `value` stays at the sender, for later disclosure. Absent values have `value: undefined`. */
  | { readonly state: 'withheld'; readonly code: ReasonCode | null; readonly value: Json | undefined };

/**
 * What leaves of a record. `id` is the packet's name for it (a pseudonym per recipient), never the vault's. A list that the catalogue
 * knows is always present, even empty; its unreleased elements stand together, so that their number cannot be seen.
 */
export type Emission = {
  readonly entity: string;
  readonly id: string;
  readonly record: RecordId; // for the sender's ledger; not emitted
  readonly fields: Readonly<Record<string, Slot>>;
  readonly lists: Readonly<Record<string, { readonly emitted: readonly Emission[]; readonly unreleased: readonly Json[] }>>;
};
