import { findCase, findCaseByReference } from '../../../db/cases.ts';
import {
  findMatchKeysVersion,
  listNeighbours,
  listTraitRecords,
  listWarrants,
  renewMatchKeys,
  type Neighbour,
} from '../../../db/match-keys.ts';
import type { Reader } from '../../../db/open.ts';
import { listVerdictsOf, type PersonVerdict } from '../../../db/person-verdicts.ts';
import { findRecord, listRecords, renewWords } from '../../../db/records.ts';
import { renewTouches } from '../../../db/touch-keys.ts';
import type { CaseRecord } from '../../../shared/case.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseId, RecordId } from '../../../shared/language.ts';
import { filedName, textIn } from '../../../shared/records.ts';
import { caseKeys, keyedEntities, MATCH_KEYS_VERSION, personKeys } from '../../../shared/same-person/match-keys.ts';
import type { AlikeCase, PersonElsewhere, PersonMatch, SamePersons } from '../../../shared/same-person/matches.ts';
import { samenessOf, type Sameness } from '../../../shared/same-person/same-person.ts';
import { referenceKey } from '../../../shared/same-person/written-numbers.ts';
import { traitEntities, traitsOf, type Traits } from '../../../shared/same-person/traits.ts';
import type { OpeningStep, Session } from '../ground/context.ts';
import { standingMerge } from './standing-merge.ts';

/** So many neighbours are weighed for one person; those who share most with them come first. */
const MOST_WEIGHED = 300;

/** Somebody in a case; `record` null for one who is being typed. */
export type Somebody = { readonly record: RecordId | null; readonly traits: Traits };

/** THE PLACE where it is decided who may be one person: of all that this user may see, by {@link samenessOf}, and by what was said before. */
export function matchesOf(session: Pick<Session, 'visible'>, { record, traits }: Somebody): readonly PersonMatch[] {
  const verdicts = verdictsOf(session, record);
  const keys = personKeys(traits);
  const found = session.visible().flatMap(db => {
    const near = listNeighbours(db, keys, 'subject', MOST_WEIGHED).filter(({ id }) => id !== record);
    const named = near.filter(({ id }) => verdicts.get(id)?.verdict !== 'other');
    return weighed(db, { record, traits }, [...named, ...saidBeside(db, verdicts, near)], verdicts);
  });
  return found
    .sort((one, other) => Number(other.match.isSaid) - Number(one.match.isSaid) || other.bits - one.bits)
    .map(({ match }) => match);
}

function verdictsOf(session: Pick<Session, 'visible'>, record: RecordId | null): ReadonlyMap<RecordId, PersonVerdict> {
  return new Map(record === null ? [] : session.visible().flatMap(db => [...listVerdictsOf(db, record)]));
}

/** Those said to be the same who have nothing in common with the person that a key would show. */
function saidBeside(
  db: Reader,
  verdicts: ReadonlyMap<RecordId, PersonVerdict>,
  near: readonly Neighbour[],
): readonly Neighbour[] {
  const shown = new Set(near.map(({ id }) => id));
  return [...verdicts].flatMap(([id, { one, oneCase, otherCase, verdict }]): Neighbour[] => {
    const caseId = id === one ? oneCase : otherCase;
    const summary = verdict !== 'same' || shown.has(id) ? undefined : findCase(db, caseId);
    return summary === undefined || findRecord(db, caseId, id) === undefined ? [] : [{ ...summary, id, caseId }];
  });
}

type Weighed = { readonly bits: number; readonly match: PersonMatch };

function weighed(
  db: Reader,
  { record, traits }: Somebody,
  neighbours: readonly Neighbour[],
  verdicts: ReadonlyMap<RecordId, PersonVerdict>,
): readonly Weighed[] {
  const records = listTraitRecords(
    db,
    neighbours.map(({ id }) => id),
    traitEntities,
  );
  return neighbours.flatMap((neighbour): Weighed[] => {
    const theirs = records.get(neighbour.id) ?? [];
    const isSaid = verdicts.get(neighbour.id)?.verdict === 'same';
    const sameness = samenessOf(traits, traitsOf(theirs));
    if (sameness === null && !isSaid) return [];
    const merged = isSaid && record !== null ? mergeWith(db, neighbour, record) : null;
    return [{ bits: sameness?.bits ?? 0, match: { ...matchOf(neighbour, theirs, sameness, isSaid), merged } }];
  });
}

function mergeWith(db: Reader, { caseId, id }: Neighbour, record: RecordId): number | null {
  return standingMerge(db, { caseId, record: id }, record)?.entry ?? null;
}

function matchOf(
  { caseId, reference, title, id }: Neighbour,
  records: readonly Pick<CaseRecord, 'entity' | 'fields'>[],
  sameness: Sameness | null,
  isSaid: boolean,
): Omit<PersonMatch, 'merged'> {
  const fields = records.find(({ entity }) => entity === 'subject')?.fields ?? {};
  const dob = textIn(fields, 'dob');
  const roles = Array.isArray(fields['roles']) ? fields['roles'].filter(role => typeof role === 'string') : [];
  return {
    ...{ caseId, reference, title, record: id, name: filedName(fields), roles, isSaid },
    dob: dob === '' ? null : dob,
    certain: sameness?.certain ?? false,
    grounds: sameness?.grounds ?? [],
  };
}

