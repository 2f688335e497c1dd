import { reviewFigures, type Review } from '../../shared/review.ts';
import { useText } from '../text.ts';
import { CountCell } from './CountCell.tsx';

/** The totals; who came by another route stands apart and is not added. */
export function Figures({ review }: { readonly review: Review }) {
  const t = useText();
  return (
    <ul className="report-figures">
      {reviewFigures.map(name => (
        <li key={name} className={name === 'alternatives' ? 'apart' : ''}>
          <b>
            <CountCell cell={review.figures[name]} />
          </b>
          <span className="small muted">{t(`reports.figure.${name}`)}</span>
        </li>
      ))}
    </ul>
  );
}
