import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { findCase, findImport, insertCase, insertImport, listCaseNames, reindexCase } from '../../../db/cases.ts';
import type { Change } from '../../../db/audit.ts';
import { writeInBulk } from '../../../db/open.ts';
import { writeRecordsInBulk } from '../../../db/record-writer.ts';
import { recordExists } from '../../../db/records.ts';
import { keepStoredFile, type StoredFile } from '../../../db/stored-files.ts';
import { getVaultState } from '../../../db/vault-state.ts';
import type { CaseKind, CaseRecord } from '../../../shared/case.ts';
import type { CaseImport, ImportedCase } from '../../../shared/contract/cases.ts';
import { MOST_PLACES, Refusal } from '../../../shared/failure.ts';
import { ownIds, readCase, type NamedFile, type ReadCase } from '../../../shared/interchange.ts';
import type { CaseId, Json } from '../../../shared/language.ts';
import { textIn, type Fields } from '../../../shared/records.ts';
import { pathText } from '../../../shared/strict-json.ts';
import { uuidPattern } from '../../../shared/values.ts';
import { recordChanges } from '../audit/audit.ts';
import { tellChanged } from '../audit/revision.ts';
import { canonical } from '../keys/canonical.ts';
import type { NamedFiles } from '../places/sources.ts';
import type { SessionContext } from '../ground/context.ts';
import type { Source } from '../places/handles.ts';
import { memo } from '../ground/memo.ts';
import { newId } from '../ground/ids.ts';
import { officeDay, officeDays } from '../ground/office-day.ts';
import { catalogue } from '../../../shared/catalogue.ts';
import { readCaseFile, readFileCase, refusedAt, textOf, type CaseFile, type FileCase } from './case-file.ts';
import { arrivingFaults } from '../../../shared/arriving-faults.ts';
import { awaitedStarts } from '../../../shared/clocks/awaited-starts.ts';
import { meantEvent } from '../../../shared/event-names.ts';
import type { Profile } from '../../../shared/profile.ts';
import { readHistory } from '../../../shared/read-history.ts';
import { findProfile } from '../../../shared/profiles.ts';
import { referenceKey } from '../../../shared/same-person/written-numbers.ts';
import { deletedNames } from './deleted-names.ts';
import { caseRules, officeProfiles } from './case-rules.ts';
import { mayFollow } from './import-places.ts';
import { fileDigest, refuseChangedFiles, type HeldFiles } from './import-files.ts';
import { typeOfName } from '../places/media-types.ts';
import { documentFields, wholeRecord } from './record-changes.ts';

/** After so many cases the host listens whether the import was cancelled. */
const CASES_AT_ONCE = 50;

/** What of the cases that were read is kept until it is written, in bytes: some thousand cases, as text. Those beyond are read again. */
const MOST_KEPT = 24 * 1024 * 1024;

/** A case that may be written, and the files that it names. */
type PlannedCase = {
  readonly row: number;
  /** Its records as they were read and checked, in JSON, or what they are read from once more when they are written. */
  readonly from: Buffer | FileCase;
  readonly id: CaseId;
  readonly reference: string;
  readonly digest: string;
  readonly files: readonly NamedFile[];
  readonly waits: ImportedCase['waits'];
  readonly faults: ImportedCase['faults'];
};
/** By the place in the file that names it. */
type StoredDocuments = Map<string, StoredFile>;
type Plan = {
  readonly fresh: readonly PlannedCase[];
  readonly read: (planned: PlannedCase) => Pick<ReadCase, 'records' | 'files'>;
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
  { check = false, mostKept = MOST_KEPT }: { readonly check?: boolean; readonly mostKept?: number } = {},
): Promise<CaseImport> {
  const { session, signal, progress } = context;
  const plan = await planOf(await readCaseFile(source, context), files, context, mostKept);
  await refuseChangedFiles(context, files, plan.heldFiles);
  const named = plan.fresh.flatMap(({ row, files: own }) => own.map(file => ({ row, file })));
  if (!check) {
    const stored: string[] = [];
    try {
      const written: StoredDocuments = new Map();
      for (const [done, { row, file }] of named.entries()) {
        signal.throwIfAborted();
        progress(done, named.length + plan.fresh.length);
        const kept = await session.files.add(files.open(file.name), signal);
        stored.push(kept.name);
        written.set(placeOf(row, file), kept);
      }
      signal.throwIfAborted();
      write(context, plan, written);
    } catch (error) {
      for (const name of stored) session.files.remove(name);
      throw error;
    }
  }
  const created = plan.fresh.map(({ row, id, reference, waits, faults }): ImportedCase => ({
    row,
    id,
    reference,
    state: 'created',
    waits,
    faults,
  }));
  return {
    created: created.length,
    unchanged: plan.held.length,
    files: named.length,
    cases: [...created, ...plan.held].sort((one, other) => one.row - other.row),
  };
}

