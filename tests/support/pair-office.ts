import { insertLedgerEntry } from '../../db/ledger.ts';
import { recordWriter } from '../../db/record-writer.ts';
import { listRecords } from '../../db/records.ts';
import { insertBox } from '../../db/redactions.ts';
import { keepStoredFile } from '../../db/stored-files.ts';
import { piecesOf } from '../../electron/host/places/pieces.ts';
import type { CaseRecord } from '../../shared/case.ts';
import type { EntityName } from '../../shared/catalogue.ts';
import type { AgencyCode, CaseId, Json, PacketId, RecordId } from '../../shared/language.ts';
import type { Mark } from '../../shared/mark.ts';
import type { PageBox } from '../../shared/pages.ts';
import { caseFile, importFile, sampleCase } from './case-file.ts';
import { headerWith } from './packets.ts';
import { boxOnPaper, boxOnScan, paperWith, scanWith } from './pair-papers.ts';
import type { Audience } from '../../shared/redactions.ts';
import type { TempVault } from './temp-vault.ts';
import type { PairsOf } from './pair-hidden.ts';
import { asItIs, demoCase, releaseIf } from './whole-packets.ts';

/** A fixed id for a record of the pairs' own. */
export const pairId = (number: number): RecordId => `018f1111-0000-7000-8000-${String(number).padStart(12, '0')}` as RecordId;

/** The documents that leave with a box each, and one whose file stays. */
export const papers = { paper: pairId(1), scan: pairId(2), staying: pairId(3) } as const;
const hidden: Readonly<Record<string, Mark>> = { '*': { caveats: [{ kind: 'EXISTENCE_HIDDEN' }] } };

/** An office with the demo case, richer by what hides: links, events, seals, an embargo, and documents with boxes. */
export async function pairOffice() {
  const { us, caseId, cleanup } = await demoCase();
  const [known, secret] = await otherCases(us, caseId);
  const db = us.session.dbOf(caseId);
  const records = listRecords(db, caseId);
  const find = (entity: EntityName, isIt: (fields: CaseRecord['fields']) => boolean) =>
    records.find(one => one.entity === entity && isIt(one.fields))!.id; // the demo case has it
  const sought = find('subject', ({ paternal }) => paternal === 'Montejano');
  const sealed = find('charge', ({ sealedCharge }) => sealedCharge !== undefined);
  const write = recordWriter(db);
  const add = (number: number, entity: EntityName, fields: Record<string, Json>, marks: CaseRecord['marks'] = {}) =>
    write(caseId, { id: pairId(number), entity, parentId: null, position: number, fields, marks });
  db.transaction(() => {
    add(10, 'event', { type: 'transfer', on: '2026-02-01', subject: sought, note: 'Traslado' }, hidden);
    add(11, 'event', { type: 'unsealed', on: '2026-02-02', charge: sealed }, hidden);
    add(
      12,
      'event',
      { type: 'hearing', on: '2026-02-03', subject: sought },
      { '*': { caveats: [{ kind: 'EMBARGO', until: { event: 'op-executed' } }] } },
    );
    add(13, 'event', { type: 'transfer', on: '2026-02-04', supersedes: pairId(10), retracted: true }, hidden);
    add(14, 'warrant', { type: 'arrest', number: 'S-1', isSealed: true });
    add(15, 'warrant', { type: 'search', number: 'S-2', isSealed: true });
    add(16, 'event', { type: 'unsealed', on: '2026-02-05', warrant: pairId(14) });
    add(17, 'plan', { name: 'Marea Baja', objective: 'Detener en el muelle', target: sought });
    add(18, 'deadline', { label: 'Tras el traslado', startEvent: pairId(10), dueOn: '2026-05-01' });
    add(19, 'caseLink', { otherCase: known, otherReference: 'EX-2026-0001', relation: 'same-person', note: 'Primera' });
    add(20, 'caseLink', { otherCase: secret, otherReference: 'EX-2026-0002', relation: 'same-facts', note: 'Reservada' });
    add(21, 'task', { what: 'Avisar a la defensoría' });
    add(22, 'task', { what: 'Vigilar el muelle' }, hidden);
  })();
  await file(papers.paper, paperWith({}), boxOnPaper, { content: { level: 'L1' } });
  await file(papers.scan, scanWith({}), boxOnScan, { content: { level: 'L1' } });
  await file(papers.staying, paperWith({}), null, { content: { level: 'L3', categories: ['SRC'] } });
  return { us, caseId, cleanup, sought, otherCases: [known, secret] as const };

  async function file(id: RecordId, bytes: Uint8Array, box: PageBox | null, marks: CaseRecord['marks']): Promise<void> {
    const kept = await us.session.files.add(piecesOf(bytes));
    db.transaction(() => {
      keepStoredFile(us.session.office, kept);
      const { name, sizeBytes, sha256 } = kept;
      const mediaType = bytes[0] === 0x25 ? 'application/pdf' : 'image/png';
      const file = { content: id, storedFile: name, sizeBytes, sha256 };
      const fields = { title: `Documento ${id.at(-1)}`, mediaType, sourceFileName: 'Zarzamora.bin', ...file };
      write(caseId, { id, entity: 'document', parentId: null, position: 90 + Number(id.at(-1)), fields, marks });
      if (box !== null) insertBox(db, caseId, newBox(us, id, box, 'everyone', 0));
    })();
  }
}

