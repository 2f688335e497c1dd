import { findEntry } from '../../../db/audit.ts';
import { findCase } from '../../../db/cases.ts';
import type { Reader } from '../../../db/open.ts';
import { findStationEntry, isWrittenByMany, listWritesOfRow, listWrittenByMany, ownStation } from '../../../db/stations.ts';
import { listUsers } from '../../../db/users.ts';
import type { BroughtBack, TwoValues } from '../../../shared/contract/stations.ts';
import type { CaseId, Json } from '../../../shared/language.ts';
import { cellText } from '../../../shared/office/cell-text.ts';
import { closingOf, type EntryId } from '../../../shared/office/fold-row.ts';
import { rowOf } from '../../../shared/office/joining.ts';
import type { Session } from '../ground/context.ts';
import type { EntryBody } from './audit.ts';

const FIELDS = 'fields.';

export type Found = Omit<TwoValues, 'values'> & { readonly values: readonly { readonly by: EntryId; readonly value: Json }[] };

/** Fields of records that got different values from people who did not know of each other, and nobody has settled: the one that stands first. */
export function found(office: Reader, rows: readonly string[] = listWrittenByMany(office, 'records')): readonly Found[] {
  return rows.flatMap(row => {
    const { cells, two } = rowOf('records', listWritesOfRow(office, 'records', row));
    if (cells === null) return [];
    const caseId = cellText(cells['case_id']) as CaseId; // a record's own
    const reference = findCase(office, caseId)?.reference;
    if (reference === undefined) return [];
    const [record] = JSON.parse(row) as [string];
    return Object.entries(two).flatMap(([cell, values]) =>
      cell.startsWith(FIELDS)
        ? [
            {
              caseId,
              reference,
              record,
              entity: cellText(cells['entity']),
              field: cell.slice(FIELDS.length),
              values: values.toReversed(),
            },
          ]
        : [],
    );
  });
}

/** Of one case's records, by their ids. Where the office has one station nothing is asked of them. */
export function twoValuesOf(office: Reader, db: Reader, records: readonly string[]): readonly TwoValues[] {
  if (ownStation(office) === null) return [];
  return twoValuesIn(
    office,
    db,
    records.map(id => JSON.stringify([id])).filter(row => isWrittenByMany(db, 'records', row)),
  );
}

/** Of the office, and of the compartments that who asks is one of the people of. */
export function listTwoValues({ office, visible }: Pick<Session, 'office' | 'visible'>): readonly TwoValues[] {
  return visible().flatMap(db => twoValuesIn(office, db));
}

function twoValuesIn(office: Reader, db: Reader, rows?: readonly string[]): readonly TwoValues[] {
  const read = readingOf(office, db);
  return found(db, rows).map(({ values, ...one }) => ({
    ...one,
    values: values.map(({ by, value }) => ({
      ...read(by),
      value: typeof value === 'string' ? value : JSON.stringify(value),
    })),
  }));
}

/** Who wrote an entry, where and when. */
export function whoSaid(office: Reader, db = office): (by: EntryId) => BroughtBack['removed'] {
  const read = readingOf(office, db);
  return by => {
    const { station, userLabel, atMs } = read(by);
    return { station, userLabel, atMs };
  };
}

type Said = BroughtBack['removed'] & Pick<TwoValues['values'][number], 'how'>;

/** The same, and how a value came to be theirs. */
function readingOf(office: Reader, db: Reader): (by: EntryId) => Said {
  const labels = new Map<string, string>(listUsers(office).map(({ id, label }) => [id, label]));
  return of => {
    const closing = closingOf(of); // what came into a compartment as it stood: whoever closed it had it so
    const by = closing ?? of;
    const entry = (findStationEntry(db, by) ?? findStationEntry(office, by))?.entry;
    const body = entry === undefined ? undefined : findEntry(office, entry)?.body;
    const said = body === undefined ? null : (JSON.parse(body) as Pick<EntryBody, 'user' | 'atMs' | 'action'>); // checked when it came
    return {
      station: by.station,
      userLabel: said === null ? null : (labels.get(said.user) ?? null),
      atMs: said?.atMs ?? 0,
      how: closing !== null ? 'stood' : said?.action === 'office:settle' ? 'chose' : 'wrote',
    };
  };
}
