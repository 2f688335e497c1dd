import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import * as vectors from 'cctv-age';
import { armor, Decrypter, generateX25519Identity } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { AgeRefused } from '../../electron/host/age/age-refused.ts';
import { decrypted } from '../../electron/host/age/age.ts';
import { inPieces } from '../support/packets.ts';

// The age test vectors of C2SP/CCTV (package cctv-age; 0BSD, CC0 or Unlicense). Those of passphrases are left out: the program writes none
// and asks for none. Armor is the library's to take off.

type Vector = {
  readonly name: string;
  readonly expected: string;
  readonly payload: string | undefined;
  readonly identities: readonly string[];
  readonly isArmored: boolean;
  readonly file: Buffer;
};

const all = Object.entries(vectors as Readonly<Record<string, Uint8Array>>);
const ours = all.map(([name, bytes]) => vectorOf(name, bytes)).filter(vector => vector !== null);
const named = ours.map(vector => [vector.name, vector] as const);

function vectorOf(name: string, bytes: Uint8Array): Vector | null {
  const text = Buffer.from(bytes);
  const end = text.indexOf('\n\n');
  const lines = text.subarray(0, end).toString('latin1').split('\n');
  const all = (key: string) => lines.filter(line => line.startsWith(`${key}: `)).map(line => line.slice(key.length + 2));
  const [expected] = all('expect');
  if (expected === undefined || all('passphrase').length > 0) return null;
  const rest = text.subarray(end + 2);
  return {
    name,
    expected,
    payload: all('payload')[0],
    identities: all('identity'),
    isArmored: all('armored').length > 0,
    file: all('compressed').length > 0 ? inflateSync(rest) : rest,
  };
}

/** What was handed out before the end, and how it ended. */
async function outcome({ identities, file, isArmored }: Vector, pieceBytes: number): Promise<{ ended: string; sha256: string }> {
  let bytes: Uint8Array = file;
  try {
    if (isArmored) bytes = armor.decode(file.toString('latin1'));
  } catch {
    return { ended: 'armor', sha256: '' };
  }
  let last = { ended: 'nobody was asked', sha256: '' };
  for (const identity of identities.length > 0 ? identities : [nobody]) {
    last = await opened(bytes, identity, pieceBytes);
    if (last.ended !== 'not-for-us') break;
  }
  return last;
}

async function opened(file: Uint8Array, identity: string, pieceBytes: number) {
  const digest = createHash('sha256');
  try {
    for await (const piece of decrypted(identity, inPieces(file, pieceBytes))) digest.update(piece);
    return { ended: 'success', sha256: digest.digest('hex') };
  } catch (error) {
    if (!(error instanceof AgeRefused)) throw error;
    return { ended: error.fault, sha256: digest.digest('hex') };
  }
}

const nobody = await generateX25519Identity();
const faults: { readonly [expected: string]: readonly string[] } = {
  success: ['success'],
  'no match': ['not-for-us'],
  'HMAC failure': ['damaged'],
  'header failure': ['no-header', 'not-for-us', 'damaged'],
  'payload failure': ['damaged'],
  'armor failure': ['armor', 'no-header'],
};

describe('the published age vectors', () => {
  it('are all asked, but for those of passphrases', () => {
    expect(all.length).toBe(143);
    expect(ours.length).toBe(117);
    expect(new Set(ours.map(({ expected }) => expected))).toEqual(new Set(Object.keys(faults)));
  });

  it.each(named)('end as they should: %s', async (_name, vector) => {
    for (const pieceBytes of [1, 65_551, 1 << 20]) {
      if (pieceBytes === 1 && vector.file.length > 100_000) continue; // in single bytes it takes long, and shows nothing more
      const { ended, sha256 } = await outcome(vector, pieceBytes);

      expect(faults[vector.expected]).toContain(ended);
      if (vector.payload !== undefined) expect(sha256).toBe(vector.payload);
    }
  });

  it.each(named)('end with the library as with us: %s', async (_name, vector) => {
    const library = new Decrypter();
    for (const identity of vector.identities) library.addIdentity(identity);
    const theirs = await Promise.resolve()
      .then(() => library.decrypt(vector.isArmored ? armor.decode(vector.file.toString('latin1')) : vector.file))
      .then(
        plain => createHash('sha256').update(plain).digest('hex'),
        () => null,
      );
    const { ended, sha256 } = await outcome(vector, 1 << 20);

    expect(ended === 'success' ? sha256 : null).toBe(theirs);
  });
});
