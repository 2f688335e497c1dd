import { getVaultState } from '../../../db/vault-state.ts';
import { findCase } from '../../../db/cases.ts';
import { listOpenProfiles } from '../../../db/pipeline.ts';
import type { Writer } from '../../../db/open.ts';
import { caseIdsOf, insertCalendarEdit, listCalendarEdits, listStageRecords } from '../../../db/stages.ts';
import { countryOfAgency } from '../../../shared/countries.ts';
import { profileKey } from '../../../shared/profiles.ts';
import { officeProfiles } from '../cases/case-rules.ts';
import { listDaysOff, prepareCalendars, type CalendarEdit } from '../../../shared/clocks/calendar.ts';
import type { calendarCalls } from '../../../shared/contract/calendars.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseId } from '../../../shared/language.ts';
import type { CaseMoved } from '../../../shared/pipeline.ts';
import { recordChanges } from '../audit/audit.ts';
import type { HandlersOf, SessionContext } from '../ground/context.ts';
import { holidayCalendars } from './holidays.ts';
import { shippedRules } from '../ground/shipped-rules.ts';
import { newId } from '../ground/ids.ts';
import { indexCases, officeCalendars, stageCase, stageRules, type StageRules } from './stage-index.ts';
import { named } from './stage-moves.ts';

export const calendarHandlers: HandlersOf<typeof calendarCalls> = {
  'calendar:list': ({ year }, context) => {
    const { session } = context;
    const edits = listCalendarEdits(session.office);
    const known = holidayCalendars(shippedRules(context).countries);
    const prepared = prepareCalendars(known, edits);
    const here = countedHere(context);
    return known.map(({ id, label, source, from, to }) => {
      const calendar = prepared.get(id);
      return {
        id,
        label,
        source,
        from,
        to,
        isCountedHere: here.has(id),
        daysOff: calendar === undefined ? [] : listDaysOff(calendar, year),
        edits: edits
          .filter(edit => edit.calendar === id)
          .map(({ date, change, name, reason }) => ({ date, change, name, reason })),
      };
    });
  },

  'calendar:edit': ({ check, ...edit }, context) => {
    const { session } = context;
    if (!holidayCalendars(shippedRules(context).countries).some(({ id }) => id === edit.calendar))
      throw new Refusal('calendar/not-found');
    const before = stageRules(session, context);
    const after = { ...before, calendars: officeCalendars(session, context, [edit]) };
    const moved = session.visible().map(db => [db, movedIn(db, before, after)] as const);
    if (check !== true) keep(context, edit, moved, after);
    return moved.flatMap(([, cases]) => cases);
  },
};

/** The calendars of the office's own country, and those by which the rules of its open cases count. */
function countedHere(context: SessionContext): ReadonlySet<string> {
  const { session } = context;
  const own = countryOfAgency(getVaultState(session.office).agency.code);
  const ofCases = new Set(session.visible().flatMap(listOpenProfiles));
  return new Set([
    ...shippedRules(context).countries.flatMap(({ code, calendars }) => (code === own ? calendars.map(({ id }) => id) : [])),
    ...officeProfiles(session, context)
      .filter(profile => ofCases.has(profileKey(profile)))
      .flatMap(({ clocks }) => clocks.flatMap(({ days }) => (days.type === 'calendar' ? [] : [days.calendar]))),
  ]);
}

/** The cases whose clocks differ under other calendars. */
function movedIn(db: Writer, before: StageRules, after: StageRules): readonly CaseMoved[] {
  return caseIdsOf(db).flatMap(caseId => {
    const records = listStageRecords(db, caseId);
    const was = stageCase(records, before);
    const moved = named(was.profile, was.clocks, stageCase(records, after).clocks, was.events);
    return moved.length === 0 ? [] : [{ caseId, reference: findCase(db, caseId)?.reference ?? '', moved }];
  });
}

function keep(
  context: SessionContext,
  edit: CalendarEdit,
  moved: readonly (readonly [Writer, readonly CaseMoved[]])[],
  after: StageRules,
): void {
  const { session } = context;
  const id = newId(context);
  recordChanges(session, context, 'calendar:edit', session.office, note => {
    insertCalendarEdit(session.office, id, edit, context.nowMs());
    note({
      record: id,
      entity: 'calendar',
      field: edit.calendar,
      old: null,
      new: { date: edit.date, change: edit.change, reason: edit.reason },
    });
    for (const [db, cases] of moved) if (db === session.office) indexCases(db, idsOf(cases), after);
  });
  // A compartment's index follows in its own transaction; opening it anew would derive the same.
  for (const [db, cases] of moved)
    if (db !== session.office && cases.length > 0) db.transaction(() => indexCases(db, idsOf(cases), after))();
}

function idsOf(cases: readonly CaseMoved[]): readonly CaseId[] {
  return cases.map(({ caseId }) => caseId);
}
