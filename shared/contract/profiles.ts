import { z } from 'zod';
import type { Bilingual } from '../language.ts';
import type { CaseMoved } from '../pipeline.ts';
import type { ProfileFault } from '../profile-lint.ts';
import type { Profile, ProfileKind } from '../profile.ts';
import type { StageFault } from '../stages.ts';
import { ask, caseReaders, everyRole, writers } from './row.ts';
import { caseId, handle, profileKey, shortText } from './scalars.ts';

export type ProfileSummary = {
  readonly key: string;
  readonly kind: ProfileKind;
  readonly label: Bilingual;
  readonly parties: Profile['parties'];
  readonly stages: number;
  readonly clocks: number;
  readonly toConfirm: number; // rules known from memory alone
  readonly origin: 'built-in' | 'office';
  readonly faults: readonly ProfileFault[];
};

export type ProfileMove = {
  readonly from: string;
  readonly to: string;
  readonly stage: {
    readonly from: string;
    readonly to: string;
    readonly labels: { readonly from: Bilingual; readonly to: Bilingual };
  };
  readonly faults: readonly StageFault[]; // what of the history would not fit
  readonly moved: CaseMoved['moved'];
};

export const profileCalls = {
  /** The clocks that other rules or calendars of the program moved when this vault was last opened under new ones; null: never. */
  'rules:moved': ask(z.strictObject({}), writers).gives<{
    readonly atMs: number;
    readonly cases: readonly CaseMoved[];
  } | null>(),

  'profile:list': ask(z.strictObject({}), everyRole).gives<readonly ProfileSummary[]>(),
  'profile:show': ask(z.strictObject({ key: profileKey }), everyRole).gives<Profile>(),
  /** Read a profile file and say what is wrong in it; `add` keeps one without faults under its id and version. */
  'profile:lint': ask(z.strictObject({ source: handle }), everyRole).gives<{
    readonly key: string | null;
    readonly faults: readonly ProfileFault[];
  }>(),
  'profile:add': ask(z.strictObject({ source: handle }), ['supervisor']).gives<{ readonly key: string }>(),
  'profile:preview-move': ask(z.strictObject({ caseId, key: profileKey }), caseReaders).gives<ProfileMove>(),
  'profile:move-case': ask(z.strictObject({ caseId, key: profileKey, reason: shortText }), ['supervisor']).gives<ProfileMove>(),
};
