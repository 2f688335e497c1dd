import { z } from 'zod';
import type { UserId } from '../language.ts';
import { ask, everyRole, roles, type Role } from './row.ts';
import { passphrase, shortText, userId } from './scalars.ts';

export type UserView = {
  readonly id: UserId;
  readonly label: string;
  readonly role: Role;
  /** The first account of the same person, where that is another: each machine gives whoever works at it an account. */
  readonly sameAs: UserId | null;
  /** It opens this machine's vault; else its keys are at another one, or it was ended. */
  readonly isHere: boolean;
  readonly createdAtMs: number;
  readonly disabledAtMs: number | null;
};

/** The person is the last who can read a closed compartment, and it is given up. */
const givesUpCompartments = z.boolean().optional();

export const userCalls = {
  'user:list': ask(z.strictObject({}), everyRole).gives<readonly UserView[]>(),
  'user:add': ask(z.strictObject({ label: shortText, role: z.enum(roles), passphrase }), ['supervisor']).gives<UserView>(),
  /** Re-keys the database and every file; with many documents it takes long and needs as much free space again. */
  'user:disable': ask(z.strictObject({ userId, givesUpCompartments }), ['supervisor']).gives<UserView>(),
  /**
   * A person with other keys, under the same name and in the same role: taken out as `user:disable` does, and let in again with a passphrase of
   * their own. What waited for their approval must be submitted again, and their drafts go.
   */
  'user:renew': ask(z.strictObject({ userId, passphrase, givesUpCompartments }), ['supervisor']).gives<UserView>(),
  'user:passphrase': ask(z.strictObject({ current: passphrase, next: passphrase }), everyRole).gives<null>(),
};
