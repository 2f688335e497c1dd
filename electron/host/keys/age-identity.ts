import { identityToRecipient } from 'age-encryption';

const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** An age X25519 key pair as age's own texts: `AGE-SECRET-KEY-1…` and `age1…`. */
export type AgePair = { readonly identity: string; readonly recipient: string };

/**
 * An age identity from 32 random bytes. The library draws its own randomness, which cannot be given from outside; a vault's keys all come
 * from `services.randomBytes`, so that a test or a demonstration can be repeated.
 */
export async function agePair(secret: Uint8Array): Promise<AgePair> {
  const identity = bech32('age-secret-key-', secret).toUpperCase();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** BIP 173. */
function bech32(prefix: string, bytes: Uint8Array): string {
  const words = toWords(bytes);
  const codes = [...prefix].map(letter => letter.charCodeAt(0));
  const expanded = [...codes.map(code => code >> 5), 0, ...codes.map(code => code & 31)];
  const check = polymod([...expanded, ...words, 0, 0, 0, 0, 0, 0]) ^ 1;
  const checksum = [0, 1, 2, 3, 4, 5].map(at => (check >> (5 * (5 - at))) & 31);
  return `${prefix}1${[...words, ...checksum].map(word => ALPHABET[word]!).join('')}`;
}

function toWords(bytes: Uint8Array): number[] {
  const words: number[] = [];
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    for (bits += 8; bits >= 5; bits -= 5) words.push((held >> (bits - 5)) & 31);
  }
  if (bits > 0) words.push((held << (5 - bits)) & 31);
  return words;
}

function polymod(words: readonly number[]): number {
  let check = 1;
  for (const word of words) {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ word;
    for (const [bit, value] of GENERATOR.entries()) if ((top >> bit) & 1) check ^= value;
  }
  return check;
}
