import type { ShownCount } from '../../shared/publish.ts';
import { cellText } from '../../shared/review-text.ts';
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
  const why = t(reasons[cell.kind]);
  return (
    <span className={`suppressed ${cell.kind}`} title={why}>
      <span aria-hidden="true">{cellText(cell)}</span>
      <span className="visually-hidden">{why}</span>
    </span>
  );
}

const reasons = {
  about: 'reports.rounded',
  few: 'reports.underFive',
  hidden: 'reports.hidden',
  held: 'reports.held',
} as const;
