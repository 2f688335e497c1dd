import { hash } from 'node:crypto';
import { findCase, findCaseByReference, findImport, insertCase, insertImport, reindexCase } from '../../../db/cases.ts';
import type { Change } from '../../../db/audit.ts';
import { writeInBulk } from '../../../db/open.ts';
import { bulkRecordWriter, recordExists } from '../../../db/records.ts';
import { keepStoredFile, type StoredFile } from '../../../db/stored-files.ts';
import { getVaultState } from '../../../db/vault-state.ts';
import type { CaseKind, CaseRecord } from '../../../shared/case.ts';
import type { CaseImport, ImportedCase } from '../../../shared/contract/cases.ts';
import { FORMAT, recordSchema, VERSION } from '../../../shared/contract/interchange.ts';
import { Refusal, type FailurePlace } from '../../../shared/failure.ts';
import { readCase, type FileRecord, type NamedFile, type ReadCase } from '../../../shared/interchange.ts';
import type { CaseId, Json, RecordId } from '../../../shared/language.ts';
import { textIn, type Fields } from '../../../shared/records.ts';
import { pathText, readStrictJson } from '../../../shared/strict-json.ts';
import { uuidPattern } from '../../../shared/values.ts';
import { recordChanges } from '../audit/audit.ts';
import { tellChanged } from '../audit/revision.ts';
import { canonical } from '../keys/canonical.ts';
import { textOfSource, type NamedFiles } from '../places/sources.ts';
import type { SessionContext } from '../ground/context.ts';
import type { Source } from '../places/handles.ts';
import { newId } from '../ground/ids.ts';
import { catalogue } from '../../../shared/catalogue.ts';
import { caseRules } from './case-rules.ts';
import { fileDigest, refuseChangedFiles, type HeldFiles } from './import-files.ts';
import { shapePlaces } from './import-places.ts';
import { typeOfName } from '../places/media-types.ts';
import { documentFields, wholeRecord } from './record-changes.ts';

/** What a case file may be: 256 MiB of text, nested no deeper than the catalogue, no string longer than a text field. */
const MOST_BYTES = 256 * 1024 * 1024;
const LIMITS = { depth: 24, stringLength: 100_000 };
/** The places that a refusal lists; a person corrects some and imports again. */
const MOST_PLACES = 200;

type PlannedCase = {
  readonly row: number;
  readonly id: CaseId;
  readonly reference: string;
  readonly digest: string;
  readonly records: readonly CaseRecord[];
  readonly files: readonly NamedFile[];
};
type StoredDocuments = Map<RecordId, { readonly kept: StoredFile; readonly fields: Fields }>;
type Plan = {
  readonly fresh: readonly PlannedCase[];
  readonly held: readonly ImportedCase[];
  readonly heldFiles: readonly HeldFiles[];
};

/**
 * Import a case file, all of it or nothing. A case that was imported before from the same content, attachments included, is left as it is
 * and reported `unchanged`. Files are taken into the vault one after the other before the one transaction; if that does not commit, they are removed.
 *
 * @throws Refusal `import/refused` with the row and path of each error; `import/not-utf8`, `import/too-large`, `import/wrong-format`.
 */
export async function importCases(
  context: SessionContext,
  source: Source,
  files: NamedFiles,
  { check = false }: { readonly check?: boolean } = {},
): Promise<CaseImport> {
  const { session, signal, progress } = context;
  const plan = planOf(casesOf(readStrictJson(await textOfSource(source, MOST_BYTES), LIMITS)), files, context);
  await refuseChangedFiles(context, files, plan.heldFiles);
  const named = plan.fresh.flatMap(planned => planned.files);
  if (!check) {
    const stored: string[] = [];
    try {
      const written: StoredDocuments = new Map();
      for (const [done, { record, name }] of named.entries()) {
        signal.throwIfAborted();
        progress(done, named.length);
        const kept = await session.files.add(files.open(name), signal);
        stored.push(kept.name);
        written.set(record, { kept, fields: { ...typeOfName(name), ...documentFields(record, kept) } });
      }
      signal.throwIfAborted();
      write(context, plan.fresh, written);
    } catch (error) {
      for (const name of stored) session.files.remove(name);
      throw error;
    }
  }
  const created = plan.fresh.map(({ row, id, reference }): ImportedCase => ({ row, id, reference, state: 'created' }));
  return {
    created: created.length,
    unchanged: plan.held.length,
    files: named.length,
    cases: [...created, ...plan.held].sort((one, other) => one.row - other.row),
  };
}

function casesOf(file: Json): readonly Json[] {
  if (file === null || typeof file !== 'object' || Array.isArray(file)) throw new Refusal('import/wrong-format');
  const { format, version, cases, ...rest } = file as { readonly [key: string]: Json }; // neither null nor a list
  if (format !== FORMAT || version !== VERSION || !Array.isArray(cases) || Object.keys(rest).length > 0)
    throw new Refusal('import/wrong-format');
  return cases as readonly Json[]; // Array.isArray forgets the element type
}

