import { keyOfAct, type ActRow } from '../../../db/acts.ts';
import { dayMarks, lapsesOn, placeOf, type DayGroupId, type DayMarks } from '../../../shared/day.ts';
import type { CaseId, CivilDate } from '../../../shared/language.ts';
import { isMatter } from '../../../shared/case.ts';
import type { OwedAct } from '../../../shared/owed-acts.ts';
import type { DutyKind } from '../../../shared/duties.ts';
import { isAsleep, snoozeKey, snoozeLimit, type SnoozableRow, type Snooze } from '../../../shared/snooze.ts';
import { memo } from '../ground/memo.ts';

/**
 * A row of the day before it has words: an act, or the act that a stage expects (of the case, or of a request) together with the clocks that it meets. `dueOn` and `latest`
 * are its own, or the span of those clocks.
 */
export type DayItem = {
  readonly act: ActRow;
  readonly clocks: readonly ActRow[];
  readonly dueOn: CivilDate;
  readonly latest: CivilDate;
  readonly weight: OwedAct['weight'];
  readonly warnOn: CivilDate | null;
  /** Of an act beside which another row of it stands: its clocks that have passed, or its hard stops, which come after a day that is none. */
  readonly part: '' | 'lapsed' | 'hard';
  readonly group: DayGroupId;
};

/** What items are placed by. `todayOf` is the day of a profile's rules; `nextAsk` when an act of others is asked about next, by its key. */
export type Placing = {
  readonly todayOf: (profile: string) => CivilDate;
  readonly officeToday: CivilDate;
  readonly nextAsk: ReadonlyMap<string, CivilDate>; // by `askKey`
  readonly snoozes: ReadonlyMap<string, Snooze>;
};

/** Every act of every case, each in its group. */
export function dayItems(placing: Placing, acts: readonly ActRow[]): readonly DayItem[] {
  const marksOf = memo((day: string) => dayMarks(day as CivilDate)); // days of zones
  const items: DayItem[] = [];
  const placingCase = { ...placing, marksOf };
  for (let at = 0; at < acts.length;) {
    const first = acts[at]!; // within the list
    let end = at + 1;
    while (acts[end]?.caseId === first.caseId) end++;
    itemsOfCase(acts.slice(at, end), placingCase, items);
    at = end;
  }
  return items;
}

const none: readonly ActRow[] = [];
const isOfStage = ({ form }: ActRow): boolean => form.isOfStage;

type PlacingCase = Placing & { readonly marksOf: (day: string) => DayMarks };

function itemsOfCase(acts: readonly ActRow[], placing: PlacingCase, into: DayItem[]): void {
  const marksOf = ({ form: { kind, profile } }: ActRow): DayMarks =>
    placing.marksOf(kind === 'clock' || kind === 'stage' ? placing.todayOf(profile) : placing.officeToday);
  const ofStage = acts.some(isOfStage) ? acts.filter(isOfStage) : none;
  const met = ofStage.filter(act => isOwedOn(act, marksOf(act).today));
  for (const act of acts) {
    if (isOfStage(act)) continue;
    const marks = marksOf(act);
    if (!isOwedOn(act, marks.today)) continue;
    const own = met.length === 0 ? met : met.filter(clock => isMetBy(act, clock));
    if (own.length === 0) into.push(itemOf(act, none, placing, marks));
    else stageItems(act, own, placing, marks, into);
  }
}

/** Whether a clock is one that an expected act meets: the case's own clocks that of its stage, the date of a record that of the record. */
function isMetBy(act: ActRow, clock: ActRow): boolean {
  const { kind } = act.form;
  return kind === 'stage' ? clock.form.kind === 'clock' : isMatter(kind) && clock.record === act.record;
}

/** Whether an act has begun and is not over by itself; a term that the defence let pass is owed by nobody. */
function isOwedOn({ form, from, until, latest }: ActRow, today: CivilDate): boolean {
  if (form.whose === 'defence' && latest < today) return false;
  return (from === null || from < today) && (until === null || today <= until);
}

/**
 * What the stage expects, by the clocks still ahead; those that have passed stand apart, so that they hide none of these. So do hard stops that
 * come after a day that is none: the sooner day would be called one.
 */
