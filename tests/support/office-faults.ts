import { listAside } from '../../db/stations.ts';
import type { Json } from '../../shared/language.ts';
import type { Mark } from '../../shared/mark.ts';
import { hears, looserIn, modelOf, unheard, type Act, type Deed } from './office-model.ts';
import type { Gone } from './office-roster-steps.ts';
import { stateOf, type Station } from './office-stations.ts';

// What is not as it must be once everything arrived everywhere, in sentences.

/** The same state everywhere, chains that verify, nothing set aside, no row that hangs from nothing. */
export async function faultsOf(office: readonly Station[], gone: readonly Gone[] = []): Promise<readonly string[]> {
  const found: string[] = [];
  const [first, ...others] = office.map(stateOf);
  for (const [at, other] of others.entries())
    for (const [table, rows] of Object.entries(first ?? {}))
      if (JSON.stringify(rows) !== JSON.stringify(other[table]))
        found.push(`stations 1 and ${at + 2} differ in ${table}:\n${differing(rows, other[table] ?? [])}`);
  for (const station of office) {
    const verdict = await station.ask('audit:verify', { depth: 'hashes' });
    if (!verdict.ok) found.push(`the chains at station ${station.number} do not verify: ${JSON.stringify(verdict.firstBad)}`);
    const { office: db } = station.session;
    if ((db.pragma('foreign_key_check') as unknown[]).length > 0)
      found.push(`rows hang from nothing at station ${station.number}`);
    const faulty = db
      .prepare<[], { station: number; number: number; fault: string; said: string }>(
        `SELECT station_entries.station, station_entries.number, fault, fault || ' ' || (body ->> 'action') || ' ' || station_entries.station || '/' ||
           station_entries.number AS said FROM station_entries JOIN audit_entries ON audit_entries.number = entry WHERE fault IS NOT NULL`,
      )
      .all()
      .filter(({ station: of, number, fault }) => !(fault === 'office/removed-station' && isBehind(gone, of, number)))
      .map(({ said }) => said);
    for (const { station: of, last } of gone) {
      const counts = db.prepare<[number, number], number>(
        'SELECT count(*) FROM station_entries WHERE station = ? AND number > ? AND fault IS NULL',
      );
      if (counts.pluck().get(of.number, last) !== 0)
        found.push(`at station ${station.number} counts what ${of.number} wrote after it was taken out`);
    }
    if (faulty.length > 0) found.push(`set aside at station ${station.number}: ${faulty.join()}`);
    const waiting = db.prepare<[], number>('SELECT count(*) FROM held_entries').pluck().get() ?? 0;
    if (waiting > 0) found.push(`${waiting} entries wait at station ${station.number} where everything came`);
  }
  return found;
}

const isBehind = (gone: readonly Gone[], of: number, number: number): boolean =>
  gone.some(({ station, last }) => station.number === of && number > last);

function differing(one: readonly string[], other: readonly string[]): string {
  const only = (a: readonly string[], b: readonly string[]) =>
    a
      .filter(row => !b.includes(row))
      .slice(0, 3)
      .join('\n');
  return `${only(one, other)}\n-- but --\n${only(other, one)}`;
}

/** Fields that are not simply the last of their values: made of several, or dealt anew where two cases have one reference. */
const joined: ReadonlySet<string> = new Set([
  ...['reference', 'roles', 'isMinor', 'isSealed', 'grandJury', 'obtainedCovertly', 'protectionProgramme'],
]);

