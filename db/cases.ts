import type { CaseKind, Direction } from '../shared/case.ts';
import type { CaseFilter, CaseOptions, CaseSummary, caseSorts, SavedFilter } from '../shared/case-view.ts';
import type { AgencyCode, CaseId, CivilDate, Json } from '../shared/language.ts';
import { directionOf, partiesOf } from '../shared/parties.ts';
import { filterText, withoutUnseen } from '../shared/index-words.ts';
import { sortKey } from '../shared/sort-key.ts';
import { keyOrder } from './key-order.ts';
import { fold, wordsOf } from '../shared/text-rules.ts';
import type { Reader, Writer } from './open.ts';
import { prepared } from './prepared.ts';

const SUMMARY = `id, kind, owner, reference, title, direction, stage, officer, counterpart, opened_on AS openedOn,
  next_stop_on AS nextStopOn, persons, changed_at_ms AS changedAtMs`;

/** Make room for a case. Its derived columns are filled by {@link reindexCase} after its records stand. */
export function insertCase(
  db: Writer,
  { id, kind, owner, reference, atMs }: { id: CaseId; kind: CaseKind; owner: AgencyCode; reference: string; atMs: number },
): void {
  prepared<object>(
    db,
    `INSERT INTO cases (id, kind, owner, reference, title, persons, folded, changed_at_ms, created_at_ms)
     VALUES (@id, @kind, @owner, @reference, '', '', '', @atMs, @atMs)`,
  ).run({ id, kind, owner, reference, atMs });
}

/** Derive a case's index row from its records again, but for stage and next stop: those are the stage index's. In every change's transaction. */
export function reindexCase(db: Writer, id: CaseId, changedAtMs: number): void {
  const own = prepared<[string], string>(db, 'SELECT fields FROM records WHERE id = ?').pluck().get(id);
  if (own === undefined) return;
  const fields = JSON.parse(own) as Record<string, Json>;
  const text = (name: string): string | null => (typeof fields[name] === 'string' ? fields[name] : null);
  const persons = prepared<[string], string>(
    db,
    `SELECT name FROM persons JOIN records ON records.id = record_id
       WHERE persons.case_id = ? AND name <> '' AND roles NOT LIKE '%"source"%' ORDER BY position, record_id LIMIT 3`,
  )
    .pluck()
    .all(id)
    .join('; ');
  prepared<object>(
    db,
    `UPDATE cases SET kind = coalesce(@kind, kind), reference = @reference, title = @title, direction = @direction,
       officer = @officer, counterpart = @counterpart, opened_on = @openedOn, persons = @persons,
       reference_key = @referenceKey, title_key = @titleKey, persons_key = @personsKey, officer_key = @officerKey, folded = @folded, changed_at_ms = @changedAtMs WHERE id = @id`,
  ).run({
    id,
    kind: text('kind'),
    reference: text('reference') ?? '',
    title: text('title') ?? '',
    direction: directionOf(partiesOf(fields)),
    officer: text('officer'),
    counterpart: counterpartOf(text('requestingAgency'), text('requestedAgency'), text('leadAgency'), ownerOf(db, id)),
    openedOn: text('openedOn'),
    persons,
    referenceKey: sortKey(text('reference') ?? ''),
    titleKey: sortKey(text('title') ?? ''),
    personsKey: persons === '' ? null : sortKey(persons),
    officerKey: keyOrNull(text('officer')),
    folded: filterText([text('reference'), text('theirReference'), text('title'), persons].join(' ')),
    changedAtMs,
  });
}

/** Give the cases and persons of a vault that an earlier version wrote what they are sorted by. Called at each opening. */
export function fillSortKeys(db: Writer): void {
  const cases = db
    .prepare<[], { id: CaseId; changedAtMs: number }>(
      'SELECT id, changed_at_ms AS changedAtMs FROM cases WHERE title_key IS NULL ORDER BY id',
    )
    .all();
  const persons = db
    .prepare<[], { id: string; name: string }>(
      'SELECT record_id AS id, name FROM persons WHERE sort_key IS NULL ORDER BY record_id',
    )
    .all();
  if (cases.length + persons.length === 0) return;
  const set = db.prepare('UPDATE persons SET sort_key = ? WHERE record_id = ?');
  db.transaction(() => {
    for (const { id, changedAtMs } of cases) reindexCase(db, id, changedAtMs);
    for (const { id, name } of persons) set.run(sortKey(name), id);
  })();
}

