import { z } from 'zod';
import type { Json } from '../language.ts';
import { itemFields } from './frameworks.ts';

// The file in which a framework comes and goes (docs/frameworks.md). What an item may have stands in `itemFields`; `id` is there where it was exported.

const id = z.uuid().max(36).optional();
const own = itemFields.shape;
const MOST = 2000;
const listOf = <Schema extends z.ZodType>(schema: Schema) => z.array(schema).max(MOST).optional();
const described = { id, number: own.number, names: own.names, source: own.source, evidence: own.evidence, note: own.note };

const milestone = z.strictObject({
  id,
  names: own.names,
  note: own.note,
  dueOn: own.dueOn,
  doneOn: own.doneOn,
  progress: own.progress,
});
const action = z.strictObject({
  ...described,
  agency: own.agency,
  officer: own.officer,
  dueOn: own.dueOn,
  doneOn: own.doneOn,
  status: own.status,
  reason: own.reason,
  progress: own.progress,
  years: z.array(z.int().min(1990).max(2200)).max(20).optional(),
  milestones: listOf(milestone),
});
const objective = z.strictObject({ ...described, actions: listOf(action) });
const area = z.strictObject({ ...described, objectives: listOf(objective), actions: listOf(action) });
const goal = z.strictObject({ ...described, areas: listOf(area), objectives: listOf(objective), actions: listOf(action) });

export const frameworkFile = z.strictObject({
  format: z.literal('enlace-framework'),
  version: z.literal(1),
  ...described,
  fromYear: own.fromYear,
  toYear: own.toYear,
  goals: listOf(goal),
});
export type FrameworkFile = z.output<typeof frameworkFile>;

/** What a file is read as, or why it does not fit the format. */
export function readFramework(json: Json): { readonly file: FrameworkFile } | { readonly issues: readonly z.core.$ZodIssue[] } {
  const read = frameworkFile.safeParse(json);
  return read.success ? { file: read.data } : { issues: read.error.issues };
}
