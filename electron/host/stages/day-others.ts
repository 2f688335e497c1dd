import { listOwnItems } from '../../../db/framework.ts';
import { listOpenLoosenings } from '../../../db/loosenings.ts';
import { listOpenSubmissions } from '../../../db/submissions.ts';
import { findCase } from '../../../db/cases.ts';
import { listReturnedPapers } from '../../../db/snoozes.ts';
import { isSamePerson } from '../../../db/users.ts';
import type { DayGroupId, DayRow } from '../../../shared/day.ts';
import { isFinished, titleOf } from '../../../shared/framework/items.ts';
import { mergedItems } from '../../../shared/framework/tree.ts';
import { dueOn, seenOn } from '../../../shared/clocks/due.ts';
import { dutyNames, WEIGHTS } from '../../../shared/duties.ts';
import { dayMarks, placeOf } from '../../../shared/day.ts';
import { profileKey } from '../../../shared/profiles.ts';
import { isAsleep, snoozeKey, snoozeLimit, type SnoozableRow } from '../../../shared/snooze.ts';
import { fill } from '../../../shared/text/fill.ts';
import { todayText } from '../../../shared/text/today.ts';
import { approvalRefusal } from '../ground/second-person.ts';
import type { SessionContext } from '../ground/context.ts';
import type { WordsGiven } from './day-words.ts';
import { monthlyReportOf } from './office-duties.ts';

type Placed = { readonly group: DayGroupId; readonly row: DayRow };

/** The rows of the day that are no act of a case: what waits for a second person, papers that came back, and what the office owes for no case. */
export function lonelyRows(context: SessionContext, given: WordsGiven): readonly Placed[] {
  return [
    ...loosenings(context),
    ...approvals(context),
    ...returnedPapers(context, given),
    ...monthlyReports(context, given),
    ...frameworkActs(context, given),
    ...ofPackets(context, given),
  ].map(row => ({
    group: groupOfRow(row, given),
    row: { ...row, snooze: snoozeOf(row, given) ?? null },
  }));
}

const plain = {
  record: null,
  packet: null,
  action: null,
  act: null,
  note: null,
  whose: 'us',
  since: null,
  days: null,
  due: null,
  weight: null,
  rules: [],
  askOn: null,
  reminder: null,
  limit: null,
  snooze: null,
} as const;

/** Those of others, which a supervisor alone decides. */
function loosenings({ session }: SessionContext): readonly DayRow[] {
  if (session.user.role !== 'supervisor') return [];
  return session.visible().flatMap(db =>
    listOpenLoosenings(db, null)
      .filter(({ proposedBy }) => !isSamePerson(session.office, proposedBy, session.user.id))
      .map(({ id, caseId, ground }): DayRow => {
        const row: SnoozableRow = { kind: 'loosening', caseId, id };
        return {
          ...plain,
          ...named(row),
          ...ofCase(findCase(db, caseId)),
          kind: 'loosening',
          what: todayText.loosening,
          note: { en: ground, es: ground },
          who: session.user.label,
          caseId,
        };
      }),
  );
}

/** Packets that this person may approve, and own ones that were approved or came back. */
function approvals({ session }: SessionContext): readonly DayRow[] {
  const { user } = session;
  return session.visible().flatMap(db =>
    listOpenSubmissions(db, null)
      .filter(one =>
        one.state === 'waiting' ? approvalRefusal(session, one) === null : isSamePerson(session.office, one.byUser, user.id),
      )
      .map(({ id, caseId, recipient, state, reasons }): DayRow => ({
        ...plain,
        ...ofCase(findCase(db, caseId)),
        key: `approval ${id}`,
        row: null,
        kind: 'approval',
        what: fill(todayText.approvals[state === 'waiting' || state === 'approved' ? state : 'refused'], { who: recipient }),
        note: reasons === null ? null : { en: reasons, es: reasons },
        who: user.label,
        caseId,
        packet: id,
      })),
  );
}

function returnedPapers({ session }: SessionContext, { rules }: WordsGiven): readonly DayRow[] {
  const itemOf = (key: string, item: string) =>
    rules.profiles.find(profile => profileKey(profile) === key)?.checklist.find(({ id }) => id === item)?.label ?? {
      en: item,
      es: item,
    };
  return session.visible().flatMap(db =>
    listReturnedPapers(db).map(({ caseId, record, profile, packageItem, deficiency, ...of }): DayRow => ({
      ...plain,
      ...named({ kind: 'document', caseId, record }),
      ...ofCase(of),
      kind: 'document',
      what: fill(
        { en: '{{cure}}: {{item}}', es: '{{cure}}: {{item}}' },
        { cure: todayText.cure, item: itemOf(profile, packageItem) },
      ),
      note: deficiency === null ? null : { en: deficiency, es: deficiency },
      who: rules.office.agency,
      caseId,
    })),
  );
}

