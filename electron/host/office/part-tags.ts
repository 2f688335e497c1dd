import type { OfficeStanding } from '../../../shared/contract/stations.ts';
import { listClosedEntries, listTags } from '../../../db/compartment-travel.ts';
import type { Reader } from '../../../db/open.ts';
import { listGaps } from '../../../db/held-entries.ts';
import { findStationEntry, listHeads, listStations } from '../../../db/stations.ts';
import { tagOf } from '../audit/part-log.ts';

export type Tagged = { readonly number: number; readonly entry: number; readonly commitments: readonly string[] };

/** The first entry of a station's chain after a number that a compartment's people know for one of it. */
export function firstTagged(office: Reader, db: Reader, station: number, after: number): Tagged | null {
  const tags = listTags(db);
  const found = listClosedEntries(office, station, after).find(({ number, commitments }) =>
    tags.some(tag => commitments.includes(tagOf(tag, { station, number }).toString('hex').toUpperCase())),
  );
  return found ?? null;
}

/** The entries that this compartment's people know for ones of it and whose parts have not come. */
export function missingParts(office: Reader, db: Reader): OfficeStanding['waiting'] {
  const heads = listHeads(db);
  return listStations(office).flatMap(({ number: station }) => {
    const next = firstTagged(office, db, station, heads.find(head => head.station === station)?.number ?? 0);
    if (next === null || findStationEntry(office, { station, number: next.number })?.fault != null) return [];
    const count = listGaps(db).find(gap => gap.station === station)?.count ?? 0;
    return [{ station, count, missing: { from: next.number, to: next.number } }];
  });
}
