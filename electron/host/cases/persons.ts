import { listReferences } from '../../../db/cases.ts';
import { listDeletedReferences } from '../../../db/deleted-cases.ts';
import { nextReference } from '../../../shared/next-reference.ts';
import { officeDays } from '../ground/office-day.ts';
import { findRecord } from '../../../db/records.ts';
import { listVerdictsOf, saveVerdict, type Verdict } from '../../../db/person-verdicts.ts';
import type { ChangeRow } from '../../../db/audit.ts';
import type { personCalls } from '../../../shared/contract/persons.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { Json } from '../../../shared/language.ts';
import { caseKeys } from '../../../shared/same-person/match-keys.ts';
import type { PersonAt } from '../../../shared/same-person/matches.ts';
import { traitsOf } from '../../../shared/same-person/traits.ts';
import { lastEntry, recordChanges } from '../audit/audit.ts';
import { tellChanged } from '../audit/revision.ts';
import type { HandlersOf, SessionContext } from '../ground/context.ts';
import type { CaseEdit } from './case-edit.ts';
import { alikeByKeys, matchesOf, samePersonsIn } from './same-person.ts';

export const personHandlers: HandlersOf<typeof personCalls> = {
  'person:match': ({ fields, phones = [] }, { session }) =>
    matchesOf(session, {
      record: null,
      traits: traitsOf([{ entity: 'subject', fields }, ...phones.map(phone => ({ entity: 'contactPoint', fields: { phone } }))]),
    }),

  'person:same': ({ caseId, record }, { session }) => samePersonsIn(session, caseId, record),

  'person:judge': ({ one, other, verdict }, context) => {
    judge(context, [one, other], verdict);
    return { entry: lastEntry(context.session) };
  },

  'case:propose-reference': ({ kind }, context) => {
    const all = context.session.visible().flatMap(listReferences);
    const newest = all.toSorted((one, other) => other.createdAtMs - one.createdAtMs);
    const [ofKind, others] = [newest.filter(row => row.kind === kind), newest.filter(row => row.kind !== kind)];
    const year = Number(officeDays(context.session, context).office.slice(0, 4));
    return {
      reference: nextReference(
        [...ofKind, ...others, ...context.session.visible().flatMap(listDeletedReferences)].map(({ reference }) => reference),
        year,
      ),
    };
  },

  'case:match': ({ references, except }, { session }) =>
    alikeByKeys(
      session,
      references.flatMap(reference => caseKeys({ entity: 'case', fields: { reference } })),
      'reference',
      except,
    ),
};

/** The field under which history keeps what was said of a person and another. */
export const VERDICT = 'samePerson';

/** Keep what was said of two records. It stands beside the cases, in no record of either: no packet carries it, and no decision reads it. */
function judge(context: SessionContext, [one, other]: readonly [PersonAt, PersonAt], verdict: Verdict | null): void {
  const { session } = context;
  const db = session.dbOf(one.caseId);
  if (session.dbOf(other.caseId) !== db) throw new Refusal('case/apart'); // what is said would tell one side of the other
  for (const { caseId, record } of [one, other])
    if (findRecord(db, caseId, record)?.entity !== 'subject') throw new Refusal('record/not-found');
  if (one.record === other.record) throw new Refusal('person/itself');
  recordChanges(session, context, 'person:judge', db, note => {
    const was = saveVerdict(db, [one, other], verdict, { user: session.user.id, atMs: context.nowMs() });
    for (const [mine, theirs] of [
      [one, other],
      [other, one],
    ] as const)
      note({
        ...{ caseId: mine.caseId, record: mine.record, entity: 'subject', field: VERDICT },
        old: told(theirs, was),
        new: told(theirs, verdict),
      });
  });
  for (const caseId of new Set([one.caseId, other.caseId])) tellChanged(context, caseId);
}

function told({ caseId, record }: PersonAt, verdict: Verdict | null): Json {
  return verdict === null ? null : { caseId, record, verdict };
}

/** Take what was said back, if it is still what is said. Refusal `undo/changed-since`. */
export function takeVerdictBack(
  { db, caseId, note }: CaseEdit,
  change: ChangeRow,
  { user, atMs }: { readonly user: string; readonly atMs: number },
): void {
  const [old, made] = [saidIn(change.old), saidIn(change.new)];
  const other = made ?? old;
  if (other === null) throw new Refusal('undo/changed-since');
  const mine = { caseId, record: change.record } as PersonAt; // changes of a case name records
  const now = listVerdictsOf(db, mine.record).get(other.record)?.verdict ?? null;
  const [wanted, left] = [old?.verdict ?? null, made?.verdict ?? null];
  if (now !== left && now !== wanted) throw new Refusal('undo/changed-since'); // of the two cases' notes, the first one took it back
  saveVerdict(db, [mine, other], wanted, { user, atMs });
  note({ caseId, record: change.record, entity: 'subject', field: VERDICT, old: told(other, left), new: told(other, wanted) });
}

function saidIn(text: string | null): (PersonAt & { readonly verdict: Verdict }) | null {
  return text === null ? null : (JSON.parse(text) as PersonAt & { readonly verdict: Verdict }); // written by judge
}
