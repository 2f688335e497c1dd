import type { CaseRecord } from './case.ts';
import { eventName } from './decision/event-name.ts';
import { isEventOf } from './event-names.ts';
import type { Bilingual, CivilDate, RecordId } from './language.ts';
import { directionOf, partiesOf } from './parties.ts';
import type { Profile } from './profile.ts';
import { effectiveEvents, lastVersions, originOf, type StageEvent } from './stage-event.ts';
import type { StageFaultCode } from './stage-failure.ts';
import { isStageOf, type StageFault, type StageState, type TakenOver } from './stages.ts';

/** What a history is looked through by. */
export type JudgedHistory = {
  readonly profile: Profile;
  readonly records: readonly CaseRecord[]; // with the case's own: what is wrong with no event is wrong there
  readonly events: readonly StageEvent[]; // corrected ones included
  readonly takenOver: TakenOver | undefined;
  readonly state: Pick<StageState, 'faults'>;
};

/** What a fault does not say of itself. Null: nothing recorded it, the case's own record says it. */
export type NamedFault = StageFault & { readonly type: string | null; readonly on: CivilDate | null };
/** A fault with the name of its event, for whoever does not know the profile. */
export type ToldFault = NamedFault & { readonly label: Bilingual | null };

/**
 * Everything that is wrong with the history of a case: what does not fit its profile, what has not happened yet or came before the case was
 * opened, what was granted and refused on one day, a stage of another kind, an event that its profile does not know, and an extradition
 * without direction.
 *
 * `today`: the last day that has begun for the office or the profile; null leaves out what depends on it, as an index must.
 */
export function historyFaults(history: JudgedHistory, today: CivilDate | null): readonly StageFault[] {
  const { profile, records, events, takenOver, state } = history;
  const own = records.find(({ entity }) => entity === 'case');
  const counted = effectiveEvents(events);
  // One that names a later stage says where the case stood when it was taken over, which is no opening.
  const isOpening = ({ type, stage }: StageEvent): boolean =>
    type === 'case-opened' && (stage === undefined || stage === profile.initial);
  const opened = counted.find(isOpening)?.on;
  const fault = (code: StageFaultCode, event: RecordId): StageFault => ({ code, event, facts: [] });
  const isUnknown = takenOver !== undefined && !isStageOf(profile, takenOver.stage);
  return [
    ...(own !== undefined && lacksDirection(own) ? [fault('history/no-direction', own.id)] : []),
    ...(own !== undefined && isUnknown ? [fault('stage/unknown', own.id)] : []),
    ...(own !== undefined && today !== null && (takenOver?.on ?? '') > today ? [fault('history/not-yet', own.id)] : []),
    ...counted.filter(({ on }) => today !== null && on > today).map(({ id }) => fault('history/not-yet', id)),
    ...counted.filter(({ on }) => opened !== undefined && on < opened).map(({ id }) => fault('history/before-opening', id)),
    ...counted.filter(({ type }) => type !== '' && !isEventOf(profile, type)).map(({ id }) => fault('stage/unknown', id)), // '' was withheld
    ...apart(events, records).map(id => fault('history/corrected-apart', id)),
    ...contradictions(profile, counted).map(id => fault('history/granted-and-refused', id)),
    ...state.faults,
  ];
}

/** The events that were corrected twice and differ, neither correction having heard of the other, by the version that counts. */
function apart(events: readonly StageEvent[], records: readonly CaseRecord[]): readonly RecordId[] {
  const several = lastVersions(events).filter(versions => versions.length > 1);
  if (several.length === 0) return [];
  const byId = new Map(records.map(record => [record.id, record]));
  return several.flatMap(versions => {
    const said = new Set(versions.map(({ id, retracted }) => (retracted === true ? '' : sayingOf(byId.get(id)))));
    return said.size > 1 ? effectiveEvents(versions).map(({ id }) => id) : [];
  });
}

function sayingOf(record: CaseRecord | undefined): string {
  const { supersedes: _, note: __, ...said } = record?.fields ?? {};
  return JSON.stringify(Object.entries(said).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The faults of a history with the events they are of. */
export function namedFaults(history: JudgedHistory, today: CivilDate | null): readonly NamedFault[] {
  const byId = new Map(history.events.map(event => [event.id, event]));
  return historyFaults(history, today).map(fault => {
    const event = byId.get(fault.event);
    return { ...fault, type: event?.type ?? null, on: event?.on ?? null };
  });
}

/** The same with the names of those events. */
export function toldFaults(history: JudgedHistory, today: CivilDate | null): readonly ToldFault[] {
  const { events } = history.profile;
  return namedFaults(history, today).map(fault => ({
    ...fault,
    label: fault.type === null ? null : (events[fault.type] ?? eventName(fault.type)),
  }));
}

/** What is wrong with a history now and was not before. A correction keeps the old faults of its event. */
export function faultsBrought(before: JudgedHistory, after: JudgedHistory, today: CivilDate): readonly StageFault[] {
  const origin = originOf(after.events);
  const keyOf = ({ code, event }: StageFault): string => `${code} ${origin(event)}`;
  const had = new Set(historyFaults(before, today).map(keyOf));
  return historyFaults(after, today).filter(fault => !had.has(keyOf(fault)));
}

/** An extradition is decided under the treaty between the two; other kinds of case need none. */
function lacksDirection({ fields }: CaseRecord): boolean {
  return fields['kind'] === 'extradition' && directionOf(partiesOf(fields)) === null;
}

const granting: ReadonlySet<string> = new Set(['extradition-granted', 'grant-final']);

/** The refusals of a day on which the same, the request or one charge, was granted too. */
function contradictions(profile: Profile, events: readonly StageEvent[]): readonly RecordId[] {
  const refusing = new Set(profile.outcomes.filter(({ counts }) => counts === 'refusal').map(({ event }) => event));
  const answers = events.flatMap(({ id, type, on, facts }) => {
    const { charge, disposition } = facts;
    if (type === 'charge-disposed')
      return typeof charge === 'string' ? [{ id, key: `${on} ${charge}`, isGrant: disposition === 'granted', disposition }] : [];
    const isGrant = granting.has(type);
    return isGrant || refusing.has(type) ? [{ id, key: on, isGrant, disposition: isGrant ? 'granted' : 'refused' }] : [];
  });
  const granted = new Set(answers.filter(({ isGrant }) => isGrant).map(({ key }) => key));
  return answers.filter(({ key, disposition }) => disposition === 'refused' && granted.has(key)).map(({ id }) => id);
}