function planOf(cases: readonly Json[], files: NamedFiles, context: SessionContext): Plan {
  const { session } = context;
  const places: FailurePlace[] = [];
  const fresh: PlannedCase[] = [];
  const held: ImportedCase[] = [];
  const heldFiles: HeldFiles[] = [];
  const ids = caseIds(cases, context);
  const rules = caseRules(context);
  const taken = new Set<string>();
  const isFree = (id: string): boolean => !taken.has(id) && !session.visible().some(db => recordExists(db, id));
  for (const [index, value] of cases.entries()) {
    const row = index + 1;
    const shape = recordSchema('case').safeParse(value);
    if (!shape.success) {
      places.push(...shapePlaces(row, value, shape.error.issues));
      continue;
    }
    const root = value as FileRecord; // the schema said so
    const digest = hash('sha256', canonical(root), 'base64url');
    const before = session.visible().flatMap(db => findImport(db, digest) ?? [])[0];
    if (before !== undefined) {
      const { files: named } = readCase(root, before, { newId: () => newId(context), isFree: () => true, caseNamed: ids.named });
      heldFiles.push({ row, digest, files: named });
      held.push({ row, id: before, reference: textIn(root, 'reference'), state: 'unchanged' });
      continue;
    }
    const id = ids.own[index]!; // caseIds gives one for each
    const read = ruled(readCase(root, id, { newId: () => newId(context), isFree, caseNamed: ids.named }), rules);
    const reference = textIn(read.records[0]?.fields ?? {}, 'reference');
    const problems = [
      ...read.problems,
      ...(isTaken(session.visible(), id, reference, taken)
        ? [{ path: ['reference'], code: 'import/case-differs' as const }]
        : []),
      ...read.files.filter(({ name }) => !files.has(name)).map(({ path }) => ({ path, code: 'import/missing-file' as const })),
    ];
    places.push(...problems.map(({ path, code }) => ({ row, path: pathText(path), code })));
    for (const record of read.records) taken.add(record.id);
    taken.add(`reference ${reference}`);
    fresh.push({ row, id, reference, digest, records: read.records, files: read.files });
  }
  if (places.length > 0) throw new Refusal('import/refused', { places: places.slice(0, MOST_PLACES) });
  return { fresh, held, heldFiles };
}

/** A case of the file with the rules that it will run under, or the problem that there are none. Its own record comes first. */
function ruled(read: ReadCase, rules: (fields: Fields) => Fields): ReadCase {
  const [own, ...rest] = read.records;
  if (own === undefined || read.problems.length > 0) return read;
  try {
    return { ...read, records: [{ ...own, fields: rules(own.fields) }, ...rest] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const path = error.places.map(place => place.path).find(named => Object.hasOwn(catalogue.case.fields, named));
    return { ...read, problems: [{ path: [path ?? 'profile'], code: error.code }] }; // other places are the profiles to choose from
  }
}

function isTaken(
  visible: readonly Parameters<typeof findCase>[0][],
  id: CaseId,
  reference: string,
  taken: ReadonlySet<string>,
): boolean {
  if (taken.has(`reference ${reference}`) || taken.has(id)) return true;
  return visible.some(db => findCase(db, id) !== undefined || findCaseByReference(db, reference) !== undefined);
}

/** An id for each case of the file, and what a link's id means: a case of the file, or one that is here. */
function caseIds(cases: readonly Json[], context: SessionContext) {
  const locals = cases.map(value => (value !== null && typeof value === 'object' && 'id' in value ? value['id'] : undefined));
  // Ids of cases: either written so in the file as UUIDs, or made here for cases.
  const own = locals.map(local => (typeof local === 'string' && uuidPattern.test(local) ? local : newId(context)) as CaseId);
  const placeOf = new Map<Json | undefined, number>();
  for (const [place, local] of locals.entries()) if (!placeOf.has(local)) placeOf.set(local, place);
  const named = (id: string): string | undefined => {
    const at = placeOf.get(id);
    if (at !== undefined) return own[at];
    return context.session.visible().some(db => findCase(db, id as CaseId) !== undefined) ? id : undefined;
  };
  return { own, named };
}

function write(context: SessionContext, fresh: readonly PlannedCase[], stored: StoredDocuments): void {
  if (fresh.length === 0) return;
  const { session } = context;
  const db = session.office;
  writeInBulk(db, () =>
    recordChanges(session, context, 'case:import', db, note => {
      insertCases(context, fresh, stored, note);
      for (const { id, digest, files } of fresh) {
        insertImport(db, digest, id);
        for (const file of files) {
          const kept = stored.get(file.record)?.kept;
          if (kept !== undefined) insertImport(db, fileDigest(digest, file, kept.sha256), id);
        }
      }
    }),
  );
  for (const { id } of fresh.slice(0, 100)) tellChanged(context, id);
}

function insertCases(
  context: SessionContext,
  fresh: readonly PlannedCase[],
  stored: StoredDocuments,
  note: (change: Change) => void,
): void {
  const db = context.session.office;
  const owner = getVaultState(db).agency.code;
  const atMs = context.nowMs();
  const { write: insert, writeWords } = bulkRecordWriter(db);
  for (const { id, reference, records } of fresh) {
    // The schema's options of `kind` are the three kinds.
    insertCase(db, { id, kind: records[0]?.fields['kind'] as CaseKind, owner, reference, atMs });
    for (const plain of records) {
      const document = stored.get(plain.id);
      const record = document === undefined ? plain : { ...plain, fields: { ...document.fields, ...plain.fields } };
      if (document !== undefined) keepStoredFile(db, document.kept);
      insert(id, record);
      note({ caseId: id, record: record.id, entity: record.entity, field: '*', old: null, new: wholeRecord(record) });
    }
  }
  writeWords();
  for (const { id } of fresh) reindexCase(db, id, atMs);
}
