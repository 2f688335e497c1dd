import { z } from 'zod';
import type { CaseId, UserId } from '../language.ts';
import { ask, writers } from './row.ts';
import { caseId, shortText, userId } from './scalars.ts';

/** Cases marked for named people. Who is not among them is told of it by no answer. */
export type CompartmentView = {
  readonly id: string;
  readonly name: string;
  readonly people: readonly { readonly id: UserId; readonly label: string }[];
  readonly cases: readonly { readonly caseId: CaseId; readonly reference: string; readonly title: string }[];
  /** Somebody who knew its key was taken out, and it has none other yet. */
  readonly needsKey: boolean;
  /** Whether who asks may change its people: a supervisor, or an officer where none of its people is one any more. */
  readonly mayChange: boolean;
  /** Its file is older than the office remembers, so it is closed: how many acts the file has, and of how many the office knows. */
  readonly setBack: { readonly held: number; readonly remembered: number } | null;
  /**
   * Cases of the office that somebody made who may not see a case of it: for a supervisor among its people. `reference`: under the same one;
   * `packet`: by taking in a further packet of what its sender calls the case.
   */
  readonly doubles: readonly {
    readonly why: 'reference' | 'packet';
    readonly reference: string; // of the other
    readonly caseId: CaseId;
    readonly other: CaseId;
  }[];
};

const compartment = z.uuid().max(36);
const people = z.array(userId).min(1).max(100);

export const compartmentCalls = {
  /** The asking user's own. */
  'compartment:list': ask(z.strictObject({}), writers).gives<readonly CompartmentView[]>(),
  'compartment:create': ask(z.strictObject({ name: shortText, people }), ['supervisor']).gives<CompartmentView>(),
  /** Who may read it from now on, all of them: it gets another key, and its documents are encrypted anew. See `mayChange`. */
  'compartment:people': ask(z.strictObject({ compartment, people }), writers).gives<CompartmentView>(),
  /** Go on with a compartment whose file is older than the office remembers: what it had since is lost. See `mayChange`. */
  'compartment:accept': ask(z.strictObject({ compartment, reason: shortText }), writers).gives<CompartmentView>(),
  /** Put a case into a compartment: who is not among its people does not see it from then on. `unlinked`: links of other cases to it, which go. */
  'case:enclose': ask(z.strictObject({ caseId, compartment }), writers).gives<{ readonly unlinked: number }>(),
  /** Take it out again: whoever may open the vault reads it, with all its history. */
  'case:take-out': ask(z.strictObject({ caseId, reason: shortText }), ['supervisor']).gives<null>(),
};