export function findCase(db: Reader, id: CaseId): CaseSummary | undefined {
  return prepared<[string], CaseSummary>(db, `SELECT ${SUMMARY} FROM cases WHERE id = ?`).get(id);
}

export function findCaseByReference(db: Reader, reference: string): CaseId | undefined {
  // The column holds ids of cases only.
  return prepared<[string], string>(db, 'SELECT id FROM cases WHERE reference = ?').pluck().get(reference) as CaseId | undefined;
}

/** Every case, by its reference. */
export function listCaseNames(db: Reader): { readonly caseId: CaseId; readonly reference: string; readonly title: string }[] {
  return prepared<[], { caseId: CaseId; reference: string; title: string }>(
    db,
    'SELECT id AS caseId, reference, title FROM cases ORDER BY reference, id',
  ).all();
}

/** The references of cases, the newest first. */
export function listReferences(
  db: Reader,
): { readonly reference: string; readonly kind: CaseKind; readonly createdAtMs: number }[] {
  return prepared<[], { reference: string; kind: CaseKind; createdAtMs: number }>(
    db,
    'SELECT reference, kind, created_at_ms AS createdAtMs FROM cases ORDER BY created_at_ms DESC, id DESC',
  ).all();
}

/** Where cases stand, each place once: its key, as a filter names it, and what it is made of. */
export type Place = { readonly key: string; readonly profile: string; readonly stage: string; readonly isOver: 0 | 1 };

export function listPlaces(db: Reader): Place[] {
  return prepared<[], Place>(
    db,
    `SELECT profile || ' ' || stage || ' ' || is_over AS key, profile, stage, is_over AS isOver
     FROM case_pipeline GROUP BY profile, stage, is_over`,
  ).all();
}

/** Whether a case has ended, as its history says. */
export function isCaseOver(db: Reader, id: CaseId): boolean {
  return prepared<[string], number>(db, 'SELECT is_over FROM case_pipeline WHERE case_id = ?').pluck().get(id) === 1;
}

/** A filter as a database takes it, or the named cases alone. */
export type ListFilter = Omit<CaseFilter, 'standings'> & {
  /** The keys of the places where its cases stand. */
  readonly places?: readonly string[] | undefined;
  readonly ids?: readonly CaseId[] | undefined;
  readonly reference?: string | undefined;
  /** In whose order its names stand; Spanish where none is named. */
  readonly language?: string | undefined;
  /** The codes of the column that it is sorted by, in the order of their words; a code that is not here comes last. */
  readonly codeOrder?: readonly string[] | undefined;
  /** By a profile's key, the date that stands instead of `stopBefore` for stops that this profile's rules set. */
  readonly stopBeforeUnder?: Readonly<Record<string, CivilDate>> | undefined;
};

/** Cases that a filter selects, from `offset`, and how many it selects in all. */
export function listCases(db: Reader, filter: ListFilter, { offset, limit }: { offset: number; limit: number }): CaseSummary[] {
  const { where, values } = conditions(filter);
  const direction = filter.descending === true ? 'DESC' : 'ASC';
  const order = orderOf(filter);
  return db
    .prepare<unknown[], CaseSummary>(
      `SELECT ${SUMMARY} FROM cases ${order.join} ${where} ORDER BY ${order.by} ${direction} NULLS LAST, id LIMIT ? OFFSET ?`,
    )
    .all(...order.values, ...values, limit, offset);
}

export function countCases(db: Reader, filter: ListFilter): number {
  const { where, values } = conditions(filter);
  return (
    db
      .prepare<unknown[], number>(`SELECT count(*) FROM cases ${where}`)
      .pluck()
      .get(...values) ?? 0
  );
}