/** The persons of a case, or one of them, with those of this and other cases who may be the same. Refusals `case/not-found`, `record/not-found`. */
export function samePersonsIn(session: Session, caseId: CaseId, only: RecordId | undefined): SamePersons {
  const db = session.dbOf(caseId);
  const own = findCase(db, caseId);
  if (own === undefined) throw new Refusal('case/not-found');
  const records = listRecords(db, caseId);
  const subjects = records.filter(({ entity, id }) => entity === 'subject' && (only === undefined || id === only));
  if (only !== undefined && subjects.length === 0) throw new Refusal('record/not-found');
  const persons = subjects.map(subject => {
    const branch = [subject, ...records.filter(({ parentId }) => parentId === subject.id)];
    return {
      record: subject.id,
      name: filedName(subject.fields),
      matches: matchesOf(session, { record: subject.id, traits: traitsOf(branch) }),
    };
  });
  const caseRecord = records.find(({ entity }) => entity === 'case');
  const references = caseRecord === undefined ? [] : alikeByKeys(session, caseKeys(caseRecord), 'reference', caseId);
  const shared = new Set(persons.flatMap(({ matches }) => matches.map(match => match.caseId)));
  const orders = alikeByKeys(session, listWarrants(db, caseId).flatMap(caseKeys), 'order', caseId).filter(alike =>
    shared.has(alike.caseId),
  );
  return { persons, cases: judgedCases(db, caseId, [...references, ...orders]) };
}

/** Cases that may be this one, each once, but for those of which somebody said that they are not; and those said to be. */
function judgedCases(db: Reader, caseId: CaseId, alike: readonly AlikeCase[]): readonly AlikeCase[] {
  const verdicts = listVerdictsOf(db, caseId as string as RecordId); // a case's own record has its id
  const said = [...verdicts].flatMap(([id, { verdict }]): AlikeCase[] => {
    const summary = verdict === 'same' ? findCase(db, id as string as CaseId) : undefined;
    return summary === undefined ? [] : [{ caseId: summary.id, ...titled(summary), reason: 'said', isSaid: true }];
  });
  const open = alike.filter(each => !verdicts.has(each.caseId as string as RecordId));
  return [...said, ...new Map(open.toReversed().map(each => [each.caseId, each])).values()];
}

const titled = ({ reference, title }: Pick<AlikeCase, 'reference' | 'title'>) => ({ reference, title });

/** Which of these persons are in other cases too. Who is no person here, or not seen by the asker, is in none. */
export function personsElsewhere(session: Session, records: readonly RecordId[]): readonly PersonElsewhere[] {
  return session.visible().flatMap(db =>
    [...listTraitRecords(db, records, traitEntities)].flatMap(([record, branch]): PersonElsewhere[] => {
      const found = matchesOf(session, { record, traits: traitsOf(branch) });
      const said = found.filter(({ isSaid }) => isSaid).length;
      return found.length === 0 ? [] : [{ record, said, perhaps: found.length - said }];
    }),
  );
}

/** The cases that bear one of these keys, `except` one. */
export function alikeByKeys(
  session: Pick<Session, 'visible'>,
  keys: readonly number[],
  reason: AlikeCase['reason'],
  except: CaseId | undefined,
): readonly AlikeCase[] {
  if (keys.length === 0) return [];
  return session
    .visible()
    .flatMap(db =>
      listNeighbours(db, keys, 'case', Number.MAX_SAFE_INTEGER).flatMap(({ caseId, reference, title }) =>
        caseId === except ? [] : [{ caseId, reference, title, reason, isSaid: false }],
      ),
    );
}

/** The case that has this reference of ours, however it is written, but for `except`: one reference is one case. */
export function holderOfReference(session: Pick<Session, 'visible'>, reference: string, except?: CaseId): CaseId | undefined {
  const keys = caseKeys({ entity: 'case', fields: { reference } });
  const exact = session.visible().flatMap(db => findCaseByReference(db, reference) ?? [])[0];
  const near = () => alikeByKeys(session, keys, 'reference', except);
  if (exact !== undefined && exact !== except) return exact;
  return near().find(alike => referenceKey(alike.reference) === referenceKey(reference))?.caseId;
}

/** Opening a vault whose keys were made by other rules, or never: make them anew. */
export const followMatchRules: OpeningStep = session => {
  for (const db of session.visible())
    if (findMatchKeysVersion(db) !== MATCH_KEYS_VERSION)
      db.transaction(() => {
        renewWords(db); // what is found by a number is found by the same keys
        renewTouches(db);
        renewMatchKeys(db, keyedEntities, MATCH_KEYS_VERSION);
      })();
  return [];
};
