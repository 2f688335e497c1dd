import { movers, type BoardCase, type BoardColumn, type BoardLane } from '../../shared/board.ts';
import type { LaneKind } from './pipeline-store.ts';

/** 'Montejano Urrea, Ismael Fabricio; …' → 'Montejano Urrea'; the title where nobody is named. */
export function surnamesOf({ persons, title }: Pick<BoardCase, 'persons' | 'title'>): string {
  const first = persons.split(';')[0]?.split(',')[0]?.trim() ?? '';
  return first === '' ? title : first;
}

/** 'Andrea Solís Whitman' → 'ASW'. */
export function initialsOf(name: string | null): string {
  return (name ?? '')
    .split(/\s+/)
    .map(word => word.slice(0, 1))
    .join('')
    .toLocaleUpperCase()
    .slice(0, 4);
}

/** The lanes that the columns' cases fall into, all of them counted, in a steady order; one lane of everything without lanes. */
export function lanesOf(columns: readonly Pick<BoardColumn, 'lanes'>[], kind: LaneKind): readonly string[] {
  if (kind === 'none') return [''];
  const found = new Set(columns.flatMap(({ lanes }) => lanes.map(({ lane }) => lane)));
  const known: readonly string[] = kind === 'direction' ? [...found].sort().reverse() : kind === 'mover' ? movers : [];
  return [
    ...known.filter(id => found.has(id) && id !== ''),
    ...[...found].filter(id => !known.includes(id) && id !== '').sort(),
    ...(found.has('') ? [''] : []),
  ];
}

/** How many cases stand in a lane of a column, and how many of them are long over. */
export function countsOf(
  { lanes, ...whole }: Pick<BoardColumn, 'lanes' | 'total' | 'longOver'>,
  lane: string,
  kind: LaneKind,
): Pick<BoardLane, 'total' | 'longOver'> {
  return kind === 'none' ? whole : (lanes.find(one => one.lane === lane) ?? { total: 0, longOver: 0 });
}

export function laneOf({ direction, mover, officer }: BoardCase, kind: LaneKind): string {
  if (kind === 'direction') return direction ?? '';
  if (kind === 'mover') return mover ?? '';
  return kind === 'officer' ? (officer ?? '') : '';
}

/** Which card has the focus after an arrow key, by column and place; null if there is none that way. */
export function cardBeside(columns: readonly (readonly string[])[], active: string, key: string): string | null {
  const column = columns.findIndex(cards => cards.includes(active));
  const place = columns[column]?.indexOf(active) ?? -1;
  if (place < 0) return null;
  if (key === 'ArrowDown') return columns[column]?.[place + 1] ?? null;
  if (key === 'ArrowUp') return columns[column]?.[place - 1] ?? null;
  if (key === 'Home') return columns[column]?.[0] ?? null;
  if (key === 'End') return columns[column]?.at(-1) ?? null;
  const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return null;
  for (let next = column + step; next >= 0 && next < columns.length; next += step) {
    const cards = columns[next] ?? [];
    const found = cards[Math.min(place, cards.length - 1)];
    if (found !== undefined) return found;
  }
  return null;
}
