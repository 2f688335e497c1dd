import { createHash } from 'node:crypto';
import { listRecords, findRecord } from '../../../db/records.ts';
import { keepStoredFile, type StoredFile } from '../../../db/stored-files.ts';
import { getVaultState } from '../../../db/vault-state.ts';
import type { CaseRecord } from '../../../shared/case.ts';
import type { documentCalls } from '../../../shared/contract/documents.ts';
import { countryOfAgency } from '../../../shared/countries.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseId, RecordId } from '../../../shared/language.ts';
import { readerFor, readers } from '../../../shared/reader.ts';
import { textIn, type Fields } from '../../../shared/records.ts';
import { dateText } from '../../../shared/value-text.ts';
import { recordChanges } from '../audit/audit.ts';
import { editCase } from './case-edit.ts';
import { watched, type Pieces } from '../places/pieces.ts';
import { contentOf, sizeOf } from '../places/sources.ts';
import type { HandlersOf, Session, SessionContext } from '../ground/context.ts';
import { newId } from '../ground/ids.ts';
import { officeDays } from '../ground/office-day.ts';
import { typeOfName } from '../places/media-types.ts';
import { isFileMissing } from './missing-files.ts';
import { documentFields } from './record-changes.ts';
import { writePieces } from '../places/sinks.ts';

export const documentHandlers: HandlersOf<typeof documentCalls> = {
  'doc:add': async ({ caseId, source, record, fields = {} }, context) => {
    const { session } = context;
    const place = context.handles.take(source, 'source');
    if (record !== undefined && textIn(getDocument(session, caseId, record).fields, 'storedFile') !== '')
      throw new Refusal('record/in-use');
    const kept = await session
      .filesOf(session.dbOf(caseId))
      .add(measured(contentOf(place), sizeOf(place), context), context.signal);
    const { sourceFileName, mediaType } = typeOfName(place.name);
    try {
      // While it flowed by, the case may have gone into a compartment or out of it, or its key have changed.
      if (!session.filesOf(session.dbOf(caseId)).has(kept.name)) throw new Refusal('compartment/unavailable');
      return { record: write({ caseId, record, fields, kept: { ...kept, sourceFileName, mediaType } }, context) };
    } catch (error) {
      session.files.remove(kept.name);
      throw error;
    }
  },

  'doc:list': ({ caseId }, { session }) => {
    const documents = listRecords(session.dbOf(caseId), caseId).filter(({ entity }) => entity === 'document');
    return documents.map(record => (isFileMissing(session, record) ? { ...record, isFileMissing: true } : record));
  },

  'doc:open': async ({ caseId, record, sink }, { session, handles, signal }) => {
    const { fields } = getDocument(session, caseId, record);
    const place = handles.take(sink, 'sink');
    if ('path' in place) throw new Refusal('file/unknown-handle'); // what lasts is a copy, and copies are recorded
    await writePieces(place, await filedContent(session, fields), signal);
    return { sizeBytes: Number(fields['sizeBytes'] ?? 0), mediaType: textIn(fields, 'mediaType') };
  },

  'doc:save': async ({ caseId, record, sink }, context) => {
    const { session, handles, signal } = context;
    const { fields } = getDocument(session, caseId, record);
    const content = await filedContent(session, fields);
    // No change of the case, so nothing of it is undone.
    const onWhole = () =>
      recordChanges(session, context, 'doc:save', session.dbOf(caseId), note => {
        note({ record, entity: 'document', field: 'copy', old: null, new: textIn(fields, 'sha256') });
      });
    await writePieces({ ...handles.take(sink, 'sink'), onWhole }, content, signal);
    return { sizeBytes: Number(fields['sizeBytes'] ?? 0) };
  },
};

async function filedContent(session: Session, fields: Fields): Promise<Pieces> {
  const name = textIn(fields, 'storedFile');
  if (name === '') throw new Refusal('doc/no-file');
  return whole(await session.files.open(name), textIn(fields, 'sha256'));
}

type Kept = StoredFile & { readonly sourceFileName: string; readonly mediaType: string };
type Addition = { readonly caseId: CaseId; readonly record: RecordId | undefined; readonly fields: Fields; readonly kept: Kept };

function write({ caseId, record, fields, kept }: Addition, context: SessionContext): CaseRecord {
  const { sourceFileName, mediaType } = kept;
  const id = record ?? (newId(context) as RecordId); // made for this document
  const internal = documentFields(id, kept);
  return editCase(context, 'doc:add', caseId, ({ db, add, get, fill }) => {
    keepStoredFile(db, kept);
    if (record !== undefined) return fill(get(record), { ...internal, sourceFileName, mediaType });
    const title = fields['title'] ?? neutralTitle(context);
    return add({ entity: 'document', fields: { sourceFileName, mediaType, ...fields, title }, internal, id });
  });
}

/** What a document is called until a person says it: nothing of the file's name, which is withheld where a title leaves. */
function neutralTitle({ session, nowMs }: SessionContext): string {
  const country = countryOfAgency(getVaultState(session.office).agency.code);
  const reader = readerFor(new Intl.Locale('und', { region: country }).maximize().language, Object.values(readers));
  const day = dateText(officeDays(session, { nowMs }).office, reader);
  return reader.say({ en: 'Document added {{day}}', es: 'Documento agregado el {{day}}' }, { day });
}

function getDocument(session: Session, caseId: CaseId, id: RecordId): CaseRecord {
  const record = findRecord(session.dbOf(caseId), caseId, id);
  if (record?.entity !== 'document') throw new Refusal('record/not-found');
  return record;
}

/** A stored file as it came in: one that somebody put in its place is refused at its end. Refusal `file/damaged`. */
async function* whole(content: Pieces, sha256: string): AsyncGenerator<Uint8Array> {
  const digest = createHash('sha256');
  yield* watched(content, piece => digest.update(piece));
  if (digest.digest('base64url') !== sha256) throw new Refusal('file/damaged');
}

/** Content as it is, that says how far it has come. `total` is 0 where the size is not known. */
function measured(content: Pieces, total: number, { progress }: SessionContext): Pieces {
  let done = 0;
  return watched(content, piece => progress((done += piece.byteLength), total));
}
