import {
  countCases,
  findCase,
  findCaseByReference,
  insertCase,
  listCases,
  reindexCase,
  listSavedFilters,
  removeFilter,
  saveFilter,
} from '../../db/cases.ts';
import { insertRecord, listRecords } from '../../db/records.ts';
import type { Reader } from '../../db/open.ts';
import { getVaultState } from '../../db/vault-state.ts';
import type { CaseFile, CaseKind, CaseRecord } from '../../shared/case.ts';
import type { CaseFilter, CaseSummary, CaseView } from '../../shared/case-view.ts';
import type { caseCalls } from '../../shared/contract/cases.ts';
import { Refusal } from '../../shared/failure.ts';
import type { CaseId, RecordId } from '../../shared/language.ts';
import { textIn } from '../../shared/records.ts';
import { recordChanges } from './audit.ts';
import { caseChangeHandlers } from './case-changes.ts';
import { eraseHandlers } from './case-erase.ts';
import { historyHandlers } from './case-history.ts';
import { importCases } from './case-import.ts';
import { searchHandlers } from './case-search.ts';
import { namedFiles } from './case-sources.ts';
import { checkedFields } from './checked-fields.ts';
import type { HandlersOf, Session, SessionContext } from './context.ts';
import { newId } from './ids.ts';
import { looseningHandlers } from './loosenings.ts';
import { wholeRecord } from './record-changes.ts';

const PAGE = 100;

export const caseHandlers: HandlersOf<typeof caseCalls> = {
  'case:import': ({ source, folder, files, check = false }, context) =>
    importCases(context, context.handles.take(source, 'source'), namedFiles(context.handles, { folder, files }), { check }),

  'case:create': ({ fields }, context) => ({ id: createCase(fields, context) }),

  'case:list': ({ offset = 0, limit = PAGE, ...filter }, { session }) => {
    const order: CaseFilter =
      filter.sort === undefined ? { ...filter, sort: 'changed', descending: filter.descending ?? true } : filter;
    const visible = session.visible();
    return {
      cases: mergedPage(visible, order, { offset, limit }),
      total: visible.reduce((sum, db) => sum + countCases(db, order), 0),
    };
  },

  'case:show': ({ caseId }, { session }) => showCase(session, caseId),

  'filter:save': ({ name, filter }, context) => {
    const { session } = context;
    const id = newId(context);
    recordChanges(session, context, 'filter:save', session.office, () =>
      saveFilter(session.office, session.user.id, { id, name, filter }),
    );
    return { id };
  },
  'filter:list': (_, { session }) => listSavedFilters(session.office, session.user.id),
  'filter:remove': ({ id }, context) => {
    const { session } = context;
    recordChanges(session, context, 'filter:remove', session.office, () => removeFilter(session.office, session.user.id, id));
    return null;
  },

  ...searchHandlers,
  ...caseChangeHandlers,
  ...historyHandlers,
  ...looseningHandlers,
  ...eraseHandlers,
};

/** A whole case with its index row. Refusal `case/not-found`. */
export function showCase(session: Session, caseId: CaseId): CaseView {
  const db = session.dbOf(caseId);
  const summary = findCase(db, caseId);
  if (summary === undefined) throw new Refusal('case/not-found');
  return { file: caseFileOf(db, summary), summary };
}

/** A whole case as rules and packets take it. Refusal `case/not-found`. */
export function getCaseFile(session: Session, caseId: CaseId): CaseFile {
  return showCase(session, caseId).file;
}

function caseFileOf(db: Reader, { id, kind, owner }: CaseSummary): CaseFile {
  return { id, kind, owner, records: listRecords(db, id) };
}

function createCase(given: Parameters<typeof checkedFields>[1], context: SessionContext): CaseId {
  const { session } = context;
  const fields = checkedFields('case', given);
  const reference = textIn(fields, 'reference');
  if (session.visible().some(db => findCaseByReference(db, reference) !== undefined)) throw new Refusal('case/reference-taken');
  const id = newId(context) as CaseId; // made for a case
  const record: CaseRecord = { id: id as string as RecordId, entity: 'case', parentId: null, position: 0, fields, marks: {} };
  const db = session.office;
  const atMs = context.nowMs();
  recordChanges(session, context, 'case:create', db, note => {
    // The catalogue's options of `kind` are the three kinds.
    insertCase(db, { id, kind: fields['kind'] as CaseKind, owner: getVaultState(db).agency.code, reference, atMs });
    insertRecord(db, id, record);
    reindexCase(db, id, atMs);
    note({ caseId: id, record: record.id, entity: 'case', field: '*', old: null, new: wholeRecord(record) });
  });
  context.tell('case:changed', { caseId: id });
  return id;
}

/** One page over every database that the user may see; each is asked for as much as the page could take from it. */
function mergedPage(
  visible: readonly Reader[],
  filter: CaseFilter,
  { offset, limit }: { offset: number; limit: number },
): CaseSummary[] {
  const only = visible.length === 1 ? visible[0] : undefined;
  if (only !== undefined) return listCases(only, filter, { offset, limit });
  const all = visible.flatMap(db => listCases(db, filter, { offset: 0, limit: offset + limit }));
  return all.sort(inOrderOf(filter)).slice(offset, offset + limit);
}

function inOrderOf({ sort = 'changed', descending = false }: CaseFilter): (one: CaseSummary, other: CaseSummary) => number {
  const key = ({ [sort]: column }: Record<string, string | number | null>): string | number | null => column ?? null;
  const columns = {
    changed: 'changedAtMs',
    reference: 'reference',
    title: 'title',
    opened: 'openedOn',
    stop: 'nextStopOn',
    stage: 'stage',
  };
  const of = (summary: CaseSummary) => key({ [sort]: summary[columns[sort] as 'reference'] }); // one of the columns above
  return (one, other) => {
    const [a, b] = [of(one), of(other)];
    if (a === b) return one.id < other.id ? -1 : 1;
    if (a === null || b === null) return a === null ? 1 : -1; // unknown last, both ways
    return (a < b ? -1 : 1) * (descending ? -1 : 1);
  };
}
