import { ownStation } from '../../../../../db/stations.ts';
import type { CheckedOf } from '../../../../../shared/contract/row.ts';
import type { carrierCalls, CarrierShown } from '../../../../../shared/contract/carriers.ts';
import type { SessionContext } from '../../../ground/context.ts';
import { refuseInsideVault } from '../../../vault/making.ts';
import { refused } from '../carrier.ts';
import { isMarkedFor, markFolder, numberInFolders } from '../folder-marker.ts';
import { isOfThisMachine, type PostgresServer } from '../postgres/server.ts';
import type { CarrierSettings } from './settings.ts';

type Entered = CheckedOf<(typeof carrierCalls)['carrier:set']>['carrier'];

/** Ask a carrier that is being entered who it is: the number that this office has there is kept, so that no other is taken for it. */
export async function meetCarrier(
  entered: Entered,
  { handles, session }: Pick<SessionContext, 'handles' | 'session'>,
): Promise<CarrierSettings> {
  if (entered.kind === 'folder') {
    const folder = handles.take(entered.folder, 'folder').path;
    refuseInsideVault(folder);
    const office = numberInFolders(session.vaultId);
    markFolder(folder, office);
    return { kind: 'folder', folder, office };
  }
  const { host, port, database, user, password } = entered;
  const fingerprint = entered.fingerprint?.replaceAll(':', '').toLowerCase() ?? null;
  if (fingerprint === null && !isOfThisMachine(host)) throw refused('carrier/no-fingerprint');
  const server = { host, port, database, user, password, fingerprint };
  return { kind: 'postgres', server, office: await officeThere(server, ownStation(session.office)) };
}

type Confirming = CheckedOf<(typeof carrierCalls)['carrier:confirm']>;

/** Ask a place that a supervisor entered at another station who it is, as this machine reaches it. A folder must be marked as the office's already. */
export async function meetKnown(
  { folder, login }: Confirming,
  place: CarrierShown,
  { handles, session }: Pick<SessionContext, 'handles' | 'session'>,
): Promise<CarrierSettings> {
  if (place.kind === 'folder') {
    if (folder === undefined) throw refused('carrier/not-known');
    const { path } = handles.take(folder, 'folder');
    refuseInsideVault(path);
    const office = numberInFolders(session.vaultId);
    if (!isMarkedFor(path, office)) throw refused('carrier/unmarked');
    return { kind: 'folder', folder: path, office };
  }
  if (login === undefined) throw refused('carrier/not-known');
  const { host, port, database, fingerprint } = place;
  if (fingerprint === null && !isOfThisMachine(host)) throw refused('carrier/no-fingerprint');
  const server = { host, port, database, ...login, fingerprint };
  return { kind: 'postgres', server, office: await officeThere(server, ownStation(session.office)) };
}

/** `own`: this station's number; null while the office has one station, which is known there under any. */
async function officeThere(server: PostgresServer, own: number | null): Promise<string> {
  const { greet, linkTo } = await import('../postgres/link.ts');
  const link = linkTo(server, 0);
  try {
    const { office, station } = await greet(link);
    if (station === null || (own !== null && station !== own)) throw refused('carrier/refused'); // it may log in, and is not this station
    return office;
  } finally {
    await link.close();
  }
}
