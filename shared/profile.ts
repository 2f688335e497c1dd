import type { Bilingual, CivilDate } from './language.ts';

/** How a rule is known: `V` its text was read, `P` a partial or secondary text was read, `M` from memory, to be confirmed by counsel. */
export const evidenceTags = ['V', 'P', 'M'] as const;
export type EvidenceTag = (typeof evidenceTags)[number];

/** Where a rule stands: `law` is a key of the profile's `laws`, `at` the article or section in it. */
export type Source = { readonly law: string; readonly at: string; readonly tag: EvidenceTag };

/** What a profile orders: an extradition request, a request for assistance, an asset, a joint investigation, an exchange, or an office's duties. */
export const profileKinds = ['extradition', 'assistance', 'asset', 'joint-investigation', 'exchange', 'duty'] as const;
export type ProfileKind = (typeof profileKinds)[number];

/** A fact that an event may carry. `enum` has `options`; `document` is the id of a record or a reference to a paper. */
export type FactRule = {
  readonly label: Bilingual;
  readonly type: 'date' | 'integer' | 'boolean' | 'text' | 'enum' | 'document';
  readonly options?: Readonly<Record<string, Bilingual>>;
};

/** A way out of a stage. `event` is the event that makes the move; `requires` are facts it must carry. */
export type Exit = {
  readonly to: string;
  readonly event: string;
  readonly label: Bilingual;
  readonly requires: readonly string[];
  readonly source: Source;
};

/**
 * What is expected of somebody while a case stands in a stage. `by` is the side, `authority` the agency of it where the profile names one
 * (a `*` profile leaves it to the case). Of the stage's clocks the act meets some; without a date from one of these it is asked about
 * `askAfterDays` after the move came to that side.
 */
export type ExpectedAct = {
  readonly act: Bilingual;
  readonly by: 'requesting' | 'requested';
  readonly authority: string | null;
  readonly meets: readonly string[];
  readonly askAfterDays: number;
};

export type Stage = {
  readonly id: string;
  readonly label: Bilingual;
  readonly entering: Bilingual;
  readonly owners: readonly string[]; // agency codes; the first has the move
  readonly side: 'requesting' | 'requested';
  readonly clocks: readonly string[]; // what may run here
  /** Every shipped profile has it; one that an office keeps from before has none. */
  readonly owed?: ExpectedAct;
  readonly exits: readonly Exit[];
  readonly source: Source;
};

/** How an outcome is counted; only `extradition` is one. */
export const countings = ['extradition', 'refusal', 'alternative', 'other', 'closed'] as const;
export type Counting = (typeof countings)[number];

/** A way on from an outcome: only if the clock that lapsed allows it, or only if the outcome was entered by a certain event. */
export type Reopening = {
  readonly to: string;
  readonly event: string;
  readonly when: 'lapse-reopens' | { readonly enteredBy: string };
  readonly source: Source;
};

/** A terminal outcome. `continues` is the stage that follows it (a surrender is followed by its after-care). */
export type Outcome = {
  readonly id: string;
  readonly label: Bilingual;
  readonly counts: Counting;
  readonly fromAny: boolean; // any stage may end so, whatever its exits say
  readonly event: string;
  readonly requires: readonly string[];
  readonly continues: string | null;
  /** How a case that ended so may go on; an empty list means never. */
  readonly reopens: readonly Reopening[];
  readonly source: Source;
};

export type DayCount =
  | { readonly type: 'calendar' }
  | { readonly type: 'business'; readonly calendar: string }
  /** The text says only "days", or `says` which days when: both readings are computed and shown as a range. */
  | { readonly type: 'unspecified'; readonly calendar: string; readonly says?: Bilingual };

export type ClockLength =
  | { readonly kind: 'days'; readonly days: number }
  /** `office`: no law sets the number; this one stands until the office sets another. */
  | { readonly kind: 'months'; readonly months: number; readonly office?: 'reviewMonths' }
  /** An agreed date that the start event carries as a fact. */
  | { readonly kind: 'date'; readonly fact: string }
  /** Ends when another clock ends; if that clock never started, there is no term. */
  | { readonly kind: 'same-as'; readonly clock: string; readonly otherwise: Bilingual }
  /** Once a month, on a day of the month that the office sets. */
  | { readonly kind: 'monthly' };

/** What an event does to a clock, by which source; `why` where the label of the event alone does not tell it. */
export type ClockEnding = { readonly event: string; readonly source: Source; readonly why?: Bilingual };

