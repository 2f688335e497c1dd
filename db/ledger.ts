import type { PathDecision } from '../shared/decision/types.ts';
import type { AgencyCode, CaseId, PacketId, RecordId } from '../shared/language.ts';
import type { PacketHeader, PacketKind } from '../shared/packet.ts';
import type { ValuePath } from '../shared/value-path.ts';
import { Refusal } from '../shared/failure.ts';
import { withoutUnseen } from '../shared/index-words.ts';
import { fold, wordsOf } from '../shared/text-rules.ts';
import type { Reader, Writer } from './open.ts';
import { prepared } from './prepared.ts';

/** One packet that left or came in: who, why, when, what. Its JWS stands apart: {@link getPacketJson}. */
export type LedgerEntry = {
  readonly packetId: PacketId;
  readonly direction: 'out' | 'in';
  readonly kind: PacketKind;
  readonly agency: AgencyCode; // the other side
  readonly caseId: CaseId | null;
  readonly header: PacketHeader;
  readonly hash: string;
  readonly seed: Uint8Array | null; // of ours alone: it opens what was withheld
  readonly sizeBytes: number;
  readonly file: string | null;
  readonly byUser: string;
  readonly atMs: number;
  readonly ackedBy: string | null; // the receipt's packet id, or `hand`
  readonly ackedAtMs: number | null;
  readonly voidedAtMs: number | null; // it never left; its number was voided
  readonly earlier: PacketId | null; // the packet that it adds to
  /** The policy by which it was decided, as its salted id commits to it; null of one that came in, or of before that was kept. */
  readonly policy: string | null;
  /** Digests of what was given and is erased here since; null where nothing is. All of it, where its bytes are gone too. */
  readonly erased: readonly string[] | null;
};

/** What became of one value in a packet. Of a received packet `record` is the record of ours that it went into. */
export type LedgerPath = Pick<PathDecision, 'action' | 'code'> & {
  readonly path: ValuePath;
  readonly record: string | null;
  readonly field: string | null;
  readonly rule: string | null;
};

type Row = Omit<LedgerEntry, 'header' | 'erased'> & { readonly header: string; readonly erased: string | null };
const ROW = `packet_id AS packetId, direction, kind, agency, case_id AS caseId, header, hash, seed,
  size_bytes AS sizeBytes, file, by_user AS byUser, at_ms AS atMs, acked_by AS ackedBy, acked_at_ms AS ackedAtMs, voided_at_ms AS voidedAtMs, earlier, policy, erased`;

export function insertLedgerEntry(
  db: Writer,
  entry: Omit<LedgerEntry, 'ackedBy' | 'ackedAtMs' | 'voidedAtMs' | 'erased'> & { readonly packetJson: Uint8Array },
  paths: readonly LedgerPath[],
): void {
  const { packetJson, ...row } = entry;
  db.prepare(
    `INSERT INTO ledger (packet_id, direction, kind, agency, case_id, header, hash, seed, size_bytes, file, by_user, at_ms, earlier, policy)
     VALUES (@packetId, @direction, @kind, @agency, @caseId, @header, @hash, @seed, @sizeBytes, @file, @byUser, @atMs, @earlier, @policy)`,
  ).run({ ...row, header: JSON.stringify(row.header) });
  db.prepare('INSERT INTO ledger_bytes (direction, packet_id, packet_json) VALUES (?, ?, ?)').run(
    row.direction,
    row.packetId,
    packetJson,
  );
  insertPaths(db, row, paths);
}

/**
 * A packet of the ledger as it was signed, its `packet.json` byte for byte, but for disclosures that were erased since.
 *
 * @throws Refusal `packet/erased` where all that it carried was.
 */
export function getPacketJson(db: Reader, entry: Pick<LedgerEntry, 'direction' | 'packetId'>): Uint8Array {
  const bytes = findPacketJson(db, entry);
  if (bytes === undefined) throw new Refusal('packet/erased');
  return bytes;
}

