import type { EntryId, OfficeClock, Placed, RowWrite, Seen } from '../shared/office/fold-row.ts';
import type { Json } from '../shared/language.ts';

// A case comes into a compartment as it stood, and of each cell with who had written it last in the office: so what comes later, of who had not heard of
// the closing, is put together with it as it would have been there.

/** Whose each cell of a row is, by station and number. */
export type Writers = Readonly<Record<string, readonly [station: number, number: number]>>;

type Cells = Readonly<Record<string, Json>>;
type Writer = readonly [
  station: number,
  number: number,
  clock: readonly [ms: number, count: number],
  seen: Seen,
  cells: readonly string[],
];

/** Where a row's cells say it in the log; no column begins so. */
const WRITERS = '@by';

export const saysWriters = (text: string): boolean => text.includes(`"${WRITERS}":`);

/** Cells as the log keeps them. @param placed - Where an entry stands in the office. */
export function withWriters(cells: Cells, by: Writers, placed: (id: EntryId) => Omit<Placed, keyof EntryId> | undefined): Cells {
  const groups = Map.groupBy(Object.entries(by), ([, id]) => id.join());
  const writers = [...groups.values()].flatMap((own): readonly Writer[] => {
    const [station, number] = own[0]![1]; // a group has one at least
    const at = placed({ station, number });
    return at === undefined ? [] : [[station, number, [at.clock.ms, at.clock.count], at.seen, own.map(([cell]) => cell).sort()]];
  });
  return writers.length === 0 ? cells : { ...cells, [WRITERS]: writers }; // plain JSON
}

/** The same cells without that, and whose they are. */
function writersIn(kept: Cells): { readonly cells: Cells; readonly by?: Writers } {
  const { [WRITERS]: _, ...cells } = kept;
  const by = listed(kept).flatMap(([station, number, , , names]) => names.map(name => [name, [station, number]] as const));
  return by.length === 0 ? { cells } : { cells, by: Object.fromEntries(by) };
}

const listed = (kept: Cells): readonly Writer[] => (kept[WRITERS] ?? []) as unknown as readonly Writer[]; // written by withWriters

/** What a log keeps of cells, as an entry holds it. */
export function cellsIn(text: string | null): { readonly cells: Json; readonly by?: Writers } {
  if (text === null) return { cells: null };
  const cells = JSON.parse(text) as Cells;
  return saysWriters(text) ? writersIn(cells) : { cells };
}

/** What a closing brought, as the writes that it was in the office. `closing`: the entry. */
export function spread(write: RowWrite, closing: EntryId): readonly RowWrite[] {
  if (write.cells === null) return [write];
  const { cells } = writersIn(write.cells);
  const rest = new Map(Object.entries(cells));
  const came = listed(write.cells).flatMap(([station, number, [ms, count], seen, names]): readonly RowWrite[] => {
    const own = names.flatMap(name => (rest.has(name) ? [[name, rest.get(name)!] as const] : [])); // the others were erased
    for (const [name] of own) rest.delete(name);
    const clock: OfficeClock = { ms, count };
    return own.length === 0
      ? []
      : [{ by: { station, number, clock, seen, came: [closing] }, kind: 'set', cells: Object.fromEntries(own) }];
  });
  return [{ ...write, cells: Object.fromEntries(rest) }, ...came];
}

/** What came more than once, by several closings or late, is one write. */
export function inOne(writes: readonly RowWrite[]): readonly RowWrite[] {
  const found = new Map<string, RowWrite>();
  for (const write of writes) {
    const says = write.kind === 'put' || write.kind === 'set';
    const name = `${write.by.station} ${write.by.number} ${says}`;
    const held = found.get(name);
    found.set(name, held === undefined || !says ? write : joined(held, write));
  }
  return [...found.values()];
}

function joined(one: RowWrite, other: RowWrite): RowWrite {
  const came = [...(one.by.came ?? []), ...(other.by.came ?? [])];
  return {
    by: { ...one.by, ...(came.length === 0 ? {} : { came }) },
    kind: one.kind === 'put' || other.kind === 'put' ? 'put' : 'set',
    cells: one.cells === null ? other.cells : { ...one.cells, ...other.cells },
  };
}
