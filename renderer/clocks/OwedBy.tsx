import type { DayRow } from '../../shared/day.ts';
import { owedBy } from '../../shared/owed-text.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { WhoseMove } from './WhoseMove.tsx';

/** With whom what a case expects next is, and since when. */
export function OwedBy({ row }: { readonly row: DayRow }) {
  const t = useText();
  const format = useFormat();
  const { since, days } = row;
  const begun =
    since === null
      ? {}
      : { since: t('today.since', { date: format.date(since), days: t('clock.dayCount', { count: days ?? 0 }) }) };
  return <WhoseMove side={row.whose} name={t(owedBy(row))} {...begun} />;
}
