import { z } from 'zod';
import type { OfficeDay } from '../clocks/civil-day.ts';
import { levels } from '../duty-law.ts';
import type { AgencyCode, Bilingual, UserId } from '../language.ts';
import { ask, everyRole, type Role } from './row.ts';
import { agencyCode, handle, passphrase, shortText } from './scalars.ts';

const recoveryCode = z.string().max(200);
/** Why a person goes on without confirmed work that is missing. It is recorded. */
const acceptMissing = shortText.optional();

/** What a person should know on opening, beside that it worked. */
export type VaultNotice =
  | 'read-only'
  | 'disk-full'
  | 'clock-went-back'
  | 'keyslots-completed'
  | 'orphans-swept'
  | 'files-set-aside'
  | 'files-returned'
  | 'files-missing'
  | 'chain-repaired'
  | 'rules-changed'
  | 'compartment-unreadable'
  | 'compartment-set-back'
  | 'confirmed-absent';

/** An open vault, as a screen shows it. */
export type OpenVault = {
  readonly vaultId: string;
  readonly agency: { readonly code: AgencyCode; readonly names: Bilingual };
  readonly synthetic: boolean;
  readonly user: { readonly id: UserId; readonly label: string; readonly role: Role };
  readonly day: OfficeDay;
  /** The program that synchronises the vault's folder, if one of the usual ones does. */
  readonly synced: string | null;
  readonly notices: readonly VaultNotice[];
};

/** What can be known of a closed vault: the labels one may unlock under. */
export type ClosedVault = { readonly vaultId: string; readonly synthetic: boolean; readonly labels: readonly string[] };

export type VaultInfo = { readonly open: OpenVault | null; readonly closed: ClosedVault | null };

export const checkParts = ['pages', 'sql', 'foreign-keys', 'slots', 'grants', 'files', 'audit', 'confirmed'] as const;
/** `first` names the first place found wrong: a page, a table, a slot's label, a file's random name, an entry's number. */
export type CheckPart = {
  readonly part: (typeof checkParts)[number];
  readonly checked: number;
  readonly wrong: number;
  readonly first: string | null;
};
export type CheckReport = { readonly ok: boolean; readonly parts: readonly CheckPart[] };

/** A whole document that the vault's records do not name: its random name, its size as it lies there, and when it was written. */
export type SetAsideFile = { readonly name: string; readonly sizeBytes: number; readonly writtenMs: number };

export const vaultCalls = {
  /** The recovery code is given once, here; no later call can show it. */
  'vault:create': ask(
    z.strictObject({
      folder: handle,
      agency: z.strictObject({ code: agencyCode, names: z.strictObject({ en: shortText, es: shortText }) }),
      label: shortText,
      passphrase,
      synthetic: z.boolean().optional(),
      /** Of which level of government an office is whose country has LSN 70; a supervisor may change it. */
      level: z.enum(levels).optional(),
    }),
    'anyone',
  ).gives<{ readonly vault: OpenVault; readonly recoveryCode: string }>(),
  /** Without a label every slot is tried in turn. `acceptJournal`: go on without the damaged end of the journal. */
  'vault:unlock': ask(
    z.strictObject({
      folder: handle,
      label: shortText.optional(),
      passphrase,
      acceptJournal: z.boolean().optional(),
      acceptMissing,
    }),
    'anyone',
  ).gives<OpenVault>(),
  'vault:lock': ask(z.strictObject({}), 'anyone').gives<null>(),
  'vault:info': ask(z.strictObject({ folder: handle.optional() }), 'anyone').gives<VaultInfo>(),
};

/** Care of a vault: checking, copying, bringing back. */
export const vaultCareCalls = {
  'vault:check': ask(z.strictObject({}), everyRole).gives<CheckReport>(),
  'vault:backup': ask(z.strictObject({ folder: handle }), everyRole).gives<{
    readonly files: number;
    readonly sizeBytes: number;
  }>(),
  /** The whole documents that the records do not name. They come back by themselves once the records do. */
  'vault:set-aside': ask(z.strictObject({}), everyRole).gives<readonly SetAsideFile[]>(),
  /** Delete some of them for good; gives what is left. */
  'vault:discard-files': ask(z.strictObject({ names: z.array(shortText).min(1).max(10_000) }), ['supervisor']).gives<
    readonly SetAsideFile[]
  >(),
  /** From a backup's folder into a new one; opens it there. */
  'vault:restore': ask(
    z.strictObject({ from: handle, folder: handle, label: shortText.optional(), passphrase, acceptMissing }),
    'anyone',
  ).gives<OpenVault>(),
  /** Appoints a new supervisor, opens the vault as that one, and gives the next recovery code, once. */
  'vault:recover': ask(
    z.strictObject({ folder: handle, recoveryCode, label: shortText, passphrase, acceptMissing }),
    'anyone',
  ).gives<{
    readonly vault: OpenVault;
    readonly recoveryCode: string;
  }>(),
};
