import { z } from 'zod';
import type { Json } from '../language.ts';
import { ask } from './row.ts';

const nothing = z.strictObject({});

/** JSON Schemas of what Enlace reads and writes, for those who write it without Enlace. */
export const schemaCalls = {
  'schema:case': ask(nothing, 'anyone').gives<Json>(),
  'schema:packet': ask(nothing, 'anyone').gives<Json>(),
  'schema:profile': ask(nothing, 'anyone').gives<Json>(),
  'schema:policy': ask(nothing, 'anyone').gives<Json>(),
};
