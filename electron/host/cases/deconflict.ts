import type { Reader } from '../../../db/open.ts';
import { listHitsAbroad } from '../../../db/comparisons.ts';
import { listVerdictsOf } from '../../../db/person-verdicts.ts';
import {
  deleteContactAnswer,
  listContactAnswers,
  listContactCases,
  putContactAnswer,
  type ContactAnswerRow,
} from '../../../db/touch-keys.ts';
import { findUser } from '../../../db/users.ts';
import { findCase } from '../../../db/cases.ts';
import type { Checked } from '../../../shared/contract.ts';
import type { deconflictCalls } from '../../../shared/contract/deconflict.ts';
import type { Contact, ContactAbroad, ContactCase, Contacts, ContactSaid } from '../../../shared/deconflict/contacts.ts';
import type { ContactKind } from '../../../shared/deconflict/kinds.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseId, CivilDate } from '../../../shared/language.ts';
import { recordChanges } from '../audit/audit.ts';
import { tellChanged } from '../audit/revision.ts';
import type { HandlersOf, Session, SessionContext } from '../ground/context.ts';
import { officeDays } from '../ground/office-day.ts';
import { rememberedInTurns } from '../ground/remembered.ts';
import { touchPairs, touchPairsInTurns, type TouchPair, type TouchPairs } from './contact-pairs.ts';

const ROWS = 50;
const HOUR_MS = 3_600_000;

export const deconflictHandlers: HandlersOf<typeof deconflictCalls> = {
  'deconflict:list': (asked, context) => contactsOf(context, asked),

  'deconflict:answer': ({ kind, one, other, answer, sinceOn }, context) => {
    if (answer === 'in-touch' && sinceOn === undefined) throw new Refusal('deconflict/since-when');
    if (sinceOn !== undefined && sinceOn > officeDays(context.session, context).office) throw new Refusal('value/date-to-come');
    const db = context.session.dbOf(one);
    for (const id of [one, other]) if (findCase(context.session.dbOf(id), id) === undefined) throw new Refusal('case/not-found');
    if (context.session.dbOf(other) !== db) throw new Refusal('case/apart');
    const pairs = touchPairs(context.session, [one], context.nowMs()).pairs.filter(
      pair => pair.kind === kind && pair.other.caseId === other,
    );
    if (pairs.length === 0) throw new Refusal('deconflict/nothing-there');
    recordChanges(context.session, context, 'deconflict:answer', db, note => {
      for (const pair of pairs) {
        const row = answerRow(context, pair, answer ?? 'known', answer === 'in-touch' ? (sinceOn ?? null) : null);
        if (answer === null) deleteContactAnswer(db, row);
        else putContactAnswer(db, row);
      }
      const said = answer === null ? null : { kind, answer, ...(answer === 'in-touch' ? { sinceOn: sinceOn ?? null } : {}) };
      for (const [mine, theirs] of [
        [one, other],
        [other, one],
      ] as const)
        note({
          ...{ caseId: mine, record: mine, entity: 'case', field: 'contact', old: null },
          new: { ...(said ?? { kind, answer: null }), caseId: theirs },
        });
    });
    for (const id of [one, other]) tellChanged(context, id);
    return contactsOf(context, { caseId: one });
  },
};

/** Whom of the asker's cases, or of one, contact points of other cases should talk to. */
async function contactsOf(context: SessionContext, asked: Checked<'deconflict:list'>): Promise<Contacts> {
  const { session, nowMs } = context;
  const { caseId, view = 'mine', quiet = caseId !== undefined, offset = 0, limit = ROWS } = asked;
  if (caseId !== undefined && findCase(session.dbOf(caseId), caseId) === undefined) throw new Refusal('case/not-found');
  const own = caseId !== undefined ? [caseId] : view === 'office' ? null : openCasesOf(session);
  const hour = Math.floor(nowMs() / HOUR_MS); // what is kept of many cases grows no older
  const { pairs, common } =
    caseId === undefined
      ? await rememberedInTurns(session, `contacts ${view} ${hour}`, () => pairsOfMany(session, own, hour * HOUR_MS))
      : await touchPairsInTurns(session, own, nowMs(), () => true);
  const saidOf = answersGiven(session);
  const caseOf = casesNamed(session, pairs);
  const all = [...Map.groupBy(pairs, pair => `${pair.kind} ${pair.mine.caseId} ${pair.other.caseId}`).values()].flatMap(
    (group): Contact[] => {
      const [first] = group;
      if (first === undefined) return [];
      const [mine, other] = [caseOf(first.mine.caseId), caseOf(first.other.caseId)];
      if (mine === undefined || other === undefined) return [];
      const said = group.map(saidOf);
      return [
        {
          kind: first.kind,
          count: new Set(group.map(({ mine: at }) => at.record)).size,
          mine,
          records: [...new Set(group.map(({ mine: at }) => at.record))],
          other,
          said: said.every(each => each !== null) ? (said[0] ?? null) : null,
        },
      ];
    },
  );
  const live = all.filter(({ mine, other }) => caseId !== undefined || !mine.isOver || !other.isOver);
  const loud = live.filter(({ said }) => said === null);
  const shown = quiet ? [...loud, ...live.filter(({ said }) => said !== null)] : loud;
  const ordered = shown.toSorted(
    (one, other) =>
      Number(one.said !== null) - Number(other.said !== null) ||
      weight[one.kind] - weight[other.kind] ||
      compare(one.mine.reference, other.mine.reference) ||
      compare(one.other.reference, other.other.reference),
  );
  return {
    contacts: ordered.slice(offset, offset + limit),
    ...{ total: ordered.length, quiet: live.length - loud.length, common },
    abroad: abroadOf(session, own),
  };
}