const placeOf = (row: number, { path }: Pick<NamedFile, 'path'>): string => `${row} ${pathText(path)}`;

async function planOf(file: CaseFile, files: NamedFiles, context: SessionContext, mostKept: number): Promise<Plan> {
  const { session, signal, progress } = context;
  const places = [...file.places];
  const fresh: PlannedCase[] = [];
  const held: ImportedCase[] = [];
  const heldFiles: HeldFiles[] = [];
  const ids = caseIds(file.cases, context);
  const rules = caseRules(context);
  const profiles = officeProfiles(session, context);
  const meantIn = eventsMeant();
  const days = officeDays(session, context);
  const day = officeDay(session, context);
  const taken = new Set<string>();
  // However they are written, as everywhere: read once, since a file has as many cases as an office.
  const references = new Set(session.visible().flatMap(db => listCaseNames(db).map(({ reference }) => referenceKey(reference))));
  const deleted = session.visible().map(deletedNames);
  let kept = 0;
  const isFree = (id: string): boolean => !taken.has(id) && !session.visible().some(db => recordExists(db, id));
  for (const [index, source] of file.cases.entries()) {
    if (index % CASES_AT_ONCE === 0) await setImmediate();
    signal.throwIfAborted();
    progress(index, file.cases.length);
    const { row } = source;
    const root = readFileCase(source);
    const digest = hash('sha256', canonical(root), 'base64url');
    const { wrong } = source;
    const before = wrong.length > 0 ? undefined : session.visible().flatMap(db => findImport(db, digest) ?? [])[0];
    if (before !== undefined) {
      const { files: named } = readCase(root, before, {
        newId: () => newId(context),
        isFree: () => true,
        caseNamed: ids.named,
        day,
      });
      heldFiles.push({ row, digest, files: named });
      held.push({ row, id: before, reference: textIn(root, 'reference'), state: 'unchanged', waits: [], faults: [] });
      continue;
    }
    const id = ids.own[index]!; // caseIds gives one for each
    const read = ruled(readCase(root, id, { newId: () => newId(context), isFree, caseNamed: ids.named, day }), rules, wrong);
    const reference = textIn(read.records[0]?.fields ?? {}, 'reference');
    const problems = [
      ...read.problems,
      ...(reference !== '' && isTaken(session.visible(), id, reference, { taken, references })
        ? [{ path: ['reference'], code: 'import/case-differs' as const }]
        : []),
      ...(deleted.some(({ hasId, hasReference }) => hasId(id) || hasReference(reference))
        ? [{ path: ['reference'], code: 'case/reference-deleted' as const }]
        : []),
      ...read.files.filter(({ name }) => !files.has(name)).map(({ path }) => ({ path, code: 'import/missing-file' as const })),
    ];
    const found = problems.map(({ path, code }) => ({ row, path: pathText(path), code }));
    places.push(...found.filter(problem => !mayFollow(wrong, problem)).slice(0, MOST_PLACES));
    const profile = findProfile(textIn(read.records[0]?.fields ?? {}, 'profile'), profiles);
    if (profile !== undefined)
      places.push(...mistypedEvents(root, meantIn(profile)).map(path => ({ row, path, code: 'import/event-type' as const })));
    if (places.length >= MOST_PLACES) throw refusedAt(places, true);
    if (wrong.length > 0) continue; // it is refused already
    for (const own of ownIds(root)) taken.add(own);
    taken.add(id);
    references.add(referenceKey(reference));
    const history = profile === undefined || problems.length > 0 ? undefined : readHistory(profile, read.records);
    const waits = history === undefined ? [] : awaitedStarts(history);
    const faults = history === undefined ? [] : arrivingFaults(history, days.begun(history.profile.zone));
    const text = kept < mostKept ? Buffer.from(JSON.stringify(read.records)) : null;
    kept += text?.length ?? 0;
    fresh.push({ row, from: text ?? source, id, reference, digest, files: read.files, waits, faults });
  }
  if (places.length > 0) throw refusedAt(places, file.isCutShort);
  const naming = { newId: () => newId(context), isFree: () => true, caseNamed: ids.named, day }; // all were free when it was planned
  const read = ({ from, id, files: named }: PlannedCase) =>
    Buffer.isBuffer(from)
      ? { records: JSON.parse(textOf(from)) as readonly CaseRecord[], files: named } // written a few lines above
      : ruled(readCase(readFileCase(from), id, naming), rules);
  return { fresh, read, held, heldFiles };
}

/** The event that a type is a slip of in a profile, sought once for each type: a file has few, and each of them thousands of times. */
function eventsMeant(): (profile: Profile) => (type: string) => string | null {
  const byProfile = new Map<Profile, (type: string) => string | null>();
  return profile => {
    const known = byProfile.get(profile) ?? memo(type => meantEvent(profile, type));
    byProfile.set(profile, known);
    return known;
  };
}

