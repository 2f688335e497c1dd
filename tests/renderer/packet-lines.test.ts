import { describe, expect, it } from 'vitest';
import { inFours, packetParts, packetTitle, type PacketField } from '../../renderer/releases/packet-lines.ts';
import type { LedgerRecord } from '../../shared/contract/packets.ts';
import type { RecordId } from '../../shared/language.ts';
import { valuePath } from '../../shared/value-path.ts';

const value = (field: string, more: Partial<PacketField> = {}): PacketField => ({
  ...{ field, value: 'Something', how: null, code: null, isEmpty: false },
  path: valuePath('subject', field, 'r'),
  ...more,
});
const gap = (field: string, isEmpty = false) => value(field, { value: null, code: 'R-PRIV', isEmpty });
const record = (name: string, fields: readonly PacketField[]): LedgerRecord => ({
  ...{ entity: 'subject', name, depth: 1 },
  record: 'r' as RecordId,
  fields,
});
const names = (parts: ReturnType<typeof packetParts>) => parts.map(({ rows }) => rows.map(({ seen }) => seen.field));
const all = { only: null, opened: new Set<string>() };

describe('the page of a packet', () => {
  const long = value('notes', { value: 'x'.repeat(200) });
  const person = record('P', [
    value('given'),
    gap('curp'),
    value('paternal'),
    value('maternal'),
    value('sex'),
    long,
    gap('dna', true),
  ]);

  it('puts what is not plain, and what is read as text, before a line for the rest', () => {
    const [part] = packetParts([person], all);

    expect(names([part!])).toEqual([['curp', 'notes']]);
    expect(part).toMatchObject({ folded: 4, isOpen: false });
  });

  it('opens the line without moving what stood before it', () => {
    expect(names(packetParts([person], { only: null, opened: new Set(['P']) }))).toEqual([
      ['curp', 'notes', 'given', 'paternal', 'maternal', 'sex'],
    ]);
  });

  it('shows one state alone when that is asked, and no record that has none of it', () => {
    const other = record('Q', [value('given')]);

    expect(names(packetParts([person, other], { ...all, only: 'withhold' }))).toEqual([['curp']]);
  });

  it('folds no line for three values or fewer', () => {
    expect(packetParts([record('P', [value('given'), value('paternal'), value('sex')])], all)[0]).toMatchObject({ folded: 0 });
  });

  it('calls a person by what leaves of the name, and by its kind where nothing does', () => {
    const named = record('P', [value('given', { value: 'Ana' }), value('paternal', { value: 'Prueba' })]);

    expect(packetTitle(named, 'Person')).toContain('Prueba');
    expect(packetTitle(record('P', [gap('given'), gap('paternal')]), 'Person')).toBe('Person');
    const pseudonym = { value: 'PER-AAAAAAAAAA', how: 'PSEUDONYM' as const };
    expect(packetTitle(record('P', [value('given', pseudonym), value('paternal', pseudonym)]), 'Person')).toBe('Person');
  });

  it('parts a hash into groups of four and loses no letter', () => {
    expect(inFours('abcdefghij')).toBe('abcd efgh ij');
  });
});
