import { listValues, putIndicator, listOwnIndicators, replaceValue, type ValueRow } from '../../../db/indicators.ts';
import { findStoredFile } from '../../../db/stored-files.ts';
import { listUsers } from '../../../db/users.ts';
import type { indicatorCalls, IndicatorView } from '../../../shared/contract/indicators.ts';
import type { CheckedOf } from '../../../shared/contract/row.ts';
import { Refusal } from '../../../shared/failure.ts';
import { countedFrom, reachCautions, totalOf, type Indicator, type Point } from '../../../shared/framework/indicators.ts';
import { mergedIndicators } from '../../../shared/framework/shipped-indicators.ts';
import { unitOf } from '../../../shared/framework/units.ts';
import type { Direction } from '../../../shared/case.ts';
import type { CivilDate } from '../../../shared/language.ts';
import { lastEntry, recordChanges } from '../audit/audit.ts';
import type { HandlersOf, Session, SessionContext } from '../ground/context.ts';
import { newId } from '../ground/ids.ts';
import { officeDays } from '../ground/office-day.ts';
import { canonical } from '../keys/canonical.ts';
import { wholeOf } from '../places/pieces.ts';
import { writePieces } from '../places/sinks.ts';
import { contentOf } from '../places/sources.ts';
import { directionsOf } from '../stages/review.ts';
import { countingOf } from './computed.ts';
import { present } from './item-edits.ts';
import { importValues, textOfBytes } from './value-file.ts';
import { checkedValue, groundOf, isSame, keyOf, standingValues, writeValue } from './values.ts';

const MOST_BYTES = 8 * 1024 * 1024;
const YEARS = 5;

export const indicatorHandlers: HandlersOf<typeof indicatorCalls> = {
  'indicator:list': ({ year, action }, context) => {
    const asOf = officeDays(context.session, context).office;
    const shown = year ?? Number(asOf.slice(0, 4));
    const indicators = seriesOf(context, readIndicators(context.session), { years: [shown], action });
    return { asOf, year: shown, indicators, counted: countedFrom };
  },

  'indicator:read': ({ indicator, from, to, action }, context) => {
    const asOf = officeDays(context.session, context).office;
    const last = to ?? Number(asOf.slice(0, 4));
    const first = from ?? last - YEARS + 1;
    if (first > last || last - first > 50) throw new Refusal('indicator/period');
    const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
    const found = getIndicator(context.session, indicator);
    const [view] = seriesOf(context, [found], { years, action });
    return { ...view!, asOf, counted: countedFrom }; // one was asked for
  },

  'indicator:define': ({ id: given, fields: said }, context) => {
    const { session } = context;
    const all = readIndicators(session);
    const held = given === undefined ? undefined : getIndicator(session, given);
    const unit = unitOf(said.unit);
    if (unit === undefined) throw new Refusal('indicator/unit', { places: [{ path: 'fields.unit', code: 'indicator/unit' }] });
    if (all.some(each => each.fields.code === said.code && each.id !== given))
      throw new Refusal('indicator/exists', { places: [{ path: 'fields.code', code: 'indicator/exists' }] });
    if (said.measure !== held?.fields.measure) throw new Refusal('indicator/measured');
    if (held !== undefined && held.fields.unit !== unit && listValues(session.office, held.id).length > 0)
      throw new Refusal('indicator/has-values');
    if (held?.fields.measure !== undefined && held.fields.unit !== unit) throw new Refusal('indicator/measured');
    const id = given ?? newId(context);
    const fields = { ...present(said), unit };
    recordChanges(session, context, 'indicator:define', session.office, note => {
      if (held !== undefined && canonical(held.fields) === canonical(fields)) return;
      putIndicator(session.office, { id, fields });
      note({ record: id, entity: 'indicator', field: '*', old: held?.fields ?? null, new: fields });
    });
    return { id, entry: lastEntry(session) };
  },

  'indicator:enter': async (asked, context) => enter(asked, context),

  'indicator:retract': ({ id, why }, context) => {
    const { session } = context;
    const row = listValues(session.office).find(value => value.id === id && value.replacedBy === null);
    if (row === undefined) throw new Refusal('indicator/not-found');
    recordChanges(session, context, 'indicator:retract', session.office, note => {
      replaceValue(session.office, id, 'retracted', why);
      note({
        record: row.indicator,
        entity: 'indicator',
        field: 'value',
        old: { id, amount: row.amount },
        new: { retracted: true, why },
      });
    });
    return { entry: lastEntry(session) };
  },

  'indicator:import': async ({ file, decimals, why }, context) => {
    const bytes = await wholeOf(contentOf(context.handles.take(file, 'source')), {
      mostBytes: MOST_BYTES,
      code: 'import/too-large',
    });
    const { session } = context;
    const today = officeDays(session, context).office;
    const given = { indicators: readIndicators(session), ground: groundOf(session, today), decimals, why };
    return importValues(context, textOfBytes(bytes), given);
  },

  'indicator:save-document': async ({ id, sink }, context) => {
    const { session } = context;
    const row = listValues(session.office).find(value => value.id === id);
    if (row === undefined) throw new Refusal('indicator/not-found');
    if (row.file === null) throw new Refusal('indicator/no-document');
    const to = context.handles.take(sink, 'sink');
    await writePieces(to, await session.files.open(row.file), context.signal);
    return { sizeBytes: findStoredFile(session.office, row.file)?.sizeBytes ?? 0 };
  },
};

