import { z } from 'zod';
import { boardKinds, boardOrders, dueWindows, laneFields, movers, type Board, type BoardCase } from '../board.ts';
import { ask, writers } from './row.ts';
import { direction, shortText } from './scalars.ts';

const boardFilter = {
  kind: z.enum(boardKinds),
  direction: direction.nullable().optional(), // null: of no direction
  mover: z.enum(movers).optional(),
  officer: shortText.nullable().optional(), // null: of nobody
  due: z.enum(dueWindows).optional(),
  text: z.string().max(200).optional(), // words of number, title or persons
  stalled: z.literal(true).optional(),
};

export const boardCalls = {
  /** The open cases of one kind, or the requests or assets of all cases, in the columns of its profile's board, soonest hard stop first, `cards` of each column, or of each lane of it. Every case is counted. */
  'board:read': ask(
    z.strictObject({ ...boardFilter, lanes: z.enum(laneFields).optional(), cards: z.int().min(0).max(100).optional() }),
    writers,
  ).gives<Board>(),
  /** More cards of one column, or the lines of the table. */
  'board:cases': ask(
    z.strictObject({
      ...boardFilter,
      column: z.string().max(60).optional(),
      order: z.enum(boardOrders).optional(),
      descending: z.boolean().optional(),
      offset: z.int().min(0).max(10_000_000).optional(),
      limit: z.int().min(1).max(500).optional(),
    }),
    writers,
  ).gives<{ readonly cases: readonly BoardCase[]; readonly total: number }>(),
};
