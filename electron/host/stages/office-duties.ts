import { listEntriesAfter } from '../../../db/audit.ts';
import { findCase } from '../../../db/cases.ts';
import { listOwing, listParents } from '../../../db/duties.ts';
import type { Writer } from '../../../db/open.ts';
import {
  findLastMonthlyReport,
  insertMonthlyReport,
  listMonthlyReports,
  retractMonthlyReport,
} from '../../../db/monthly-reports.ts';
import { caseIdsOf, listStageRecords, updateOfficeDuties } from '../../../db/stages.ts';
import type { dutyCalls, DutyRow } from '../../../shared/contract/duties.ts';
import { dayAt } from '../../../shared/clocks/civil-day.ts';
import { dutiesOf, missingOfContact, monthlyReport, mustReport, type Duty, type OfficeDuties } from '../../../shared/duties.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseId, CivilDate, Json, RecordId } from '../../../shared/language.ts';
import type { CaseRecord } from '../../../shared/case.ts';
import { recordChanges, type EntryBody } from '../audit/audit.ts';
import type { HandlersOf, Session, SessionContext } from '../ground/context.ts';
import { newId } from '../ground/ids.ts';
import { dutyProfileOf, officeDuties } from './office-standing.ts';
import { indexCases, stageRules, surroundingsOf, type StageRules } from './stage-index.ts';

export const dutyHandlers: HandlersOf<typeof dutyCalls> = {
  'duty:list': ({ caseId }, context) => {
    const { session } = context;
    const rules = stageRules(session, context);
    const office = officeDuties(session);
    if (caseId !== undefined) return dutiesOfCase(session.dbOf(caseId), caseId, office, rules);
    const ofCases = session.visible().flatMap(db => dutiesOfAllCases(db, office, rules));
    return [...monthlyReportOf(session, office, rules), ...ofCases].toSorted(soonest);
  },
  'duty:file-monthly': ({ on }, context) => {
    const { session, nowMs } = context;
    const rules = stageRules(session, context);
    const office = officeDuties(session);
    if (office.standing !== 'foreign') throw new Refusal('duty/no-monthly-report');
    // What was filed today was filed: by the office's day or by the law's.
    if (on > rules.days.begun(dutyProfileOf(rules.profiles).zone)) throw new Refusal('duty/not-yet-filed');
    const id = newId(context);
    recordChanges(session, context, 'duty:file-monthly', session.office, note => {
      if (insertMonthlyReport(session.office, { id, filedOn: on, byUser: session.user.id, atMs: nowMs() }))
        note({ record: 'office', entity: 'office', field: 'monthlyReport', old: null, new: on });
    });
    return monthlyReportOf(session, office, rules);
  },
  'duty:list-monthly': (_, { session }) => listMonthlyReports(session.office),
  'duty:retract-monthly': ({ id, reason }, context) => {
    const { session, nowMs } = context;
    recordChanges(session, context, 'duty:retract-monthly', session.office, note => {
      const filedOn = retractMonthlyReport(session.office, { id, byUser: session.user.id, atMs: nowMs(), why: reason });
      if (filedOn === undefined) throw new Refusal('duty/no-such-report');
      note({ record: 'office', entity: 'office', field: 'monthlyReport', old: filedOn, new: { retracted: true, reason } });
    });
    return listMonthlyReports(session.office);
  },
  'duty:settings': (_, { session }) => officeDuties(session),
  'duty:set': (set, context) => {
    const { session } = context;
    const before = officeDuties(session);
    const after = { ...set, reviewMonths: set.reviewMonths ?? before.reviewMonths };
    recordChanges(session, context, 'duty:set', session.office, note => {
      updateOfficeDuties(session.office, after);
      note({ record: 'office', entity: 'office', field: 'duties', old: { ...before }, new: { ...after } });
      if (after.reviewMonths !== before.reviewMonths || after.standing !== before.standing)
        indexCases(session.office, caseIdsOf(session.office), stageRules(session, context));
    });
    return officeDuties(session);
  },
};

