import { Decrypter, Encrypter } from 'age-encryption';
import { AgeRefused } from './age-refused.ts';

// Headers, recipients and the wrapping of a file's key are the library's work. It hands the key to whoever is asked as a recipient, or
// opens a header alone; the payload is ours.

/** A header is a few hundred bytes; one that goes on for longer is none. */
export const maxHeaderBytes = 64 * 1024;

/** A header for one recipient or several, and the key (16 bytes) that it wraps. Throws the library's error if one is no `age1…` text. */
export async function newHeader(
  recipient: string | readonly string[],
): Promise<{ readonly header: Uint8Array; readonly fileKey: Uint8Array }> {
  const encrypter = new Encrypter();
  let fileKey = new Uint8Array(0);
  for (const one of typeof recipient === 'string' ? [recipient] : recipient) encrypter.addRecipient(one);
  encrypter.addRecipient({ wrapFileKey: key => ((fileKey = new Uint8Array(key)), []) });
  const emptyFile = await encrypter.encrypt(new Uint8Array(0));
  return { header: emptyFile.subarray(0, headerBytesIn(emptyFile)), fileKey };
}

/**
 * The key of a file, from its whole header.
 * @throws AgeRefused
 */
export async function fileKeyOf(header: Uint8Array, identity: string | readonly string[]): Promise<Uint8Array> {
  // The library says all of this with the words of a message. Two silent identities around ours tell by being asked.
  let isHeader = false;
  let isOurs = true;
  const decrypter = new Decrypter();
  decrypter.addIdentity({ unwrapFileKey: () => ((isHeader = true), null) });
  for (const one of typeof identity === 'string' ? [identity] : identity) decrypter.addIdentity(one);
  decrypter.addIdentity({ unwrapFileKey: () => ((isOurs = false), null) });
  try {
    return await decrypter.decryptHeader(header);
  } catch (error) {
    throw new AgeRefused(!isHeader ? 'no-header' : !isOurs ? 'not-for-us' : 'damaged', { cause: error });
  }
}

/** How many bytes of a file's beginning are its header, which ends with the line of its code; -1 if that line has not come yet. */
export function headerBytesIn(beginning: Uint8Array): number {
  const bytes = Buffer.from(beginning.buffer, beginning.byteOffset, beginning.byteLength);
  const lastLine = bytes.indexOf('\n---');
  return lastLine === -1 ? -1 : bytes.indexOf('\n', lastLine + 1) + 1 || -1;
}

/** For how many recipients a header has the file's key. The rest of a recipient's lines is base64, which has no `>`. */
export function stanzasIn(header: Uint8Array): number {
  return Buffer.from(header).toString('latin1').split('\n-> ').length - 1;
}
