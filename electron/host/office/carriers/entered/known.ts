import { listSaidOfPlaces, type SaidOfPlace } from '../../../../../db/exchange-places.ts';
import { listStations, ownStation } from '../../../../../db/stations.ts';
import { automaticMinutes } from '../../../../../shared/automatic-minutes.ts';
import { carrierShownSchema, type CarrierShown, type KnownPlace } from '../../../../../shared/contract/carriers.ts';
import type { Session } from '../../../ground/context.ts';
import { canonical } from '../../../keys/canonical.ts';
import type { CarrierSettings } from './settings.ts';

/** Where supervisors have other stations exchange, as far as this one has heard; what was entered last comes first. */
export function knownPlaces({ office }: Pick<Session, 'office'>): readonly KnownPlace[] {
  const own = ownStation(office);
  if (own === null) return [];
  const said = Map.groupBy(listSaidOfPlaces(office), ({ station }) => station);
  return listStations(office)
    .filter(({ number, removedAtMs }) => number !== own && removedAtMs === null)
    .flatMap(({ number, label }) => {
      const known = lastSaid(said.get(number) ?? []);
      return known === null ? [] : [{ station: number, label, ...known }];
    })
    .sort((a, b) => b.atMs - a.atMs);
}

function lastSaid(said: readonly SaidOfPlace[]): Omit<KnownPlace, 'station' | 'label'> | null {
  const entered = said.findLast(({ field }) => field === 'carrier');
  const place = carrierShownSchema.safeParse(entered?.said);
  if (entered === undefined || !place.success) return null;
  const beganAnew = said.findLastIndex(({ field, said: value }) => field === 'carrier' && value === null);
  const minutes = said.slice(beganAnew + 1).findLast(({ field }) => field === 'automatic')?.said;
  return {
    atMs: entered.atMs,
    place: place.data,
    everyMinutes: automaticMinutes.find(each => each === minutes) ?? null,
  };
}

/** What was confirmed here counts for as long as it stands where a supervisor entered it. */
export function isWithdrawn(session: Pick<Session, 'office'>, { confirmed }: CarrierSettings): boolean {
  if (confirmed === undefined) return false;
  const now = knownPlaces(session).find(({ station }) => station === confirmed.station);
  return now === undefined || !isSame(now.place, confirmed.place);
}

const isSame = (one: CarrierShown, other: CarrierShown) => canonical(one) === canonical(other);
