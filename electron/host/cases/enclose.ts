import { eraseValues, eraseValuesNaming, type Change } from '../../../db/audit.ts';
import { dropCase, listFilesOf, readMovingCase, writeMovingCase, type MovingCase } from '../../../db/case-moving.ts';
import { findCase, listRecordedIds, reindexCase } from '../../../db/cases.ts';
import { listUnsettled } from '../../../db/channels.ts';
import { markMoving } from '../../../db/compartments.ts';
import { squeeze } from '../../../db/enclosing.ts';
import { listLinksTo } from '../../../db/deleted-cases.ts';
import { mayOnlyRead, type Writer } from '../../../db/open.ts';
import { removeBranch } from '../../../db/records.ts';
import { forgetComparisonsOn, forgetFiles } from '../../../db/retention-erasing.ts';
import { findStoredFile, keepStoredFile, type StoredFile } from '../../../db/stored-files.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseId, RecordId } from '../../../shared/language.ts';
import { recordAcross } from '../audit/audit.ts';
import { tellChanged } from '../audit/revision.ts';
import { found } from '../audit/two-values.ts';
import type { SessionContext } from '../ground/context.ts';
import { getSecret } from '../../../db/vault-state.ts';
import { copiedOver, getOpen, placeFolder } from '../vault/compartments.ts';
import { leave, settleMoves } from '../vault/databases.ts';
import { pairOf } from '../vault/session.ts';
import { vaultPaths } from '../vault/vault-paths.ts';
import type { AgePair } from '../keys/age-identity.ts';
import { holderOfReference } from './same-person.ts';

type Note = (change: Change) => void;
type Store = { readonly folder: string; readonly pair: AgePair };

/**
 * Put a case of the office into a compartment: its rows, words, keys, forms, packets, drafts and history with its values and salts go there, its
 * documents are encrypted anew, and nothing of it stays readable with the vault's key: the office keeps the commitments of its history. Links
 * that other cases had to it go, for they would name it.
 *
 * @returns how many links that were.
 */
export async function encloseCase(context: SessionContext, caseId: CaseId, id: string): Promise<number> {
  const { session } = context;
  const { office } = session;
  refuseUnmovable(context, caseId);
  if (session.compartments().some(({ db }) => findCase(db, caseId) !== undefined)) throw new Refusal('compartment/inside');
  getOpen(session, id);
  await carryFiles(context, office, caseId, { from: await officeStore(context), to: () => compartmentStore(context, id) });
  const { db } = getOpen(session, id); // nothing is awaited from here on
  const had = listFilesOf(office, caseId);
  const files = rowsOf(office, had);
  let moving: MovingCase | undefined;
  let gone: readonly string[] = [];
  let unlinked: readonly CaseId[] = [];
  across(context, 'case:enclose', db, {
    office: note => {
      forgetComparisonsOn(office, [caseId, ...listRecordedIds(office, caseId)], note); // they are the office's, and would name it
      moving = readMovingCase(office, caseId);
      unlinked = dropLinksTo(context, office, caseId);
      dropCase(office, caseId);
      eraseValuesNaming(office, caseId);
      gone = forgetFiles(office, had);
      note({ record: id, entity: 'compartment', field: 'cases', old: null, new: true });
    },
    inside: note => arrive(context, { db, caseId, files, moving: moving!, how: 'all' }, note), // read just before
  });
  markMoving(db, caseId, false);
  // After the commit: a crash between leaves files that no row names, which the next opening sets aside.
  session.filesOf(office).erase(gone);
  squeezed(context, office);
  for (const each of [caseId, ...unlinked]) tellChanged(context, each);
  return unlinked.length;
}

