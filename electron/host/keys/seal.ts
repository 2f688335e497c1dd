import { Encrypter } from 'age-encryption';
import { Refusal, type FailureCode } from '../../../shared/failure.ts';
import { AgeRefused, type AgeFault } from '../age/age-refused.ts';
import { decrypted, encrypted } from '../age/age.ts';
import type { Pieces } from '../places/pieces.ts';

/**
 * Encrypt to one age recipient.
 *
 * @throws Refusal `agency/bad-recipient` if that is no `age1…` text.
 */
export async function sealTo(recipient: string, content: Pieces): Promise<Pieces> {
  if (!isAgeRecipient(recipient)) throw new Refusal('agency/bad-recipient');
  return encrypted(recipient, content);
}

const refusals: { readonly [F in AgeFault]: FailureCode } = {
  'no-header': 'packet/not-a-packet',
  'not-for-us': 'packet/not-for-us',
  'many-recipients': 'packet/many-recipients',
  damaged: 'packet/damaged',
};

/**
 * Decrypt with an age identity, or with whichever of several it is for.
 *
 * @throws Refusal `packet/not-a-packet` if there is no age header, `packet/not-for-us` if none of its recipients is ours,
 *   `packet/many-recipients` if it has another one beside,
 *   `packet/damaged` if the header or, while reading, a later part is altered or cut short.
 */
export async function* unseal(identity: string | readonly string[], source: Pieces): AsyncGenerator<Uint8Array> {
  try {
    yield* decrypted(identity, source, { isForUsAlone: true });
  } catch (error) {
    throw error instanceof AgeRefused ? new Refusal(refusals[error.fault], { cause: error }) : error;
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
