import type { FieldType } from '../catalogue-types.ts';
import type { Category, Caveat, Flag, Level, Pap, Purpose, StatuteGate } from '../mark.ts';
import type { Action, Gate, GateBasis, ReasonCode, RecipientProfile, Subject } from './types.ts';

export type Standing = RecipientProfile['standing'];

/** What a policy may say. A text in the value's place is given by whoever wrote it, never by a policy. */
export type CellAction = Exclude<Action, 'SUMMARISE'>;

/**
 * One cell of the matrix: what may be done with a value of this row for a recipient of this column. Where a condition is not met,
 * `otherwise` holds (and withholding where there is none). `byType` says it for single field types: a name cannot be generalised.
 */
export type Cell = {
  readonly action: CellAction;
  readonly byType?: Readonly<Partial<Record<FieldType, CellAction>>>;
  readonly purposes?: readonly Purpose[];
  readonly formalChannel?: true;
  /** Up to this level; above it `otherwise` holds. It binds whatever a counterpart's profile says. */
  readonly upTo?: Level;
  readonly otherwise?: CellAction;
};

/** One row of the matrix. `rule` is its id in explanations, `code` the reason given where it withholds. */
export type Row = { readonly rule: string; readonly code: ReasonCode; readonly cells: Readonly<Record<Standing, Cell>> };

/** Rows of one category: by whom the value is about, and `any` for everybody else. */
export type CategoryRows = Readonly<Partial<Record<Subject, Row>>> & { readonly any: Row };

/** A whole policy: data, versioned, replaceable. Nothing in it is code, and what it does not name is denied. */
export type Policy = {
  readonly version: string;
  readonly matrix: Readonly<Record<Category, CategoryRows>>;
  /** Persons whose every field is treated so, whatever its category. They look alike from outside. */
  readonly subjects: Readonly<Partial<Record<Subject, Row>>>;
  /** Flags that bring a row of their own. */
  readonly flags: Readonly<Partial<Record<Flag, Row>>>;
  /** What is under seal: the row that holds until `event` has happened in the case. A `SEALED` caveat names its own event or date. */
  readonly sealed: { readonly row: Row; readonly event: string };
  /** Events that are about records of these kinds: what awaits them opens for the records that they name. */
  readonly named: Readonly<Record<string, readonly string[]>>;
  /** Kinds of record under embargo until an event of the case: a plan, until it has been carried out. */
  readonly embargoed: Readonly<Record<string, string>>;
  /** Which recorded facts open a gate, as its statute names them. An empty list: nothing opens it. */
  readonly gates: Readonly<Record<Gate, readonly GateBasis[]>>;
  /** What stands behind a closed statute gate. */
  readonly statutes: Readonly<Record<StatuteGate, { readonly action: 'WITHHOLD' | 'OMIT_SILENT'; readonly code: ReasonCode }>>;
  /** Which categories a purpose needs; another category does not leave for it. */
  readonly purposes: Readonly<Record<Purpose, readonly Category[]>>;
  /** For which purposes a value under this PAP label may be used at all. */
  readonly pap: Readonly<Record<Pap, readonly Purpose[]>>;
  /** Caveats that bind the recipient: it must have undertaken to honour them. */
  readonly binding: readonly Caveat['kind'][];
  /** The purposes for which recorded safety information goes to those who arrest or escort. */
  readonly safetyPurposes: readonly Purpose[];
  /** Categories that no safety record opens. */
  readonly neverForSafety: readonly Category[];
  /** Codes that would name the secret. They leave as `R-REST`. */
  readonly secretCodes: readonly ReasonCode[];
  /** What an office starts from when it writes a counterpart's profile. */
  readonly ceilings: Readonly<Record<Standing, Readonly<Partial<Record<Category, Level>>>>>;
};

/**
 * A profile to start from for a counterpart of this standing: the policy's ceilings, every binding caveat accepted by a trusted party
 * and those of plain handling by a vetted one, none by others.
 */
export function profileFrom(
  policy: Policy,
  who: Pick<RecipientProfile, 'agency' | 'country' | 'standing' | 'purposes' | 'formalChannel'>,
): RecipientProfile {
  const accepted: Readonly<Record<Standing, readonly Caveat['kind'][]>> = {
    'trusted-party': policy.binding,
    vetted: ['NO_ONWARD', 'NO_COURT', 'PURPOSE', 'TLP'],
    other: [],
  };
  return { ...who, ceilings: policy.ceilings[who.standing], acceptedCaveats: accepted[who.standing] };
}