/** What the plain model says, against what stands. */
export function modelFaults(office: readonly Station[], acts: readonly Act[]): readonly string[] {
  const { office: db } = office[0]!.session;
  const rows = db.prepare<[], { id: string; fields: string }>('SELECT id, fields FROM records').all();
  const standing = new Map(rows.map(({ id, fields }) => [id, JSON.parse(fields) as Record<string, Json>]));
  const held = new Map(
    db
      .prepare<[], { id: string; field: string; mark: string }>('SELECT record_id AS id, field, mark FROM marks')
      .all()
      .map(({ id, field, mark }) => [`${id} ${field}`, JSON.parse(mark) as Mark]),
  );
  const model = modelOf(acts);
  const found: string[] = [];
  for (const id of recordsIn(acts)) {
    const [must, is] = [model.get(id), standing.get(id)];
    if (must === undefined && is !== undefined) found.push(`${id} stands and must not: ${told(acts, id)}`);
    if (must !== undefined && is === undefined) found.push(`${id} must stand and does not: ${told(acts, id)}`);
    if (must === undefined || is === undefined) continue;
    for (const field of new Set([...Object.keys(must.fields), ...Object.keys(is)]))
      if (!joined.has(field) && JSON.stringify(must.fields[field] ?? null) !== JSON.stringify(is[field] ?? null))
        found.push(
          `${field} of ${id} is ${JSON.stringify(is[field])}, must be ${JSON.stringify(must.fields[field])}: ${told(acts, id)}`,
        );
    for (const [field, list] of Object.entries(must.marks))
      for (const mark of list) {
        const way = looserIn(held.get(`${id} ${field}`), mark);
        if (way !== null) found.push(`the mark at ${field} of ${id} is looser in ${way}`);
      }
  }
  return [...found, ...rowFaults(office[0]!, acts, standing), ...erasingFaults(office, acts)];
}

/** Who did what with a record, in the order of the history. */
function told(acts: readonly Act[], record: string): string {
  return acts
    .flatMap(({ station, number, seen, did }) =>
      did
        .filter(deed => deed.record === record)
        .map(deed => `${station}/${number} seen ${JSON.stringify(seen)} ${JSON.stringify({ ...deed, record: undefined })}`),
    )
    .join('; ');
}

const recordsIn = (acts: readonly Act[]) =>
  new Set(acts.flatMap(({ did }) => did.flatMap(deed => (deed.kind === 'row' ? [] : [deed.record]))));

type RowDeed = Extract<Deed, { kind: 'row' }>;
type RowDone = { readonly act: Act; readonly deed: RowDeed };
/** What a row hangs from. */
const naming = ['case_id', 'record_id', 'document_id', 'one_case', 'other_case'] as const;
const ends = /^(ended|revoked|lifted|withdrawn|retracted|decided)_at_ms$/;

/** Rows beside the records: what somebody said stands while its case does, and what ended stays ended. */
function rowFaults(
  { session: { office } }: Station,
  acts: readonly Act[],
  standing: ReadonlyMap<string, unknown>,
): readonly string[] {
  const deeds = acts.flatMap(act => act.did.flatMap(deed => (deed.kind === 'row' ? [{ act, deed }] : [])));
  const aside = new Set(listAside(office).map(({ table, row }) => `${table} ${row}`));
  const found: string[] = [];
  for (const [row, all] of Map.groupBy(deeds, ({ deed }) => deed.record)) {
    if (!all.some(({ deed }) => deed.was === null)) continue; // who put it there did not count
    const last = unheard(all);
    const is = rowAt(office, row, all.map(({ deed }) => deed.is ?? deed.was)[0] ?? {});
    const isOut = last.every(({ deed }) => deed.is === null);
    if (isOut && is !== null) found.push(`${row} stands and must not`);
    if (last.some(({ deed }) => deed.is === null)) continue;
    const places = all.map(({ deed }) => deed.is ?? {}).flatMap(cells => naming.map(name => cells[name]));
    const packets = all.flatMap(({ deed }) => deed.is?.['submission_id'] ?? []);
    const isWhole =
      places.every(place => typeof place !== 'string' || standing.has(place)) &&
      packets.every(id => rowAt(office, `submissions ${JSON.stringify([id])}`, { id }) !== null);
    if (is === null && isWhole && !aside.has(row)) found.push(`${row} must stand and does not`);
    if (is === null) continue;
    for (const name of Object.keys(is).filter(name => ends.test(name)))
      if (is[name] === null && all.some(done => isEnd(done.deed, name) && isKnownTo(all, done, is['state'])))
        found.push(`${row} has lost its ${name}`);
  }
  return found;
}

