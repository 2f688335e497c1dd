import { FEWEST_SHOWN, type ShownCount } from '../../shared/publish.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';

type CountCellProps = { readonly cell: ShownCount; readonly words?: 'reports.stillHere' | 'reports.endedHere' };

/** A count, alone or in words, or the hatch that stands for one that could point to a person. */
export function CountCell({ cell, words }: CountCellProps) {
  const t = useText();
  const format = useFormat();
  if (cell.kind === 'shown') {
    const count = format.number(cell.count);
    return <>{words === undefined ? count : t(words, { count })}</>;
  }
  const isFew = cell.kind === 'few';
  return (
    <span className={`suppressed ${cell.kind}`} title={t(isFew ? 'reports.underFive' : 'reports.hidden')}>
      <span aria-hidden="true">{isFew ? `<${FEWEST_SHOWN}` : '*'}</span>
      <span className="visually-hidden">{t(isFew ? 'reports.underFive' : 'reports.hidden')}</span>
    </span>
  );
}