function stageItems(act: ActRow, met: readonly ActRow[], placing: PlacingCase, marks: DayMarks, into: DayItem[]): void {
  const ahead = met.filter(({ latest }) => latest >= marks.today);
  const lapsed = met.filter(({ latest }) => latest < marks.today);
  const [now, later] = byWeight(ahead.length > 0 ? ahead : lapsed);
  into.push(itemOf(act, now, placing, marks));
  if (later.length > 0) into.push({ ...itemOf(act, later, placing, marks), part: 'hard' });
  if (ahead.length > 0 && lapsed.length > 0) into.push({ ...itemOf(act, lapsed, placing, marks), part: 'lapsed' });
}

/** Those of the row that says the soonest day, and the hard stops that stand apart from it. */
function byWeight(clocks: readonly ActRow[]): readonly [now: readonly ActRow[], later: readonly ActRow[]] {
  const hard = clocks.filter(({ form }) => form.weight === 'hard');
  const soft = clocks.filter(({ form }) => form.weight !== 'hard');
  if (hard.length === 0 || soft.length === 0 || spanOf(hard).dueOn <= spanOf(soft).dueOn) return [clocks, none];
  return [soft, hard];
}

function itemOf(act: ActRow, clocks: readonly ActRow[], placing: PlacingCase, marks: DayMarks): DayItem {
  const { whose, kind } = act.form;
  const { dueOn, latest, warnOn } = clocks.length === 0 ? act : spanOf(clocks);
  const weight = clocks.length === 0 ? act.form.weight : weightOf(clocks);
  const askOn = whose === 'us' ? null : (remindedOf(act, placing) ?? warnOn ?? dueOn);
  const group = sleeps({ act, dueOn, weight, warnOn }, placing)
    ? 'asleep'
    : placeOf({ whose, weight, dueOn, askOn, lapsesOn: lapsesOn(kind, weight, latest) }, marks);
  return { act, clocks, dueOn, latest, weight, warnOn, part: '', group };
}

function remindedOf(act: ActRow, { nextAsk }: Placing): CivilDate | undefined {
  return nextAsk.size === 0 ? undefined : nextAsk.get(askKey(act.caseId, keyOfAct(act)));
}

function sleeps(item: Pick<DayItem, 'act' | 'dueOn' | 'weight' | 'warnOn'>, { snoozes, officeToday }: Placing): boolean {
  if (snoozes.size === 0) return false;
  const row = snoozableOf(item);
  const snooze = row === null ? undefined : snoozes.get(snoozeKey(row));
  return snooze !== undefined && isAsleep(snooze, officeToday, limitOf(item));
}

function spanOf(clocks: readonly ActRow[]): Pick<DayItem, 'dueOn' | 'latest' | 'warnOn'> {
  const [first] = clocks.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const { dueOn, warnOn } = first!; // there is at least one
  const latest = clocks.reduce((last, clock) => (clock.latest > last ? clock.latest : last), dueOn);
  return { dueOn, latest, warnOn };
}

function weightOf(clocks: readonly ActRow[]): 'hard' | 'soft' {
  return clocks.some(({ form }) => form.weight === 'hard') ? 'hard' : 'soft';
}

/** By what a row may be put off; null for what others owe, which is asked about instead. A hard stop of theirs may be. */
export function snoozableOf({ act, weight }: Pick<DayItem, 'act' | 'weight'>): SnoozableRow | null {
  const { caseId, record, form } = act;
  const { kind, name, whose } = form;
  if (whose !== 'us' && weight !== 'hard') return null;
  if (kind === 'stage') return { kind: 'act', caseId, stage: name };
  if (isMatter(kind)) return record === null ? null : { kind: 'act', caseId, stage: name, record };
  if (kind === 'clock' || kind === 'deadline')
    return record === null ? null : { kind: 'clock', caseId, clock: name, startEvent: record };
  return kind === 'duty' ? { kind: 'duty', caseId, duty: name as DutyKind, record } : null; // the index writes kinds of duties
}

export function limitOf({ weight, dueOn, warnOn }: Pick<DayItem, 'weight' | 'dueOn' | 'warnOn'>): CivilDate | null {
  return weight === 'ask' ? null : snoozeLimit({ weight, mustStopBy: dueOn, warnOn });
}

export function askKey(caseId: CaseId, act: string): string {
  return `${caseId} ${act}`;
}
