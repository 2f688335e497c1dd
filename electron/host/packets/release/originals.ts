import { findCase } from '../../../../db/cases.ts';
import { insertOriginal, listOriginals, revokeOriginal } from '../../../../db/originals.ts';
import { findRecord } from '../../../../db/records.ts';
import type { CheckedOf } from '../../../../shared/contract/row.ts';
import type { releaseCalls } from '../../../../shared/contract/releases.ts';
import type { Examination } from '../../../../shared/examination.ts';
import { Refusal } from '../../../../shared/failure.ts';
import type { AgencyCode, CaseId, RecordId } from '../../../../shared/language.ts';
import { textIn } from '../../../../shared/records.ts';
import { getAgency } from '../../agencies/agencies.ts';
import { propose, type Perform } from '../../agencies/two-persons.ts';
import { recordChanges } from '../../audit/audit.ts';
import type { HandlersOf, Session, SessionContext } from '../../ground/context.ts';
import { newId } from '../../ground/ids.ts';
import { examine } from '../guard/examine.ts';

type Calls = Pick<
  typeof releaseCalls,
  'release:examine' | 'release:record-original' | 'release:list-originals' | 'release:revoke-original'
>;

/** Documents that leave as they are: a digitally signed file, a recording, evidence whose digest matters. Everything else leaves redrawn. */
export const originalHandlers: HandlersOf<Calls> = {
  'release:examine': ({ caseId, document }, context) => examined(context, getFile(context.session, caseId, document)),

  'release:record-original': async (asked, context) => {
    const { session } = context;
    getAgency(session, asked.recipient);
    const file = getFile(session, asked.caseId, asked.document);
    const { seen, findings } = await examined(context, file);
    if (seen !== asked.seen) throw new Refusal('release/not-shown');
    const id = newId(context);
    const content = { ...asked, id, sha256: file.sha256, findings };
    const act = { act: 'original', agency: asked.recipient, caseId: asked.caseId, content } as const;
    return { id, ...propose(context, 'release:record-original', act, performOriginal(context, content)) };
  },

  'release:list-originals': ({ caseId }, { session }) => {
    const db = session.dbOf(caseId);
    if (findCase(db, caseId) === undefined) throw new Refusal('case/not-found');
    return listOriginals(db, caseId).map(({ id, document, recipient, why, accepted, atMs, sha256, revoked }) => {
      const now = textIn(findRecord(db, caseId, document)?.fields ?? {}, 'sha256');
      const state = revoked !== null ? 'ended' : now === sha256 ? 'open' : 'other-file';
      return { id, document, recipient, why, accepted, atMs, state };
    });
  },

  'release:revoke-original': ({ caseId, id }, context) => {
    const { session, nowMs } = context;
    const db = session.dbOf(caseId);
    recordChanges(session, context, 'release:revoke-original', db, note => {
      if (!revokeOriginal(db, caseId, id, { by: session.user.id, atMs: nowMs() })) throw new Refusal('release/fact-not-found');
      note({ caseId, record: id, entity: 'document', field: 'original', old: id, new: null });
    });
    return null;
  },
};

/** An original as it was asked for; `id` names the act, `sha256` the bytes that were examined. */
type AskedOriginal = CheckedOf<(typeof releaseCalls)['release:record-original']> & {
  readonly id: string;
  readonly sha256: string;
};

/** Records that a document may leave as it is. Its file must still be the one that was examined. */
export function performOriginal(context: SessionContext, asked: AskedOriginal): Perform {
  return (note, accepted) => {
    const { id, caseId, document, recipient, sha256, seen, why } = asked;
    const { session } = context;
    if (getFile(session, caseId, document).sha256 !== sha256) throw new Refusal('release/not-shown');
    const made = { byUser: session.user.id, atMs: context.nowMs(), revoked: null };
    const how = accepted ?? 'one-person';
    insertOriginal(session.dbOf(caseId), caseId, { id, document, recipient, sha256, seen, why, accepted: how, ...made });
    note({
      caseId,
      record: document,
      entity: 'document',
      field: 'original',
      old: null,
      new: { id, recipient, seen, why, accepted },
    });
  };
}

/** Which documents of a case may leave as they are for a recipient, each with the digest of the bytes that it was allowed for. */
export function originalsFor(session: Session, caseId: CaseId, recipient: AgencyCode): ReadonlyMap<RecordId, string> {
  const open = listOriginals(session.dbOf(caseId), caseId).filter(one => one.recipient === recipient && one.revoked === null);
  return new Map(open.map(({ document, sha256 }) => [document, sha256]));
}

type StoredFile = { readonly storedFile: string; readonly sha256: string; readonly sizeBytes: number };

function examined({ session, signal }: SessionContext, { storedFile, ...file }: StoredFile): Promise<Examination> {
  return examine({ ...file, open: () => session.files.open(storedFile) }, signal);
}

/** Refusals `record/not-found`, `doc/no-file`. */
function getFile(session: Session, caseId: CaseId, document: RecordId): StoredFile {
  const record = findRecord(session.dbOf(caseId), caseId, document);
  if (record?.entity !== 'document') throw new Refusal('record/not-found');
  const [storedFile, sha256] = [textIn(record.fields, 'storedFile'), textIn(record.fields, 'sha256')];
  if (storedFile === '') throw new Refusal('doc/no-file');
  return { storedFile, sha256, sizeBytes: Number(record.fields['sizeBytes'] ?? 0) };
}
