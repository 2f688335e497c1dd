import type { EmitWith } from '../../../../shared/decision/emit.ts';
import type { AgencyCode } from '../../../../shared/language.ts';
import { hmac } from '../../keys/digest.ts';

/**
 * What one recipient's packets call a record: `PER-` and ten base32 characters (50 bits), under a key of that recipient's own. The same
 * in every packet to it, another in packets to anybody else; two recipients who compare theirs learn nothing. A person under a pseudonym
 * is called otherwise than by name, so that no earlier packet tells who it is.
 *
 * @param root - The vault's pseudonym root, which outlives every re-key.
 */
export function pseudonymsFor(root: Uint8Array, recipient: AgencyCode): EmitWith['pseudonymOf'] {
  const key = hmac(root, `recipient ${recipient}`);
  return (record, as) => `PER-${base32(hmac(key, as === 'protected' ? `protected ${record}` : record))}`;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'; // RFC 4648

function base32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (let at = 0; text.length < 10; at++) {
    held = ((held << 8) | (bytes[at] ?? 0)) & 0xfff;
    for (bits += 8; bits >= 5 && text.length < 10; bits -= 5) text += alphabet.charAt((held >> (bits - 5)) & 31);
  }
  return text;
}
