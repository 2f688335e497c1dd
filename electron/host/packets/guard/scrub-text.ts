import { Refusal } from '../../../../shared/failure.ts';
import type { Scrubbed } from './scrub-image.ts';

const invisible = /[\p{Cf}\u180e\u115f\u1160\u3164]/gu; // zero-width, soft hyphen, bidirectional controls: they can carry a message
const control = /[^\P{Cc}\n\t\f]/gu;

/**
 * Plain text in one form: UTF-8, composed, line feeds, without a byte order mark and without characters that nobody sees.
 *
 * @throws Refusal `attachment/type-refused` if it is no UTF-8 text.
 */
export function scrubText(bytes: Uint8Array): Scrubbed {
  const text = decodeText(bytes);
  if (text === null) throw new Refusal('attachment/type-refused');
  const lines = text.replaceAll(/\r\n?/g, '\n');
  const clean = lines.replaceAll(invisible, '').replaceAll(control, '').normalize('NFC');
  const removed = clean.length === lines.normalize('NFC').length ? [] : ['invisible-characters'];
  return { bytes: new TextEncoder().encode(clean), removed };
}

/** The text of UTF-8 bytes, or null: a zero byte makes them something else. */
export function decodeText(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
