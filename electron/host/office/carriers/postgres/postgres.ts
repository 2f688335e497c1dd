import { blobName, type BlobKind, type BlobName } from '../blob-name.ts';
import { checked, refused, type Asked, type Carrier, type Cursor, type Listing } from '../carrier.ts';
import { greet, linkTo, type Link } from './link.ts';
import { eraseBlob, keyOf, putBlob } from './put.ts';
import { CHUNK_BYTES } from './script.ts';
import type { PostgresServer } from './server.ts';
import { watchServer } from './watch.ts';

/**
 * A PostgreSQL server as a carrier. Its administrator ran {@link carrierScript}.
 *
 * @param office - The number that {@link greet} gave when it was entered: another one is another office's server.
 */
export function postgresCarrier(server: PostgresServer, office: string, patienceMs?: number): Carrier {
  const link = linkTo(server, patienceMs);
  let met: Promise<void> | null = null;
  const meet = async () => {
    const { office: theirs } = await greet(link);
    if (theirs !== office) throw refused('carrier/other-office');
  };
  const ready = async () => {
    met ??= meet();
    await met.catch((error: unknown) => {
      met = null;
      throw error;
    });
  };
  return {
    kind: 'postgres',
    async put(name, content, signal) {
      await ready();
      return putBlob(link, name, content, signal);
    },
    async list(asked) {
      await ready();
      return listed(link, office, asked);
    },
    async *get(name, fromByte = 0, signal) {
      await ready();
      const pieces = chunksFrom(link, name, fromByte, signal);
      yield* fromByte === 0 ? checked(name, pieces) : pieces;
    },
    async drop(name) {
      await ready();
      return eraseBlob(link, name);
    },
    watch: heard => watchServer(server, heard),
    close: () => link.close(),
  };
}

/**
 * Places are in the order in which blobs became visible, so that what comes later has a higher one. The cursor names the blob at its place too:
 * where another one, or none, is there, the server was put back to an earlier state, and all is listed again.
 */
async function listed(link: Link, office: string, { kind, after, isKnown, most }: Asked): Promise<Listing> {
  const from = after === null ? null : await placeOf(link, office, after);
  const rows = await link.ask({
    text: `SELECT place, station, encode(sha256, 'hex') AS sha256, size_bytes FROM enlace.blobs
      WHERE kind = $1 AND place > $2 AND erased_at IS NULL ORDER BY place LIMIT $3`,
    values: [letterOf(kind), from ?? 0, most],
  });
  const blobs = rows.map(row => ({
    name: blobName(kind, Number(row['station']), String(row['sha256'])),
    sizeBytes: Number(row['size_bytes']),
  }));
  const last = rows.at(-1);
  const reached = last === undefined ? null : (`${office}.${last['place']}.${last['sha256']}` as Cursor);
  return {
    blobs: blobs.filter(({ name }) => !isKnown(name)),
    cursor: reached ?? (from === null || after === null ? ('' as Cursor) : after),
    hasMore: rows.length === most,
    startedAnew: after !== null && from === null,
  };
}

/** Null: what the cursor names is not there. */
async function placeOf(link: Link, office: string, cursor: Cursor): Promise<number | null> {
  if (cursor === '') return 0;
  const [whose, place = '', sha256] = cursor.split('.');
  if (whose !== office || !/^[0-9]{1,15}$/.test(place)) return null;
  const [row] = await link.ask({
    text: `SELECT encode(sha256, 'hex') AS sha256 FROM enlace.blobs WHERE place = $1`,
    values: [place],
  });
  return row?.['sha256'] === sha256 ? Number(place) : null;
}

async function* chunksFrom(link: Link, name: BlobName, fromByte: number, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const [blob] = await link.ask({
    text: 'SELECT size_bytes FROM enlace.blobs WHERE kind = $1 AND station = $2 AND sha256 = $3 AND erased_at IS NULL',
    values: keyOf(name),
  });
  if (blob === undefined) throw refused('carrier/no-blob');
  const chunks = Math.ceil(Number(blob['size_bytes']) / CHUNK_BYTES);
  const first = Math.floor(fromByte / CHUNK_BYTES);
  for (let number = first; number < chunks; number++) {
    signal?.throwIfAborted();
    const [row] = await link.ask({
      text: `SELECT encode(content, 'base64') AS content FROM enlace.chunks
        WHERE kind = $1 AND station = $2 AND sha256 = $3 AND number = $4`, // shorter than as the server writes bytes
      values: [...keyOf(name), number],
    });
    if (row === undefined) throw refused('carrier/no-blob'); // it was erased since
    const content = Buffer.from(row['content'] ?? '', 'base64');
    yield number === first ? content.subarray(fromByte - first * CHUNK_BYTES) : content;
  }
}

function letterOf(kind: BlobKind): string {
  return blobName(kind, 1, '0'.repeat(64)).slice(0, 1);
}
