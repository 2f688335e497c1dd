import { createHash } from 'node:crypto';
import { beginReading, endReading, insertPage } from '../../db/page-readings.ts';
import { recordWriter } from '../../db/record-writer.ts';
import { findRecord, removeBranch, updateFields } from '../../db/records.ts';
import { insertBox } from '../../db/redactions.ts';
import { keepStoredFile } from '../../db/stored-files.ts';
import { gatherAttachments, leavingDocuments } from '../../electron/host/packets/release/attachments.ts';
import { layOutPacket, sealPacket, signPacket } from '../../electron/host/packets/format/build.ts';
import { layOutPacketPdf } from '../../electron/host/packets/pdf/pdf.ts';
import { packetReadme } from '../../electron/host/packets/format/readme.ts';
import { piecesOf } from '../../electron/host/places/pieces.ts';
import { unseal } from '../../electron/host/keys/seal.ts';
import { unzip } from '../../electron/host/packets/format/unzip.ts';
import { decideRelease, type Release } from '../../electron/host/packets/release/release.ts';
import { demoOffice } from '../../electron/host/demo/office.ts';
import { officePapers } from '../../electron/host/demo/papers.ts';
import type { CaseRecord } from '../../shared/case.ts';
import type { AgencyCode, CaseId, Json, RecordId } from '../../shared/language.ts';
import type { PageWord } from '../../shared/pages.ts';
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
  /** Documents with another file, and with other words that were read in it. null: without any file. */
  readonly files?: readonly OtherFile[];
  /** Boxes for other recipients. */
  readonly boxes?: readonly Parameters<typeof insertBox>[2][];
  /** Records of other cases with other fields. */
  readonly elsewhere?: readonly { readonly caseId: CaseId; readonly record: CaseRecord }[];
};
export type OtherFile = { readonly record: RecordId; readonly bytes: Uint8Array | null; readonly read: readonly PageWord[] };
export const asItIs: Change = { changed: [], removed: [], added: [] };

/**
 * The decoded packet of the case if it were changed so; the vault stays as it was.
 *
 * @param chosen - The records that somebody chose, as far as they are there; left out: the whole case.
 */
export async function packetIf(us: TempVault, caseId: CaseId, change: Change, chosen?: readonly RecordId[]) {
  const stored: string[] = [];
  const db = us.session.office;
  db.exec('SAVEPOINT variant');
  try {
    for (const file of change.files ?? []) stored.push(...(await putFile(us, caseId, file)));
    return await wholePacket(us, releaseWith(us, caseId, change, chosen));
  } finally {
    db.exec('ROLLBACK TO variant; RELEASE variant');
    for (const name of stored) us.session.files.remove(name);
  }
}

/** What would be released of the case if its records were changed so; its files, and the vault, stay as they were. */
export function releaseIf(us: TempVault, caseId: CaseId, change: Change, chosen?: readonly RecordId[]): Release {
  const db = us.session.office;
  db.exec('SAVEPOINT variant');
  try {
    return releaseWith(us, caseId, change, chosen);
  } finally {
    db.exec('ROLLBACK TO variant; RELEASE variant');
  }
}

function releaseWith(us: TempVault, caseId: CaseId, change: Change, chosen: readonly RecordId[] | undefined): Release {
  const { changed, removed, added, boxes = [], elsewhere = [] } = change;
  const { session, services } = us;
  const db = session.office;
  const context = { ...services, session, signal: new AbortController().signal, progress: () => undefined };
  const write = recordWriter(db);
  for (const record of changed) updateFields(db, caseId, withFileAsItLies(us, caseId, record));
  for (const id of removed) removeBranch(db, caseId, id);
  for (const record of added) write(caseId, record);
  for (const box of boxes) insertBox(db, caseId, box);
  for (const { caseId: other, record } of elsewhere) updateFields(db, other, record);
  const scope = chosen === undefined ? 'all' : chosen.filter(id => !removed.includes(id));
  return decideRelease(context, { caseId, recipient: 'MX-FGR' as AgencyCode, purpose: 'same-case', scope });
}

const ofFile: readonly string[] = ['content', 'storedFile', 'sizeBytes', 'sha256'];

/** A document's file is put in its place before its record's other fields change. */
function withFileAsItLies({ session }: TempVault, caseId: CaseId, record: CaseRecord): CaseRecord {
  if (record.entity !== 'document') return record;
  const others = Object.entries(record.fields).filter(([name]) => !ofFile.includes(name));
  const lies = findRecord(session.office, caseId, record.id)?.fields ?? {};
  const file = Object.entries(lies).filter(([name]) => ofFile.includes(name));
  return { ...record, fields: Object.fromEntries([...others, ...file]) };
}

async function putFile(us: TempVault, caseId: CaseId, { record, bytes, read }: OtherFile): Promise<readonly string[]> {
  const { office, files } = us.session;
  const held = findRecord(office, caseId, record);
  if (held === undefined) return [];
  const fields = Object.fromEntries(Object.entries(held.fields).filter(([name]) => !ofFile.includes(name)));
  if (bytes === null) {
    updateFields(office, caseId, { ...held, fields });
    return [];
  }
  const kept = await files.add(piecesOf(bytes));
  keepStoredFile(office, kept);
  const { name, sizeBytes, sha256 } = kept;
  updateFields(office, caseId, { ...held, fields: { ...fields, content: record, storedFile: name, sizeBytes, sha256 } });
  const filed = { record, caseId, file: name };
  beginReading(office, filed, { pages: 1, engine: 'none', atMs: 0 });
  insertPage(office, record, { page: 1, how: 'both', words: read, needsLook: false, digest: sha256 });
  endReading(office, filed, null);
  return [name];
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
    const files = attachments.map(({ pages = null, ...file }) => ({ ...file, pages }));
    const pdf = await layOutPacketPdf({ header, content: release.content, synthetic: true, files });
    const parts = {
      header,
      content: release.content,
      pdf,
      readme: packetReadme(null, { attachments }),
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
