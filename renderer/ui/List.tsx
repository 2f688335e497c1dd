import type { ReactNode } from 'react';
import { Grid, type RowsProps } from './Grid.tsx';

export type ListProps<Row> = RowsProps<Row> & {
  readonly render: (row: Row) => ReactNode;
  readonly rowPx: number;
};

/** Virtualised rows of one cell each, with the keys of a `Table`. `.hints` inside a row show only where the focus is. */
export function List<Row>({ render, ...rows }: ListProps<Row>) {
  if (rows.rows.length === 0) return <>{rows.empty}</>;
  return <Grid {...rows} headRows={0} cells={row => <div role="gridcell">{render(row)}</div>} />;
}
