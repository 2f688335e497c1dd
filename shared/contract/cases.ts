import { z } from 'zod';
import type { ArrivingFault } from '../arriving-faults.ts';
import type { AwaitedStart } from '../clocks/awaited-starts.ts';
import type { CaseId, CivilDate } from '../language.ts';
import { ask, writers } from './row.ts';
import { caseId, handle, recordFields, shortText } from './scalars.ts';

export type ImportedCase = {
  readonly row: number;
  readonly id: CaseId;
  readonly reference: string;
  readonly state: 'created' | 'unchanged';
  /** Of a case that comes as it stands: the clocks that wait for a date, which the case then asks for. */
  readonly waits: readonly AwaitedStart[];
  /** What is wrong in the history that it brings. It comes all the same, and the case shows it until it is mended. */
  readonly faults: readonly ArrivingFault[];
};
export type CaseImport = {
  readonly created: number;
  readonly unchanged: number;
  readonly files: number;
  readonly cases: readonly ImportedCase[];
};

/** A deleted case that can still come back. `until`: the last day on which it certainly does. */
export type DeletedCase = {
  readonly caseId: CaseId;
  readonly reference: string;
  readonly title: string;
  readonly reason: string;
  readonly by: string | null;
  readonly deletedAtMs: number;
  readonly until: CivilDate;
  /**
   * Why it stays after that day: packets tell of it elsewhere, the law keeps it, or a machine of the office was not heard of since, which may have
   * taken it back. null: then it goes for good.
   */
  readonly kept: 'packets' | 'retention' | 'machines' | null;
};

export const caseCalls = {
  /**
   * All of a case file or nothing. `folder` or `files` supply what documents name, or a source named `.enlace-case`, a ZIP of `cases.json` and
   * `files/`, brings them; `check` reads and reports without writing.
   */
  'case:import': ask(
    z.strictObject({
      source: handle,
      folder: handle.optional(),
      files: z
        .array(z.strictObject({ name: z.string().min(1).max(255), source: handle }))
        .max(10_000)
        .optional(),
      check: z.boolean().optional(),
    }),
    writers,
  ).gives<CaseImport>(),
  'case:create': ask(z.strictObject({ fields: recordFields }), writers).gives<{ readonly id: CaseId }>(),
  /** A case made by mistake goes out of everything, and comes back by `case:restore`, surely until the day that is answered. */
  'case:delete': ask(z.strictObject({ caseId, reason: shortText }), ['supervisor']).gives<{ readonly until: CivilDate }>(),
  'case:restore': ask(z.strictObject({ caseId }), ['supervisor']).gives<{ readonly id: CaseId }>(),
  /** The deleted cases that can come back, the last deleted first. */
  'case:list-deleted': ask(z.strictObject({}), ['supervisor']).gives<readonly DeletedCase[]>(),
  /** Lawful deletion after retention: the case, its files, and every value that history held. The chain stays whole. */
  'case:erase': ask(z.strictObject({ caseId, ground: shortText }), ['supervisor']).gives<{ readonly erased: number }>(),
};
