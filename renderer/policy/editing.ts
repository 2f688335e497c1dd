import type { Policy } from '../../shared/decision/policy.ts';

/** A policy on the table: as it is in force, and as somebody is writing it. */
export type Editing = {
  readonly draft: Policy;
  readonly inForce: Policy;
  /** The parts that the two say differently. */
  readonly changed: ReadonlySet<string>;
  /** null: this person only reads. */
  readonly change: ((next: Policy) => void) | null;
};
