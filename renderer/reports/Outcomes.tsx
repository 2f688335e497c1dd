import { directions } from '../../shared/case.ts';
import type { Bilingual } from '../../shared/language.ts';
import type { PipelineReport } from '../../shared/pipeline.ts';
import type { ShownCount } from '../../shared/suppress.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { CountCell } from './CountCell.tsx';
import { shownOutcomes, type OutcomeLine } from './shown-report.ts';

const hidden: ShownCount = { kind: 'hidden' };

/** How cases ended, both directions side by side; extraditions stand apart from every other way. */
export function Outcomes({ report }: { readonly report: PipelineReport }) {
  const t = useText();
  const format = useFormat();
  const { lines, shown } = shownOutcomes(report);
  return (
    <section>
      <h2 className="h-section h-ruled">{t('reports.reciprocity')}</h2>
      <p className="small faint report-legend">
        <CountCell cell={{ kind: 'few' }} /> {t('reports.underFive')} <CountCell cell={hidden} /> {t('reports.hidden')}
      </p>
      {lines.length === 0 ? (
        <EmptyState fact={t('reports.noOutcomes')} />
      ) : (
        <table className="report-table">
          <Heads />
          <tbody>
            {lines.map((kind, at) => (
              <tr key={`${kind.counts}-${kind.outcome}`} className={lines[at - 1]?.counts === kind.counts ? '' : 'first'}>
                <th scope="row">
                  {t(labelOf(kind))}
                  <small className="faint"> {t(`reports.counts.${kind.counts}`)}</small>
                </th>
                {kind.sides.flatMap((outcome, side) => {
                  const cell = shown.rows[at]?.[side] ?? hidden;
                  const days = cell.kind === 'shown' ? (outcome?.medianDaysFromFiling ?? null) : null; // a few cases' days tell of them
                  return [
                    <td key={`${side}-count`} className="num">
                      <CountCell cell={cell} />
                    </td>,
                    <td key={`${side}-days`} className="num faint">
                      {days === null ? '–' : format.number(days)}
                    </td>,
                  ];
                })}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('reports.all')}</th>
              {shown.totals.flatMap((total, side) => [
                <td key={`${side}-count`} className="num">
                  <CountCell cell={total} />
                </td>,
                <td key={`${side}-days`} />,
              ])}
            </tr>
          </tfoot>
        </table>
      )}
    </section>
  );
}

function Heads() {
  const t = useText();
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          {t('reports.outcome')}
        </th>
        <th scope="colgroup" colSpan={2} className="num">
          {t('reports.us')}
        </th>
        <th scope="colgroup" colSpan={2} className="num">
          {t('reports.mx')}
        </th>
      </tr>
      <tr>
        {directions.flatMap(direction => [
          <th key={`${direction}-count`} scope="col" className="num">
            {t('reports.count')}
          </th>,
          <th key={`${direction}-days`} scope="col" className="num">
            {t('reports.days')}
          </th>,
        ])}
      </tr>
    </thead>
  );
}

function labelOf({ sides, outcome }: OutcomeLine): Bilingual {
  return sides.find(side => side !== undefined)?.label ?? { en: outcome, es: outcome };
}
