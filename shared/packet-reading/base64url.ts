// base64url without padding, without Node and without the page: one spelling for the same bytes.

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const values = new Int8Array(128).fill(-1);
for (let at = 0; at < 64; at++) values[letters.charCodeAt(at)] = at;

/**
 * Bytes of a base64url text, or null if it is not the one canonical spelling: padding, other alphabets, stray characters and non-zero
 * trailing bits are all ways of writing the same bytes twice, and a signed set must have one spelling per member.
 */
export function bytesOfBase64url(text: string): Uint8Array<ArrayBuffer> | null {
  const { length } = text;
  if (length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((length * 3) / 4));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (let place = 0; place < length; place++) {
    const value = values[text.charCodeAt(place)] ?? -1;
    if (value < 0) return null;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) bytes[at++] = (held >> (bits -= 8)) & 0xff;
  }
  return (held & ((1 << bits) - 1)) === 0 ? bytes : null;
}

export function base64urlOf(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const three = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const here = letters.charAt(three >> 18) + letters.charAt((three >> 12) & 63);
    const more = letters.charAt((three >> 6) & 63) + letters.charAt(three & 63);
    text += here + more.slice(0, Math.min(2, bytes.length - at - 1));
  }
  return text;
}