/** A box of this office's own user. */
export function newBox(us: TempVault, document: RecordId, box: PageBox, audience: Audience, number: number) {
  const placed = { document, page: 1, box, code: 'R-INV', audience, origin: 'drawn' } as const;
  return { ...placed, id: `box-${document.at(-1)}-${number}`, addedBy: us.session.user.id, addedAtMs: 0 };
}

/** One that the recipient had a packet of, and one that is secret. */
async function otherCases(us: TempVault, caseId: CaseId): Promise<readonly [CaseId, CaseId]> {
  const more = [
    sampleCase({ id: 'known', reference: 'EX-2026-0001' }),
    sampleCase({ id: 'secret', reference: 'EX-2026-0002', existenceConfidential: true }),
  ];
  const imported = await importFile(us, caseFile(...more));
  if (!imported.ok) throw new Error(JSON.stringify(imported.failure));
  const { cases } = await us.ask('case:list', {});
  const [known, secret] = ['EX-2026-0001', 'EX-2026-0002'].map(
    wanted => cases.find(({ id, reference }) => id !== caseId && reference === wanted)!.id, // just imported
  );
  const header = headerWith({});
  insertLedgerEntry(
    us.session.dbOf(known!),
    {
      packetId: '01890000-0000-7000-8000-0000000000ff' as PacketId,
      direction: 'out',
      kind: 'disclosure',
      agency: 'MX-FGR' as AgencyCode,
      caseId: known!,
      header,
      hash: 'A'.repeat(43),
      earlier: null,
      policy: null,
      seed: new Uint8Array(32),
      sizeBytes: 1,
      file: null,
      byUser: us.session.user.id,
      atMs: 0,
      packetJson: new Uint8Array(1),
    },
    [],
  );
  return [known!, secret!];
}

/** What pairs are made from: the whole case, or what is proposed of it, with the documents that have boxes. */
export async function pairsIn({ us, caseId, otherCases }: Awaited<ReturnType<typeof pairOffice>>, scope: 'all' | 'proposed') {
  const proposed = await us.ask('scope:show', { caseId, recipient: 'MX-FGR', purpose: 'same-case' });
  const ticked = [papers.paper, papers.scan, pairId(14), pairId(16)];
  const rows = proposed.rows.filter(row => row.chosen || ticked.includes(row.record)).map(({ record }) => record);
  const chosen = scope === 'all' ? undefined : rows;
  const of: PairsOf = { us, otherCases, isScoped: scope === 'proposed', from: releaseIf(us, caseId, asItIs, chosen) };
  return { chosen, of };
}
