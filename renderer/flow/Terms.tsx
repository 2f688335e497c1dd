import { shareChart } from '../../shared/charts/flow-charts.ts';
import { clockFates, type ClockFate, type FlowFates } from '../../shared/flow.ts';
import type { Fill } from '../../shared/charts/chart.ts';
import { useText } from '../text.ts';
import { ChartDrawing } from '../ui/ChartDrawing.tsx';
import { CountButton } from './CountButton.tsx';
import type { FlowAnswer } from './flow-store.ts';

const fillOf: Readonly<Record<ClockFate, Fill>> = {
  met: 'solid',
  late: 'hatched',
  lapsed: 'crossed',
  doubt: 'dotted',
  running: 'outline',
  ended: 'outline',
};

/** How the terms ended, by term and by who had to act. */
export function Terms({ flow }: { readonly flow: FlowAnswer }) {
  const t = useText();
  if (flow.terms.length === 0) return null;
  return (
    <section className="flow-across">
      <div className="report-title">
        <h2 className="h-section">{t('flow.terms')}</h2>
        <span className="legend small muted">
          {(['met', 'late', 'lapsed', 'doubt'] as const).map(fate => (
            <span key={fate} className="flow-key">
              <span className="flow-swatch">
                <ChartDrawing chart={shareChart([{ count: 1, fill: fillOf[fate] }], 1)} spoken={null} look="share" />
              </span>{' '}
              {t(`flow.fate.${fate}`)}
            </span>
          ))}
        </span>
      </div>
      <FateTable head={t('flow.term')} rows={flow.terms.map(({ id, label, fates }) => ({ id, name: t(label), fates }))} />
      <p className="small muted">{t('flow.termsNote')}</p>
      <h3 className="h-section">{t('flow.owners')}</h3>
      <FateTable
        head={t('flow.owner')}
        rows={flow.owners.map(({ whose, agency, fates }) => ({
          id: `${whose} ${agency ?? ''}`,
          name: agency ?? t(`flow.side.${whose}`),
          fates,
        }))}
      />
    </section>
  );
}

type Row = { readonly id: string; readonly name: string; readonly fates: FlowFates };

function FateTable({ head, rows }: { readonly head: string; readonly rows: readonly Row[] }) {
  const t = useText();
  const totalOf = ({ fates }: Row) => clockFates.reduce((sum, fate) => sum + fates[fate].count, 0);
  const most = Math.max(1, ...rows.map(totalOf));
  return (
    <div className="report-wide" role="region" aria-label={head} tabIndex={0}>
      <table className="report-table">
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <td />
            {clockFates.map(fate => (
              <th key={fate} scope="col" className="num">
                {t(`flow.fate.${fate}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.id}>
              <th scope="row">{row.name}</th>
              <td className="flow-bar">
                <ChartDrawing
                  chart={shareChart(
                    clockFates.map(fate => ({ count: row.fates[fate].count, fill: fillOf[fate] })),
                    most,
                  )}
                  spoken={null}
                  look="share"
                />
              </td>
              {clockFates.map(fate => (
                <td key={fate} className="num">
                  <CountButton figure={row.fates[fate]} what={`${row.name}, ${t(`flow.fate.${fate}`)}`} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
