import { Refusal, type FailurePlace } from '../../../shared/failure.ts';
import type { Indicator } from '../../../shared/framework/indicators.ts';
import { linesOfCsv } from '../../../shared/framework/csv.ts';
import { readNumber, valueTable, type Habit, type ValueRow as TableRow } from '../../../shared/framework/value-table.ts';
import { datesTyped } from '../../../shared/typed-partial-date.ts';
import type { CivilDate } from '../../../shared/language.ts';
import type { Direction } from '../../../shared/case.ts';
import { recordChanges, lastEntry } from '../audit/audit.ts';
import type { SessionContext } from '../ground/context.ts';
import { checkedValue, isSame, keyOf, standingValues, writeValue, type Checked } from './values.ts';

const MOST_PLACES = 100;
const MOST_ROWS = 20_000;

/** Text in whichever encoding it was saved: with a mark as the mark says, or else UTF-8, and where it is none Windows-1252. */
export function textOfBytes(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

type Given = {
  readonly indicators: readonly Indicator[];
  readonly ground: Parameters<typeof checkedValue>[2];
  readonly decimals: Habit | undefined;
  readonly why: string | undefined;
};

/**
 * Values from a table, all or none. What is there already with the same words changes nothing, so that the same file may come twice.
 * @throws Refusal `indicator/not-a-table`, `import/refused` with the row and column of each fault.
 */
export function importValues(context: SessionContext, text: string, { indicators, ground, decimals, why }: Given) {
  const { session } = context;
  const lines = linesOfCsv(text);
  if (lines === null || lines.length < 2 || lines.length > MOST_ROWS) throw new Refusal('indicator/not-a-table');
  const table = valueTable(lines);
  const places: FailurePlace[] = [...table.places];
  const byCode = new Map(indicators.map(each => [each.fields.code, each]));
  const standing = standingValues(session);
  const seen = new Set<string>();
  const values: Checked[] = [];
  if (places.length === 0)
    for (const line of table.rows) {
      const read = readLine(line, { byCode, ground, habit: decimals ?? table.habit });
      if ('places' in read) places.push(...read.places);
      else {
        const key = keyOf(read.value);
        const held = standing.get(key);
        if (seen.has(key)) places.push({ row: line.row, path: 'from', code: 'import/duplicate-key' });
        else if (held !== undefined && !isSame(read.value, held) && why === undefined)
          places.push({ row: line.row, path: 'amount', code: 'indicator/differs' });
        seen.add(key);
        values.push(read.value);
      }
    }
  if (places.length > 0) throw new Refusal('import/refused', { places: places.slice(0, MOST_PLACES) });
  const counted = { added: 0, replaced: 0, unchanged: 0 };
  recordChanges(session, context, 'indicator:import', session.office, note => {
    for (const value of values) {
      const held = standing.get(keyOf(value));
      const isUnchanged = held !== undefined && isSame(value, held);
      counted[isUnchanged ? 'unchanged' : held === undefined ? 'added' : 'replaced']++;
      if (!isUnchanged)
        writeValue(context, value, { standing: held, why: held === undefined ? undefined : why, file: null }, note);
    }
  });
  return { ...counted, entry: lastEntry(session) };
}

type Looking = {
  readonly byCode: ReadonlyMap<string, Indicator>;
  readonly ground: Given['ground'];
  readonly habit: Habit | null;
};

function readLine(
  { row, cells }: TableRow,
  { byCode, ground, habit }: Looking,
): { readonly value: Checked } | { readonly places: readonly FailurePlace[] } {
  const places: FailurePlace[] = [];
  const fault = (path: string, code: FailurePlace['code']): undefined => void places.push({ row, path, code });
  const text = (column: keyof typeof cells): string | undefined => cells[column] ?? fault(column, 'field/required');
  const number = (column: 'amount' | 'rate', written: string | undefined): string | undefined => {
    if (written === undefined) return undefined;
    const read = readNumber(written, habit);
    return 'amount' in read ? read.amount : fault(column, read.code);
  };
  const day = (column: keyof typeof cells, written: string | undefined): CivilDate | undefined => {
    if (written === undefined) return undefined;
    return dayOf(written) ?? fault(column, 'value/malformed');
  };
  const code = text('indicator');
  const indicator =
    code === undefined ? undefined : (byCode.get(code.toUpperCase()) ?? fault('indicator', 'indicator/not-found'));
  const year = /^(?:19|20|21)\d\d$/.test(cells.year ?? '') ? cells.year : undefined;
  if (cells.year !== undefined && year === undefined) fault('year', 'value/malformed');
  const isByYear = cells.year !== undefined;
  const from = !isByYear ? day('from', text('from')) : year === undefined ? undefined : (`${year}-01-01` as CivilDate);
  const to = !isByYear ? day('to', text('to')) : year === undefined ? undefined : (`${year}-12-31` as CivilDate);
  const direction = cells.direction === undefined ? undefined : directionOf(cells.direction);
  if (cells.direction !== undefined && direction === undefined) fault('direction', 'value/malformed');
  const [amount, rate] = [number('amount', text('amount')), number('rate', cells.rate)];
  const [asOf, rateOn] = [day('asOf', text('asOf')), day('rateOn', cells.rateOn)];
  const [unit, source] = [text('unit'), text('source')];
  const long = (['source', 'document', 'rateSource'] as const).find(column => (cells[column]?.length ?? 0) > 200);
  if (long !== undefined) fault(long, 'value/too-long');
  const { document, rateSource, action } = cells;
  if (
    places.length > 0 ||
    indicator === undefined ||
    from === undefined ||
    to === undefined ||
    amount === undefined ||
    asOf === undefined ||
    unit === undefined ||
    source === undefined
  )
    return { places };
  const isJoint = /^(?:yes|y|si|sí|s|true|1|x)$/i.test(cells.isJoint ?? '');
  const optional = { rate, rateOn, rateSource, document };
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)) as {
    readonly [N in keyof typeof optional]?: never;
  }; // only what is there
  const offered = {
    amount,
    unit,
    asOf,
    source,
    from,
    to,
    direction,
    action,
    way: 'import' as const,
    ...given,
    ...(isJoint ? { isJoint } : {}),
  };
  const checked = checkedValue(indicator, offered, ground);
  return 'value' in checked ? checked : { places: [{ row, ...checked }] };
}

/** A day as it is written in either habit that leaves no doubt: `2026-03-31`, `31 Mar 2026`. */
function dayOf(text: string): CivilDate | undefined {
  const [one, other] = datesTyped(text);
  return one !== undefined && other === undefined && /^\d{4}-\d{2}-\d{2}$/.test(one) ? (one as CivilDate) : undefined; // of that form
}

/** Two countries, the asking one first: `US-MX`, `US→MX`, `us mx`. */
function directionOf(text: string): Direction | undefined {
  const found = /^([A-Z]{2})\s*(?:-|→|->|–|>|\s)\s*([A-Z]{2})$/.exec(text.trim().toUpperCase());
  return found === null ? undefined : `${found[1] ?? ''}-${found[2] ?? ''}`;
}
