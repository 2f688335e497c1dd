/** What may be compared blindly with another agency: an allow-list by name. Places, windows and dates never are: a calendar can be gone through. */
export const compareKinds = ['identifier', 'device', 'account', 'vehicle', 'phone', 'email', 'person'] as const;
export type CompareKind = (typeof compareKinds)[number];

/**
 * Kinds whose values can be listed by somebody who has none of them (all telephones of a town, all plates, the names of a register). Who offers such a
 * list learns which of it the other side has, so comparisons with any of them are held to a size of their own.
 */
export const guessableKinds: ReadonlySet<CompareKind> = new Set(['vehicle', 'phone', 'email', 'person']);

/** What one counterpart may compare with us, as a supervisor sets it. Where none is set, nothing. */
export type ComparePolicy = {
  readonly agency: string;
  readonly kinds: readonly CompareKind[];
  /** The most values of either side in one comparison, and where a guessable kind is among them. */
  readonly mostValues: number;
  readonly mostGuessable: number;
  /** So many comparisons within so many days. */
  readonly runs: number;
  readonly days: number;
};

/** What no policy goes beyond. */
export const compareBounds = { values: 20_000, guessable: 500, runs: 12, days: 366, leastDays: 7 } as const;
/** An offer is answered, and an answer read, within so many days. */
export const COMPARE_DAYS = 30;
/** The form of the files. */
export const COMPARE_FORMAT = 'enlace-compare/1';
/** RFC 9497, in its verifiable mode. */
export const COMPARE_SUITE = 'VOPRF-ristretto255-SHA512';
/** One proof is for so many elements. */
export const PROOF_BATCH = 250;

export const proofsFor = (size: number): number => Math.ceil(size / PROOF_BATCH);

/** Of an output of 64 bytes these are compared, and those prove that a hit was computed rather than picked out of the list. */
export const TAG_BYTES = 16;
export const WITNESS_BYTES = 32;

/** The asking side's states, then the answering side's. */
export const compareStates = [
  'proposed',
  'approved',
  'offered',
  'answered',
  'received',
  'replied',
  'done',
  'refused',
  'expired',
] as const;
export type CompareState = (typeof compareStates)[number];
export type CompareRole = 'asks' | 'answers';
