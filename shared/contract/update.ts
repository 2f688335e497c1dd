import { z } from 'zod';
import type { CivilDate } from '../language.ts';
import { ask } from './row.ts';
import { handle } from './scalars.ts';

/** What a signed release says of itself, after its signature and the files given with it were found right. */
export type GenuineRelease = {
  readonly version: string;
  readonly on: CivilDate;
  /** Beside the version that is asked. An older one is genuine too, with all the faults that were mended since. */
  readonly age: 'newer' | 'same' | 'older';
  readonly files: readonly { readonly name: string; readonly sizeBytes: number }[];
};

export const updateCalls = {
  /**
   * Whether files are a release of Enlace, as its signed list (`enlace-release.json`, among the files) says. Nothing is installed. Refusals
   * `update/no-list`, `update/malformed`, `update/no-key`, `update/not-ours`, `update/not-listed`, `update/altered`.
   */
  'update:check': ask(z.strictObject({ files: z.array(handle).min(1).max(20) }), 'anyone').gives<GenuineRelease>(),
};