/** One clock of a treaty or a law, as data. */
export type ClockRule = {
  readonly id: string;
  readonly label: Bilingual;
  /** Whose time it is, where it is not that of the side which has the move: a defence's term for its remedy. */
  readonly by?: 'defence';
  readonly length: ClockLength;
  readonly days: DayCount;
  readonly start: {
    readonly events: readonly string[];
    /** Whether the start's own day is counted. */
    readonly firstDay: 'same' | 'next';
    /** Count from this fact of the start event instead of the event's date; without it the clock waits and asks. */
    readonly dateFact?: string;
    /** Clocks that start it when they run out by themselves, from the day they ran out on. */
    readonly after?: readonly { readonly clock: string; readonly source: Source }[];
  };
  /** Its stop events, or why it has none; one without runs while the case stands in a stage that names it. */
  readonly stop: { readonly events: readonly string[] } | { readonly none: Bilingual };
  readonly lapse: { readonly text: Bilingual; readonly reopens: boolean };
  readonly extension: { readonly by: Bilingual } | null;
  /** While between these events the clock stands still. */
  readonly tolls: readonly { readonly from: string; readonly to: string; readonly source: Source }[];
  /** Events after which it no longer applies, though nothing met it. An outcome that ends the case ends every clock without being named. */
  readonly ends?: readonly ClockEnding[];
  /** Where another start of the same rule takes its place: asked again, put at disposal again. */
  readonly replaced?: Source;
  /** Events after which the sources do not say whether it runs on: then it never counts as expired, and counsel is asked. */
  readonly counsel?: readonly ClockEnding[];
  /** `hard`: someone goes free, or a right ends. `soft`: somebody is late. */
  readonly weight: 'hard' | 'soft';
  /** `lower`: the law adds time that is entered as a fact (`plusDaysFact`); the date shown is the earliest end. */
  readonly bound: 'exact' | 'lower';
  readonly plusDaysFact?: string;
  /** Planning one of these before the clock has ended earns a warning, not an error. */
  readonly premature: readonly string[];
  readonly warnDays: readonly number[]; // days ahead of the earliest end at which to warn
  readonly source: Source;
  readonly note?: Bilingual;
};

export const checklistConditions = [
  'always',
  'accused',
  'convicted',
  'unsentenced',
  'sentenced',
  'provisional',
  'no-treaty',
  'death-exposure',
] as const;
export type ChecklistCondition = (typeof checklistConditions)[number];

export type ChecklistItem = {
  readonly id: string;
  readonly label: Bilingual;
  readonly when: ChecklistCondition;
  readonly translate: boolean;
  readonly authenticate: boolean;
  readonly source: Source;
};

/** How papers are authenticated for this direction, and what does not do. */
export type PaperRules = {
  readonly language: 'en' | 'es';
  readonly accepts: readonly string[]; // kinds of authentication that satisfy
  readonly source: Source;
  readonly rejects: readonly { readonly kind: string; readonly why: Bilingual; readonly source: Source }[];
};

export type NamedRule = { readonly id: string; readonly label: Bilingual; readonly source: Source };
export type RefusalGround = NamedRule & { readonly mandatory: boolean };
export type Assurance = NamedRule & { readonly required: 'always' | 'death-exposure' | 'no-treaty' | 'optional' };

/** A column of the board: stages that a supervisor sees as one. A late column shows only while a case stands in it. */
export type BoardGroup = {
  readonly id: string;
  readonly label: Bilingual;
  readonly stages: readonly string[];
  readonly isLate?: true;
  /** What reaching this column means on the way to a surrender, for reports. */
  readonly milestone?: Bilingual;
};

/** Everything that one treaty (or law) and direction says about how a matter goes on. Replaceable without code. */
export type Profile = {
  readonly id: string;
  readonly version: string;
  readonly kind: ProfileKind;
  readonly label: Bilingual;
  /** How versions before this one said its parties; `parties` say it. */
  readonly direction?: string | null;
  readonly parties: { readonly requesting: string; readonly requested: string }; // ISO 3166-1, or `*`
  /** The days between which a treaty applies; null: no end on that side. Without it, always. */
  readonly inForce?: { readonly from: CivilDate | null; readonly until: CivilDate | null };
  readonly zone: string; // IANA zone of the authority whose dates count
  readonly asOf: CivilDate; // when its rules were last checked
  readonly laws: Readonly<Record<string, Bilingual>>;
  readonly events: Readonly<Record<string, Bilingual>>;
  readonly facts: Readonly<Record<string, FactRule>>;
  readonly initial: string | null; // null: a profile of duties, without stages
  readonly stages: readonly Stage[];
  readonly outcomes: readonly Outcome[];
  readonly clocks: readonly ClockRule[];
  readonly refusalGrounds: readonly RefusalGround[];
  readonly assurances: readonly Assurance[];
  readonly checklist: readonly ChecklistItem[];
  readonly papers: PaperRules | null;
  /** How a board groups the stages; without it each stage is a column of its own. */
  readonly board?: readonly BoardGroup[];
  /** In what order competing requests are preferred; null where the profile does not say. */
  readonly competing: { readonly order: readonly ('treaty' | 'place' | 'gravity' | 'first')[]; readonly source: Source } | null;
};
