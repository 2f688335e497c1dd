import { findSecret, forgetSecret, recordSecret } from '../../../../../db/vault-state.ts';
import type { Automatic, CarrierShown } from '../../../../../shared/contract/carriers.ts';
import type { Session } from '../../../ground/context.ts';
import type { Carrier } from '../carrier.ts';
import { folderCarrier } from '../folder.ts';
import type { PostgresServer } from '../postgres/server.ts';

/** What a supervisor entered, the number that the office has there, and how often it goes there by itself. It has a password in it, so it lies among the vault's secrets. */
export type CarrierSettings = {
  readonly office: string;
  readonly automatic?: Automatic;
  /** It was entered at another station, there as this, and confirmed here. */
  readonly confirmed?: { readonly station: number; readonly place: CarrierShown };
} & ({ readonly kind: 'folder'; readonly folder: string } | { readonly kind: 'postgres'; readonly server: PostgresServer });

type Office = Pick<Session, 'office'>;

export function carrierSettings({ office }: Office): CarrierSettings | null {
  const text = findSecret(office, 'office-carrier');
  return text === undefined ? null : (JSON.parse(Buffer.from(text).toString('utf8')) as CarrierSettings); // written by keepCarrier alone
}

/** Inside a transaction. */
export function keepCarrier({ office }: Office, settings: CarrierSettings, nowMs: number): void {
  recordSecret(office, 'office-carrier', Buffer.from(JSON.stringify(settings)), nowMs);
}

/** Inside a transaction. */
export function forgetCarrier({ office }: Office): void {
  forgetSecret(office, 'office-carrier');
}

export function shown(settings: CarrierSettings): CarrierShown {
  if (settings.kind === 'folder') return { kind: 'folder', folder: settings.folder };
  const { host, port, database, user, fingerprint } = settings.server;
  return { kind: 'postgres', host, port, database, user, fingerprint };
}

/** The carrier, to be closed after use. The way to a server is read when an office has one. */
export async function openCarrier(settings: CarrierSettings): Promise<Carrier> {
  if (settings.kind === 'folder') return folderCarrier(settings.folder, settings.office);
  const { postgresCarrier } = await import('../postgres/postgres.ts');
  return postgresCarrier(settings.server, settings.office);
}
