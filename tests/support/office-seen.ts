import { fates, travelling } from '../../db/fates.ts';
import type { Json } from '../../shared/language.ts';
import type { Mark } from '../../shared/mark.ts';
import { as } from './later-program.ts';
import type { Act, Deed } from './office-model.ts';
import type { Station } from './office-stations.ts';

// What an act did, read off what stood at its station before and after: neither the chain nor what the merge keeps is asked.

type Stood = {
  readonly id: string;
  readonly under: string | null;
  readonly caseId: string;
  readonly position: number;
  readonly fields: Readonly<Record<string, Json>>;
};
export type Seen = {
  readonly records: ReadonlyMap<string, Stood>;
  readonly marks: ReadonlyMap<string, Mark>;
  /** By table and key, of the tables that travel beside records and marks. */
  readonly rows: ReadonlyMap<string, Readonly<Record<string, Json>>>;
};

/** Tables that say in their own way what the records say, or that keep what went; a file that nobody names any more goes by itself. */
const told: ReadonlySet<string> = new Set(['records', 'marks', 'cases', 'deleted_cases', 'secrets', 'stored_files']);

export const seenAt = (station: Station): Seen => as(station.level, () => seenIn(station));

function seenIn({ session: { office } }: Station): Seen {
  const besides = travelling.filter(table => !told.has(table));
  const records = office
    .prepare<[], { id: string; parent: string | null; caseId: string; position: number; fields: string }>(
      'SELECT id, parent_id AS parent, case_id AS caseId, position, fields FROM records',
    )
    .all()
    .map(({ id, parent, caseId, position, fields }): [string, Stood] => [
      id,
      { id, caseId, position, under: id === caseId ? null : (parent ?? caseId), fields: JSON.parse(fields) as Stood['fields'] },
    ]);
  const marks = office
    .prepare<[], { id: string; field: string; mark: string }>('SELECT record_id AS id, field, mark FROM marks')
    .all()
    .map(({ id, field, mark }): [string, Mark] => [`${id} ${field}`, JSON.parse(mark) as Mark]);
  const rows = besides.flatMap(table =>
    office
      .prepare<[], Record<string, unknown>>(`SELECT * FROM "${table}"`)
      .all()
      .map((row): [string, Record<string, Json>] => [`${table} ${keyOf(keyIn(office, table), row)}`, asJson(row)]),
  );
  return { records: new Map(records), marks: new Map(marks), rows: new Map(rows) };
}

const keys = new Map<string, readonly string[]>();
function keyIn(office: Station['session']['office'], table: string): readonly string[] {
  const fate = fates[table];
  const held =
    keys.get(table) ??
    (fate?.fate === 'travels' ? fate.key : undefined) ??
    (office.pragma(`table_info("${table}")`) as { name: string; pk: number }[])
      .filter(({ pk }) => pk > 0)
      .toSorted((one, other) => one.pk - other.pk)
      .map(({ name }) => name);
  keys.set(table, held);
  return held;
}

const keyOf = (key: readonly string[], row: Readonly<Record<string, unknown>>) => JSON.stringify(key.map(name => row[name]));

function asJson(row: Readonly<Record<string, unknown>>): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof Uint8Array ? Buffer.from(value).toString('hex') : (value as Json),
    ]),
  );
}

/** What differs, in the words of the model. `acts`: all before, by which what stands again is told from what is new. */
export function deedsBetween(before: Seen, after: Seen, acts: readonly Act[], isSupervisor: boolean): readonly Deed[] {
  const known = new Set(acts.flatMap(({ did }) => did.flatMap(deed => (deed.kind === 'add' ? [deed.record] : []))));
  return [...recordDeeds(before, after, known, isSupervisor), ...markDeeds(before, after, known), ...rowDeeds(before, after)];
}

function recordDeeds(before: Seen, after: Seen, known: ReadonlySet<string>, forGood: boolean): readonly Deed[] {
  const gone = [...before.records.keys()].filter(id => !after.records.has(id));
  return [
    ...gone.map((record): Deed => ({ kind: 'remove', record, forGood })),
    ...[...after.records].flatMap(([record, { under, fields, position }]): readonly Deed[] => {
      const was = before.records.get(record);
      if (was === undefined)
        return [
          known.has(record) ? { kind: 'back', record } : { kind: 'add', record, ...(under === null ? {} : { under }), fields },
        ];
      const moved: readonly Deed[] = was.position === position ? [] : [{ kind: 'move', record }];
      const names = new Set([...Object.keys(was.fields), ...Object.keys(fields)]);
      const set = [...names]
        .filter(name => JSON.stringify(was.fields[name]) !== JSON.stringify(fields[name]))
        .map((field): Deed => ({ kind: 'set', record, field, value: fields[field] ?? null }));
      return [...moved, ...set];
    }),
  ];
}

/** Marks go and come back with their record: that is nobody's act on them. */
function markDeeds(before: Seen, after: Seen, known: ReadonlySet<string>): readonly Deed[] {
  return [...new Set([...before.marks.keys(), ...after.marks.keys()])].flatMap((place): readonly Deed[] => {
    const [record, field] = place.split(' ') as [string, string];
    if (!after.records.has(record)) return [];
    const [was, is] = [before.marks.get(place), after.marks.get(place)];
    if (!before.records.has(record) && known.has(record)) return [];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    return [{ kind: 'mark', record, field, mark: is ?? null }];
  });
}

function rowDeeds(before: Seen, after: Seen): readonly Deed[] {
  return [...new Set([...before.rows.keys(), ...after.rows.keys()])].flatMap((row): readonly Deed[] => {
    const [was, is] = [before.rows.get(row), after.rows.get(row)];
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ kind: 'row', record: row, was: was ?? null, is: is ?? null }];
  });
}
