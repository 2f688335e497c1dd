import type { DayRow } from '../../shared/day.ts';
import { owedBy, owedWhen } from '../../shared/owed-text.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { WhoseMove } from './WhoseMove.tsx';

/** What a case expects next: of whom, since when it is with them, what, and by when it is due or asked about. */
export function OwedAct({ row }: { readonly row: DayRow }) {
  const t = useText();
  const format = useFormat();
  const { since, days } = row;
  const begun =
    since === null
      ? {}
      : { since: t('today.since', { date: format.date(since), days: t('clock.dayCount', { count: days ?? 0 }) }) };
  return (
    <div className="owed-act small">
      <WhoseMove side={row.whose} name={t(owedBy(row))} {...begun} />
      <span>{t(row.what)}</span>
      <span className="muted">{t(owedWhen(row, format))}</span>
    </div>
  );
}
