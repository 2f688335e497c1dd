import type { z } from 'zod';

/** What a user of a vault may be. */
export const roles = ['officer', 'supervisor', 'auditor'] as const;
export type Role = (typeof roles)[number];

/** A role, or an auditor to whom a supervisor has granted the case that the input names (`caseId`), while that lasts. */
export type Caller = Role | 'granted-auditor';

/** Who may make a call: `anyone` (no vault need be open), or the named callers of an unlocked vault. */
export type Access = 'anyone' | readonly Caller[];

/** One row of the contract: the schema that an input must fit, who may send it, and (as a type only) what comes back. */
export type Row<Schema extends z.ZodType = z.ZodType, Output = unknown, Who extends Access = Access> = {
  readonly input: Schema;
  readonly access: Who;
  readonly __output?: Output;
};

export type InputOf<R extends Row> = z.input<R['input']>;
export type CheckedOf<R extends Row> = z.output<R['input']>;
export type OutputOf<R extends Row> = R extends Row<z.ZodType, infer Output> ? Output : never;

/** Write a row: `ask(z.strictObject({ caseId }), ['officer', 'supervisor']).gives<CaseView>()`. */
export function ask<Schema extends z.ZodType, const Who extends Access>(input: Schema, access: Who) {
  return {
    gives<Output>(): Row<Schema, Output, Who> {
      return { input, access };
    },
  };
}

export const everyRole = roles;
/** Who reads the values of one case: its input names it. */
export const caseReaders = ['officer', 'supervisor', 'granted-auditor'] as const;
export const writers = ['officer', 'supervisor'] as const;

/** What an act answers that its author may take back: the audit entry that it left, by which `case:undo` knows it. */
export type LeftEntry = { readonly entry: number };