function monthlyReports({ session }: SessionContext, { rules }: WordsGiven): readonly DayRow[] {
  return monthlyReportOf(session, rules.office, rules).map(({ kind, record, dueOn, due, clock }): DayRow => ({
    ...plain,
    ...named({ kind: 'duty', caseId: null, duty: kind, record }),
    ...ofCase(undefined),
    kind: 'duty',
    what: dutyNames[kind],
    who: rules.office.agency,
    caseId: null,
    due,
    weight: WEIGHTS[kind],
    limit: snoozeLimit({ weight: WEIGHTS[kind], mustStopBy: dueOn, warnOn: clock?.warnOn ?? null }),
  }));
}

/** Actions of frameworks that are due and not finished, and milestones that were not reached. */
function frameworkActs({ session }: SessionContext, { rules }: WordsGiven): readonly DayRow[] {
  const items = mergedItems(listOwnItems(session.office));
  const byId = new Map(items.map(item => [item.id, item]));
  const ours = rules.office.agency;
  return items.flatMap(item => {
    const action = item.kind === 'milestone' ? byId.get(item.parent ?? '') : item;
    const { dueOn: day, doneOn } = item.fields;
    if (action?.kind !== 'action' || day === undefined || isFinished(action)) return [];
    if (item.kind === 'milestone' && doneOn !== undefined) return [];
    const { agency = ours, officer } = action.fields;
    const isOurs = agency === ours;
    const above = byId.get(item.kind === 'milestone' ? action.id : action.framework);
    const due = dueOn(rules.days.office, { from: null, earliest: day, latest: day, weight: 'soft' });
    const row: SnoozableRow = { kind: 'framework', caseId: null, item: item.id };
    return [
      {
        ...plain,
        ...named(row),
        ...ofCase(undefined),
        row: isOurs ? row : null,
        kind: 'framework' as const,
        what: titleOf(item),
        note: above === undefined ? null : titleOf(above),
        whose: isOurs ? ('us' as const) : ('them' as const),
        who: agency,
        officer: officer ?? null,
        caseId: null,
        action: action.id,
        due,
        weight: 'soft' as const,
        askOn: isOurs ? null : day,
      },
    ];
  });
}

/** Notices to originators, acts of classification and answers to recalls. They are the case officer's, whom the screen finds by the case. */
function ofPackets({ session, upkeep }: SessionContext, { rules }: WordsGiven): readonly DayRow[] {
  return upkeep.owedOfPackets(session).map((owed): DayRow => {
    const { kind, caseId, to } = owed;
    const isNotice = kind === 'notice';
    const ofPacket = kind === 'recall' ? todayText.recall : todayText.classification;
    const words = isNotice ? todayText.notices[owed.hasLeft ? 'late' : 'due'] : ofPacket;
    return {
      ...plain,
      ...ofCase(caseId === null ? undefined : findCase(session.dbOf(caseId), caseId)),
      key: isNotice ? `notice ${caseId} ${to}` : `${kind} ${owed.packet}`,
      row: null,
      kind,
      what: fill(words, { who: to }),
      who: rules.office.agency,
      caseId,
      record: isNotice ? owed.record : null,
      packet: isNotice ? null : owed.packet,
    };
  });
}

function named(row: SnoozableRow): Pick<DayRow, 'key' | 'row'> {
  return { key: snoozeKey(row), row };
}

type Summary = { readonly reference: string; readonly title: string; readonly officer: string | null };

function ofCase(summary: Summary | undefined): Pick<DayRow, 'reference' | 'title' | 'officer'> {
  return { reference: summary?.reference ?? null, title: summary?.title ?? null, officer: summary?.officer ?? null };
}

const snoozeOf = ({ row }: DayRow, { snoozes }: WordsGiven) => (row === null ? undefined : snoozes.get(snoozeKey(row)));

function groupOfRow(row: DayRow, given: WordsGiven): DayGroupId {
  const today = given.rules.days.office;
  if (isAsleep(snoozeOf(row, given), today, row.limit)) return 'asleep';
  const { due } = row;
  const place = { ...row, dueOn: due?.earliest ?? null, lapsesOn: null };
  return placeOf(place, dayMarks(due === null ? today : seenOn(due))); // its words say how far off it is on that day
}
