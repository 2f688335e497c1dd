import type { PacketSight, SeenField, SeenRecord } from '../../shared/contract/packets.ts';

/** One line of the sheet: its head and foot, a record's heading, or a place. */
export type SheetItem =
  | { readonly kind: 'top' | 'foot'; readonly key: string }
  | { readonly kind: 'heading'; readonly key: string; readonly record: SeenRecord }
  | { readonly kind: 'place'; readonly key: string; readonly record: SeenRecord; readonly seen: SeenField };

/** What stands on the sheet, top to bottom. Places where we hold nothing are left out: their gaps are the same for every case. */
export function sheetItems(sight: PacketSight): readonly SheetItem[] {
  const items: SheetItem[] = [{ kind: 'top', key: 'top' }];
  for (const record of sight.records) {
    const held = record.fields.filter(({ isEmpty }) => !isEmpty);
    if (held.length === 0) continue;
    items.push({ kind: 'heading', key: record.name, record });
    for (const seen of held) items.push({ kind: 'place', key: seen.path, record, seen });
  }
  return [...items, { kind: 'foot', key: 'foot' }];
}
