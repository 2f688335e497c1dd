import { z } from 'zod';
import { classificationGrounds, MOST_RESERVED_YEARS, type ClassificationGround } from '../classification.ts';
import type { CaseId, CivilDate, PacketId, RecordId } from '../language.ts';
import { ask, writers } from './row.ts';
import { caseId, fieldName, packetId, recordId } from './scalars.ts';

type Place = { readonly record: RecordId; readonly field: string };

/** One ground of an act: what is reserved has a term and a harm test, what is confidential has neither. */
export type ClassifiedGround = {
  readonly ground: ClassificationGround;
  readonly years: number | null;
  readonly harm: string | null;
  readonly places: readonly Place[];
};

/** What an office classified when a packet left: day, area, and ground by ground the values that stayed. */
export type Classification = {
  readonly id: string;
  readonly caseId: CaseId;
  readonly packet: PacketId;
  readonly on: CivilDate;
  readonly area: string;
  readonly byLabel: string | null;
  readonly grounds: readonly ClassifiedGround[];
};

/** What there is to classify of a packet: the values that stayed, under the grounds to expect. Nothing for an office elsewhere. */
export type ClassificationDraft = {
  readonly isOffice: boolean; // of Mexico
  readonly area: string; // as it was said last
  readonly grounds: readonly {
    readonly ground: ClassificationGround;
    readonly places: readonly (Place & { readonly entity: string })[];
  }[];
  readonly recorded: Classification | null;
};

const place = z.strictObject({ record: recordId, field: fieldName });

export const classificationCalls = {
  'classification:draft': ask(z.strictObject({ packetId }), writers).gives<ClassificationDraft>(),
  /**
   * Record what is classified of what stayed out of a packet of ours. Refusals `classification/not-mexican`, `classification/recorded`,
   * `classification/harm-missing`, `classification/no-such-place`.
   */
  'classification:record': ask(
    z.strictObject({
      packetId,
      area: z.string().trim().min(1).max(200),
      grounds: z
        .array(
          z.strictObject({
            ground: z.enum(classificationGrounds),
            years: z.int().min(1).max(MOST_RESERVED_YEARS).optional(),
            harm: z.string().trim().min(1).max(2_000).optional(),
            places: z.array(place).min(1).max(20_000),
          }),
        )
        .min(1)
        .max(classificationGrounds.length),
    }),
    writers,
  ).gives<Classification>(),
  /** Of one case, newest first. */
  'classification:list': ask(z.strictObject({ caseId }), writers).gives<readonly Classification[]>(),
};