/** Take a case out of its compartment: whoever may open the vault reads it from then on, with all its history. */
export async function takeOutCase(context: SessionContext, caseId: CaseId, reason: string): Promise<void> {
  const { session } = context;
  const { office } = session;
  refuseUnmovable(context, caseId);
  const compartment = session.compartments().find(one => one.db === session.dbOf(caseId));
  if (compartment === undefined) throw new Refusal('compartment/not-inside');
  // The office would get the one that stands, and nobody would be asked again.
  if (found(compartment.db).some(each => each.caseId === caseId)) throw new Refusal('compartment/two-values');
  const reference = findCase(compartment.db, caseId)!.reference; // asked just now
  const { id } = compartment;
  await carryFiles(context, compartment.db, caseId, {
    from: compartmentStore(context, id),
    to: () => officeStore(context),
  });
  if (holderOfReference({ visible: () => [office] }, reference) !== undefined) throw new Refusal('case/reference-taken');
  const { db } = getOpen(session, id); // nothing is awaited from here on
  const had = listFilesOf(db, caseId);
  const files = rowsOf(db, had);
  const moving = readMovingCase(db, caseId);
  across(context, 'case:take-out', db, {
    office: note => arrive(context, { db: office, caseId, files, moving, how: 'back', reason }, note),
    inside: note => {
      markMoving(db, caseId, true);
      note({ record: id, entity: 'compartment', field: 'released', old: caseId, new: reason });
    },
  });
  compartment.files.erase(leave(context.session, context, db, caseId));
  squeezed(context, db);
  tellChanged(context, caseId);
}

/** As {@link recordAcross}; if it fails half way, the case is where it was before anything else is asked. */
function across(context: SessionContext, action: string, db: Writer, work: Parameters<typeof recordAcross<void>>[4]): void {
  try {
    recordAcross(context.session, context, action, db, work);
  } catch (error) {
    settleMoves(context.session, context);
    throw error;
  }
}

function refuseUnmovable({ session }: SessionContext, caseId: CaseId): void {
  if (mayOnlyRead(session.office)) throw new Refusal('vault/read-only');
  if (findCase(session.dbOf(caseId), caseId) === undefined) throw new Refusal('case/not-found');
  if (listUnsettled(session.office).length > 0) throw new Refusal('packet/unsettled');
}

type Arriving = {
  readonly db: Writer;
  readonly caseId: CaseId;
  readonly moving: MovingCase;
  readonly files: readonly StoredFile[];
  readonly how: 'all' | 'back';
  readonly reason?: string;
};

function arrive(context: SessionContext, { db, caseId, moving, files, how, reason }: Arriving, note: Note): void {
  if (how === 'all') markMoving(db, caseId, true);
  writeMovingCase(db, caseId, moving, how);
  for (const file of files) keepStoredFile(db, file);
  reindexCase(db, caseId, context.nowMs());
  const [old, next] = how === 'all' ? [null, true] : [true, reason ?? null];
  note({ caseId, record: caseId, entity: 'case', field: 'enclosed', old, new: next });
}

/** The links that other cases have to one that goes would name it: they go, and what history holds of them. */
function dropLinksTo(context: SessionContext, db: Writer, caseId: CaseId): readonly CaseId[] {
  return listLinksTo(db, caseId).map(({ caseId: from, record }) => {
    eraseValues(db, record);
    removeBranch(db, from, record as RecordId); // the column holds record ids
    reindexCase(db, from, context.nowMs());
    return from;
  });
}

function rowsOf(db: Writer, names: readonly string[]): readonly StoredFile[] {
  return names.flatMap(name => findStoredFile(db, name) ?? []);
}

type Carrying = { readonly from: Store; readonly to: () => Store | Promise<Store> };

/** Encrypt a case's documents for the other store, until none is left that a call added meanwhile. */
async function carryFiles(context: SessionContext, db: Writer, caseId: CaseId, { from, to }: Carrying): Promise<void> {
  const done = new Set<string>();
  for (;;) {
    const left = listFilesOf(db, caseId).filter(name => !done.has(name));
    if (left.length === 0) return;
    for (const name of left) {
      await copiedOver(from, await to(), name, context.signal);
      done.add(name);
      context.progress(done.size, done.size + left.length);
    }
  }
}

async function officeStore({ session }: SessionContext): Promise<Store> {
  return { folder: vaultPaths(session.folder).files, pair: await pairOf(getSecret(session.office, 'files-identity')) };
}

function compartmentStore({ session }: SessionContext, id: string): Store {
  const { place, pair } = getOpen(session, id);
  return { folder: vaultPaths(placeFolder(session.folder, place)).files, pair };
}

function squeezed({ session }: SessionContext, db: Writer): void {
  squeeze(db);
  session.place.note(); // the file was written once more, after the entry noted it
}
