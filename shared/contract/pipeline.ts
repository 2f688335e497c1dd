import { z } from 'zod';
import type { PipelineReport } from '../pipeline.ts';
import { ask, writers } from './row.ts';

export const pipelineCalls = {
  'pipeline:report': ask(
    z.strictObject({ stalledAfterDays: z.int().min(1).max(3650).optional(), top: z.int().min(1).max(500).optional() }),
    writers,
  ).gives<PipelineReport>(),
  /** Of the report, the cases with something wrong in their history alone. */
  'pipeline:faulty': ask(z.strictObject({ top: z.int().min(1).max(500).optional() }), writers).gives<
    Pick<PipelineReport, 'faulty' | 'withFaults'>
  >(),
};
