import { cellText } from '../../../shared/office/cell-text.ts';
import type { Reader } from '../../../db/open.ts';
import { readRow, rowsNaming, type Cells } from '../../../db/travelling-rows.ts';
import type { Json } from '../../../shared/language.ts';

type Alike = { readonly among: readonly string[]; readonly of: (cells: Cells) => Json };

/**
 * Things of which an office has one where a table could have two rows, made on two stations: which columns find those that may be alike, and what
 * they are alike in; null where a row claims nothing. They follow the tables' own unique indexes, which a test compares.
 */
const singles: Readonly<Record<string, readonly Alike[]>> = {
  agency_keys: [
    { among: ['signing_key'], of: cells => cells['signing_key'] ?? null },
    { among: ['agency'], of: cells => (cells['ended_at_ms'] == null ? (cells['agency'] ?? null) : null) },
  ],
  classifications: [{ among: ['packet'], of: cells => cells['packet'] ?? null }],
  consent_requests: [{ among: ['answer'], of: cells => cells['answer'] ?? null }],
  channel_packets: [{ among: ['packet_id'], of: cells => [cells['direction'] ?? null, cells['packet_id'] ?? null] }],
  framework_items: [
    { among: ['parent', 'kind'], of: cells => (cells['kind'] === 'year' ? [cells['parent'] ?? null, yearIn(cells)] : null) },
  ],
  indicator_values: [
    {
      among: ['indicator', 'direction', 'action'],
      of: cells =>
        cells['replaced_by'] == null
          ? ['indicator', 'direction', 'action', 'from_on', 'to_on'].map(name => cells[name] ?? null)
          : null,
    },
  ],
  monthly_filings: [{ among: ['filed_on'], of: cells => (cells['retracted_by'] == null ? (cells['filed_on'] ?? null) : null) }],
  policies: [{ among: ['number'], of: cells => cells['number'] ?? null }],
  served_actions: [
    {
      among: ['case_id', 'action'],
      of: cells => [cells['case_id'] ?? null, cells['action'] ?? null, cells['record'] ?? ''],
    },
  ],
  year_closings: [
    {
      among: ['framework', 'year'],
      of: cells => (cells['reopened_at_ms'] == null ? [cells['framework'] ?? null, cells['year'] ?? null] : null),
    },
  ],
};

export const tablesWithSingles: readonly string[] = Object.keys(singles);

function yearIn(cells: Cells): Json {
  return (JSON.parse(cellText(cells['fields'])) as { readonly year?: Json }).year ?? null;
}

/** The rows here that claim to be the one that a row claims to be, by their keys. */
export function alikeness(db: Reader, table: string, cells: Cells): readonly string[] {
  return (singles[table] ?? []).flatMap(({ among, of }) => {
    const claim = of(cells);
    if (claim === null) return [];
    const values = among.map(name =>
      name === 'signing_key' ? Buffer.from(cellText(cells[name]), 'hex') : (cells[name] ?? null),
    );
    return rowsNaming(db, table, among, values).filter(row => {
      const other = readRow(db, table, row);
      return other !== null && JSON.stringify(of(other)) === JSON.stringify(claim);
    });
  });
}