/** The directions, officers, counterparts and stages that cases here have, in no order. */
export function listOptions(db: Reader): CaseOptions {
  // One pass over the cases gives all four: there are few different ones.
  const rows = prepared<[], Record<'direction' | 'officer' | 'counterpart' | 'stage', string | null>>(
    db,
    'SELECT direction, officer, counterpart, stage FROM cases GROUP BY direction, officer, counterpart, stage',
  ).all();
  const distinct = (of: 'direction' | 'officer' | 'counterpart' | 'stage') => [...new Set(rows.flatMap(row => row[of] ?? []))];
  return {
    directions: distinct('direction') as Direction[], // reindexCase writes directions alone
    officers: distinct('officer'),
    counterparts: distinct('counterpart'),
    stages: distinct('stage'),
  };
}

/** Whether a case of a file with this digest was imported already. */
export function findImport(db: Reader, digest: string): CaseId | undefined {
  // The column references cases.
  return prepared<[string], string>(db, 'SELECT case_id FROM case_imports WHERE digest = ?').pluck().get(digest) as
    CaseId | undefined;
}

export function insertImport(db: Writer, digest: string, caseId: CaseId): void {
  prepared<unknown[]>(db, 'INSERT INTO case_imports (digest, case_id) VALUES (?, ?)').run(digest, caseId);
}

/** Erase a case: its records, marks, words and index rows. What was recorded of it is erased separately. */
export function deleteCase(db: Writer, id: CaseId): void {
  prepared<unknown[]>(db, 'DELETE FROM record_words WHERE rowid IN (SELECT seq FROM records WHERE case_id = ?)').run(id);
  db.prepare('DELETE FROM cases WHERE id = ?').run(id);
  optimizeWords(db);
}

/** Merge the indexes of words: a deleted word stays in one until it is merged. */
export function optimizeWords(db: Writer): void {
  for (const index of ['record_words', 'page_words']) db.prepare(`INSERT INTO ${index} (${index}) VALUES ('optimize')`).run();
}

/** Ids of everything whose values the history may hold for a case, records removed earlier and what was set aside included. */
export function listRecordedIds(db: Reader, id: CaseId): string[] {
  return prepared<[object], string>(
    db,
    `SELECT record FROM changes WHERE case_id = @id UNION SELECT record FROM changes_aside WHERE case_id = @id ORDER BY record`,
  )
    .pluck()
    .all({ id });
}

export function listSavedFilters(db: Reader, userId: string): SavedFilter[] {
  return prepared<[string], { id: string; name: string; filter: string }>(
    db,
    'SELECT id, name, filter FROM saved_filters WHERE user_id = ? ORDER BY name, id',
  )
    .all(userId)
    .map(({ id, name, filter }) => ({ id, name, filter: JSON.parse(filter) as CaseFilter })); // written by saveFilter, checked at the door
}

export function saveFilter(db: Writer, userId: string, { id, name, filter }: SavedFilter): void {
  prepared<unknown[]>(db, 'INSERT INTO saved_filters (id, user_id, name, filter) VALUES (?, ?, ?, ?)').run(
    id,
    userId,
    name,
    JSON.stringify(filter),
  );
}

/** Rename a saved filter or give it other conditions; says whether this user has it. */
export function changeFilter(
  db: Writer,
  userId: string,
  { id, name, filter }: { readonly id: string; readonly name?: string | undefined; readonly filter?: CaseFilter | undefined },
): boolean {
  const set = filter === undefined ? null : JSON.stringify(filter);
  const change = 'UPDATE saved_filters SET name = coalesce(?, name), filter = coalesce(?, filter) WHERE id = ? AND user_id = ?';
  return db.prepare(change).run(name ?? null, set, id, userId).changes === 1;
}

export function removeFilter(db: Writer, userId: string, id: string): void {
  prepared<unknown[]>(db, 'DELETE FROM saved_filters WHERE id = ? AND user_id = ?').run(id, userId);
}

