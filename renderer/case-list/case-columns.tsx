import { directionName } from '../../shared/direction-text.ts';
import type { ListColumn, ListedCase } from '../../shared/case-view.ts';
import { LockKeyhole } from 'lucide-react';
import { fieldAt } from '../../shared/catalogue.ts';
import { useFormat } from '../format.ts';
import { usePreferences, type ColumnChoice } from '../preferences.ts';
import { useText } from '../text.ts';
import { ClockChip } from '../clocks/ClockChip.tsx';
import type { Column } from '../ui/Table.tsx';

/** What the list shows until the person chooses otherwise; the rest of a case stands beside it. */
const usualColumns = usual(['reference', 'stop', 'persons', 'title', 'stage']);
/** What is written of the list until the person chooses otherwise: a file has nothing beside it. */
const usualInFile = usual(['reference', 'stop', 'persons', 'title', 'stage', 'counterpart', 'opened']);

function usual(columns: readonly ListColumn[]): readonly ColumnChoice[] {
  return columns.map(id => ({ id, width: 'usual' }));
}

/** The width of each column: its least in pixels, and how much of what is left over it takes. */
const widths: Readonly<Record<ListColumn, readonly [px: number, share: number]>> = {
  reference: [88, 0],
  persons: [176, 1.2],
  title: [128, 1.6], // its first words are a surname again: it is told from others by what follows
  stage: [80, 0.8],
  stop: [160, 0],
  opened: [96, 0],
  counterpart: [96, 0],
  officer: [120, 1],
  kind: [120, 0.8],
  direction: [120, 0.8],
  changed: [104, 0],
};
const factors = { narrow: 0.7, usual: 1, wide: 1.5 } as const;

export const everyColumn = Object.keys(widths) as readonly ListColumn[]; // its keys are these

/** What stands in the first line where a row has two. */
const firstLine: readonly ListColumn[] = ['reference', 'persons'];

/** The columns as the person likes them; what an earlier version called otherwise is left out. */
export function useColumnChoices(): readonly ColumnChoice[] {
  return useChosen(usualColumns);
}

/** The columns that a file of the list has. */
export function useColumnsInFile(): readonly ListColumn[] {
  return useChosen(usualInFile).map(({ id }) => id as ListColumn); // useChosen leaves others out
}

function useChosen(otherwise: readonly ColumnChoice[]): readonly ColumnChoice[] {
  const chosen = usePreferences(state => state.caseColumns);
  const known = chosen?.filter(({ id }) => everyColumn.some(column => column === id)) ?? [];
  return known.length === 0 ? otherwise : known;
}

export function useCaseColumns(): readonly Column<ListedCase>[] {
  const t = useText();
  const cell = useCells();
  return useColumnChoices().map(({ id, width }) => {
    const column = id as ListColumn; // useColumnChoices leaves others out
    return {
      id: column,
      title: t(`cases.column.${column}`),
      width: trackOf(column, width),
      isSortable: true,
      cell: cell[column],
      isSecondLine: !firstLine.includes(column),
      ...(column === 'reference' ? { codeOf: (row: ListedCase) => row.reference } : {}),
      ...(column === 'counterpart' ? { codeOf: (row: ListedCase) => row.counterpart } : {}),
    };
  });
}

/** A column fits what it must show before it takes of what is left; the table scrolls sideways where all of it is too much. */
function trackOf(column: ListColumn, width: ColumnChoice['width']): string {
  const [px, share] = widths[column];
  const factor = factors[width];
  const least = `${Math.round(px * factor)}px`;
  return share === 0 ? least : `minmax(${least}, ${share * factor}fr)`;
}

function useCells(): Readonly<Record<ListColumn, Column<ListedCase>['cell']>> {
  const t = useText();
  const format = useFormat();
  const option = (field: 'stage' | 'kind') => (row: ListedCase) => {
    const label = fieldAt(`case.${field}`)?.options?.[row[field] ?? ''];
    return label ? t(label) : row[field];
  };
  return {
    reference: row => (
      <span className={row.isEnclosed === true ? 'mono row tight' : 'mono'}>
        {row.isEnclosed === true && <LockKeyhole size={12} aria-label={t('compartments.inOne')} />}
        {row.reference}
      </span>
    ),
    persons: row => <b className="strong">{row.persons}</b>,
    title: row => row.title,
    stage: option('stage'),
    kind: option('kind'),
    direction: row => row.direction !== null && t(directionName(row.direction)),
    officer: row => row.officer,
    counterpart: row => <span className="mono">{row.counterpart}</span>,
    stop: row => row.stop !== null && <ClockChip clock={row.stop} />,
    opened: row => row.openedOn !== null && format.date(row.openedOn),
    changed: row => format.instant(row.changedAtMs),
  };
}