/** The same, or undefined where all that it carried was erased: each entry was inserted with its bytes. */
export function findPacketJson(
  db: Reader,
  { direction, packetId }: Pick<LedgerEntry, 'direction' | 'packetId'>,
): Uint8Array | undefined {
  return db
    .prepare<[string, string], Uint8Array>('SELECT packet_json FROM ledger_bytes WHERE direction = ? AND packet_id = ?')
    .pluck()
    .get(direction, packetId);
}

/**
 * What a packet carried is erased here: all of it, or some disclosures. That it left or came, when, why, and which places it carried stays.
 * Its seed goes too: with it, a digest could be tried against guesses.
 */
export function eraseFromEntry(
  db: Writer,
  { direction, packetId, erased }: Pick<LedgerEntry, 'direction' | 'packetId' | 'erased'>,
  {
    left,
    digests,
    pointers,
    atMs,
  }: {
    /** What is left of `packet.json`; null: nothing. */
    readonly left: Uint8Array | null;
    readonly digests: readonly string[];
    /** Places whose withheld values go; null: all. */
    readonly pointers: readonly string[] | null;
    readonly atMs: number;
  },
): void {
  const all = [...new Set([...(erased ?? []), ...digests])].sort();
  prepared<unknown[]>(
    db,
    'UPDATE ledger SET seed = NULL, erased = ?, erased_at_ms = ? WHERE direction = ? AND packet_id = ?',
  ).run(JSON.stringify(all), atMs, direction, packetId);
  if (left === null)
    prepared<unknown[]>(db, 'DELETE FROM ledger_bytes WHERE direction = ? AND packet_id = ?').run(direction, packetId);
  else
    prepared<unknown[]>(db, 'UPDATE ledger_bytes SET packet_json = ? WHERE direction = ? AND packet_id = ?').run(
      left,
      direction,
      packetId,
    );
  if (direction === 'out')
    prepared<[object]>(
      db,
      `DELETE FROM ledger_withheld
       WHERE packet_id = @packetId AND (@pointers IS NULL OR pointer IN (SELECT value FROM json_each(@pointers)))`,
    ).run({ packetId, pointers: pointers === null ? null : JSON.stringify(pointers) });
}

