// @vitest-environment jsdom
import '../support/page-door.ts';
import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, expect, it } from 'vitest';
import { prefer } from '../../renderer/preferences.ts';
import { Table, type Column } from '../../renderer/ui/Table.tsx';

type Row = { readonly id: string };
const rows: readonly Row[] = Array.from({ length: 15_000 }, (_, place) => ({ id: `row-${place}` }));
const columns: readonly Column<Row>[] = [{ id: 'id', title: 'Id', width: '1fr', cell: row => row.id }];
let opened: string[] = [];

beforeEach(() => {
  opened = [];
  prefer({ letterKeys: true });
});

function Sample() {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  return (
    <Table
      label="rows"
      columns={columns}
      rows={rows}
      keyOf={row => row.id}
      onOpen={row => opened.push(row.id)}
      selected={selected}
      onSelect={setSelected}
    />
  );
}

const focused = () => document.activeElement?.getAttribute('data-row-key');
const press = (key: string) => fireEvent.keyDown(document.activeElement!, { key });

it('keeps only the rows in view in the page, and says how many there are', () => {
  render(<Sample />);

  expect(screen.getAllByRole('row').length).toBeLessThan(100);
  expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('15001');
});

it('moves by arrows and by J and K, opens by Enter, selects by Space', () => {
  render(<Sample />);
  document.querySelector<HTMLElement>('[data-row-key="row-0"]')!.focus();

  press('ArrowDown');
  press('j');
  press('k');
  press('Enter');
  press(' ');

  expect(focused()).toBe('row-1');
  expect(opened).toEqual(['row-1']);
  expect(document.activeElement?.getAttribute('aria-selected')).toBe('true');
});

it('stays on the first row, and has one row in the tab order', () => {
  render(<Sample />);
  document.querySelector<HTMLElement>('[data-row-key="row-0"]')!.focus();

  press('ArrowUp');

  expect(focused()).toBe('row-0');
  expect(document.querySelectorAll('[role="row"][tabindex="0"]')).toHaveLength(1);
});

it('leaves J and K alone where letters are switched off', () => {
  prefer({ letterKeys: false });
  render(<Sample />);
  document.querySelector<HTMLElement>('[data-row-key="row-0"]')!.focus();

  press('j');

  expect(focused()).toBe('row-0');
});

it('selects a range by Shift with a move, and every row by Ctrl+A', () => {
  render(<Sample />);
  document.querySelector<HTMLElement>('[data-row-key="row-0"]')!.focus();

  fireEvent.keyDown(document.activeElement!, { key: 'ArrowDown', shiftKey: true });
  fireEvent.keyDown(document.activeElement!, { key: 'ArrowDown', shiftKey: true });
  expect(document.querySelectorAll('[role="row"][aria-selected="true"]')).toHaveLength(3);

  fireEvent.keyDown(document.activeElement!, { key: 'a', ctrlKey: true });
  expect(document.querySelectorAll('[role="row"][aria-selected="false"]')).toHaveLength(0);
});

it('keeps the place of rows that are not read yet, and asks for those in view', () => {
  const asked: (readonly [number, number])[] = [];
  const sparse = rows.map((row, place) => (place < 3 ? row : undefined));
  render(
    <Table
      label="rows"
      columns={columns}
      rows={sparse}
      keyOf={row => row.id}
      onView={(first, last) => asked.push([first, last])}
    />,
  );

  expect(asked[0]?.[0]).toBe(0);
  expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('15001');
  expect(document.querySelectorAll('[role="row"][data-row-key]')).toHaveLength(3);
  expect(document.querySelectorAll('[role="row"][aria-busy="true"]').length).toBeGreaterThan(3);
});
