import { listKeys } from '../../../../db/agencies.ts';
import { findCase } from '../../../../db/cases.ts';
import { findReceivedRecord, listLedgerPaths, listWithheld, type LedgerEntry, type LedgerPath } from '../../../../db/ledger.ts';
import type { Reader } from '../../../../db/open.ts';
import { getSecret } from '../../../../db/vault-state.ts';
import type { LedgerDetail, LedgerRecord } from '../../../../shared/contract/packets.ts';
import { countedAs, type PacketCounts } from '../../../../shared/decision/packet-counts.ts';
import type { RecordId } from '../../../../shared/language.ts';
import { givesValues } from '../../../../shared/packet-kinds.ts';
import { valuePath } from '../../../../shared/value-path.ts';
import { ownSigners } from '../../agencies/own-keys.ts';
import { keyOfSender, signingKeyOfSender } from '../../agencies/senders.ts';
import type { Session } from '../../ground/context.ts';
import { recipientFingerprint } from '../../keys/fingerprints.ts';
import { arrivedRecords } from '../channel/arrival-contents.ts';
import { readEntryOrNull } from '../read/entry-content.ts';
import type { ReleasedObject } from '../read/verify.ts';
import { pseudonymsFor } from '../format/pseudonyms.ts';

type Page = Pick<LedgerDetail, 'about' | 'isCompared' | 'contents' | 'counts' | 'hidden' | 'attachments'>;

/**
 * A packet of the ledger as whoever received it has it, read again from what was signed, with the record of ours behind each of its
 * records. What carries no case has no contents; so has one whose signature no longer fits a key that we hold, or whose case was deleted.
 */
export async function packetPage(session: Session, db: Reader, entry: LedgerEntry): Promise<Page> {
  const { header, direction, packetId, caseId } = entry;
  const { channel } = header;
  const keys = listKeys(session.office);
  const key =
    direction === 'out'
      ? keys.find(({ recipient }) => recipientFingerprint(recipient) === channel.recipient)
      : keyOfSender(session, keys, channel.sender);
  const signer = direction === 'out' ? (await ownSigners(session))(header) : signingKeyOfSender(session, keys, channel.sender);
  const about = caseId === null ? undefined : findCase(db, caseId);
  const isTold = givesValues(entry.kind) && (caseId === null || about !== undefined);
  const payload = isTold && signer !== null ? readEntryOrNull(db, entry, signer) : null;
  const paths = listLedgerPaths(db, direction, packetId);
  const content = payload?.content ?? undefined;
  const withheld = content === undefined || direction === 'in' ? [] : listWithheld(db, packetId);
  const contents = content === undefined ? null : withOurs(content, { session, db, entry, paths, withheld });
  const counts = content === undefined || contents === null ? noCounts : countsOf(content, contents);
  return {
    about: about === undefined ? null : { reference: about.reference, title: about.title },
    isCompared: key?.isCompared ?? false,
    contents,
    counts,
    // What is opened by no gap either; what stays of whole records stands together, and is not counted.
    hidden: direction === 'out' ? withheld.filter(pointer => pointer.includes('/fields/')).length - counts.withhold : 0,
    attachments: (payload?.manifest ?? [])
      .filter(({ name }) => name.startsWith('files/'))
      .map(({ name, sizeBytes, sha256 }) => ({ name, sizeBytes, sha256 })),
  };
}

const noCounts: PacketCounts = { release: 0, generalise: 0, pseudonym: 0, withhold: 0 };

type Ours = {
  readonly session: Session;
  readonly db: Reader;
  readonly entry: LedgerEntry;
  readonly paths: readonly LedgerPath[];
  /** Where values stand that were withheld from a packet that left. */
  readonly withheld: readonly string[];
};

function withOurs(content: ReleasedObject, { session, db, entry, paths, withheld }: Ours): readonly LedgerRecord[] {
  const { direction, agency } = entry;
  const isOut = direction === 'out';
  const sent = isOut ? sentNames(session, entry, paths) : null;
  const ours = (name: string) => (sent === null ? findReceivedRecord(db, agency, name)?.recordId : sent.get(name)) ?? null;
  const held = isOut ? new Set(withheld) : null;
  const at = new Map(pointersOf(content, '/case'));
  return arrivedRecords(content).map(({ entity, name, depth, fields }) => {
    const record = ours(name);
    return {
      entity,
      name,
      depth,
      record,
      fields: fields.map(seen => ({
        ...seen,
        path: valuePath(entity, seen.field, record ?? name),
        isEmpty: seen.code !== null && held !== null && !held.has(`${at.get(name)}/fields/${seen.field}`),
      })),
    };
  });
}

/** An object of a packet, signed or opened, with those below it. */
export type NamedObject = {
  readonly id: string;
  readonly lists: Readonly<Record<string, { readonly emitted: readonly NamedObject[] }>>;
};

/** Where each record of a packet stands in what was signed, by its name. */
export function pointersOf({ id, lists }: NamedObject, path: string): readonly (readonly [string, string])[] {
  const below = Object.entries(lists).flatMap(([list, { emitted }]) =>
    emitted.flatMap((element, index) => pointersOf(element, `${path}/lists/${list}/emitted/${index}`)),
  );
  return [[id, path], ...below];
}

/** Our record behind each name of a packet that left: by itself, or under its pseudonym. */
function sentNames(session: Session, { agency }: LedgerEntry, paths: readonly LedgerPath[]): ReadonlyMap<string, RecordId> {
  const nameOf = pseudonymsFor(getSecret(session.office, 'pseudonym-root'), agency);
  const records = [...new Set(paths.flatMap(({ record }) => (record === null ? [] : [record as RecordId])))]; // sentPaths wrote ids of records
  return new Map(records.flatMap(record => (['named', 'protected'] as const).map(as => [nameOf(record, as), record])));
}

/** As the desk counts: references too, which a person does not read, and no block over nothing. */
function countsOf(content: ReleasedObject, records: readonly LedgerRecord[]): PacketCounts {
  const counts = { release: 0, generalise: 0, pseudonym: 0, withhold: 0 };
  const count = ({ fields, treated, lists }: ReleasedObject): void => {
    for (const field of Object.keys(fields)) {
      const state = countedAs(treated[field] ?? 'RELEASE');
      if (state !== null) counts[state] += 1;
    }
    for (const { emitted } of Object.values(lists)) emitted.forEach(count);
  };
  count(content);
  const blocks = records.flatMap(({ fields }) => fields.filter(({ code, isEmpty }) => code !== null && !isEmpty));
  return { ...counts, withhold: blocks.length };
}
