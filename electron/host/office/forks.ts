import { findEntry } from '../../../db/audit.ts';
import type { Reader } from '../../../db/open.ts';
import { findStationEntry, listHeads, listStations, ownStation } from '../../../db/stations.ts';
import { listUsers } from '../../../db/users.ts';
import { entryBodySchema, type SentBody } from '../../../shared/contract/office-format.ts';
import type { Fork } from '../../../shared/contract/stations.ts';
import { Refusal } from '../../../shared/failure.ts';

/** Stations whose key signed two entries with one number and that are not out: both entries, the one that stands here first. */
export function listForks(office: Reader): readonly Fork[] {
  const labels = new Map<string, string>(listUsers(office).map(({ id, label }) => [id, label]));
  const stations = listStations(office).filter(({ removedAtMs }) => removedAtMs === null);
  return listHeads(office).flatMap(({ station, forked }) => {
    const found = stations.find(({ number }) => number === station);
    const other = forked === null ? null : bodyIn(forked);
    if (found === undefined || other === null) return [];
    const entry = findStationEntry(office, { station, number: other.number })?.entry;
    const here = entry === undefined ? null : bodyIn(JSON.stringify({ body: findEntry(office, entry)?.body }));
    const entries = [here, other].flatMap(body =>
      body === null ? [] : [{ userLabel: labels.get(body.user) ?? null, atMs: body.atMs, action: body.action }],
    );
    return [{ station, label: found.label, isOwn: station === ownStation(office), number: other.number, entries }];
  });
}

/** @throws Refusal `office/no-fork`, `office/own-station`: whose own key was used twice cannot say which of the two it is. */
export function refuseDeciding(office: Reader, station: number): void {
  const fork = listForks(office).find(each => each.station === station);
  if (fork === undefined) throw new Refusal('office/no-fork');
  if (fork.isOwn) throw new Refusal('office/own-station');
}

/** The text of an entry that was kept beside another of its number. It came from elsewhere, and may be anything that its key signed. */
function bodyIn(kept: string): SentBody | null {
  try {
    const { body } = JSON.parse(kept) as { readonly body?: unknown };
    return entryBodySchema.safeParse(JSON.parse(String(body))).data ?? null;
  } catch {
    return null;
  }
}