/** Between two cases that are both over there is nothing left to collide. */
function pairsOfMany(session: Session, own: readonly CaseId[] | null, atMs: number): Promise<TouchPairs> {
  const isOver = endedCases(session);
  return touchPairsInTurns(session, own, atMs, (mine, other) => !isOver(mine) || !isOver(other));
}

/** What blind comparisons found in these cases, by counterpart and kind. */
function abroadOf(session: Session, own: readonly CaseId[] | null): readonly ContactAbroad[] {
  const hits = listHitsAbroad(session.office, own);
  const cases = new Map(
    listContactCases(session.office, [...new Set(hits.map(({ caseId }) => caseId))]).map(each => [each.id, each]),
  );
  return [...Map.groupBy(hits, ({ agency, run, kind, caseId }) => `${agency} ${run} ${kind} ${caseId}`).values()].flatMap(
    group => {
      const [first] = group;
      const mine = first === undefined ? undefined : cases.get(first.caseId);
      if (first === undefined || mine === undefined) return [];
      const { agency, run, kind } = first;
      return [{ agency, run, kind, mine, records: group.map(({ record }) => record) }];
    },
  );
}

/** What may collide soonest comes first. */
const weight: Readonly<Record<ContactKind, number>> = {
  event: 0,
  date: 1,
  person: 2,
  identifier: 3,
  phone: 4,
  email: 5,
  device: 6,
  account: 7,
  vehicle: 8,
  place: 9,
};

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function openCasesOf(session: Session): readonly CaseId[] {
  return session
    .visible()
    .flatMap(db => listContactCases(db, null, session.user.label))
    .filter(({ isOver }) => !isOver)
    .map(({ id }) => id);
}

function endedCases(session: Session): (id: CaseId) => boolean {
  const ended = new Set(
    session.visible().flatMap(db => listContactCases(db, null).flatMap(({ id, isOver }) => (isOver ? [id] : []))),
  );
  return id => ended.has(id);
}

function casesNamed(session: Session, pairs: readonly TouchPair[]): (id: CaseId) => ContactCase | undefined {
  const ids = [...new Set(pairs.flatMap(({ mine, other }) => [mine.caseId, other.caseId]))];
  const cases = new Map(session.visible().flatMap(db => listContactCases(db, ids).map(each => [each.id, each] as const)));
  return id => cases.get(id);
}

/** What was said of each pair; that two records are of two persons was said of the persons themselves. */
function answersGiven(session: Session): (pair: TouchPair) => ContactSaid | null {
  const dbs = session.visible();
  const rows = new Map(dbs.flatMap(listContactAnswers).map(row => [keyOf(row), row]));
  return pair => {
    const row = rows.get(keyOf(orderedOf(pair)));
    if (row !== undefined) {
      const { answer, sinceOn, atMs } = row;
      return { answer, sinceOn: sinceOn as CivilDate | null, atMs, by: nameOf(session, row.byUser) }; // written by answerRow
    }
    if (pair.kind !== 'person' || !dbs.some(db => isOther(db, pair))) return null;
    return { answer: 'not-same', sinceOn: null, atMs: 0, by: '' };
  };
}

function isOther(db: Reader, { mine, other }: TouchPair): boolean {
  return listVerdictsOf(db, mine.record).get(other.record)?.verdict === 'other';
}

function nameOf({ office }: Session, id: string): string {
  return findUser(office, id)?.label ?? id; // written by answerRow
}

type Ordered = Pick<ContactAnswerRow, 'kind' | 'one' | 'other' | 'oneCase' | 'otherCase'>;
const keyOf = ({ kind, one, other }: Pick<Ordered, 'kind' | 'one' | 'other'>): string => `${kind} ${one} ${other}`;

function orderedOf({ kind, mine, other }: TouchPair): Ordered {
  const [a, b] = mine.record < other.record ? [mine, other] : [other, mine];
  return { kind, one: a.record, other: b.record, oneCase: a.caseId, otherCase: b.caseId };
}

function answerRow(
  { session, nowMs }: SessionContext,
  pair: TouchPair,
  answer: ContactAnswerRow['answer'],
  sinceOn: CivilDate | null,
): ContactAnswerRow {
  return { ...orderedOf(pair), answer, sinceOn, byUser: session.user.id, atMs: nowMs() };
}
