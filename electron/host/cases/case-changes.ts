import { findCase, findCaseByReference, reindexCase } from '../../../db/cases.ts';
import { listReferrers } from '../../../db/persons.ts';
import { listBranch } from '../../../db/records.ts';
import type { EntityName } from '../../../shared/catalogue.ts';
import { utcStamp } from '../../../shared/clocks/civil-day.ts';
import type { caseChangeCalls } from '../../../shared/contract/case-changes.ts';
import { Refusal } from '../../../shared/failure.ts';
import { mayBeAdded } from '../../../shared/field-setters.ts';
import type { RecordId } from '../../../shared/language.ts';
import type { Mark } from '../../../shared/mark.ts';
import type { Fields } from '../../../shared/records.ts';
import { partyFields } from '../../../shared/parties.ts';
import { standardOf } from '../../../shared/mark-draft.ts';
import { isAsTight } from '../../../shared/mark-order.ts';
import { lastEntry, recordChanges } from '../audit/audit.ts';
import { tellChanged } from '../audit/revision.ts';
import { areChosenRules, chosenRules, isOtherNature } from './case-rules.ts';
import { editCase, editOf, entityOf, refuseUnknownPlace } from './case-edit.ts';
import { refusePromiseOfClosed } from './closed-exchange.ts';
import { refuseUnauthorisedContact } from './contact-facts.ts';
import { refuseLeadAsEvidence } from './lead-only.ts';
import { refuseWaitInCircle } from './task-order.ts';
import type { HandlersOf, SessionContext } from '../ground/context.ts';
import { holderOfReference } from './same-person.ts';