// Names of ours, never of a caller's: the contract admits these words alone.
const SORT_COLUMNS = {
  changed: 'changed_at_ms',
  reference: 'reference_key',
  title: 'title_key',
  persons: 'persons_key',
  opened: 'opened_on',
  stop: 'next_stop_on',
  stage: 'stage',
  kind: 'kind',
  direction: 'direction',
  officer: 'officer_key',
  counterpart: 'counterpart',
} as const satisfies Record<(typeof caseSorts)[number], string>;

/** By what a list is ordered: names in whose language, codes by the places that their words have. */
function orderOf({ sort = 'changed', language, codeOrder }: ListFilter): { by: string; join: string; values: unknown[] } {
  const column = SORT_COLUMNS[sort];
  if (column.endsWith('_key')) return { by: keyOrder(column, language), join: '', values: [] };
  if (codeOrder === undefined) return { by: column, join: '', values: [] };
  const join = `LEFT JOIN (SELECT value AS code, key AS place FROM json_each(?)) ON code = ${column}`;
  return { by: 'place', join, values: [JSON.stringify(codeOrder)] };
}

const STOP_BEFORE_UNDER = `(SELECT value FROM json_each(?) WHERE key = (SELECT profile FROM case_pipeline
  WHERE case_id = cases.id AND next_stop <> '' AND instr(next_stop, '.') = 0))`;

const PLACE = `SELECT profile || ' ' || case_pipeline.stage || ' ' || is_over FROM case_pipeline WHERE case_id = cases.id`;

function conditions(filter: ListFilter): { where: string; values: unknown[] } {
  const parts: string[] = [];
  const values: unknown[] = [];
  const add = (sql: string, ...bound: unknown[]): void => {
    parts.push(sql);
    values.push(...bound);
  };
  const oneOf = (column: string, options: readonly string[] | undefined): void => {
    if (options !== undefined) add(`${column} IN (SELECT value FROM json_each(?))`, JSON.stringify(options));
  };
  oneOf('id', filter.ids);
  if (filter.reference !== undefined) add('reference = ? COLLATE NOCASE', filter.reference);
  oneOf('kind', filter.kinds);
  oneOf('direction', filter.directions);
  oneOf('stage', filter.stages);
  oneOf('counterpart', filter.counterparts);
  if (filter.officer !== undefined) add('officer = ?', filter.officer);
  if (filter.openedFrom !== undefined) add('opened_on >= ?', filter.openedFrom);
  if (filter.openedTo !== undefined) add('opened_on <= ?', filter.openedTo);
  if (filter.stopBefore !== undefined) {
    const under = filter.stopBeforeUnder ?? {};
    if (Object.keys(under).length === 0) add('next_stop_on < ?', filter.stopBefore);
    else add(`next_stop_on < coalesce(${STOP_BEFORE_UNDER}, ?)`, JSON.stringify(under), filter.stopBefore);
  }
  if (filter.changedSinceMs !== undefined) add('changed_at_ms >= ?', filter.changedSinceMs);
  if (filter.places !== undefined) add(`(${PLACE}) IN (SELECT value FROM json_each(?))`, JSON.stringify(filter.places));
  for (const word of wordsOf(withoutUnseen(filter.text ?? ''))) add('instr(folded, ?) > 0', fold(word));
  return { where: parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`, values };
}

/** What is sorted by a text that may be missing: nothing sorts last either way. */
export function keyOrNull(text: string | null): string | null {
  return text === null || text === '' ? null : sortKey(text);
}

function ownerOf(db: Reader, id: CaseId): string | undefined {
  return prepared<[string], string>(db, 'SELECT owner FROM cases WHERE id = ?').pluck().get(id);
}

// The other side is whichever of the named authorities is not of the owner's country.
function counterpartOf(
  ...[requesting, requested, lead, owner]: [string | null, string | null, string | null, string | undefined]
): string | null {
  const country = owner?.slice(0, 3) ?? '';
  return [requested, requesting, lead].find(agency => agency !== null && !agency.startsWith(country)) ?? null;
}
