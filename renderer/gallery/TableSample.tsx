import { useState } from 'react';
import type { OpenVault } from '../../shared/contract/vault.ts';
import { Screen } from '../frame/Screen.tsx';
import { Sidebar } from '../frame/Sidebar.tsx';
import { SyntheticBar } from '../frame/SyntheticBar.tsx';
import { PersonName } from '../people/PersonName.tsx';
import { Table, type Column, type Sort } from '../ui/Table.tsx';
import { ClockChip } from '../clocks/ClockChip.tsx';
import { WhoseMove } from '../clocks/WhoseMove.tsx';
import { later, soonRange } from './samples.ts';

type Row = { readonly id: string; readonly given: string; readonly surnames: string; readonly place: number };
const surnames = ['Montejano Urrea', 'Lozano Iturbe', 'Cisneros Baeza', 'Ferrer Nájera', 'Carrasco Pineda'];
const rows: readonly Row[] = Array.from({ length: 15_000 }, (_, place) => ({
  id: `EX-2026-${String(place).padStart(5, '0')}`,
  given: 'Ismael',
  surnames: surnames[place % 5] ?? '',
  place,
}));

const columns: readonly Column<Row>[] = [
  { id: 'id', title: 'Número', width: '128px', isSortable: true, cell: row => <span className="mono">{row.id}</span> },
  {
    id: 'name',
    title: 'Persona',
    width: 'minmax(160px, 2fr)',
    isSortable: true,
    cell: row => <PersonName {...row} order="surnames-first" />,
  },
  {
    id: 'due',
    title: 'Vence',
    width: 'minmax(160px, 1fr)',
    isSortable: true,
    cell: row => <ClockChip clock={row.place % 3 ? later : soonRange} />,
  },
  { id: 'move', title: 'Toca a', width: '120px', cell: row => <WhoseMove side={row.place % 2 ? 'us' : 'them'} /> },
  { id: 'age', title: 'Edad', width: '72px', align: 'end', cell: row => `${row.place % 400} d` },
];

/** Fifteen thousand rows. */
export function TableSample({ vault }: { readonly vault: OpenVault }) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['EX-2026-00002']));
  const [sort, setSort] = useState<Sort>({ column: 'id', direction: 'ascending' });
  return (
    <div className="shell">
      <SyntheticBar />
      <div className="app">
        <Sidebar vault={vault} />
        <Screen layout="fixed" crumbs={[{ label: 'Casos' }]}>
          <div className="page-head">
            <h1 className="h-screen">Casos</h1>
          </div>
          <Table
            label="Casos"
            columns={columns}
            rows={rows}
            keyOf={row => row.id}
            sort={sort}
            onSort={setSort}
            selected={selected}
            onSelect={setSelected}
          />
        </Screen>
      </div>
    </div>
  );
}
