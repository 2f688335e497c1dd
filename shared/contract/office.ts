import { z } from 'zod';
import type { OfficeDay } from '../clocks/civil-day.ts';
import { ask, everyRole } from './row.ts';

/** An IANA name, region and city; an office refuses what this computer's data does not have. */
const zone = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/)
  .max(60);

export const officeCalls = {
  /** What day it is for the office. A window asks when it opens; `day:changed` says when that is over. */
  'office:day': ask(z.strictObject({}), everyRole).gives<OfficeDay>(),
  /** The zone by whose days the office lives. Clocks of law keep the zone of their own rule. Refusal `office/no-such-zone`. */
  'office:set-zone': ask(z.strictObject({ zone }), ['supervisor']).gives<OfficeDay>(),
};