async function enter(asked: CheckedOf<(typeof indicatorCalls)['indicator:enter']>, context: SessionContext) {
  const { session } = context;
  const { indicator, why, file, ...said } = asked;
  const ground = groundOf(session, officeDays(session, context).office);
  const checked = checkedValue(getIndicator(session, indicator), { ...present(said), way: 'hand' }, ground);
  if (!('value' in checked)) throw new Refusal(checked.code, { places: [checked] });
  const { value } = checked;
  const standing = standingValues(session).get(keyOf(value));
  if (standing !== undefined && isSame(value, standing)) return { entry: lastEntry(session), isNew: false };
  if (standing !== undefined && why === undefined)
    throw new Refusal('indicator/differs', { places: [{ path: 'why', code: 'indicator/differs' }] });
  const stored =
    file === undefined ? null : await session.files.add(contentOf(context.handles.take(file, 'source')), context.signal);
  recordChanges(session, context, 'indicator:enter', session.office, note =>
    writeValue(context, value, { standing, why: standing === undefined ? undefined : why, file: stored }, note),
  );
  return { entry: lastEntry(session), isNew: true };
}

export function readIndicators({ office }: Pick<Session, 'office'>): readonly Indicator[] {
  return mergedIndicators(listOwnIndicators(office));
}

function getIndicator(session: Session, id: string): Indicator {
  const found = readIndicators(session).find(each => each.id === id);
  if (found === undefined) throw new Refusal('indicator/not-found');
  return found;
}

type Asked = { readonly years: readonly number[]; readonly action?: string | undefined };

/** Indicators with their points in some years: what was given and touches one of them, and what is counted in each. */
export function seriesOf(
  context: SessionContext,
  indicators: readonly Indicator[],
  { years, action }: Asked,
): readonly IndicatorView[] {
  const { session } = context;
  const today = officeDays(session, context).office;
  const givenOf = givenPoints(session, { years, action });
  const count = countingOf(context, directionsOf(session), action);
  return indicators.map(indicator => {
    const given = givenOf.get(indicator.id) ?? [];
    const computed = years.flatMap(year => computedPoints(indicator, year, { today, action, count }));
    const points = [...given, ...computed];
    const sums = Map.groupBy(given, point => `${point.direction ?? ''} ${point.action ?? ''}`);
    const totals = [...sums.values()].map(each => ({ direction: each[0]!.direction, total: totalOf(indicator, each) })); // a group has one
    return { ...indicator, points, totals, caution: reachCautions[indicator.fields.reach] };
  });
}

/** What was given and touches one of some years, by the indicator's id. */
export function givenPoints(
  { office }: Pick<Session, 'office'>,
  { years, action }: Asked,
): ReadonlyMap<string, readonly Point[]> {
  const labels = new Map<string, string>(listUsers(office).map(({ id, label }) => [id, label]));
  const byIndicator = Map.groupBy(listValues(office), row => row.indicator);
  const [first, last] = [`${Math.min(...years)}-01-01`, `${Math.max(...years)}-12-31`];
  return new Map(
    [...byIndicator].map(([id, all]) => [
      id,
      all
        .filter(row => row.replacedBy === null && row.toOn >= first && row.fromOn <= last)
        .filter(row => action === undefined || row.action === action)
        .map(row => givenPoint(row, all, labels)),
    ]),
  );
}

function givenPoint(row: ValueRow, all: readonly ValueRow[], labels: ReadonlyMap<string, string>): Point {
  const former: ValueRow[] = [];
  for (
    let at = all.find(each => each.replacedBy === row.id);
    at !== undefined;
    at = all.find(each => each.replacedBy === former.at(-1)!.id)
  )
    former.push(at);
  return {
    id: row.id,
    way: row.given.way,
    direction: row.direction === '' ? null : (row.direction as Direction), // checked as one
    action: row.action === '' ? null : row.action,
    from: row.fromOn,
    to: row.toOn,
    shown: { kind: 'shown', amount: row.amount },
    given: row.given,
    asOf: row.given.asOf,
    hasFile: row.file !== null,
    by: labels.get(row.byUser) ?? null,
    atMs: row.atMs,
    isPartial: false,
    former: former.map(({ amount, byUser, atMs, why }) => ({ amount, by: labels.get(byUser) ?? null, atMs, why: why ?? '' })),
  };
}

type Computing = {
  readonly today: CivilDate;
  readonly action: string | undefined;
  readonly count: ReturnType<typeof countingOf>;
};

function computedPoints({ fields }: Indicator, year: number, { today, action, count }: Computing): readonly Point[] {
  if (fields.measure === undefined || `${year}-01-01` > today) return [];
  const end = `${year}-12-31`;
  const period = { from: `${year}-01-01` as CivilDate, to: (end < today ? end : today) as CivilDate }; // of that form
  return count(fields.measure, fields.unit, period).map(cell => ({
    id: null,
    way: 'computed',
    ...cell,
    action: action ?? null,
    ...period,
    given: null,
    asOf: today,
    hasFile: false,
    by: null,
    atMs: null,
    former: [],
  }));
}
