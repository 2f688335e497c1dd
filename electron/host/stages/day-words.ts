import { keyOfAct, listActWords, type ActForm, type ActWords } from '../../../db/acts.ts';
import { daysSince } from '../../../shared/clocks/civil-date.ts';
import { dayOfStop } from '../../../shared/clocks/civil-day.ts';
import { dueOn } from '../../../shared/clocks/due.ts';
import type { DayRow, Reminder } from '../../../shared/day.ts';
import { dutyNames } from '../../../shared/duties.ts';
import type { Bilingual } from '../../../shared/language.ts';
import { isMatter } from '../../../shared/case.ts';
import { matterProfile } from '../../../shared/matters.ts';
import { matterLabel } from '../../../shared/matter-text.ts';
import type { Profile } from '../../../shared/profile.ts';
import { dueLabel } from '../../../shared/record-dues.ts';
import { snoozeKey, type Snooze } from '../../../shared/snooze.ts';
import { stageLabel } from '../../../shared/stages.ts';
import { fill } from '../../../shared/text/fill.ts';
import { todayText } from '../../../shared/text/today.ts';
import type { Session } from '../ground/context.ts';
import { askKey, limitOf, snoozableOf, type DayItem } from './day-items.ts';
import type { StageRules } from './stage-index.ts';

export type WordsGiven = {
  readonly session: Session;
  readonly rules: StageRules;
  readonly profileOf: (key: string) => Profile | undefined;
  readonly reminders: ReadonlyMap<string, Reminder>; // the last of each act, by `askKey`
  readonly snoozes: ReadonlyMap<string, Snooze>;
};

/** The rows of these items, with everything that a screen shows. */
export function dayRowsOf(items: readonly DayItem[], given: WordsGiven): readonly DayRow[] {
  const words = new Map<string, ActWords>();
  for (const [db, ids] of Map.groupBy(new Set(items.map(({ act }) => act.caseId)), id => given.session.dbOf(id)))
    for (const row of listActWords(db, ids)) words.set(`${row.caseId} ${row.place}`, row);
  return items.flatMap(item => {
    const row = words.get(`${item.act.caseId} ${item.act.place}`);
    return row === undefined ? [] : [rowOf(item, row, given)];
  });
}

function rowOf(item: DayItem, said: ActWords, given: WordsGiven): DayRow {
  const { rules, reminders, snoozes } = given;
  const { act, clocks, part, weight } = item;
  const { kind, name, whose, agency } = act.form;
  const profile = profileOfAct(act.form, given);
  const isLaws = kind === 'stage' || kind === 'clock';
  const today = isLaws ? dayOfStop(rules.days, profile?.zone, name) : rules.days.office;
  const key = keyOfAct(act);
  const row = snoozableOf(item);
  const reminder = reminders.get(askKey(act.caseId, key)) ?? null;
  const snooze = row === null ? undefined : snoozes.get(snoozeKey(row));
  return {
    key: `${act.caseId} ${key}${part === '' ? '' : ` ${part}`}`,
    act: key,
    row,
    kind,
    what: whatOf(item, said, profile),
    note: said.told === null ? null : fill(todayText.promisedTo, { who: said.told }),
    whose,
    who: agency,
    caseId: act.caseId,
    record: isMatter(kind) ? act.record : null,
    packet: null,
    action: null,
    reference: said.reference,
    title: said.title,
    officer: said.officer,
    since: said.sinceOn,
    days: daysSince(said.sinceOn, today),
    due: dueOn(today, {
      from: said.sinceOn,
      earliest: item.dueOn,
      latest: item.latest,
      weight: weight === 'hard' ? 'hard' : 'soft',
    }),
    weight,
    rules: (kind === 'clock' ? [act, ...clocks] : clocks).map(
      ({ form: clock }) => dueLabel(clock.name) ?? clockLabel(clock.name, profile),
    ),
    askOn: whose === 'us' ? null : (reminder?.nextOn ?? item.warnOn ?? item.dueOn),
    reminder,
    limit: limitOf(item),
    snooze: snooze === undefined ? null : { until: snooze.until, reason: snooze.reason },
  };
}

/** The rules that say what an act is: its case's, or those of its request or asset. */
export function profileOfAct(
  { kind, profile }: ActForm,
  { profileOf, rules }: Pick<WordsGiven, 'profileOf' | 'rules'>,
): Profile | undefined {
  return isMatter(kind) ? matterProfile(kind, rules.profiles) : profileOf(profile);
}

/** What is expected, in a person's own words or as its like is called. */
function whatOf({ act: { form } }: DayItem, { words, type, name }: ActWords, profile: Profile | undefined): Bilingual {
  if (form.kind !== 'clock' && words !== null && words !== '') return { en: words, es: words };
  const { kind } = form;
  if (!isMatter(kind)) return kind === 'promise' ? todayText.promise : actLabel(form, profile);
  return fill(todayText.ofMatter, { act: actLabel(form, profile), of: matterLabel({ kind, type, name }) });
}

/** How acts of this like are called, in the profile's words; one that says nothing of a stage is asked about its next step. */
export function actLabel(act: ActForm, profile: Profile | undefined): Bilingual {
  if (act.kind === 'clock') {
    const clock = clockLabel(act.name, profile);
    return act.weight === 'ask' ? fill(todayText.waitsFor, { clock }) : (stopOf(act.name, profile) ?? clock);
  }
  if (act.kind === 'duty') return act.name in dutyNames ? dutyNames[act.name as keyof typeof dutyNames] : todayText.nextStep; // it is one of these
  if (act.kind === 'deadline') return dueLabel(act.name) ?? todayText.deadline;
  if (act.kind === 'promise') return todayText.promises;
  const expected = profile?.stages.find(({ id }) => id === act.name)?.owed?.act;
  return expected ?? fill(todayText.nextAfter, { stage: profile === undefined ? act.name : stageLabel(profile, act.name) });
}

/** What meets a clock, since a person does an act and not a law; null where no event does. */
function stopOf(clock: string, profile: Profile | undefined): Bilingual | null {
  const stop = profile?.clocks.find(({ id }) => id === clock)?.stop;
  const type = stop !== undefined && 'events' in stop ? stop.events[0] : undefined;
  const event = type === undefined ? undefined : profile?.events[type];
  return event === undefined ? null : fill(todayText.lastDayOf, { event });
}

function clockLabel(clock: string, profile: Profile | undefined): Bilingual {
  return profile?.clocks.find(({ id }) => id === clock)?.label ?? { en: clock, es: clock };
}
