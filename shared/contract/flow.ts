import { z } from 'zod';
import { caseKinds, type Direction } from '../case.ts';
import type { Flow, FlowLine } from '../flow.ts';
import { tableForms } from '../tables.ts';
import { ask } from './row.ts';
import { civilDate, direction, handle, page, readingLanguage, shortText } from './scalars.ts';

const chosen = {
  kind: z.enum(caseKinds).optional(), // extraditions, where none is said
  direction: direction.nullable().optional(), // null: of no direction
  counterpart: shortText.nullable().optional(), // null: with none
  officer: shortText.nullable().optional(), // null: of nobody
  from: civilDate.optional(), // a year before, where none is said
  asOf: civilDate.optional(), // today, where none is said; never later
};

export const flowCalls = {
  /**
   * How work came in, went out and stood: what supervisors steer by. Of the cases that whoever asks may see, and of no others. `directions`,
   * `counterparts` and `officers` are those that can be chosen.
   */
  'flow:read': ask(z.strictObject(chosen), ['supervisor']).gives<
    Flow & {
      readonly directions: readonly Direction[];
      readonly counterparts: readonly string[];
      readonly officers: readonly string[];
    }
  >(),
  /** What stands behind one figure, by its key: `total` is the figure; `found` how many have the words. */
  'flow:cases': ask(
    z.strictObject({ ...chosen, ...page, key: z.string().min(1).max(300), text: z.string().max(200).optional() }),
    ['supervisor'],
  ).gives<{ readonly lines: readonly FlowLine[]; readonly total: number; readonly found: number }>(),
  /** The same figures as a workbook or as separated values, for this office alone: nothing in it is suppressed. */
  'flow:export': ask(z.strictObject({ ...chosen, sink: handle, form: z.enum(tableForms), language: readingLanguage }), [
    'supervisor',
  ]).gives<{ readonly lines: number }>(),
};