/**
 * What LSN 70 asks of an exchange that is being logged: for officials whom it binds, the authorisation and whether an SRE representative
 * was present must be entered, and the day of the written report is set to the earliest reading.
 *
 * @throws Refusal `exchange/contact-facts` with the places of what is missing.
 */
export function contactFields(
  context: Pick<SessionContext, 'session' | 'nowMs'>,
  fields: Readonly<Record<string, Json>>,
): { readonly reportDueOn?: CivilDate } {
  const office = officeDuties(context.session);
  const missing = missingOfContact(office, fields);
  if (missing.length > 0)
    throw new Refusal('exchange/contact-facts', {
      places: missing.map(fact => ({ path: `fields.${fact}`, code: 'exchange/contact-facts' })),
    });
  const contact: CaseRecord = { id: 'contact' as RecordId, entity: 'exchange', parentId: null, position: 0, fields, marks: {} }; // not stored
  const duty = dutiesIn([contact], office, stageRules(context.session, context)).find(({ kind }) => kind === 'contact-report');
  return duty?.dueOn == null ? {} : { reportDueOn: duty.dueOn };
}

/** What a case's records make the office owe. */
export function dutiesIn(records: readonly CaseRecord[], office: OfficeDuties, rules: StageRules): readonly Duty[] {
  const profile = dutyProfileOf(rules.profiles);
  return dutiesOf(records, office, profile, {
    ...surroundingsOf(profile, rules),
    officeToday: rules.days.office,
    days: rules.days,
  });
}

/** The report that a foreign officer owes next, as a list of one or none. Until one is filed, the office's first day stands for the accreditation. */
export function monthlyReportOf(
  { office: db }: Pick<Session, 'office'>,
  office: OfficeDuties,
  rules: StageRules,
): readonly DutyRow[] {
  const profile = dutyProfileOf(rules.profiles);
  const filed = findLastMonthlyReport(db);
  const since =
    filed === undefined
      ? { type: 'accredited' as const, on: dayAt(profile.zone, firstEntryMs(db) ?? rules.days.nowMs) }
      : { type: 'monthly-report-filed' as const, on: filed };
  const duty = monthlyReport(profile, since, office, surroundingsOf(profile, rules));
  return duty === null ? [] : [{ ...duty, caseId: null, reference: null, title: null, officer: null }];
}

function firstEntryMs(db: Writer): number | undefined {
  const body = listEntriesAfter(db, 0, 1)[0]?.body;
  return body === undefined ? undefined : (JSON.parse(body) as EntryBody).atMs; // written by recordChanges alone
}

function soonest(a: DutyRow, b: DutyRow): number {
  const [one, other] = [a.dueOn ?? '9', b.dueOn ?? '9'];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Of every case, from the records that may owe something alone: most cases have none. */
function dutiesOfAllCases(db: Writer, office: OfficeDuties, rules: StageRules): readonly DutyRow[] {
  const { owing, records } = owingIn(db, office);
  return dutiesIn(records, office, rules).flatMap(duty => {
    const from = duty.record === null ? undefined : owing.get(duty.record);
    return from === undefined ? [] : [{ ...duty, ...from.of }];
  });
}

/** The records that may owe something, by id, and with them the exchanges in which commitments were made. */
export function owingIn(db: Writer, office: OfficeDuties) {
  const owing = new Map(listOwing(db, { reports: mustReport(office) }).map(one => [one.record.id, one]));
  const exchanges = listParents(db, [...owing.keys()]).filter(({ id }) => !owing.has(id));
  return { owing, records: [...[...owing.values()].map(({ record }) => record), ...exchanges] };
}

export function dutiesOfCase(db: Writer, caseId: CaseId, office: OfficeDuties, rules: StageRules): readonly DutyRow[] {
  const summary = findCase(db, caseId);
  if (summary === undefined) throw new Refusal('case/not-found');
  const { reference, title, officer } = summary;
  return dutiesIn(listStageRecords(db, caseId), office, rules).map(duty => ({ ...duty, caseId, reference, title, officer }));
}
