import { listOwnItems } from '../../../db/framework.ts';
import { insertValue, listValues, replaceValue, type ValueRow } from '../../../db/indicators.ts';
import { keepStoredFile } from '../../../db/stored-files.ts';
import type { StoredFile } from '../../../db/stored-files.ts';
import type { Change } from '../../../db/audit.ts';
import { Refusal, type FailureCode } from '../../../shared/failure.ts';
import type { GivenValue, Indicator } from '../../../shared/framework/indicators.ts';
import { mergedItems } from '../../../shared/framework/tree.ts';
import { areOneKind, converted, isMoney, unitOf } from '../../../shared/framework/units.ts';
import type { CivilDate, Json } from '../../../shared/language.ts';
import type { Session, SessionContext } from '../ground/context.ts';
import { newId } from '../ground/ids.ts';
import { canonical } from '../keys/canonical.ts';

/** A value as somebody gives it, before it is checked. */
export type Offered = Omit<GivenValue, 'unit'> & {
  readonly unit: string; // as it was written
  readonly direction?: string | undefined; // two countries, or none
  readonly action?: string | undefined;
  readonly from: CivilDate;
  readonly to: CivilDate;
};
/** A value that may be written: `amount` in the indicator's unit. */
export type Checked = Pick<ValueRow, 'indicator' | 'direction' | 'action' | 'fromOn' | 'toOn' | 'amount' | 'given'>;

/** What is wrong with a value, by its place; or the value as it is kept. */
export function checkedValue(
  { id, fields }: Indicator,
  { direction = '', action = '', from, to, unit: written, ...said }: Offered,
  { today, actions }: { readonly today: CivilDate; readonly actions: ReadonlySet<string> },
): { readonly value: Checked } | { readonly path: string; readonly code: FailureCode } {
  const unit = unitOf(written);
  if (unit === undefined) return { path: 'unit', code: 'indicator/unit' };
  const isOther = isMoney(unit) && isMoney(fields.unit) && unit !== fields.unit;
  if (!isOther && !areOneKind(unit, fields.unit)) return { path: 'unit', code: 'indicator/unit' };
  const rated = [said.rate, said.rateOn, said.rateSource].filter(each => each !== undefined).length;
  if (rated !== (isOther ? 3 : 0) || (said.rate !== undefined && Number(said.rate) === 0))
    return { path: 'rate', code: 'indicator/rate' };
  if (to < from) return { path: 'to', code: 'indicator/period' };
  if (said.asOf > today || from > today) return { path: said.asOf > today ? 'asOf' : 'from', code: 'indicator/future' };
  if (action !== '' && !actions.has(action)) return { path: 'action', code: 'framework/not-found' };
  const amount = converted(said.amount, unit, fields.unit, said.rate);
  return { value: { indicator: id, direction, action, fromOn: from, toOn: to, amount, given: { ...said, unit } } };
}

/** What values are checked against: the day, and the actions that there are. */
export function groundOf({ office }: Pick<Session, 'office'>, today: CivilDate) {
  const actions = mergedItems(listOwnItems(office)).flatMap(({ id, kind }) => (kind === 'action' ? [id] : []));
  return { today, actions: new Set(actions) };
}

/** The values that stand, by indicator, direction, action and period: of each at most one. */
export function standingValues({ office }: Pick<Session, 'office'>): Map<string, ValueRow> {
  return new Map(listValues(office).flatMap(row => (row.replacedBy === null ? [[keyOf(row), row]] : [])));
}

export const keyOf = ({ indicator, direction, action, fromOn, toOn }: Checked): string =>
  [indicator, direction, action, fromOn, toOn].join(' ');

/** Whether a value says what the one that stands says, whichever way it came. */
export function isSame(value: Checked, standing: ValueRow): boolean {
  const said = ({ way: _, ...given }: GivenValue): Json => given;
  return value.amount === standing.amount && canonical(said(value.given)) === canonical(said(standing.given));
}

/** Write a value, in place of one that stood; part of a transaction. */
export function writeValue(
  context: SessionContext,
  value: Checked,
  {
    standing,
    why,
    file,
  }: { readonly standing: ValueRow | undefined; readonly why: string | undefined; readonly file: StoredFile | null },
  note: (change: Change) => void,
): void {
  const { session } = context;
  const id = newId(context);
  if (standing !== undefined) {
    if (why === undefined) throw new Refusal('indicator/differs', { places: [{ path: 'why', code: 'indicator/differs' }] });
    replaceValue(session.office, standing.id, id, why);
  }
  if (file !== null) keepStoredFile(session.office, file);
  insertValue(session.office, { ...value, id, file: file?.name ?? null, byUser: session.user.id, atMs: context.nowMs() });
  note({
    record: value.indicator,
    entity: 'indicator',
    field: 'value',
    old: standing === undefined ? null : { id: standing.id, amount: standing.amount },
    new: { id, amount: value.amount, from: value.fromOn, to: value.toOn, ...(why === undefined ? {} : { why }) },
  });
}
