import { createHash } from 'node:crypto';
import { recordWriter, removeBranch, updateFields } from '../../db/records.ts';
import { gatherAttachments, leavingDocuments } from '../../electron/host/packets/release/attachments.ts';
import { layOutPacket, sealPacket, signPacket } from '../../electron/host/packets/format/build.ts';
import { layOutPacketPdf } from '../../electron/host/packets/pdf/pdf.ts';
import { packetReadme } from '../../electron/host/packets/format/readme.ts';
import { unseal } from '../../electron/host/keys/seal.ts';
import { unzip } from '../../electron/host/packets/format/unzip.ts';
import { decideRelease, type Release } from '../../electron/host/packets/release/release.ts';
import { demoOffice } from '../../electron/host/demo/office.ts';
import { officePapers } from '../../electron/host/demo/papers.ts';
import type { CaseRecord } from '../../shared/case.ts';
import type { AgencyCode, CaseId, Json, RecordId } from '../../shared/language.ts';
import { caseFile, importFile, onlyCase } from './case-file.ts';
import { giveCard, trust } from './exchange.ts';
import { blinded, gathered, headerWith, inPieces, packetSeed, recipientPair, sender } from './packets.ts';
import { tempVault, type TempVault } from './temp-vault.ts';

/** An office with one case of the demo office: a source, a victim, a sealed charge, another agency's phone, files. */
export async function demoCase() {
  const us = await tempVault({ seed: 'us' });
  const mx = await tempVault({
    seed: 'mx',
    agency: { code: 'MX-FGR', names: { en: 'Example Office', es: 'Oficina de ejemplo' } },
  });
  await giveCard(mx, us);
  mx.cleanup();
  await trust(us, 'MX-FGR');
  const written = demoOffice('2026-03-02').cases.find(one => one['id'] === 'c-0117')!; // the demo office has it
  const papers = Object.fromEntries((await officePapers()).map(({ name, bytes }) => [name, bytes]));
  const imported = await importFile(us, caseFile(written), papers);
  if (!imported.ok) throw new Error(JSON.stringify(imported.failure));
  return { us, caseId: await onlyCase(us), cleanup: () => us.cleanup() };
}

/** How a case is other than it stands in the vault: records with other fields, without some, and with some more. */
export type Change = {
  readonly changed: readonly CaseRecord[];
  readonly removed: readonly RecordId[];
  readonly added: readonly CaseRecord[];
};
export const asItIs: Change = { changed: [], removed: [], added: [] };

/**
 * What would be released of the case if it were changed so; the vault stays as it was.
 *
 * @param chosen - The records that somebody chose, as far as they are there; left out: the whole case.
 */
export function releaseIf(
  us: TempVault,
  caseId: CaseId,
  { changed, removed, added }: Change,
  chosen?: readonly RecordId[],
): Release {
  const { session, services } = us;
  const db = session.office;
  const context = { ...services, session, signal: new AbortController().signal, progress: () => undefined };
  db.exec('SAVEPOINT variant');
  try {
    const write = recordWriter(db);
    for (const record of changed) updateFields(db, caseId, record);
    for (const id of removed) removeBranch(db, caseId, id);
    for (const record of added) write(caseId, record);
    const scope = chosen === undefined ? 'all' : chosen.filter(id => !removed.includes(id));
    return decideRelease(context, { caseId, recipient: 'MX-FGR' as AgencyCode, purpose: 'same-case', scope });
  } finally {
    db.exec('ROLLBACK TO variant; RELEASE variant');
  }
}

/** The decoded packet of a release, always with the same header, seed and clock; and what the sender keeps of it. */
export async function wholePacket(us: TempVault, release: Release) {
  const { session, services } = us;
  const context = { ...services, session, signal: new AbortController().signal, progress: () => undefined };
  const header = headerWith({}, recipientPair.recipient);
  const { attachments, discard } = await gatherAttachments(context, {
    documents: leavingDocuments(release),
    caseId: release.file.id,
    agency: release.agency,
  });
  try {
    const pdf = await layOutPacketPdf({ header, content: release.content, synthetic: true });
    const parts = {
      header,
      content: release.content,
      pdf,
      readme: packetReadme(null, 0, attachments),
      attachments,
      seed: packetSeed,
    };
    const packet = signPacket(layOutPacket(parts), sender);
    const sealed = await gathered(await sealPacket(packet, recipientPair.recipient));
    return { seen: await decodedPacket(sealed), kept: packet.withheld.map(({ path, encoded }) => `${path} ${encoded}`) };
  } finally {
    discard();
  }
}

/** All that a recipient can see: the sealed size, every entry in order with its size and content, commitments written as one word. */
async function decodedPacket(sealed: Uint8Array) {
  const entries: { name: string; sizeBytes: number; content: Json }[] = [];
  for await (const { name, sizeBytes, content } of unzip(unseal(recipientPair.identity, inPieces(sealed, 65_536)))) {
    const bytes = Buffer.from(await gathered(content));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    entries.push({ name, sizeBytes, content: name === 'packet.json' ? blinded(bytes) : sha256 });
  }
  return { sealedBytes: sealed.length, entries };
}
