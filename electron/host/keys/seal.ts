import { Decrypter, Encrypter } from 'age-encryption';
import { Refusal } from '../../../shared/failure.ts';
import { streamOf } from '../places/stream.ts';

/**
 * Encrypt to one age recipient, as a stream.
 *
 * @throws Refusal `agency/bad-recipient` if that is no `age1…` text.
 */
export function sealTo(recipient: string, content: AsyncIterable<Uint8Array>): Promise<ReadableStream<Uint8Array>> {
  const encrypter = new Encrypter();
  try {
    encrypter.addRecipient(recipient);
  } catch {
    throw new Refusal('agency/bad-recipient');
  }
  return encrypter.encrypt(streamOf(content));
}

/**
 * Decrypt with an age identity, as a stream.
 *
 * @throws Refusal `packet/not-a-packet` if there is no age header, `packet/not-for-us` if none of its recipients is ours,
 *   `packet/damaged` if the header or, while reading, a later part is altered or cut short.
 */
export async function* unseal(identity: string, source: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  // The library says all of this with the words of a message. Two silent identities around ours tell by being asked.
  let isHeader = false;
  let isOurs = true;
  const decrypter = new Decrypter();
  decrypter.addIdentity({ unwrapFileKey: () => ((isHeader = true), null) });
  decrypter.addIdentity(identity);
  decrypter.addIdentity({ unwrapFileKey: () => ((isOurs = false), null) });
  try {
    for await (const chunk of await decrypter.decrypt(source)) yield chunk;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(!isHeader ? 'packet/not-a-packet' : !isOurs ? 'packet/not-for-us' : 'packet/damaged', { cause: error });
  }
}

/** Whether a text is an age recipient that packets can be sealed to. */
export function isAgeRecipient(text: string): boolean {
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false;
  }
}
