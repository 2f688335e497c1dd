import type { Reader, Writer } from './open.ts';
import { prepared } from './prepared.ts';

/**
 * A sealed run of a station's entries that was put here, perhaps for that station, or taken in: of what was put here, for which stations it was
 * sealed. `fault`: why nothing was taken of it.
 */
export type BundleRow = {
  readonly name: string;
  readonly station: number;
  readonly first: number;
  readonly last: number;
  readonly readers: readonly number[];
  /** The stored file, of a document; its entry numbers are 0. */
  readonly file: string | null;
  readonly fault: string | null;
};

/** How many entries of a station in a span have lost what they were committed by, since something they held was erased. */
const ERASED =
  'SELECT count(*) FROM station_entries AS entry WHERE entry.station = bundle.station AND entry.salt IS NULL AND entry.number BETWEEN bundle.first AND bundle.last';

/**
 * @param emptied - How many of its entries it holds without that, if it was not noted when it was put: else as many as there are now. -1: it holds
 *   what is in a compartment by now.
 */
export function saveBundle(office: Writer, { readers, ...row }: BundleRow, emptied: number | null = null): void {
  prepared<object>(
    office,
    `INSERT INTO bundles (name, station, first, last, readers, file, fault, erased)
     SELECT name, station, first, last, readers, file, fault, coalesce(@emptied, (${ERASED})) FROM (SELECT @name AS name, @station AS station, @first AS first,
       @last AS last, @readers AS readers, @file AS file, @fault AS fault) AS bundle WHERE true
     ON CONFLICT (name) DO NOTHING`,
  ).run({ ...row, emptied, readers: JSON.stringify(readers) });
}

/** What was put with entries is outdated: changes of theirs went into a compartment, perhaps for the second time. */
export function outdateBundles(office: Writer, entries: readonly number[]): void {
  prepared<[string]>(
    office,
    `UPDATE bundles SET erased = -1 WHERE file IS NULL AND EXISTS
       (SELECT 1 FROM station_entries AS entry WHERE entry.entry IN (SELECT value FROM json_each(?))
          AND entry.station = bundles.station AND entry.number BETWEEN bundles.first AND bundles.last)`,
  ).run(JSON.stringify(entries));
}

type Written = Omit<BundleRow, 'readers'> & { readonly readers: string };
const BUNDLE = 'name, station, first, last, readers, file, fault';
const bundleOf = (row: Written): BundleRow => ({ ...row, readers: JSON.parse(row.readers) as number[] }); // as saveBundle wrote them

export function findBundle(office: Reader, name: string): BundleRow | undefined {
  const row = prepared<[string], Written>(office, `SELECT ${BUNDLE} FROM bundles WHERE name = ?`).get(name);
  return row === undefined ? undefined : bundleOf(row);
}

/** Those with entries of stations, by their names. */
export function listBundles(office: Reader): ReadonlyMap<string, BundleRow> {
  const rows = prepared<[], Written>(
    office,
    `SELECT ${BUNDLE} FROM bundles WHERE last > 0 AND fault IS NULL ORDER BY name`,
  ).all();
  return new Map(rows.map(row => [row.name, bundleOf(row)]));
}

/**
 * Which bundles that were put here hold what has been erased since they were sealed; not those for one other station alone. One that was put and not noted, for
 * the machine stopped, has no readers here: it was read when it was found.
 */
export function listOutdated(office: Reader, own: number): ReadonlySet<string> {
  const rows = prepared<[string, number], string>(
    office,
    `SELECT name FROM bundles AS bundle WHERE name GLOB ? AND file IS NULL AND erased < (${ERASED})
       AND (readers = '[]' OR EXISTS (SELECT 1 FROM json_each(readers) WHERE value = ?))`,
  );
  return new Set(rows.pluck().all(`b-${own}-*`, own));
}

/** Whether a bundle for one other station alone was put here. */
export function wasToldAlone(office: Reader, own: number, reader: number): boolean {
  return (
    prepared<[number, string], number>(office, 'SELECT 1 FROM bundles WHERE station = ? AND readers = ? LIMIT 1')
      .pluck()
      .get(own, JSON.stringify([reader])) !== undefined
  );
}

/** How many entries of a station were written after those that it has put anywhere. */
export function countUnsent(office: Reader, station: number): number {
  return (
    prepared<[number, number], number>(
      office,
      `SELECT count(*) FROM station_entries WHERE station = ? AND number > (SELECT coalesce(max(last), 0) FROM bundles WHERE station = ?)`,
    )
      .pluck()
      .get(station, station) ?? 0
  );
}
