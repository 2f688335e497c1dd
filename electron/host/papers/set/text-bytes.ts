/** The text of bytes that are nothing but text: UTF-8, UTF-16 with its mark, or Windows-1252; null for anything else. */
export function textOf(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return printable(decoded(bytes, 'utf-16le'));
  if (first === 0xfe && second === 0xff) return printable(decoded(bytes, 'utf-16be'));
  if (bytes.includes(0)) return null;
  return printable(decoded(bytes, 'utf-8') ?? (has1252Gaps(bytes) ? null : decoded(bytes, 'windows-1252')));
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Windows-1252 leaves five bytes free; a text has none of them. */
function has1252Gaps(bytes: Uint8Array): boolean {
  return bytes.some(byte => byte === 0x81 || byte === 0x8d || byte === 0x8f || byte === 0x90 || byte === 0x9d);
}

const control = /[^\P{Cc}\n\r\t\f]/u;

function printable(text: string | null): string | null {
  return text === null || control.test(text) ? null : text;
}

/** What stands in a text and is not drawn: zero-width letters, signs that turn the order of reading, private and unassigned ones. */
const unseen = /[^\P{C}\n\r\t\f]|[\u115f\u1160\u3164\uffa0\u034f\u17b4\u17b5\u180b-\u180e\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/gu;

/** A text without the characters that nobody sees, and how many they were. */
export function seenText(text: string): { readonly text: string; readonly unseen: number } {
  let count = 0;
  const seen = text.replaceAll(/[\v\u0085\u001c-\u001f]/g, '\n').replace(unseen, () => {
    count++;
    return '';
  });
  return { text: seen, unseen: count };
}
