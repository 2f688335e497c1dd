import { findCase } from '../../../db/cases.ts';
import { insertHold, insertLook, liftHold, listHolds, putTerm, type HoldRow } from '../../../db/retention.ts';
import type { Reader } from '../../../db/open.ts';
import { findUser } from '../../../db/users.ts';
import { addMonths, civilDate, dayNumber } from '../../../shared/clocks/civil-date.ts';
import type { Hold, retentionCalls } from '../../../shared/contract/retention.ts';
import { Refusal } from '../../../shared/failure.ts';
import { LONGEST_MONTHS } from '../../../shared/retention.ts';
import { recordChanges } from '../audit/audit.ts';
import { tellChanged } from '../audit/revision.ts';
import type { HandlersOf, Session } from '../ground/context.ts';
import { newId } from '../ground/ids.ts';
import { officeDays } from '../ground/office-day.ts';
import { dueRows, officeTerms } from './due.ts';
import { purge } from './purge.ts';

const MOST_AT_ONCE = 500;

/** How long things are kept: what comes up and when, holds, and erasing. */
export const retentionHandlers: HandlersOf<typeof retentionCalls> = {
  'retention:list': ({ by, rule, offset = 0, limit = MOST_AT_ONCE }, context) => {
    const rows = dueRows(context, null, by).filter(row => rule === undefined || row.rule === rule);
    return { rows: rows.slice(offset, offset + limit), total: rows.length };
  },

  'retention:look': ({ caseId, rule, what, nextOn, reason }, context) => {
    const { session } = context;
    const today = officeDays(session, context).office;
    if (nextOn <= today || nextOn > civilDate(addMonths(dayNumber(today), LONGEST_MONTHS)))
      throw new Refusal('retention/too-late');
    const db = session.dbOf(caseId);
    if (findCase(db, caseId) === undefined) throw new Refusal('case/not-found');
    const found = dueRows(context, caseId, nextOn).some(row => row.rule === rule && row.what === what);
    if (!found) throw new Refusal('retention/not-due');
    recordChanges(session, context, 'retention:look', db, note => {
      const look = { id: newId(context), caseId, rule, what, nextOn, reason, byUser: session.user.id, atMs: context.nowMs() };
      insertLook(db, look);
      note({ caseId, record: what === '' ? caseId : what, entity: 'retention', field: rule, old: null, new: { nextOn, reason } });
    });
    return null;
  },

  'retention:purge': (asked, context) => purge(context, asked),

  'retention:terms': (_, { session }) => officeTerms(session),

  'retention:set-term': ({ rule, months }, context) => {
    const { session } = context;
    const before = officeTerms(session).find(term => term.rule === rule);
    if (before === undefined) throw new Refusal('retention/not-due');
    if (months > before.longest) throw new Refusal('retention/longer');
    recordChanges(session, context, 'retention:set-term', session.office, note => {
      putTerm(session.office, { rule, months, byUser: session.user.id, atMs: context.nowMs() });
      note({ record: 'office', entity: 'office', field: `retention:${rule}`, old: before.months, new: months });
    });
    return officeTerms(session);
  },

  'hold:place': ({ caseId, reason }, context) => {
    const { session } = context;
    const db = session.dbOf(caseId);
    if (findCase(db, caseId) === undefined) throw new Refusal('case/not-found');
    const id = newId(context);
    recordChanges(session, context, 'hold:place', db, note => {
      insertHold(db, { id, caseId, reason, placedBy: session.user.id, placedAtMs: context.nowMs() });
      note({ caseId, record: caseId, entity: 'case', field: 'hold', old: null, new: reason });
    });
    tellChanged(context, caseId);
    return { id };
  },

  'hold:lift': ({ caseId, id, reason }, context) => {
    const { session } = context;
    const db = session.dbOf(caseId);
    recordChanges(session, context, 'hold:lift', db, note => {
      const held = liftHold(db, { id, caseId, by: session.user.id, atMs: context.nowMs(), why: reason });
      if (held === undefined) throw new Refusal('hold/none');
      note({ caseId, record: caseId, entity: 'case', field: 'hold', old: held.reason, new: { lifted: true, reason } });
    });
    tellChanged(context, caseId);
    return null;
  },

  'hold:list': ({ caseId = null }, { session }) =>
    (caseId === null ? session.visible() : [session.dbOf(caseId)]).flatMap(db =>
      listHolds(db, caseId).map(row => told(session, db, row)),
    ),
};

function told({ office }: Session, db: Reader, { placedBy, liftedBy, liftedAtMs, liftedWhy, ...row }: HoldRow): Hold {
  const label = (id: string | null): string | null => (id === null ? null : (findUser(office, id)?.label ?? null));
  const lifted = liftedAtMs === null || liftedWhy === null ? null : { by: label(liftedBy), atMs: liftedAtMs, why: liftedWhy };
  return { ...row, reference: findCase(db, row.caseId)?.reference ?? '', placedBy: label(placedBy), lifted };
}
