import type { DayRow } from '../../shared/day.ts';
import { owedWhen } from '../../shared/owed-text.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { OwedBy } from './OwedBy.tsx';

/** What a case expects next: of whom, since when it is with them, what, and by when it is due or asked about. */
export function OwedAct({ row }: { readonly row: DayRow }) {
  const t = useText();
  const format = useFormat();
  return (
    <div className="owed-act small">
      <OwedBy row={row} />
      <span>{t(row.what)}</span>
      <span className="muted">{t(owedWhen(row, format))}</span>
    </div>
  );
}