export const caseChangeHandlers: HandlersOf<typeof caseChangeCalls> = {
  'case:update-fields': ({ caseId, record, fields }, context) => ({
    record: editCase(context, 'case:update-fields', caseId, edit => {
      const { get, set, fill } = edit;
      const { reference } = fields;
      if ((record as string) === caseId && typeof reference === 'string') {
        const holder = holderOfReference(context.session, reference.trim());
        if (holder !== undefined && holder !== caseId) throw new Refusal('case/reference-taken');
      }
      const isOwn = (record as string) === caseId;
      const before = get(record);
      const after = set(before, isOwn ? { ...fields, ...partyFields(before.fields, fields) } : fields);
      const isOther = isOwn && isOtherNature(context, before.fields, after.fields);
      if (isOther) refuseNamedRules(context, before.fields);
      refusePromiseOfClosed(edit, after);
      refuseWaitInCircle(edit, after);
      refuseLeadAsEvidence(edit, before, after);
      refuseUnauthorisedContact(context, before, after);
      return isOther ? fill(after, chosenRules(context, after.fields)) : after;
    }),
    entry: lastEntry(context.session),
  }),

  'case:add-record': ({ caseId, entity, parent, fields, marks = {} }, context) => ({
    record: editCase(context, 'case:add-record', caseId, edit => {
      refuseOfCourse(entity);
      const checked = Object.entries(marks).map(([place, mark]) => [place, tightened(entity, place, {}, mark)] as const);
      const recorded = entity === 'exchange' ? { internal: { recordedAt: utcStamp(context.nowMs()) } } : {};
      const made = edit.add({ entity, parent, fields, marks: Object.fromEntries(checked), ...recorded });
      refusePromiseOfClosed(edit, made);
      refuseWaitInCircle(edit, made);
      refuseLeadAsEvidence(edit, null, made);
      refuseUnauthorisedContact(context, null, made);
      return made;
    }),
    entry: lastEntry(context.session),
  }),

  'case:remove-record': ({ caseId, record }, context) => ({
    removed: editCase(context, 'case:remove-record', caseId, ({ db, get, remove }) => {
      refuseOfCourse(entityOf(get(record)));
      if ((record as string) === caseId) throw new Refusal('record/wrong-parent'); // a case is erased, not removed
      const branch = new Set(listBranch(db, caseId, record).map(({ id }) => id));
      const referrers = [...branch].flatMap(id => listReferrers(db, id)).filter(id => !branch.has(id));
      if (referrers.length > 0) throw new Refusal('record/in-use');
      return remove(record);
    }),
    entry: lastEntry(context.session),
  }),

  'case:swap-records': ({ caseId, record, other }, context) => {
    editCase(context, 'case:swap-records', caseId, ({ get, move }) => {
      const [one, two] = [get(record), get(other)];
      refuseOfCourse(entityOf(one));
      if (one.entity !== two.entity || one.parentId !== two.parentId || one.entity === 'case')
        throw new Refusal('record/wrong-parent');
      move(one, two.position);
      move(two, one.position);
    });
    return { entry: lastEntry(context.session) };
  },

  'case:set-mark': ({ caseId, record, field, mark }, context) => ({
    record: editCase(context, 'case:set-mark', caseId, edit => {
      const found = edit.get(record);
      return edit.mark(found, field, tightened(entityOf(found), field, found.marks[field] ?? {}, mark));
    }),
  }),

  'case:link': ({ caseId, other, otherReference, relation, note }, context) => {
    const { session } = context;
    const db = session.dbOf(caseId);
    const own = findCase(db, caseId);
    const found = other ?? (otherReference === undefined ? undefined : findCaseByReference(db, otherReference));
    if (own === undefined || (other !== undefined && findCase(session.dbOf(other), other) === undefined))
      throw new Refusal('case/not-found');
    // What stands before a wall names nothing behind it.
    if (found !== undefined && ![session.office, db].includes(session.dbOf(found))) throw new Refusal('compartment/unavailable');
    const fieldsTo = (id: string | undefined, reference: string | undefined) => ({
      relation,
      ...(id === undefined ? {} : { otherCase: id }),
      ...(reference === undefined ? {} : { otherReference: reference }),
      ...(note === undefined ? {} : { note }),
    });
    const records = recordChanges(session, context, 'case:link', db, change => {
      const made: RecordId[] = [];
      const add = (from: typeof caseId, fields: ReturnType<typeof fieldsTo>): void => {
        made.push(editOf(context, db, from, change).add({ entity: 'caseLink', fields }).id);
        reindexCase(db, from, context.nowMs());
      };
      add(caseId, fieldsTo(found, found === undefined ? otherReference : findCase(session.dbOf(found), found)?.reference));
      // Both cases tell of the link, unless they stand behind different walls.
      if (found !== undefined && found !== caseId && session.dbOf(found) === db) add(found, fieldsTo(caseId, own.reference));
      return made;
    });
    tellChanged(context, caseId);
    if (records.length > 1 && found !== undefined) tellChanged(context, found);
    return { records };
  },
};

/** What tells the course of a case comes and goes by its own acts, which keep what was corrected. */
export function refuseOfCourse(entity: EntityName): void {
  if (!mayBeAdded(entity)) throw new Refusal('field/by-course');
}

/**
 * Whoever changes what a case is about has its rules chosen anew. Where a person chose others than the program would have, that undoes their
 * choice, so it is a supervisor's act like the move itself.
 */
function refuseNamedRules(context: SessionContext, fields: Fields): void {
  if (context.session.user.role !== 'supervisor' && !areChosenRules(context, fields)) throw new Refusal('profile/move-only');
}

/** The mark to store: as the caller writes it, but with the lock and the approved loosening of what it replaces. Refusals `mark/looser`, `mark/locked`. */
export function tightened(entity: EntityName, place: string, held: Mark, asked: Mark): Mark {
  refuseUnknownPlace(entity, place);
  const { locked, loosened } = held;
  const next: Mark = {
    ...asked,
    ...(locked === true ? { locked } : {}),
    ...(loosened === undefined ? {} : { loosened }),
  };
  if (isAsTight(held, next, standardOf(entity, place))) return next;
  throw new Refusal(held.locked === true ? 'mark/locked' : 'mark/looser');
}
