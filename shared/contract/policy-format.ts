import { z } from 'zod';
import { entities } from '../catalogue.ts';
import { knownEvents } from '../decision/event-name.ts';
import type { Policy } from '../decision/policy.ts';
import { actions, reasonCodes } from '../decision/types.ts';
import type { Json } from '../language.ts';
import { categories, caveatKinds, levels, papLabels, purposes, statuteGates } from '../mark.ts';
import { fieldTypes } from '../policy/parts.ts';

const action = z.enum(actions).exclude(['SUMMARISE']);
const listOf = <T extends z.ZodType>(item: T) => z.array(item).max(60).readonly();
const purposeList = listOf(z.enum(purposes));

const cell = z
  .strictObject({
    action,
    byType: z.partialRecord(z.enum(fieldTypes), action).readonly().exactOptional(),
    purposes: purposeList.exactOptional(),
    formalChannel: z.literal(true).exactOptional(),
    upTo: z.enum(levels).exactOptional(),
    otherwise: action.exactOptional(),
  })
  .readonly()
  .describe(
    'What may be done with a value. Where purposes, formalChannel or upTo (the highest level) are not met, otherwise holds, and WITHHOLD where there is none. byType says it for single types of field.',
  );

const row = z
  .strictObject({
    rule: z.string().max(60).describe('The rule’s name in explanations. It belongs to the program: as in the shipped policy.'),
    code: z.enum(reasonCodes),
    cells: z.strictObject({ 'trusted-party': cell, vetted: cell, other: cell }).readonly(),
  })
  .readonly();

const rows = z.strictObject({ any: row }).readonly();
const basis = listOf(z.enum(['court-order', 'person-consent', 'originator-consent', 'exculpatory', 'imminent-danger']));
const statute = z.strictObject({ action: z.enum(['WITHHOLD', 'OMIT_SILENT']), code: z.enum(reasonCodes) }).readonly();
const ceilings = z.partialRecord(z.enum(categories), z.enum(levels)).readonly();
const named = z.enum(knownEvents() as [string, ...string[]]); // there are events

/** A whole policy as a file. Every part must be there and none that is not known. */
const policyFormat = z.strictObject({
  version: z
    .string()
    .regex(/^[0-9]{4}-[0-9]+(\.[0-9]+)?$/)
    .max(20),
  matrix: z
    .strictObject({
      IDN: z.strictObject({ suspect: row, official: row, any: row }).readonly(),
      CON: z.strictObject({ suspect: row, any: row }).readonly(),
      ...{ SRC: rows, TEC: rows, VIC: rows, OPS: rows, FIN: rows, LEG: rows, ADM: rows },
    })
    .readonly(),
  subjects: z.strictObject({ third: row, witness: row, victim: row, source: row }).readonly(),
  flags: z.strictObject({ sp: row, minor: row }).readonly(),
  sealed: z.strictObject({ row, event: named }).readonly(),
  named: z.record(z.string().max(60), listOf(z.enum(entities))).readonly(),
  embargoed: z.partialRecord(z.enum(entities), named).readonly(),
  gates: z.record(z.enum([...statuteGates, 'source', 'victim', 'originator']), basis).readonly(),
  statutes: z.record(z.enum(statuteGates), statute).readonly(),
  purposes: z.record(z.enum(purposes), listOf(z.enum(categories))).readonly(),
  pap: z.record(z.enum(papLabels), purposeList).readonly(),
  binding: listOf(z.enum(caveatKinds)),
  safetyPurposes: purposeList,
  neverForSafety: listOf(z.enum(categories)),
  secretCodes: listOf(z.enum(reasonCodes)),
  ceilings: z.strictObject({ 'trusted-party': ceilings, vetted: ceilings, other: ceilings }).readonly(),
});

// Its own type is narrower than a Policy (rows that must be there) and wider (`| undefined` of partial records); at run time it is this strict.
export const policyFile = policyFormat as unknown as z.ZodType<Policy, Policy>;

/** The JSON Schema of a policy, for who writes one. */
export function policyJsonSchema(): Json {
  return z.toJSONSchema(policyFormat, { io: 'input' }) as Json; // JSON by what it is
}