function insertPaths(
  db: Writer,
  { packetId, direction }: Pick<LedgerEntry, 'packetId' | 'direction'>,
  paths: readonly LedgerPath[],
): void {
  const insert = db.prepare(
    `INSERT INTO ledger_paths (packet_id, direction, path, record, field, action, code, rule) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const { path, record, field, action, code, rule } of paths)
    insert.run(packetId, direction, path, record, field, action, code, rule);
}

/** What opens each withheld value of a packet of ours, for a later supplement. */
export function insertWithheld(
  db: Writer,
  packetId: PacketId,
  openings: readonly { readonly path: string; readonly encoded: string }[],
): void {
  const insert = db.prepare('INSERT INTO ledger_withheld (packet_id, pointer, encoded) VALUES (?, ?, ?)');
  for (const { path, encoded } of openings) insert.run(packetId, path, encoded);
}

/** Where in a packet of ours the values stand that were withheld from it: JSON pointers into what was signed. */
export function listWithheld(db: Reader, packetId: PacketId): string[] {
  return db
    .prepare<[string], string>('SELECT pointer FROM ledger_withheld WHERE packet_id = ? ORDER BY pointer')
    .pluck()
    .all(packetId);
}

/** What opens each value that was withheld from a packet of ours, by the pointer of its slot. */
export function listOpenings(db: Reader, packetId: PacketId): { readonly pointer: string; readonly encoded: string }[] {
  return db
    .prepare<[string], { pointer: string; encoded: string }>(
      'SELECT pointer, encoded FROM ledger_withheld WHERE packet_id = ? ORDER BY pointer',
    )
    .all(packetId);
}

/** The packets that add to one, the first to leave or come in first. */
export function listAdding(db: Reader, direction: LedgerEntry['direction'], earlier: PacketId): LedgerEntry[] {
  return db
    .prepare<[string, string], Row>(
      `SELECT ${ROW} FROM ledger WHERE earlier = ? AND direction = ? AND voided_at_ms IS NULL ORDER BY at_ms, packet_id`,
    )
    .all(earlier, direction)
    .map(entryOf);
}

/** Which packets: of one case, one direction, some kinds; all that are named must hold. */
export type LedgerFilter = {
  readonly caseId?: CaseId | undefined;
  readonly direction?: LedgerEntry['direction'] | undefined;
  readonly kinds?: readonly PacketKind[] | undefined;
  readonly agency?: AgencyCode | undefined; // the other side
  readonly senders?: readonly string[] | undefined; // of the channels of these
  readonly text?: string | undefined; // words, each of which stands in its number, its agency's code, or what its case is found by in the list
};

/** Newest first. */
export function listLedger(
  db: Reader,
  filter: LedgerFilter,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): LedgerEntry[] {
  const { where, given } = conditionsOf(filter);
  return db
    .prepare<[unknown], Row>(`SELECT ${ROW} FROM ledger ${where} ORDER BY at_ms DESC, packet_id DESC LIMIT @limit OFFSET @offset`)
    .all({ ...given, offset, limit })
    .map(entryOf);
}

export function countLedger(db: Reader, filter: LedgerFilter): number {
  const { where, given } = conditionsOf(filter);
  return db.prepare<[unknown], number>(`SELECT count(*) FROM ledger ${where}`).pluck().get(given) ?? 0;
}

/** Where a packet is looked for: its number as it is shown, the other side, and its case as the list of cases finds it. */
const FOUND_BY = `printf('%06d', json_extract(header, '$.channel.number')) || ' ' || lower(agency) || ' ' ||
  coalesce((SELECT folded FROM cases WHERE id = case_id), '')`;

function conditionsOf({ caseId, direction, kinds, agency, senders, text = '' }: LedgerFilter) {
  const words = wordsOf(withoutUnseen(text)).map(fold);
  const named = [
    ...(caseId === undefined ? [] : ['case_id = @caseId']),
    ...(direction === undefined ? [] : ['direction = @direction']),
    ...(kinds === undefined ? [] : ['kind IN (SELECT value FROM json_each(@kinds))']),
    ...(agency === undefined ? [] : ['agency = @agency']),
    ...(senders === undefined ? [] : ["header ->> '$.channel.sender' IN (SELECT value FROM json_each(@senders))"]),
    ...(words.length === 0 ? [] : [`NOT EXISTS (SELECT 1 FROM json_each(@words) WHERE instr(${FOUND_BY}, value) = 0)`]),
  ];
  return {
    where: named.length === 0 ? '' : `WHERE ${named.join(' AND ')}`,
    given: {
      ...{ caseId, direction, agency },
      ...{ kinds: JSON.stringify(kinds ?? []), senders: JSON.stringify(senders ?? []), words: JSON.stringify(words) },
    },
  };
}

/** What left and nobody acknowledged, of the kinds for which a receipt is owed, the oldest first. */
export function listUnacknowledged(db: Reader, kinds: readonly PacketKind[]): LedgerEntry[] {
  return db
    .prepare<[string], Row>(
      `SELECT ${ROW} FROM ledger
       WHERE direction = 'out' AND acked_by IS NULL AND voided_at_ms IS NULL AND kind IN (SELECT value FROM json_each(?))
       ORDER BY at_ms, packet_id`,
    )
    .all(JSON.stringify(kinds))
    .map(entryOf);
}

/** Newest first. */
export function listLedgerOfCase(db: Reader, caseId: CaseId): LedgerEntry[] {
  return db
    .prepare<[string], Row>(`SELECT ${ROW} FROM ledger WHERE case_id = ? ORDER BY at_ms DESC, packet_id DESC`)
    .all(caseId)
    .map(entryOf);
}

/** The cases about which packets have gone to an authority, or come from it. */
export function listCasesKnownTo(db: Reader, agency: AgencyCode): CaseId[] {
  return db
    .prepare<[string], CaseId>(
      'SELECT DISTINCT case_id FROM ledger WHERE agency = ? AND case_id IS NOT NULL AND voided_at_ms IS NULL ORDER BY case_id',
    )
    .pluck()
    .all(agency);
}

export function findLedgerEntry(db: Reader, direction: 'out' | 'in', packetId: PacketId): LedgerEntry | undefined {
  const row = db
    .prepare<[string, string], Row>(`SELECT ${ROW} FROM ledger WHERE direction = ? AND packet_id = ?`)
    .get(direction, packetId);
  return row && entryOf(row);
}

export function listLedgerPaths(db: Reader, direction: 'out' | 'in', packetId: PacketId): LedgerPath[] {
  return db
    .prepare<[string, string], LedgerPath>(
      'SELECT path, record, field, action, code, rule FROM ledger_paths WHERE direction = ? AND packet_id = ? ORDER BY record, path',
    )
    .all(direction, packetId);
}

/** The counterpart acknowledged the packet; the first acknowledgement stays. */
export function recordAcknowledged(db: Writer, packetId: PacketId, by: string, atMs: number): void {
  db.prepare(
    `UPDATE ledger SET acked_by = ?, acked_at_ms = ? WHERE direction = 'out' AND packet_id = ? AND acked_by IS NULL`,
  ).run(by, atMs, packetId);
}

/** The counterpart said what it did with what a packet recalls; what it says last stands. */
export function recordAnswered(db: Writer, packetId: PacketId, by: string, atMs: number): void {
  db.prepare(`UPDATE ledger SET acked_by = ?, acked_at_ms = ? WHERE direction = 'out' AND packet_id = ?`).run(by, atMs, packetId);
}

/** The packet never left. */
export function recordNeverLeft(db: Writer, packetId: PacketId, atMs: number): void {
  db.prepare(`UPDATE ledger SET voided_at_ms = ?, file = NULL WHERE direction = 'out' AND packet_id = ?`).run(atMs, packetId);
}

/** Which record here is the one that a counterpart's packets call so. */
export function findReceivedRecord(
  db: Reader,
  agency: AgencyCode,
  emittedId: string,
): { readonly caseId: CaseId; readonly recordId: RecordId } | undefined {
  return db
    .prepare<[string, string], { caseId: CaseId; recordId: RecordId }>(
      'SELECT case_id AS caseId, record_id AS recordId FROM received_records WHERE agency = ? AND emitted_id = ?',
    )
    .get(agency, emittedId);
}

/** What a counterpart's packets call a record of ours; the case itself where none is named. */
export function listReceivedNames(
  db: Reader,
  agency: AgencyCode,
  caseId: CaseId,
  record: RecordId | CaseId = caseId, // the case's own record has the case's id
): string[] {
  return db
    .prepare<[string, string, string], string>(
      'SELECT emitted_id FROM received_records WHERE case_id = ? AND record_id = ? AND agency = ? ORDER BY emitted_id',
    )
    .pluck()
    .all(caseId, record, agency);
}

/** Each case that a sender's packets came into, by the sender's name for it. */
export function listReceivedCases(
  db: Reader,
): { readonly agency: AgencyCode; readonly emittedId: string; readonly caseId: CaseId }[] {
  return db
    .prepare<[], { agency: AgencyCode; emittedId: string; caseId: CaseId }>(
      `SELECT agency, emitted_id AS emittedId, case_id AS caseId FROM received_records
       WHERE record_id = case_id ORDER BY agency, emitted_id`, // the case's own record has the case's id
    )
    .all();
}

/** A record made for a sender's name; it takes the place of one that was removed here. */
export function recordReceivedName(db: Writer, agency: AgencyCode, emittedId: string, caseId: CaseId, recordId: RecordId): void {
  db.prepare(
    `INSERT INTO received_records (agency, emitted_id, case_id, record_id) VALUES (?, ?, ?, ?)
     ON CONFLICT (agency, emitted_id) DO UPDATE SET case_id = excluded.case_id, record_id = excluded.record_id`,
  ).run(agency, emittedId, caseId, recordId);
}

function entryOf(row: Row): LedgerEntry {
  const erased = row.erased === null ? null : (JSON.parse(row.erased) as readonly string[]); // written by eraseFromEntry alone
  return { ...row, header: JSON.parse(row.header) as PacketHeader, erased }; // written by insertLedgerEntry alone
}
