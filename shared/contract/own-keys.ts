import { z } from 'zod';
import type { Bilingual } from '../language.ts';
import { ask, writers } from './row.ts';
import { handle, shortText } from './scalars.ts';

/** Keys that are or were our agency's: public halves only. */
export type OwnKeyView = {
  readonly fingerprint: string; // of the signing key
  readonly recipient: string;
  readonly words: Bilingual;
  readonly ended: 'replaced' | 'revoked' | null;
  readonly endedAtMs: number | null;
};

const fingerprint = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

export const ownKeyCalls = {
  /** The present ones first, then those that came before, the last first. */
  'own-keys:list': ask(z.strictObject({}), writers).gives<readonly OwnKeyView[]>(),
  /**
   * New keys in the place of our agency's. The old ones are kept to read what was sealed to them; our next card is signed by both, and the
   * channels count on. Refusal `packet/unsettled` while a number is open, and packets that wait must be submitted again.
   */
  'own-keys:renew': ask(z.strictObject({ why: shortText }), ['supervisor']).gives<readonly OwnKeyView[]>(),
  /** A card that revokes keys that were replaced, for everybody who holds them. It is the same act to write it again. */
  'own-keys:revoke': ask(z.strictObject({ fingerprint, file: handle, why: shortText }), ['supervisor']).gives<
    readonly OwnKeyView[]
  >(),
};
