import { listHeads } from '../../db/stations.ts';
import type { EntryWrite } from '../../db/stations.ts';
import { rowsCommitment } from '../../electron/host/audit/station-log.ts';
import { canonical } from '../../electron/host/keys/canonical.ts';
import type { SentBody, SentEntry } from '../../shared/contract/office-format.ts';
import type { Json } from '../../shared/language.ts';
import type { Station } from './office-stations.ts';

/** The next entry of a rogue station as the desk would take it, saying this: signed by keys that count, by a program that somebody changed. */
export function forgedEntry(
  { desk, rogue }: { readonly desk: Station; readonly rogue: Station },
  rows: readonly EntryWrite[],
  says: Partial<SentBody> = {},
): SentEntry {
  const heads = listHeads(desk.session.office);
  const own = heads.find(({ station }) => station === rogue.number)!;
  const other = heads.find(({ station }) => station === desk.number)!;
  const salt = Buffer.alloc(16, 7);
  const body = canonical({
    v: 2,
    number: own.number + 1,
    previous: own.hash,
    atMs: rogue.services.nowMs(),
    user: rogue.session.user.id,
    action: 'case:update-fields',
    changes: 0,
    digest: '47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU',
    station: rogue.number,
    seen: { [String(desk.number)]: other.number },
    clock: { ms: Math.max(own.clock.ms, other.clock.ms) + 1, count: 0 },
    rows: rows.length === 0 ? null : rowsCommitment(rows, salt),
    ...says,
  });
  return {
    body,
    signature: Buffer.from(rogue.session.sign(Buffer.from(body))).toString('hex'),
    salt: rows.length === 0 ? null : salt.toString('hex'),
    rows: rows as SentEntry['rows'],
    changes: [],
    closed: [],
  };
}

export const rowKey = (...key: Json[]) => JSON.stringify(key);

export const putOf = (table: string, key: Json, cells: Record<string, Json>): EntryWrite => ({
  table,
  row: JSON.stringify([key]),
  kind: 'put',
  cells,
});
