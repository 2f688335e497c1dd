import { listOwnItems } from '../../../db/framework.ts';
import { mergedItems } from '../../../shared/framework/tree.ts';
import { findOpenLoosening } from '../../../db/loosenings.ts';
import { listActsOfCase } from '../../../db/acts.ts';
import { deleteSnooze, findSnooze, findStop, listSnoozes, putSnooze } from '../../../db/snoozes.ts';
import type { Writer } from '../../../db/open.ts';
import type { todayCalls } from '../../../shared/contract/today.ts';
import { WEIGHTS } from '../../../shared/duties.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CivilDate } from '../../../shared/language.ts';
import { isMatter } from '../../../shared/case.ts';
import { snoozeKey, snoozeLimit, type SnoozableRow } from '../../../shared/snooze.ts';
import { recordChanges } from '../audit/audit.ts';
import type { HandlersOf, Session, SessionContext } from '../ground/context.ts';
import { readDay, readGroup } from './day.ts';
import { addFollowUp, followUpsOf } from './follow-ups.ts';
import { dutiesOfCase } from './office-duties.ts';
import { officeDuties } from './office-standing.ts';
import { stageRules } from './stage-index.ts';
import { officeDays } from '../ground/office-day.ts';

/** Rows of each group that are read at first. */
const ROWS = 20;

export const todayHandlers: HandlersOf<typeof todayCalls> = {
  'today:read': ({ rows = ROWS, ...asked }, context) => readDay(asked, rows, context),
  'today:more': (asked, context) => readGroup(asked, context),
  'follow-up:add': (given, context) => addFollowUp(given, context),
  'follow-up:list': ({ caseId }, context) => followUpsOf(caseId, context),
  'snooze:list': (_, { session }) => snoozesOf(session),
  'snooze:set': ({ row, until, reason }, context) => {
    const { session, nowMs } = context;
    if (until <= officeDays(session, context).office) throw new Refusal('snooze/not-ahead');
    const limit = limitOf(row, context);
    if (limit !== null && until > limit) throw new Refusal('snooze/hard-stop');
    const db = dbOf(row, session);
    const key = snoozeKey(row);
    recordChanges(session, context, 'snooze:set', db, note => {
      const before = findSnooze(db, session.user.id, key);
      putSnooze(db, { userId: session.user.id, row: key, caseId: row.caseId, until, reason, atMs: nowMs() });
      note({
        record: key,
        entity: 'snooze',
        field: '*',
        old: before ? { ...before } : null,
        new: { until, reason },
        caseId: row.caseId,
      });
    });
    return snoozesOf(session);
  },
  'snooze:end': ({ row }, context) => {
    const { session } = context;
    const db = dbOf(row, session);
    const key = snoozeKey(row);
    const before = findSnooze(db, session.user.id, key);
    if (before === undefined) throw new Refusal('snooze/not-found');
    recordChanges(session, context, 'snooze:end', db, note => {
      deleteSnooze(db, session.user.id, key);
      note({ record: key, entity: 'snooze', field: '*', old: { ...before }, new: null, caseId: row.caseId });
    });
    return snoozesOf(session);
  },
};

function snoozesOf(session: Session) {
  return session.visible().flatMap(db => listSnoozes(db, session.user.id));
}

function dbOf({ caseId }: SnoozableRow, session: Session): Writer {
  return caseId === null ? session.office : session.dbOf(caseId);
}

/** Until when a row may be put off at most. Refusal `snooze/not-found` if there is no such row. */
function limitOf(row: SnoozableRow, context: SessionContext): CivilDate | null {
  const { session } = context;
  if (row.kind === 'clock') {
    const stop = findStop(session.dbOf(row.caseId), row);
    if (stop === undefined) throw new Refusal('snooze/not-found');
    return snoozeLimit(stop);
  }
  if (row.kind === 'loosening') {
    if (findOpenLoosening(session.dbOf(row.caseId), row.caseId, row.id) === undefined) throw new Refusal('snooze/not-found');
    return null;
  }
  if (row.kind === 'act') return actLimit(row, context);
  if (row.kind === 'framework') {
    const { kind, fields } = mergedItems(listOwnItems(session.office)).find(({ id }) => id === row.item) ?? {};
    if ((kind !== 'action' && kind !== 'milestone') || fields?.dueOn === undefined) throw new Refusal('snooze/not-found');
    return null;
  }
  if (row.kind === 'document' || row.caseId === null) return null;
  const duties = dutiesOfCase(session.dbOf(row.caseId), row.caseId, officeDuties(session), stageRules(session, context));
  const duty = duties.find(({ kind, record }) => kind === row.duty && record === row.record);
  if (duty === undefined) throw new Refusal('snooze/not-found');
  return snoozeLimit({
    weight: WEIGHTS[duty.kind],
    mustStopBy: duty.dueOn,
    warnOn: duty.clock?.warnOn ?? null,
  });
}

/** Of what a stage expects: that of the hard stops which it meets. */
function actLimit(
  { caseId, stage, record }: Extract<SnoozableRow, { readonly kind: 'act' }>,
  { session }: SessionContext,
): CivilDate | null {
  const acts = listActsOfCase(session.dbOf(caseId), caseId);
  const isAsked = ({ form, record: about }: (typeof acts)[number]): boolean =>
    form.name === stage && (record === undefined ? form.kind === 'stage' : isMatter(form.kind) && about === record);
  if (!acts.some(isAsked)) throw new Refusal('snooze/not-found');
  if (record !== undefined) return null; // no law sets a day of it
  const limits = acts
    .filter(({ form }) => form.isOfStage && form.weight === 'hard')
    .flatMap(({ dueOn, warnOn }) => snoozeLimit({ weight: 'hard', mustStopBy: dueOn, warnOn }) ?? []);
  return limits.toSorted()[0] ?? null;
}
