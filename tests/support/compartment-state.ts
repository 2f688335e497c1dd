import { travelling } from '../../db/fates.ts';
import type { Station } from './office-stations.ts';

/** What stands in a station's first compartment, by table. */
export function insideOf({ session }: Pick<Station, 'session'>): Readonly<Record<string, readonly string[]>> {
  const { db } = session.compartments()[0]!;
  return Object.fromEntries(
    travelling
      .filter(table => !['users', 'secrets'].includes(table))
      .map(table => {
        const rows = db.prepare<[], Record<string, unknown>>(`SELECT * FROM "${table}"`).all();
        return [table, rows.map(({ seq: _, ...row }) => JSON.stringify(inKeyOrder(table, row))).sort()];
      }),
  );
}

/** A record's fields are the same in whatever order they stand. */
function inKeyOrder(table: string, row: Record<string, unknown>): object {
  if (table !== 'records') return row;
  const fields = Object.entries(JSON.parse(String(row['fields'])) as Record<string, unknown>);
  return { ...row, fields: Object.fromEntries(fields.sort(([one], [other]) => (one < other ? -1 : 1))) };
}
