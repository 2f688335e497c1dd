import { savePartBundle } from '../../../db/compartment-travel.ts';
import type { Reader } from '../../../db/open.ts';
import { listWritesOfRow } from '../../../db/stations.ts';
import { saveBundle } from '../../../db/bundles.ts';
import { listStoredFiles } from '../../../db/stored-files.ts';
import type { Context, Session } from '../ground/context.ts';
import type { Carrier } from './carriers/carrier.ts';
import { putDocument } from './documents.ts';
import { partsThere, peopleElsewhere } from './push-parts.ts';

/** Put the documents of this user's compartments that people elsewhere lack, each sealed to these people alone. @returns how many. */
export async function pushPartDocuments(session: Session, context: Context, carrier: Carrier, own: number): Promise<number> {
  let sent = 0;
  for (const { db } of session.compartments()) {
    const people = peopleElsewhere(session, db);
    const there = await partsThere(db, carrier, 'document', own);
    const stored = new Set(listStoredFiles(db).map(({ name }) => name));
    for (const { name, file } of there) if (file !== null && !stored.has(file)) await carrier.drop(name);
    if (people.length === 0) continue;
    for (const { name: file } of listStoredFiles(db)) {
      const isLacking = people.some(({ id }) => !there.some(blob => blob.file === file && blob.readers.includes(id)));
      if (!isLacking || authorOf(db, file) !== own || !session.filesOf(db).has(file)) continue;
      const name = await putDocument(session, context, carrier, {
        own,
        file,
        db,
        recipients: people.map(({ ageRecipient }) => ageRecipient),
      });
      savePartBundle(db, { name, first: 0, last: 0, late: 0, readers: people.map(({ id }) => id), file });
      saveBundle(session.office, { name, station: own, first: 0, last: 0, readers: [], file: null, fault: null });
      sent++;
    }
  }
  return sent;
}

/** Which station put a document there; what stood before the office had several is the first one's. */
function authorOf(db: Reader, file: string): number {
  const put = listWritesOfRow(db, 'stored_files', JSON.stringify([file])).find(({ kind }) => kind === 'put');
  return put === undefined || put.by.station === 0 ? 1 : put.by.station;
}
