import type { CaseId, Json } from './language.ts';

/**
 * What a person typed at a place of the window and has neither saved nor let go. `value` is the window's own: what was typed, and how to
 * come back to it. It is one person's alone, no record of the office, and in no audit entry.
 */
export type Draft = {
  readonly place: string;
  readonly caseId: CaseId | null;
  readonly reference: string | null;
  readonly value: Json;
  readonly atMs: number;
};

/** The longest draft, written as JSON: a portion of 100,000 characters with what stands around it. */
export const MOST_DRAFT_CHARACTERS = 1_000_000;