/** Whether whoever made a row what it is had heard of an act: who took a packet back unheard of its approval has no decision beside it. */
function isKnownTo(all: readonly RowDone[], { act }: RowDone, state: Json | undefined): boolean {
  return (
    state === undefined ||
    all.some(
      ({ act: other, deed: { was, is } }) =>
        was !== null && was['state'] !== state && is?.['state'] === state && (other === act || hears(other, act)),
    )
  );
}

const isEnd = ({ was, is }: RowDeed, name: string) => was !== null && is !== null && was[name] === null && is[name] !== null;

function rowAt(office: Station['session']['office'], row: string, cells: Readonly<Record<string, Json>>) {
  const at = row.indexOf(' ');
  const [table, key] = [row.slice(0, at), JSON.parse(row.slice(at + 1)) as Json[]];
  const columns = (office.pragma(`table_info("${table}")`) as { name: string; pk: number }[])
    .filter(({ pk }) => pk > 0)
    .toSorted((one, other) => one.pk - other.pk)
    .map(({ name }) => name);
  if (columns.length !== key.length || Object.keys(cells).length === 0) return null;
  return (
    office
      .prepare<unknown[], Record<string, Json>>(
        `SELECT * FROM "${table}" WHERE ${columns.map(name => `"${name}" IS ?`).join(' AND ')}`,
      )
      .get(...key.map(value => (typeof value === 'object' ? null : value))) ?? null
  );
}

/** A text that an erasing had heard of, and that nobody wrote anywhere else, is at no station in any table. */
function erasingFaults(office: readonly Station[], acts: readonly Act[]): readonly string[] {
  const texts = new Map<string, { act: Act; record: string }[]>();
  for (const act of acts)
    for (const deed of act.did)
      for (const text of textsIn(deed)) texts.set(text, [...(texts.get(text) ?? []), { act, record: deed.record }]);
  const erased = acts.flatMap(act => act.did.flatMap(deed => (deed.kind === 'erase' ? [{ act, record: deed.record }] : [])));
  const forbidden = [...texts].filter(([, said]) =>
    erased.some(({ act, record }) => said.every(each => each.record === record && hears(act, each.act))),
  );
  if (forbidden.length === 0) return [];
  return office.flatMap(station => {
    const all = everyText(station);
    return forbidden.flatMap(([text]) =>
      all
        .filter(([, held]) => held.includes(text))
        .map(
          ([table, held]) =>
            `${text} was erased and is in ${table} of station ${station.number}: ${around(held, text)} -- ${told(acts, texts.get(text)![0]!.record)}`,
        ),
    );
  });
}

const around = (held: string, text: string) => held.slice(Math.max(0, held.indexOf(text) - 300), held.indexOf(text) + 100);

export function textsIn(deed: Deed): readonly string[] {
  const values = deed.kind === 'add' ? Object.values(deed.fields) : deed.kind === 'set' ? [deed.value] : [];
  return values.filter((value): value is string => typeof value === 'string' && /^\p{L}+ [0-9a-z]{4,}$/u.test(value));
}

export function everyText({ session: { office } }: Station): readonly (readonly [string, string])[] {
  return [
    ['records', 'fields'],
    ['row_writes', 'cells'],
    ['changes', "entry || ' ' || entity || ' ' || record || ' ' || field || ' ' || coalesce(old, '') || coalesce(new, '')"],
    ['deleted_cases', 'content'],
    ['held_entries', 'content'],
  ].flatMap(([table, column]): (readonly [string, string])[] => {
    try {
      return [
        [table!, office.prepare<[], string | null>(`SELECT group_concat(${column}, ' ') FROM ${table}`).pluck().get() ?? ''],
      ];
    } catch (error) {
      throw new Error(`${table}.${column}`, { cause: error });
    }
  });
}
