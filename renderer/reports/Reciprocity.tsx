import { sideFigures } from '../../shared/review-figures.ts';
import type { Review, SideLine } from '../../shared/review.ts';
import type { Direction } from '../../shared/case.ts';
import { directionName } from '../../shared/direction-text.ts';
import type { Bilingual } from '../../shared/language.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { CountCell } from './CountCell.tsx';

/** Both directions side by side, by offence. */
export function Reciprocity({ review }: { readonly review: Review }) {
  const t = useText();
  const { sides } = review;
  const lines = (sides[0]?.groups ?? []).map(({ group, label }) => ({
    group,
    label,
    both: sides.flatMap(({ groups }) => groups.find(line => line.group === group) ?? []),
  }));
  return (
    <section>
      <div className="report-title">
        <h2 className="h-section">{t('reports.reciprocity')}</h2>
        <span className="legend small muted">
          <CountCell cell={{ kind: 'few' }} /> {t('reports.underFive')} <CountCell cell={{ kind: 'hidden' }} />{' '}
          {t('reports.hidden')}
          {review.isHeld && (
            <>
              {' '}
              <CountCell cell={{ kind: 'held' }} /> {t('reports.held')}
            </>
          )}
        </span>
      </div>
      <div className="report-wide">
        <table className="report-table">
          <Heads directions={sides.map(side => side.direction)} />
          <tbody>
            {lines.map(({ group, label, both }) => (
              <Line key={group} label={label} both={both} />
            ))}
          </tbody>
          <tfoot>
            <Line label={{ en: t('reports.all'), es: t('reports.all') }} both={sides.map(({ all }) => all)} />
          </tfoot>
        </table>
      </div>
      <p className="small muted">
        {t('reports.reciprocityNote')} {t('reports.ungroupedNote')}
      </p>
    </section>
  );
}

function Heads({ directions }: { readonly directions: readonly Direction[] }) {
  const t = useText();
  const columns = [...sideFigures, 'days'] as const;
  return (
    <thead>
      <tr>
        <td />
        {directions.map(side => (
          <th key={side} scope="colgroup" colSpan={columns.length} className="num">
            {t(directionName(side))}
          </th>
        ))}
      </tr>
      <tr>
        <th scope="col">{t('reports.offence')}</th>
        {directions.flatMap(side =>
          columns.map(name => (
            <th key={`${side} ${name}`} scope="col" className="num">
              {t(`reports.side.${name}`)}
            </th>
          )),
        )}
      </tr>
    </thead>
  );
}

function Line({ label, both }: { readonly label: Bilingual; readonly both: readonly SideLine[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <tr>
      <th scope="row">{t(label)}</th>
      {both.flatMap((line, side) => [
        ...sideFigures.map(name => (
          <td key={`${side} ${name}`} className="num">
            <CountCell cell={line[name]} />
          </td>
        )),
        <td key={`${side} days`} className="num faint">
          {line.days === null ? '–' : format.number(line.days)}
        </td>,
      ])}
    </tr>
  );
}