/** Where events of a case are called by a slip of a name that its profile has: each place with the name that was meant. */
function mistypedEvents(root: Readonly<Record<string, Json>>, meantBy: (type: string) => string | null): readonly string[] {
  const { events } = root;
  if (!Array.isArray(events)) return [];
  return (events as readonly Json[]).flatMap((event, index) => {
    const type =
      typeof event === 'object' && event !== null && !Array.isArray(event) ? (event as Record<string, Json>)['type'] : null;
    const meant = typeof type === 'string' ? meantBy(type) : null;
    return meant === null ? [] : [`${pathText(['events', index, 'type'])} → ${meant}`];
  });
}

/**
 * A case of the file with the rules that it will run under, or the problem that there are none. Its own record comes first. Where something else
 * is wrong with that record no rules may only follow from it.
 */
function ruled(read: ReadCase, rules: (fields: Fields) => Fields, wrong: readonly string[] = []): ReadCase {
  const [own, ...rest] = read.records;
  if (own === undefined) return read;
  try {
    return { ...read, records: [{ ...own, fields: rules(own.fields) }, ...rest] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (read.problems.some(({ path }) => path.length < 2) || wrong.some(path => !/[.[]/.test(path))) return read;
    const path = error.places.map(place => place.path).find(named => Object.hasOwn(catalogue.case.fields, named));
    return { ...read, problems: [...read.problems, { path: [path ?? 'profile'], code: error.code }] }; // other places are the profiles to choose from
  }
}

function isTaken(
  visible: readonly Parameters<typeof findCase>[0][],
  id: CaseId,
  reference: string,
  { taken, references }: { readonly taken: ReadonlySet<string>; readonly references: ReadonlySet<string> },
): boolean {
  return references.has(referenceKey(reference)) || taken.has(id) || visible.some(db => findCase(db, id) !== undefined);
}

/** An id for each case of the file, and what a link's id means: a case of the file, or one that is here. */
function caseIds(cases: readonly FileCase[], context: SessionContext) {
  const locals = cases.map(({ localId }) => localId);
  // Ids of cases: either written so in the file as UUIDs, or made here for cases.
  const own = locals.map(local => (typeof local === 'string' && uuidPattern.test(local) ? local : newId(context)) as CaseId);
  const indexOf = new Map<Json | undefined, number>();
  for (const [index, local] of locals.entries()) if (!indexOf.has(local)) indexOf.set(local, index);
  const named = (id: string): string | undefined => {
    const at = indexOf.get(id);
    if (at !== undefined) return own[at];
    // What stands in the office's database names nothing of a compartment.
    return findCase(context.session.office, id as CaseId) === undefined ? undefined : id;
  };
  return { own, named };
}

function write(context: SessionContext, plan: Plan, stored: StoredDocuments): void {
  const { fresh } = plan;
  if (fresh.length === 0) return;
  const { session } = context;
  const db = session.office;
  writeInBulk(db, () =>
    recordChanges(session, context, 'case:import', db, note => {
      insertCases(context, plan, stored, note);
      for (const { row, id, digest, files } of fresh) {
        insertImport(db, digest, id);
        for (const file of files) {
          const kept = stored.get(placeOf(row, file));
          if (kept !== undefined) insertImport(db, fileDigest(digest, file, kept.sha256), id);
        }
      }
    }),
  );
  for (const { id } of fresh.slice(0, 100)) tellChanged(context, id);
  session.place.note(); // leaving the bulk writes to the file once more, after the entry noted it
}

function insertCases(
  context: SessionContext,
  { fresh, read }: Plan,
  stored: StoredDocuments,
  note: (change: Change) => void,
): void {
  const { session, signal, progress } = context;
  const db = session.office;
  const owner = getVaultState(db).agency.code;
  const atMs = context.nowMs();
  writeRecordsInBulk(db, insert => {
    for (const [done, planned] of fresh.entries()) {
      progress(stored.size + done, stored.size + fresh.length);
      signal.throwIfAborted();
      const { id, reference, row } = planned;
      const { records, files } = read(planned);
      const named = new Map(files.map(file => [file.record, file]));
      // The schema's options of `kind` are the three kinds.
      insertCase(db, { id, kind: records[0]?.fields['kind'] as CaseKind, owner, reference, atMs });
      for (const plain of records) {
        const file = named.get(plain.id);
        const kept = file === undefined ? undefined : stored.get(placeOf(row, file));
        const record =
          file === undefined || kept === undefined
            ? plain
            : { ...plain, fields: { ...typeOfName(file.name), ...documentFields(plain.id, kept), ...plain.fields } };
        if (kept !== undefined) keepStoredFile(db, kept);
        insert(id, record);
        note({ caseId: id, record: record.id, entity: record.entity, field: '*', old: null, new: wholeRecord(record) });
      }
    }
  });
  for (const { id } of fresh) reindexCase(db, id, atMs);
}
