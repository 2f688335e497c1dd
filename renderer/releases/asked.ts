import { basisOf, type Terms } from '../view-as/sight-store.ts';

/** A packet under the terms that are seen, as every call about it asks. */
export const askedOf = ({ caseId, recipient, purpose, basis }: Terms) => ({ caseId, recipient, purpose, ...basisOf(basis) });
