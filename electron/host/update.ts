import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { updateCalls, GenuineRelease } from '../../shared/contract/update.ts';
import { Refusal } from '../../shared/failure.ts';
import type { CivilDate, Json } from '../../shared/language.ts';
import { program, type Program } from '../../shared/program.ts';
import type { Context, HandlersOf } from './ground/context.ts';
import { canonical } from './keys/canonical.ts';
import { verifierOf } from './keys/ed25519.ts';
import type { Source } from './places/handles.ts';
import { contentOf, textOfSource } from './places/sources.ts';

/** The list of a release's files, by this name among them. docs/release.md has its format. */
export const RELEASE_LIST = 'enlace-release.json';
export const RELEASE_FORMAT = 'enlace-release';
const mostListBytes = 1 << 20;

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const release = z.strictObject({
  format: z.literal(RELEASE_FORMAT),
  version: z.string().regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/),
  on: z.iso.date().transform(on => on as CivilDate), // its form is checked
  files: z
    .array(z.strictObject({ name: z.string().min(1).max(200), sizeBytes: z.int().nonnegative(), sha256: digest }))
    .min(1)
    .max(200),
});
const signed = z.strictObject({ release, key: z.string().max(60), signature: z.string().max(120) });
export type Release = z.infer<typeof release>;

/** What of a release is signed: its canonical text after a line that no other signature of Enlace begins with. */
export function releaseBytes(said: Release): Uint8Array {
  return Buffer.from(`${RELEASE_FORMAT}\n${canonical(said)}`, 'utf8');
}

export const updateHandlers: HandlersOf<typeof updateCalls> = {
  'update:check': ({ files }, context) =>
    checkRelease(
      files.map(file => context.handles.take(file, 'source')),
      context,
    ),
};

/**
 * Read a release's list, its signature before what it says, then every other file against it.
 *
 * @param own - The program that asks: its version, and the keys that it takes.
 * @throws Refusal as `update:check` says.
 */
export async function checkRelease(
  files: readonly Source[],
  { signal, progress }: Pick<Context, 'signal' | 'progress'>,
  own: Program = program,
): Promise<GenuineRelease> {
  const list = files.find(({ name }) => name === RELEASE_LIST);
  if (list === undefined) throw new Refusal('update/no-list');
  const said = genuine(await textOfSource(list, mostListBytes), own.releaseKeys);
  const others = files.filter(file => file !== list);
  const found = others.map(file => ({ file, listed: said.files.find(({ name }) => name === file.name) }));
  const total = found.reduce((sum, { listed }) => sum + (listed?.sizeBytes ?? 0), 0);
  let done = 0;
  for (const { file, listed } of found) {
    if (listed === undefined) throw new Refusal('update/not-listed');
    const isWhole = await isAs(file, listed, bytes => {
      signal.throwIfAborted();
      progress((done += bytes), total);
    });
    if (!isWhole) throw new Refusal('update/altered');
  }
  const { version, on } = said;
  return { version, on, age: ageOf(version, own.version), files: found.flatMap(({ listed }) => listed ?? []).map(shown) };
}

function genuine(text: string, keys: readonly string[]): Release {
  if (keys.length === 0) throw new Refusal('update/no-key');
  const read = signed.safeParse(parsed(text));
  if (!read.success) throw new Refusal('update/malformed');
  const { release: said, key, signature } = read.data;
  if (!keys.includes(key)) throw new Refusal('update/not-ours');
  const isOurs = verifierOf(Buffer.from(key, 'base64url'))(releaseBytes(said), Buffer.from(signature, 'base64url'));
  if (!isOurs) throw new Refusal('update/not-ours');
  return said;
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json; // JSON.parse yields nothing but JSON
  } catch {
    return undefined;
  }
}

async function isAs(file: Source, listed: Release['files'][number], read: (bytes: number) => void): Promise<boolean> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  for await (const piece of contentOf(file)) {
    sizeBytes += piece.byteLength;
    if (sizeBytes > listed.sizeBytes) return false; // no need to read on
    hash.update(piece);
    read(piece.byteLength);
  }
  return sizeBytes === listed.sizeBytes && hash.digest('hex') === listed.sha256;
}

function ageOf(version: string, own: string): GenuineRelease['age'] {
  const [theirs, ours] = [version, own].map(text => text.split('.').map(Number));
  for (let at = 0; at < 3; at++) {
    const difference = theirs![at]! - ours![at]!; // both have three numbers: the schema says so of one, a test of the other
    if (difference !== 0) return difference > 0 ? 'newer' : 'older';
  }
  return 'same';
}

function shown({ name, sizeBytes }: Release['files'][number]): GenuineRelease['files'][number] {
  return { name, sizeBytes };
}
