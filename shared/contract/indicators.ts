import { z } from 'zod';
import type { Direction } from '../case.ts';
import { measures, reaches, type Indicator, type Point } from '../framework/indicators.ts';
import { evidenceTags } from '../framework/items.ts';
import type { Bilingual, CivilDate } from '../language.ts';
import { ask, everyRole, writers, type LeftEntry } from './row.ts';
import { civilDate, direction, handle, shortText } from './scalars.ts';

const id = z.uuid().max(36);
const names = z.strictObject({ en: shortText, es: shortText });
const passage = z.string().trim().min(1).max(2000);
const counting = z.strictObject({ en: passage, es: passage });
const year = z.int().min(1990).max(2200);
const decimal = z
  .string()
  .regex(/^\d{1,15}(?:\.\d{1,6})?$/)
  .max(22);
const unit = z.string().trim().min(1).max(30);

const definition = z.strictObject({
  code: z
    .string()
    .regex(/^[A-Z0-9][A-Z0-9-]*$/)
    .max(30),
  names,
  unit,
  counting,
  source: shortText,
  evidence: z.enum(evidenceTags).optional(),
  lagDays: z.int().min(0).max(3660),
  reach: z.enum(reaches),
  adds: z.boolean(),
  measure: z.enum(measures).optional(),
});

/** An indicator with its points: how it is counted, as of when, and what may not be said of it. */
export type IndicatorView = Indicator & {
  readonly points: readonly Point[];
  readonly caution: Bilingual;
  /** The sum of what was given, by direction and action; null where it may not be added. */
  readonly totals: readonly { readonly direction: Direction | null; readonly total: string | null }[];
};
export type IndicatorList = {
  readonly asOf: CivilDate;
  readonly year: number;
  readonly indicators: readonly IndicatorView[];
  /** How what is computed is counted: cases that whoever asks may not see are not in it. */
  readonly counted: Bilingual;
};

export const indicatorCalls = {
  /** Every indicator with its points that touch a year; of one action alone where it is named. */
  'indicator:list': ask(z.strictObject({ year: year.optional(), action: id.optional() }), everyRole).gives<IndicatorList>(),
  /** One with all that was given, and what is counted for each of the years: the last five where none are named. */
  'indicator:read': ask(
    z.strictObject({ indicator: id, from: year.optional(), to: year.optional(), action: id.optional() }),
    everyRole,
  ).gives<IndicatorView & { readonly asOf: CivilDate; readonly counted: Bilingual }>(),
  /** Make an indicator, or change one. Refusals `indicator/exists`, `indicator/measured`, `indicator/has-values`, `indicator/unit`. */
  'indicator:define': ask(z.strictObject({ id: id.optional(), fields: definition }), ['supervisor']).gives<
    LeftEntry & { readonly id: string }
  >(),
  /**
   * A value with its document. Where another stands for that period, direction and action, `why` says why this one replaces it; the same once
   * more changes nothing. Refusals `indicator/unit`, `indicator/rate`, `indicator/period`, `indicator/future`, `indicator/differs`.
   */
  'indicator:enter': ask(
    z.strictObject({
      indicator: id,
      direction: direction.optional(),
      action: id.optional(),
      from: civilDate,
      to: civilDate,
      amount: decimal,
      unit,
      rate: decimal.optional(),
      rateOn: civilDate.optional(),
      rateSource: shortText.optional(),
      asOf: civilDate,
      source: shortText,
      document: shortText.optional(),
      isJoint: z.boolean().optional(),
      file: handle.optional(),
      why: passage.optional(),
    }),
    writers,
  ).gives<LeftEntry & { readonly isNew: boolean }>(),
  /** Take a value out. It is kept, with who took it out and why. */
  'indicator:retract': ask(z.strictObject({ id, why: passage }), writers).gives<LeftEntry>(),
  /** Values from a table (docs/frameworks.md), all or none. Refusal `import/refused` with the row and column of each fault. */
  'indicator:import': ask(
    z.strictObject({ file: handle, decimals: z.enum(['point', 'comma']).optional(), why: passage.optional() }),
    writers,
  ).gives<LeftEntry & { readonly added: number; readonly replaced: number; readonly unchanged: number }>(),
  'indicator:save-document': ask(z.strictObject({ id, sink: handle }), everyRole).gives<{ readonly sizeBytes: number }>(),
};
