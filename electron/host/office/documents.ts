import { createReadStream, rmSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { forgetBundle, saveTried } from '../../../db/compartment-travel.ts';
import type { Reader, Writer } from '../../../db/open.ts';
import { listOwnPuts, listStations, listWritesOfRow } from '../../../db/stations.ts';
import { findBundle, saveBundle } from '../../../db/bundles.ts';
import { findStoredFile } from '../../../db/stored-files.ts';
import { getSecret } from '../../../db/vault-state.ts';
import { Refusal } from '../../../shared/failure.ts';
import { foldRow } from '../../../shared/office/fold-row.ts';
import { AgeRefused } from '../age/age-refused.ts';
import { decrypted, encrypted } from '../age/age.ts';
import type { Context, Session } from '../ground/context.ts';
import { piecesOfFile, type Pieces } from '../places/pieces.ts';
import { temporaryBeside } from '../places/temporaries.ts';
import { writePiecesWhole } from '../places/write-whole.ts';
import { vaultPaths } from '../vault/vault-paths.ts';
import { blobName, partsOf } from './carriers/blob-name.ts';
import type { Carrier } from './carriers/carrier.ts';
import { isKnown } from './known-blobs.ts';
import { listBlobs } from './list-blobs.ts';

/** A stored file's name stands before its content, in so many letters. */
const NAME_LETTERS = 32;

/** Of a blob that is half copied, or went since. */
const unfinished: ReadonlySet<string> = new Set(['carrier/damaged-blob', 'carrier/no-blob']);

/** For whom a document may still have to be put: a station, and how far our chain had come in the record that it began with. */
export type Other = { readonly reader: number; readonly had: number };

/** Put the documents that were added here and that others lack, each sealed to every station. @returns how many. */
export async function pushDocuments(
  session: Session,
  context: Context,
  carrier: Carrier,
  of: { readonly own: number; readonly others: readonly Other[] },
): Promise<number> {
  const { office } = session;
  const { own, others } = of;
  const blobs = await listBlobs(carrier, 'document', name => partsOf(name).station !== own);
  const there = blobs.flatMap(({ name }) => findBundle(office, name) ?? []);
  for (const { name } of blobs) if (isGone(office, findBundle(office, name)?.file ?? null)) await carrier.drop(name);
  const readers = [own, ...others.map(({ reader }) => reader)];
  let sent = 0;
  for (const { row, number } of listOwnPuts(office, 'stored_files', own)) {
    const [file] = JSON.parse(row) as [string];
    const isLacking = others.some(
      ({ reader, had }) => number > had && !there.some(blob => blob.file === file && blob.readers.includes(reader)),
    );
    if (!isLacking || findStoredFile(office, file) === undefined || !session.filesOf(office).has(file)) continue;
    const recipients = listStations(office).flatMap(each => (each.removedAtMs === null ? [each.recipient] : []));
    const name = await putDocument(session, context, carrier, { own, file, db: office, recipients });
    saveBundle(office, { name, station: own, first: 0, last: 0, readers, file, fault: null });
    sent++;
  }
  return sent;
}

/** Whether a document was taken out of the office's records, by an erasing or with its case; one that comes back is put again. */
function isGone(office: Reader, file: string | null): boolean {
  if (file === null || findStoredFile(office, file) !== undefined) return false;
  const writes = listWritesOfRow(office, 'stored_files', JSON.stringify([file]));
  return writes.length > 0 && foldRow(writes).cells === null;
}

/** Its bytes must be known before they are put, for their digest is their name: they lie beside the vault meanwhile, sealed. */
export async function putDocument(
  session: Session,
  { signal }: Context,
  carrier: Carrier,
  of: { readonly own: number; readonly file: string; readonly db: Writer; readonly recipients: readonly string[] },
) {
  const sealed = temporaryBeside(vaultPaths(session.folder).db, 'new');
  const { own, file, db, recipients } = of;
  const content = named(file, await session.filesOf(db).open(file));
  try {
    await writePiecesWhole(sealed, await encrypted([...recipients], content), { signal });
    const digest = createHash('sha256');
    for await (const piece of piecesOfFile(sealed)) digest.update(piece);
    const name = blobName('document', own, digest.digest('hex'));
    await carrier.put(
      name,
      { sizeBytes: statSync(sealed).size, from: byte => createReadStream(sealed, { start: byte }) },
      signal,
    );
    return name;
  } finally {
    rmSync(sealed, { force: true });
  }
}

async function* named(file: string, content: Pieces): AsyncGenerator<Uint8Array> {
  yield Buffer.from(file);
  yield* content;
}

/** Take in the documents that records here name and whose files are missing. What no record names yet is left for later. @returns how many. */
export async function pullDocuments(session: Session, context: Context, carrier: Carrier, own: number): Promise<number> {
  const { office } = session;
  const found = await listBlobs(carrier, 'document', name => partsOf(name).station === own || isKnown(session, name));
  let received = 0;
  for (const { name } of found) {
    const row = { name, station: partsOf(name).station, first: 0, last: 0, readers: [] };
    try {
      const file = await takeFor(session, context, () => carrier.get(name, 0, context.signal));
      if (file === 'not-for-us') {
        saveBundle(office, { ...row, file: null, fault: 'office/not-for-us' });
        saveTried(office, name, session.user.id);
        continue;
      }
      if (file === null) continue;
      if (file.isNew) received++;
      forgetBundle(office, name);
      saveBundle(office, { ...row, file: file.name, fault: null });
    } catch (error) {
      if (error instanceof Refusal && unfinished.has(error.code)) continue; // it is looked at again the next time
      if (!(error instanceof AgeRefused) && !(error instanceof Refusal && error.code === 'office/damaged')) throw error;
      saveBundle(office, { ...row, file: null, fault: 'office/damaged' });
    }
  }
  return received;
}

/** Sealed to the stations, or to people of a compartment of whom this user is one. */
async function takeFor(session: Session, context: Context, get: () => AsyncGenerator<Uint8Array>) {
  for (const identity of [identityOf(session.office), session.keys.ageIdentity])
    try {
      return await takeDocument(session, context, get(), identity);
    } catch (error) {
      if (!(error instanceof AgeRefused) || error.fault !== 'not-for-us') throw error;
    }
  return 'not-for-us' as const;
}

/** Null where no record names it. What is not the file that the record means is refused, and nothing of it stays. */
async function takeDocument(session: Session, { signal }: Context, sealed: AsyncGenerator<Uint8Array>, identity: string) {
  const content = decrypted(identity, sealed);
  try {
    const { front, rest } = await split(content);
    const name = front.toString('latin1');
    const db = session.visible().find(each => findStoredFile(each, name) !== undefined);
    const stored = db === undefined ? undefined : findStoredFile(db, name);
    if (db === undefined || stored === undefined) return null;
    const files = session.filesOf(db);
    if (files.has(name)) return { name, isNew: false };
    await files.put(name, rest, signal, stored.sha256);
    return { name, isNew: true };
  } finally {
    await content.return(undefined);
  }
}

async function split(content: AsyncGenerator<Uint8Array>): Promise<{ readonly front: Buffer; readonly rest: Pieces }> {
  let held = Buffer.alloc(0);
  while (held.length < NAME_LETTERS) {
    const next = await content.next();
    if (next.done === true) throw new Refusal('office/damaged');
    held = Buffer.concat([held, next.value]);
  }
  async function* rest(): AsyncGenerator<Uint8Array> {
    yield held.subarray(NAME_LETTERS);
    yield* content;
  }
  return { front: held.subarray(0, NAME_LETTERS), rest: rest() };
}

function identityOf(office: Reader): string {
  return Buffer.from(getSecret(office, 'station-age-identity')).toString('utf8');
}
