import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { expect, it } from 'vitest';
import { keepStoredFile } from '../../db/stored-files.ts';
import { gatherAttachments } from '../../electron/host/packets/release/attachments.ts';
import { scrubbableBytes } from '../../electron/host/packets/guard/scrub.ts';
import type { CaseRecord } from '../../shared/case.ts';
import { tempVault } from '../support/temp-vault.ts';
import { storeText } from '../support/vaults.ts';

/** A stored file as an attachment that is too large to clean, and how often its content was asked for before it leaves. */
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
  // Only what the gathering reads of it.
  const document = { record: {} as CaseRecord, id: 'PER-A', storedFile: stored.name, sizeBytes: scrubbableBytes + 1 };
  const { attachments } = await gatherAttachments(context, [document], true);
  vault.cleanup();
  return { attachment: attachments[0]!, opened };
}

it.each([
  ['is read only as it leaves where its checksums were kept', true, 0],
  ['of an older vault is read once more to find its checksum', false, 1],
])('a large attachment %s', async (_, keepsChecksum, times) => {
  const content = Buffer.from('contenido inventado '.repeat(50));

  const { attachment, opened } = await gathered(keepsChecksum);

  expect(opened).toBe(times);
  expect(attachment).toMatchObject({
    sizeBytes: content.length,
    sha256: createHash('sha256').update(content).digest('base64url'),
    crc32: crc32(content),
  });
});
