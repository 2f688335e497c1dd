import { expect, it } from 'vitest';
import type { PacketSight, SeenField, SeenRecord } from '../../shared/contract/packets.ts';
import { sheetItems } from '../../renderer/releases/sheet-items.ts';

const seen = (field: string, action: SeenField['action'] = 'RELEASE', value = 'x') =>
  ({
    path: `r.${field}`,
    field,
    action,
    shown: action === 'WITHHOLD' ? 'gap' : 'value',
    value,
    isEmpty: false,
  }) as unknown as SeenField; // what the sheet reads
const sightOf = (entity: string, fields: readonly SeenField[]) =>
  ({ records: [{ record: 'r', entity, name: 'PER-1', depth: 1, fields } as unknown as SeenRecord] }) as unknown as PacketSight; // as above
const kinds = (sight: PacketSight, opened: readonly string[] = [], kept: readonly string[] = []) =>
  sheetItems(sight, { opened: new Set(opened), kept: new Set(kept) })
    .slice(1, -1)
    .map(item => (item.kind === 'place' ? item.seen.field : item.kind === 'fold' ? `fold ${item.count}` : item.kind));

const mixed = sightOf('subject', [seen('a'), seen('b', 'WITHHOLD'), seen('c'), seen('d', 'PSEUDONYM'), seen('e')]);

it('shows what differs first, and folds what leaves as it is into one line', () => {
  expect(kinds(mixed)).toEqual(['heading', 'b', 'd', 'fold 3']);
});

it('shows what a person unfolded under its line', () => {
  expect(kinds(mixed, ['fold PER-1'])).toEqual(['heading', 'b', 'd', 'fold 3', 'a', 'c', 'e']);
});

it('never folds a place of which the leak check found something', () => {
  expect(kinds(sightOf('subject', [seen('a'), seen('b'), seen('c'), seen('d')]), [], ['r.b'])).toEqual([
    'heading',
    'b',
    'fold 3',
  ]);
});

it('keeps narrative and long texts to be read, and few places as they stand', () => {
  const long = seen('note', 'RELEASE', 'w'.repeat(200));
  expect(kinds(sightOf('subject', [long, seen('a'), seen('b'), seen('c')]))).toEqual(['heading', 'note', 'fold 3']);
  expect(kinds(sightOf('portion', [seen('text'), seen('a'), seen('b')]))).toEqual(['heading', 'text', 'a', 'b']);
  expect(kinds(sightOf('subject', [seen('a'), seen('b')]))).toEqual(['heading', 'a', 'b']);
});

it('shows the places of one form alone, none of them folded, and no record without one', () => {
  const sight = sightOf('subject', [seen('a'), seen('b', 'WITHHOLD'), seen('c'), seen('d')]);
  const shown = (only: 'release' | 'withhold' | 'pseudonym') =>
    sheetItems(sight, { opened: new Set(), kept: new Set(), only }).map(({ kind, key }) => (kind === 'place' ? key : kind));

  expect(shown('release')).toEqual(['top', 'heading', 'r.a', 'r.c', 'r.d', 'foot']);
  expect(shown('withhold')).toEqual(['top', 'heading', 'r.b', 'foot']);
  expect(shown('pseudonym')).toEqual(['top', 'foot']);
});
