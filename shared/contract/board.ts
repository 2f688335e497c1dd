import { z } from 'zod';
import { movers, type Board, type BoardCase } from '../board.ts';
import { caseKinds, directions } from '../case.ts';
import { ask, everyRole } from './row.ts';
import { shortText } from './scalars.ts';

/** When the next hard stop falls: lapsed, within so many days, or none at all. */
export const dueWindows = ['over', 'week', 'month', 'none'] as const;

const boardFilter = {
  kind: z.enum(caseKinds),
  direction: z.enum(directions).optional(),
  mover: z.enum(movers).optional(),
  officer: shortText.optional(),
  due: z.enum(dueWindows).optional(),
  text: z.string().max(200).optional(), // words of number, title or persons
  stalled: z.literal(true).optional(),
};
const orders = ['stop', 'days', 'reference', 'persons', 'officer', 'stage'] as const;

export const boardCalls = {
  /** The open cases of one kind in the columns of its profile's board, soonest hard stop first, `cards` of each column. */
  'board:read': ask(z.strictObject({ ...boardFilter, cards: z.int().min(0).max(100).optional() }), everyRole).gives<Board>(),
  /** More cards of one column, or the lines of the table. */
  'board:cases': ask(
    z.strictObject({
      ...boardFilter,
      column: z.string().max(60).optional(),
      order: z.enum(orders).optional(),
      descending: z.boolean().optional(),
      offset: z.int().min(0).max(10_000_000).optional(),
      limit: z.int().min(1).max(500).optional(),
    }),
    everyRole,
  ).gives<{ readonly cases: readonly BoardCase[]; readonly total: number }>(),
};
export type BoardOrder = (typeof orders)[number];
export type DueWindow = (typeof dueWindows)[number];
