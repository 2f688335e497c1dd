import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { expect, it } from 'vitest';
import { insertOriginal } from '../../db/originals.ts';
import { keepStoredFile } from '../../db/stored-files.ts';
import { gatherAttachments } from '../../electron/host/packets/release/attachments.ts';
import type { Agency } from '../../shared/agency-table.ts';
import type { CaseRecord } from '../../shared/case.ts';
import type { AgencyCode, CaseId, RecordId } from '../../shared/language.ts';
import { tempVault } from '../support/temp-vault.ts';
import { storeText } from '../support/vaults.ts';

/** A stored file as an attachment that leaves as it is, and how often its content was asked for before it leaves. */
async function gathered(keepsChecksum: boolean) {
  const vault = await tempVault();
  const { session, services } = vault;
  const stored = await storeText(session, 'contenido inventado '.repeat(50), ({ crc32: checksum, ...file }) =>
    keepStoredFile(session.office, keepsChecksum ? { ...file, crc32: checksum } : file),
  );
  let opened = 0;
  const open = (name: string) => (opened++, session.files.open(name));
  const watched = { ...session, files: { ...session.files, open } };
  const context = { ...services, session: watched, signal: new AbortController().signal, progress: () => undefined };
  // Only what the gathering reads of a document, a case and a recipient.
  const [id, caseId, code] = ['r', 'c', 'MX-FGR'] as [RecordId, CaseId, AgencyCode];
  const document = { record: { id, fields: { sha256: stored.sha256 } } as unknown as CaseRecord, id: 'PER-A' };
  const db = session.dbOf(caseId);
  db.pragma('foreign_keys = OFF'); // the act stands alone here
  const act = { id: 'a', document: id, recipient: code, sha256: stored.sha256, seen: 's', why: 'w', atMs: 1 };
  insertOriginal(db, caseId, { ...act, accepted: 'two-persons', byUser: 'u', revoked: null });
  const { attachments } = await gatherAttachments(context, {
    documents: [{ ...document, storedFile: stored.name, sizeBytes: stored.sizeBytes }],
    caseId,
    agency: { code } as Agency,
  });
  vault.cleanup();
  return { attachment: attachments[0]!, opened };
}

it.each([
  ['is read only as it leaves where its checksums were kept', true, 0],
  ['of an older vault is read once more to find its checksum', false, 1],
])('an original %s', async (_, keepsChecksum, times) => {
  const content = Buffer.from('contenido inventado '.repeat(50));

  const { attachment, opened } = await gathered(keepsChecksum);

  expect(opened).toBe(times);
  expect(attachment).toMatchObject({
    sizeBytes: content.length,
    sha256: createHash('sha256').update(content).digest('base64url'),
    crc32: crc32(content),
  });
});
