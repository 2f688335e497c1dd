import type { FailureCode, FailurePlace } from '../failure.ts';
import { amountsOf, type Amount } from '../money/written-amount.ts';
import type { CsvLine } from './csv.ts';

/** The columns of a table of values, by what their heads may say, in lower case without accents. */
const heads = {
  indicator: ['indicator', 'indicador', 'code', 'clave'],
  direction: ['direction', 'sentido'],
  action: ['action', 'accion'],
  year: ['year', 'ano', 'anio'],
  from: ['from', 'desde', 'del'],
  to: ['to', 'hasta', 'al'],
  amount: ['amount', 'value', 'valor', 'cantidad', 'importe'],
  unit: ['unit', 'unidad', 'currency', 'moneda'],
  rate: ['rate', 'tipo de cambio', 'exchange rate'],
  rateOn: ['rate date', 'fecha del tipo de cambio', 'rateon'],
  rateSource: ['rate source', 'fuente del tipo de cambio', 'ratesource'],
  asOf: ['as of', 'dato al', 'asof', 'fecha de corte'],
  source: ['source', 'fuente'],
  document: ['document', 'documento'],
  isJoint: ['joint', 'conjunto'],
} as const satisfies Record<string, readonly string[]>;
export type ValueColumn = keyof typeof heads;
const columns = Object.keys(heads) as readonly ValueColumn[]; // the table's own
const required = ['indicator', 'amount', 'unit', 'asOf', 'source'] as const;

/** How a file writes its numbers: what stands before the decimals. null: nothing in it says so, and nothing needs it. */
export type Habit = 'point' | 'comma';

export type ValueRow = { readonly row: number; readonly cells: Readonly<Partial<Record<ValueColumn, string>>> };
export type ValueTable = {
  readonly rows: readonly ValueRow[];
  readonly habit: Habit | null;
  readonly places: readonly FailurePlace[];
};

/** A table of values by its columns. What is wrong with its head, and cells beyond it, are places. */
export function valueTable([head, ...lines]: readonly CsvLine[]): ValueTable {
  const places: FailurePlace[] = [];
  const found = (head?.cells ?? []).map(text => {
    const plain = folded(text);
    return columns.find(column => (heads[column] as readonly string[]).includes(plain));
  });
  const fault = (path: string, code: FailureCode, row = 1): void => void places.push({ row, path, code });
  found.forEach((column, at) => {
    if (column === undefined) fault(`column[${at + 1}]`, 'indicator/unknown-column');
    else if (found.indexOf(column) < at) fault(column, 'import/duplicate-key');
  });
  for (const column of required) if (!found.includes(column)) fault(column, 'field/required');
  if (!found.includes('year') && !(found.includes('from') && found.includes('to'))) fault('year', 'field/required');
  const rows = lines.map(({ row, cells }): ValueRow => {
    if (cells.length > found.length) fault(`column[${found.length + 1}]`, 'indicator/unknown-column', row);
    const named = found.flatMap((column, at) => (column === undefined || (cells[at] ?? '') === '' ? [] : [[column, cells[at]]]));
    return { row, cells: Object.fromEntries(named) as ValueRow['cells'] };
  });
  return { rows, habit: habitOf(rows), places };
}

/** The habit that the numbers of a table have, if one of them can be read in one way alone and has a sign that says so. */
function habitOf(rows: readonly ValueRow[]): Habit | null {
  for (const { cells } of rows)
    for (const text of [cells.amount, cells.rate]) {
      const plain = spaced(text ?? '');
      const [reading, other] = amountsOf(plain);
      if (reading === undefined || other !== undefined || !/[.,]/.test(plain)) continue;
      const last = plain.replaceAll(/[^.,]/g, '').at(-1);
      if (reading.decimals > 0) return last === ',' ? 'comma' : 'point';
      if (last === '.') return 'comma'; // points that part thousands
      if (last === ',' && plain.split(',').length > 2) return 'point';
    }
  return null;
}

/** A number as a decimal such as `1234.5`; or why it is none. Where it may be read in two ways the table's habit decides, and without one nobody guesses. */
export function readNumber(text: string, habit: Habit | null): { readonly amount: string } | { readonly code: FailureCode } {
  const plain = spaced(text);
  const readings = amountsOf(plain);
  if (readings.length === 0) return { code: 'indicator/not-a-number' };
  const ofThree = /^[1-9]\d{0,2}([.,])\d{3}$/.exec(plain); // 1.240 or 1,240: the habit says which
  const fits =
    habit === null
      ? readings
      : ofThree === null
        ? readings.filter(each => suits(each, plain, habit))
        : [threes(plain, ofThree[1] === signOf[habit])];
  const [reading, other] = fits;
  if (reading === undefined || other !== undefined) return { code: 'indicator/two-readings' };
  if (reading.decimals > 6 || reading.digits > 10n ** 21n) return { code: 'value/out-of-range' };
  return { amount: decimal(reading) };
}

const signOf = { point: '.', comma: ',' } as const satisfies Record<Habit, string>;

function threes(text: string, isDecimal: boolean): Amount {
  const digits = BigInt(text.replaceAll(/\D/g, ''));
  return { digits, decimals: isDecimal ? 3 : 0 };
}

function suits({ decimals }: Amount, text: string, habit: Habit): boolean {
  if (decimals === 0) return true;
  return text.replaceAll(/[^.,]/g, '').at(-1) === signOf[habit];
}

function decimal({ digits, decimals }: Amount): string {
  const text = digits.toString().padStart(decimals + 1, '0');
  return decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}

/** Every space the plain one, and nothing that is not seen. */
function spaced(text: string): string {
  return text
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[\s\u00a0\u202f]+/g, ' ')
    .replaceAll('’', "'")
    .trim();
}

function folded(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[_\s]+/g, ' ')
    .trim();
}
