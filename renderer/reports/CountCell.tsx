import { FEWEST_SHOWN, type ShownCount } from '../../shared/suppress.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';

/** A count, or the hatch that stands for one that could point to a person. */
export function CountCell({ cell }: { readonly cell: ShownCount }) {
  const t = useText();
  const format = useFormat();
  if (cell.kind === 'shown') return <>{format.number(cell.count)}</>;
  const isFew = cell.kind === 'few';
  return (
    <span className={`suppressed ${cell.kind}`} title={t(isFew ? 'reports.underFive' : 'reports.hidden')}>
      <span aria-hidden="true">{isFew ? `<${FEWEST_SHOWN}` : '*'}</span>
      <span className="visually-hidden">{t(isFew ? 'reports.underFive' : 'reports.hidden')}</span>
    </span>
  );
}
