import type { Mover } from './board.ts';
import { civilDate, dayNumber } from './clocks/civil-date.ts';
import type { Due } from './clocks/due.ts';
import type { Bilingual, CaseId, CivilDate, PacketId, RecordId } from './language.ts';
import { actKinds, type OwedAct } from './owed-acts.ts';
import type { SnoozableRow } from './snooze.ts';

/**
 * Where a row of the day stands, in the order of the screen: ours that is past and can still be done, due today, due within a week; mandatory
 * deadlines that have expired, of which is recorded what became of them; past the day on which it is asked about though no law sets one; what
 * others owe and is to be asked for; ours without a day; ours further off; what others owe and need not be asked for yet; and what a person
 * put off. Every row stands in one of them.
 */
export const dayGroups = [
  'overdue',
  'today',
  'week',
  'lapsed',
  'expected',
  'ask',
  'undated',
  'later',
  'waiting',
  'asleep',
] as const;
export type DayGroupId = (typeof dayGroups)[number];

export const dayKinds = [
  ...actKinds,
  'loosening',
  'document',
  'approval',
  'framework',
  'notice',
  'classification',
  'recall',
] as const;
export type DayKind = (typeof dayKinds)[number];

/** Who was reminded last, by whom, and when it is due again. */
export type Reminder = { readonly on: CivilDate; readonly by: string; readonly nextOn: CivilDate; readonly note: string | null };

/** One row of the day, as a screen and a terminal show it. */
export type DayRow = {
  readonly key: string; // unique on the day
  readonly act: string | null; // its key among the acts of its case, by which a reminder is recorded
  readonly row: SnoozableRow | null; // by which it is put off; null for what others owe
  readonly kind: DayKind;
  readonly what: Bilingual;
  /** To whom it was promised, what was deficient, on what ground. */
  readonly note: Bilingual | null;
  readonly whose: Mover;
  readonly who: string | null; // the agency; null where only the side is known
  readonly caseId: CaseId | null;
  readonly record: RecordId | null; // the request or the asset that it is about
  readonly packet: PacketId | null; // that waits for a second person, or came back from one
  readonly action: string | null; // of a framework: the one that it is, or whose milestone
  readonly reference: string | null;
  readonly title: string | null;
  readonly officer: string | null;
  readonly since: CivilDate | null; // since when it is with whoever owes it
  readonly days: number | null; // since then
  readonly due: Due | null;
  readonly weight: OwedAct['weight'] | null;
  readonly rules: readonly Bilingual[]; // the clocks that it meets
  readonly askOn: CivilDate | null; // of what others owe: when it is asked about next
  readonly reminder: Reminder | null;
  readonly limit: CivilDate | null; // until when it may be put off at most
  readonly snooze: { readonly until: CivilDate; readonly reason: string } | null;
};

/** Rows of a group that are the same act of the same authority, counted, with the one that stands first. A row that is like no other is one by itself. */
export type DayFold = { readonly key: string; readonly what: Bilingual; readonly total: number; readonly first: DayRow };

/** From how many rows on a group is folded: more than a person reads through for the one that is not like the others. */
export const FOLDED_FROM = 9;

/** A group with all of its rows counted, and as many of them as were asked for; by folds too where it is long, all of them together every row. */
export type DayGroup = {
  readonly id: DayGroupId;
  readonly total: number;
  readonly rows: readonly DayRow[];
  readonly folds: readonly DayFold[];
};

/** By what rows are alike. Ours are whoever of our authority has them. */
export function foldKey(what: Bilingual, whose: Mover, who: string | null): string {
  return whose === 'us' ? `us ${what.en}` : `${whose} ${who ?? ''} ${what.en}`;
}

/** What decides where a row stands. `askOn` is of what others owe; after `lapsesOn` an act is no longer in time by any reading, null where it is owed even so. */
export type Placed = {
  readonly whose: Mover;
  readonly weight: OwedAct['weight'] | null;
  readonly dueOn: CivilDate | null;
  readonly askOn: CivilDate | null;
  readonly lapsesOn: CivilDate | null;
};

/** After which day an act has lapsed: a mandatory deadline by its latest reading. What is owed to a person or an office is late, and owed. */
export function lapsesOn(kind: DayKind, weight: OwedAct['weight'] | null, latest: CivilDate | null): CivilDate | null {
  return weight === 'hard' && (kind === 'stage' || kind === 'clock' || kind === 'deadline') ? latest : null;
}

const WEEK_DAYS = 7;

/** The days by which rows are placed: today, and a week on. */
export type DayMarks = { readonly today: CivilDate; readonly week: CivilDate };

export function dayMarks(today: CivilDate): DayMarks {
  return { today, week: civilDate(dayNumber(today) + WEEK_DAYS) };
}

/** Where a row stands that nobody put off. A hard stop of others that is near or past stands before us too: somebody goes free. */
export function placeOf(
  { whose, weight, dueOn, askOn, lapsesOn: end }: Placed,
  { today, week }: DayMarks,
): Exclude<DayGroupId, 'asleep'> {
  if (dueOn === null) return 'undated';
  if (end !== null && end < today) return 'lapsed';

  const isBeforeUs = whose === 'us' || (weight === 'hard' && dueOn <= week);
  if (!isBeforeUs) return (askOn ?? dueOn) <= today ? 'ask' : 'waiting';
  if (dueOn <= today && weight === 'ask') return 'expected';
  if (dueOn < today) return 'overdue';
  if (dueOn === today) return 'today';
  return dueOn <= week ? 'week' : 'later';
}
