import type { PacketSight, SeenField, SeenRecord } from '../../shared/contract/packets.ts';
import type { MarkState } from '../marks/mark-state.ts';
import { stateOf } from '../view-as/seen.ts';

/** One line of the sheet: its head and foot, a record's heading, a place, or a run of places that leave as they are. */
export type SheetItem =
  | { readonly kind: 'top' | 'foot'; readonly key: string }
  | { readonly kind: 'heading'; readonly key: string; readonly record: SeenRecord }
  | { readonly kind: 'place'; readonly key: string; readonly record: SeenRecord; readonly seen: SeenField }
  | {
      readonly kind: 'fold';
      readonly key: string;
      readonly record: SeenRecord;
      readonly count: number;
      readonly isOpen: boolean;
    };

/** What a person opened, the one form that is looked at, and the places that are never folded: those of which the leak check found something. */
export type Folding = {
  readonly opened: ReadonlySet<string>;
  readonly kept: ReadonlySet<string>;
  readonly only?: MarkState | null;
};

/** From so many places on a run is folded. */
const FOLDED_FROM = 3;
/** A text as long as this is read, not folded. */
export const LONG_TEXT = 120;

/**
 * What stands on the sheet, top to bottom; of each record first what differs from ours, then what leaves as it is, folded. Places where we
 * hold nothing are left out: their gaps are the same for every case.
 */
export function sheetItems(sight: PacketSight, { opened, kept, only = null }: Folding): readonly SheetItem[] {
  const items: SheetItem[] = [{ kind: 'top', key: 'top' }];
  for (const record of sight.records) {
    const held = record.fields.filter(seen => !seen.isEmpty && (only === null || stateOf(seen) === only));
    if (held.length === 0) continue;
    items.push({ kind: 'heading', key: record.name, record });
    const place = (seen: SeenField): SheetItem => ({ kind: 'place', key: seen.path, record, seen });
    const plain = held.filter(seen => isPlain(record, seen) && !kept.has(seen.path));
    const isFolded = only === null && plain.length >= FOLDED_FROM;
    items.push(...held.filter(seen => !isFolded || !plain.includes(seen)).map(place));
    if (!isFolded) continue;
    const key = foldKey(record);
    const isOpen = opened.has(key);
    items.push({ kind: 'fold', key, record, count: plain.length, isOpen });
    if (isOpen) items.push(...plain.map(place));
  }
  return [...items, { kind: 'foot', key: 'foot' }];
}

/** The records on the sheet, each with how many of its places stand in each state. */
export function sheetRecords(sight: PacketSight) {
  return sight.records.flatMap(record => {
    const states = record.fields.filter(({ isEmpty }) => !isEmpty).map(stateOf);
    const of = (state: string) => states.filter(one => one === state).length;
    const counts = {
      release: of('release'),
      generalise: of('generalise'),
      pseudonym: of('pseudonym'),
      withhold: of('withhold') + of('hidden'),
    };
    return states.length === 0 ? [] : [{ record, counts, differing: states.length - counts.release }];
  });
}

function foldKey({ name }: SeenRecord): string {
  return `fold ${name}`;
}

/** Whether a place leaves just as we hold it, and is short enough to need no reading. */
function isPlain({ entity }: SeenRecord, seen: SeenField): boolean {
  const isLong = typeof seen.value === 'string' && seen.value.length >= LONG_TEXT;
  return stateOf(seen) === 'release' && entity !== 'portion' && seen.field !== 'content' && !isLong;
}
