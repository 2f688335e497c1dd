import type { InputOf } from '../../../shared/contract/row.ts';
import type { EventAnswer, stageCalls } from '../../../shared/contract/stages.ts';
import type { CaseMoved } from '../../../shared/pipeline.ts';
import type { EntityName } from '../../../shared/catalogue.ts';
import { CLOCK_ENDED, TAKEN_OVER } from '../../../shared/clocks/clock-end.ts';
import { clocksMoved } from '../../../shared/clocks/moved.ts';
import { ruleOf } from '../../../shared/clocks/explain.ts';
import type { Clock } from '../../../shared/clocks/clock.ts';
import { Refusal, type FailurePlace } from '../../../shared/failure.ts';
import type { CaseId, CivilDate, Json, RecordId } from '../../../shared/language.ts';
import type { Profile } from '../../../shared/profile.ts';
import { isEventOf, meantEvent } from '../../../shared/event-names.ts';
import { faultsBrought, type JudgedHistory } from '../../../shared/history-faults.ts';
import { warnOfPlan } from '../../../shared/plan-warnings.ts';
import { effectiveEvents, fieldsOfEvent, lastVersions, originOf, type StageEvent } from '../../../shared/stage-event.ts';
import { checkEvent, exitsFrom, foldStages, stageLabel, withStages, type MoveCheck } from '../../../shared/stages.ts';
import { findCase } from '../../../db/cases.ts';
import { listTravelledEvents } from '../../../db/event-travel.ts';
import { listStageRecords } from '../../../db/stages.ts';
import { lastEntry } from '../audit/audit.ts';
import { editCase, type CaseEdit } from '../cases/case-edit.ts';
import type { HandlersOf, SessionContext } from '../ground/context.ts';
import { policyOfMarks } from '../ground/policy-in-force.ts';
import { newId } from '../ground/ids.ts';
import { aboutOf, type EventAbout } from './event-about.ts';
import { faultyRefusal } from './history-guard.ts';
import { clocksOf, stageCase, stageRules, surroundingsOf, type StagedCase, type StageRules } from './stage-index.ts';

type Calls = Pick<typeof stageCalls, 'case:move-stage' | 'case:record-event' | 'case:correct-event' | 'case:plan'>;

export const stageMoveHandlers: HandlersOf<Calls> = {
  'case:move-stage': ({ caseId, to, event, check, about, ...given }, context) => {
    const { staged, rules } = open(context, caseId);
    const type = event ?? onlyEventTo(staged, to);
    return enter(context, caseId, { staged, rules, check, about }, { ...happened(context, given), type, stage: to });
  },

  'case:record-event': ({ caseId, type, check, about, ...given }, context) => {
    const { staged, rules } = open(context, caseId);
    if (!isEventOf(staged.profile, type) || type === CLOCK_ENDED) {
      const meant = meantEvent(staged.profile, type);
      throw new Refusal('stage/unknown', at(meant === null ? 'type' : `type → ${meant}`, 'stage/unknown'));
    }
    const ways = exitsFrom(staged.profile, staged.state).filter(exit => exit.event === type);
    if (ways.length > 1) throw new Refusal('stage/which-stage', at('type', 'stage/which-stage'));
    return enter(context, caseId, { staged, rules, check, about }, { ...happened(context, given), type });
  },

  'case:correct-event': ({ caseId, event, on, at: instant, facts, about, retract, reason, check }, context) => {
    const { staged, rules } = open(context, caseId);
    const earlier = effectiveEvents(staged.events).find(({ id }) => id === event);
    if (earlier === undefined) throw new Refusal('record/not-found', at('event', 'record/not-found'));
    const apart = otherVersions(staged.events, event);
    for (const version of [event, ...apart]) refuseTravelled(context, caseId, version);
    const { at: was, ...rest } = earlier;
    const kept = instant ?? (on === undefined || on === earlier.on ? was : undefined); // an instant goes with its date
    return enter(
      context,
      caseId,
      { staged, rules, check, note: reason, about, apart },
      {
        ...rest,
        id: newId(context) as RecordId, // made for this record
        on: on ?? earlier.on,
        ...(kept === undefined ? {} : { at: kept }),
        facts: { ...earlier.facts, ...facts },
        supersedes: event,
        ...(retract === true ? { retracted: true } : {}),
      },
    );
  },

  'case:plan': ({ caseId, event, on }, context) => {
    const { staged } = open(context, caseId);
    return warnOfPlan(staged.profile, staged.clocks, { event, on });
  },
};

