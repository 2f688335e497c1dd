import type { calls } from '../../shared/contract.ts';
import type { HandlersOf } from './context.ts';

/** Joins every feature's handlers; a missing one does not compile. */
export const handlers: HandlersOf<typeof calls> = {
  // each feature's handlers, spread here
};
