import { hash } from 'node:crypto';
import { Refusal } from '../../../shared/failure.ts';

// Crockford's base32: no I, L, O or U, so that a printed code is read back as it was meant.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SECRET_BYTES = 20;
const CHECK_BYTES = 5;

/** A code to print: 160 random bits and a 40-bit checksum, eight groups of five. */
export function recoveryCode(secret: Uint8Array): string {
  if (secret.length !== SECRET_BYTES) throw new RangeError('a recovery code has 20 bytes');
  const bytes = Buffer.concat([secret, checkOf(secret)]);
  let bits = BigInt(`0x${bytes.toString('hex')}`);
  let letters = '';
  for (let at = 0; at < 40; at++, bits >>= 5n) letters = ALPHABET[Number(bits & 31n)]! + letters;
  return letters.match(/.{5}/g)!.join('-');
}

/**
 * The code as it enters key derivation: forty letters, as typed with any case, spaces or dashes, and O, I, L read as 0, 1, 1.
 * @throws Refusal `vault/wrong-recovery-code` if the checksum says it was mistyped; no key derivation is spent on it.
 */
export function readRecoveryCode(typed: string): string {
  const letters = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  if (!/^[0-9A-HJKMNP-TV-Z]{40}$/.test(letters)) throw new Refusal('vault/wrong-recovery-code');
  let bits = 0n;
  for (const letter of letters) bits = (bits << 5n) | BigInt(ALPHABET.indexOf(letter));
  const bytes = Buffer.from(bits.toString(16).padStart(50, '0'), 'hex');
  if (!checkOf(bytes.subarray(0, SECRET_BYTES)).equals(bytes.subarray(SECRET_BYTES)))
    throw new Refusal('vault/wrong-recovery-code');
  return letters;
}

function checkOf(secret: Uint8Array): Buffer {
  return hash('sha256', secret, 'buffer').subarray(0, CHECK_BYTES);
}