/** What another authority sent, or has in its hands, only a supervisor corrects. */
function refuseTravelled({ session }: SessionContext, caseId: CaseId, event: RecordId): void {
  if (session.user.role === 'supervisor') return;
  const way = listTravelledEvents(session.dbOf(caseId), caseId).find(({ record }) => record === event)?.way;
  if (way !== undefined) throw new Refusal(`event/${way}`, at('event', `event/${way}`));
}

/** A case as it stands, and the rules it was computed with. Refusal `case/not-found`. */
export function open(context: SessionContext, caseId: CaseId): { staged: StagedCase; rules: StageRules } {
  const { session } = context;
  const db = session.dbOf(caseId);
  if (findCase(db, caseId) === undefined) throw new Refusal('case/not-found');
  const rules = stageRules(session, context);
  return { staged: stageCase(listStageRecords(db, caseId), rules), rules };
}

/** The clocks that differ, with their names. One that waits for its start has no date that could move. */
export function named(
  profile: Profile,
  before: readonly Clock[],
  after: readonly Clock[],
  events: readonly StageEvent[],
): CaseMoved['moved'] {
  const [was, is] = [before, after].map(clocks => clocks.filter(({ start }) => start.type !== TAKEN_OVER)) as [Clock[], Clock[]]; // one each
  return clocksMoved(was, is, originOf(events)).map(moved => ({ ...moved, label: ruleOf(profile, moved.clock).label }));
}

/** Of an event that was corrected at two machines unheard of each other, the versions beside the one that counts. */
function otherVersions(events: readonly StageEvent[], event: RecordId): readonly RecordId[] {
  const versions = lastVersions(events).find(each => each.some(({ id }) => id === event)) ?? [];
  return versions.flatMap(({ id }) => (id === event ? [] : [id]));
}

/** What is written beside an event. `apart`: versions of it that are corrected alike. */
type Beside = {
  readonly note?: string | undefined;
  readonly about?: EventAbout | undefined;
  readonly apart?: readonly RecordId[] | undefined;
};

type Given = Pick<InputOf<(typeof stageCalls)['case:move-stage']>, 'at' | 'facts'> & { readonly on: CivilDate };

function happened(context: SessionContext, { on, at: instant, facts }: Given): Omit<StageEvent, 'type'> {
  return {
    id: newId(context) as RecordId, // made for this record
    on,
    ...(instant === undefined ? {} : { at: instant }),
    facts: facts ?? {},
  };
}

function enter(
  context: SessionContext,
  caseId: CaseId,
  { staged, rules, check, ...more }: { staged: StagedCase; rules: StageRules; check: boolean | undefined } & Beside,
  event: StageEvent,
): EventAnswer {
  const { profile, events, takenOver } = staged;
  const judged = judge(staged, event, rules.days.begun(profile.zone));
  if (!judged.ok && check !== true) throw faultyRefusal(judged.faults);
  const all = [...events, event];
  const state = judged.ok ? judged.after : foldStages(profile, all, takenOver);
  const { clocks } = clocksOf(profile, { ...staged, events: all, state, surroundings: surroundingsOf(profile, rules) });
  const [entered] = judged.ok ? withStages([event], judged.after) : [];
  if (check !== true) write(context, caseId, { staged, judged, ...more }, entered ?? event);
  const stage = judged.ok ? judged.after.stage : staged.state.stage;
  return {
    event: check === true ? null : event.id,
    entry: check === true ? null : lastEntry(context.session),
    ok: judged.ok,
    faults: judged.ok ? [] : judged.faults,
    asked: judged.ok ? [] : judged.asked,
    stage,
    label: stageLabel(profile, stage),
    moved: named(profile, staged.clocks, clocks, all),
    warnings: warnOfPlan(profile, staged.clocks, { event: event.type, on: event.on }),
  };
}

/** Whether the event may be recorded: it brings no fault that the history did not have, whether of its profile's stages or of its days. */
function judge(staged: StagedCase, event: StageEvent, today: CivilDate): MoveCheck {
  const { profile, events, takenOver } = staged;
  const moved = checkEvent(profile, events, event, takenOver);
  const withEvents = (among: readonly StageEvent[]): JudgedHistory => ({ ...staged, events: among, state: { faults: [] } });
  const brought = faultsBrought(withEvents(events), withEvents([...events, event]), today);
  if (brought.length === 0) return moved;
  return moved.ok ? { ok: false, faults: brought, asked: [] } : { ...moved, faults: [...brought, ...moved.faults] };
}

