import { createHash } from 'node:crypto';
import { Refusal } from '../../../../../shared/failure.ts';
import type { Pieces } from '../../../places/pieces.ts';
import { partsOf, type BlobName } from '../blob-name.ts';
import { refused, type Content, type Put } from '../carrier.ts';
import type { Link } from './link.ts';
import { CHUNK_BYTES } from './script.ts';

/** So often a put begins anew where the server has not kept what it took, or has something else. */
const TRIES = 3;

/**
 * Put a blob: its chunks, each committed by itself, and then the row by which it is whole. What a put that was cut off left there is not sent
 * again, but read here once more, since the digest is of all of it. A server that is killed may lose chunks whose blob it has not taken yet.
 */
export async function putBlob(link: Link, name: BlobName, content: Content, signal?: AbortSignal): Promise<Put> {
  for (let tries = 1; ; tries++) {
    const before = await standing(link, name);
    if (before !== null) return before;
    const sent = await putChunks(link, name, content, signal);
    const done = sent === partsOf(name).sha256 ? await putRow(link, name, content.sizeBytes) : null;
    if (done !== null) return done;
    await eraseBlob(link, name); // what is there in part
    if (tries === TRIES || (sent !== null && sent !== partsOf(name).sha256)) throw refused('carrier/damaged-blob');
  }
}

/** Make it visible. Null: what the server has is not whole, or not this. */
async function putRow(link: Link, name: BlobName, sizeBytes: number): Promise<Put | null> {
  try {
    const [row] = await link.ask({
      text: `INSERT INTO enlace.blobs (kind, station, sha256, size_bytes) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING place`,
      values: [...keyOf(name), sizeBytes],
    });
    return row === undefined ? await standing(link, name) : 'put';
  } catch (error) {
    if (error instanceof Refusal && error.code === 'carrier/damaged-blob') return null;
    throw error;
  }
}

/** Null: it is not there, or in part. */
async function standing(link: Link, name: BlobName): Promise<'there' | 'erased' | null> {
  const [row] = await link.ask({
    text: 'SELECT erased_at IS NOT NULL AS erased FROM enlace.blobs WHERE kind = $1 AND station = $2 AND sha256 = $3',
    values: keyOf(name),
  });
  if (row === undefined) return null;
  return row['erased'] === 't' ? 'erased' : 'there';
}

/** Send what is not there. Gives the digest of all of it, as it is here; null where a chunk that is there is not ours. */
async function putChunks(link: Link, name: BlobName, content: Content, signal?: AbortSignal): Promise<string | null> {
  const there = content.sizeBytes > CHUNK_BYTES ? await chunksThere(link, name) : new Map<number, string>();
  const whole = createHash('sha256');
  let number = 0;
  for await (const chunk of chunksOf(content.from(0))) {
    signal?.throwIfAborted();
    whole.update(chunk);
    const held = there.get(number);
    if (held !== undefined && held !== createHash('sha256').update(chunk).digest('hex')) return null;
    if (held === undefined)
      await link.ask({
        text: `INSERT INTO enlace.chunks (kind, station, sha256, number, content) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
        values: [...keyOf(name), number, chunk],
      });
    number++;
  }
  return whole.digest('hex');
}

async function chunksThere(link: Link, name: BlobName): Promise<ReadonlyMap<number, string>> {
  const rows = await link.ask({
    text: `SELECT number, encode(sha256(content), 'hex') AS digest FROM enlace.chunks WHERE kind = $1 AND station = $2 AND sha256 = $3`,
    values: keyOf(name),
  });
  return new Map(rows.map(row => [Number(row['number']), String(row['digest'])]));
}

/** The same bytes in pieces of one chunk each, the last one shorter; each in memory of its own until the next is asked for. */
async function* chunksOf(pieces: Pieces): AsyncGenerator<Buffer> {
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  let filled = 0;
  for await (const piece of pieces)
    for (let at = 0; at < piece.length;) {
      const taken = Math.min(piece.length - at, CHUNK_BYTES - filled);
      chunk.set(piece.subarray(at, at + taken), filled);
      at += taken;
      filled += taken;
      if (filled < CHUNK_BYTES) continue;
      yield chunk;
      filled = 0;
    }
  if (filled > 0) yield chunk.subarray(0, filled);
}

/** Take a blob, or what there is of one, away. See `enlace.erase` in the script for who may. */
export async function eraseBlob(link: Link, name: BlobName): Promise<boolean> {
  const [row] = await link.ask({ text: 'SELECT enlace.erase($1, $2, $3) AS erased', values: keyOf(name) });
  return row?.['erased'] === 't';
}

/** Kind, station and digest as the columns have them. */
export function keyOf(name: BlobName): readonly [string, number, Buffer] {
  const { station, sha256 } = partsOf(name);
  return [name.slice(0, 1), station, Buffer.from(sha256, 'hex')];
}