/** The event, and the case's own record where the stage changed: one transaction, one audit entry. */
function write(
  context: SessionContext,
  caseId: CaseId,
  { staged, judged, note, about, apart = [] }: { staged: StagedCase; judged: MoveCheck } & Beside,
  event: StageEvent,
): void {
  const action =
    event.supersedes !== undefined ? 'case:correct-event' : event.stage !== undefined ? 'case:move-stage' : 'case:record-event';
  editCase(context, action, caseId, edit => {
    keepTakenOver(edit, staged, event);
    const { document, ...facts } = event.facts;
    const source = documentRecord(edit, document);
    const decided = decideCharge(edit, event);
    const { charge: _, ...others } = facts;
    const said = decided === undefined ? facts : others; // the charge is referred to, as the document is
    const kept = source === undefined && document !== undefined ? { ...said, document } : said;
    const internal = {
      ...fieldsOfEvent({ ...event, facts: kept }, stageBefore(judged, event)),
      ...(source === undefined ? {} : { source }),
      ...(note === undefined ? {} : { note }),
      ...aboutOf(edit, event, {
        given: decided === undefined ? about : { charge: decided, ...about },
        policy: policyOfMarks(context.session),
      }),
    };
    edit.add({ entity: 'event', id: event.id, fields: {}, internal });
    for (const supersedes of apart) edit.add({ entity: 'event', fields: {}, internal: { ...internal, supersedes } });
    if (!judged.ok || event.stage === undefined) return;
    const own = edit.get(caseId as string as RecordId); // the case's own record has the case's id
    const { stage, enteredOn, outcome, isOver } = judged.after;
    edit.fill(own, {
      stage,
      stageEnteredOn: enteredOn,
      outcomeOn: outcome?.on ?? null,
      refusalGround: outcome?.ground ?? null,
      closedOn: isOver ? (outcome?.on ?? null) : null,
    });
  });
}

/** The first move of a case that was taken over as it stood also records where it stood and since when. */
function keepTakenOver(edit: CaseEdit, { takenOver, events }: StagedCase, event: StageEvent): void {
  if (takenOver === undefined || event.stage === undefined || events.some(({ stage }) => stage !== undefined)) return;
  const on = takenOver.on !== null && takenOver.on < event.on ? takenOver.on : event.on;
  const opened = fieldsOfEvent({ type: 'case-opened', on, stage: takenOver.stage, facts: {} });
  edit.add({ entity: 'event', fields: {}, internal: opened });
}

/** The stage that a move left. A backdated one did not leave the stage where the case stands now. */
function stageBefore(judged: MoveCheck, event: StageEvent): string | undefined {
  if (!judged.ok) return undefined;
  const at = judged.after.path.findIndex(step => step.event === event.id);
  return judged.after.path[at - 1]?.stage;
}

/** A decision on a charge stands on the charge too, where the other screens look for it. The charge, where it is one of this case. */
function decideCharge(edit: CaseEdit, { type, facts }: StageEvent): RecordId | undefined {
  const { charge, disposition, ground } = facts;
  if (type !== 'charge-disposed' || typeof charge !== 'string') return undefined;
  const isDecided = disposition === 'granted' || disposition === 'refused';
  if (!isDecided) return recordIn(edit, charge, 'charge');
  const record = edit.get(charge as RecordId); // refused if it is none of this case
  edit.set(record, { extraditionDecision: disposition, refusalGround: typeof ground === 'string' ? ground : null });
  return record.entity === 'charge' ? record.id : undefined;
}

/** A document of the case is referred to; any other reference to a paper stays a fact in words. */
function documentRecord(edit: CaseEdit, document: Json | undefined): RecordId | undefined {
  return typeof document === 'string' ? recordIn(edit, document, 'document') : undefined;
}

function recordIn(edit: CaseEdit, id: string, entity: EntityName): RecordId | undefined {
  try {
    const record = edit.get(id as RecordId); // refused if it is none
    return record.entity === entity ? record.id : undefined;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'record/not-found') return undefined;
    throw error;
  }
}

function onlyEventTo({ profile, state }: StagedCase, to: string): string {
  const ways = exitsFrom(profile, state).filter(exit => exit.to === to);
  if (ways.length > 1) throw new Refusal('stage/which-event', at('event', 'stage/which-event'));
  return ways[0]?.event ?? profile.outcomes.find(({ id }) => id === to)?.event ?? entering(profile, to) ?? 'reopened';
}

/** Backdated moves do not start from where the case stands now: then the stage's usual event is meant. */
function entering(profile: Profile, to: string): string | undefined {
  const events = new Set(profile.stages.flatMap(({ exits }) => exits.filter(exit => exit.to === to).map(({ event }) => event)));
  return events.size === 1 ? [...events][0] : undefined;
}

function at(path: string, code: FailurePlace['code']): { readonly places: readonly FailurePlace[] } {
  return { places: [{ path, code }] };
}
