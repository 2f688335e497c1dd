import { periodsChart } from '../../shared/charts/flow-charts.ts';
import { useText } from '../text.ts';
import { ChartDrawing } from '../ui/ChartDrawing.tsx';
import { CountButton } from './CountButton.tsx';
import type { FlowAnswer } from './flow-store.ts';

/** What came in, what went out, and what stood at the end of each period. */
export function Periods({ flow }: { readonly flow: FlowAnswer }) {
  const t = useText();
  return (
    <section>
      <div className="report-title">
        <h2 className="h-section">{t('flow.periods')}</h2>
        <span className="legend small muted">
          <i className="key-on" aria-hidden="true" /> {t('flow.in')}
          <i className="key-still" aria-hidden="true" /> {t('flow.out')}
          <i className="key-line" aria-hidden="true" /> {t('flow.backlog')}
        </span>
      </div>
      <ChartDrawing chart={periodsChart(flow.periods)} spoken={null} />
      <div className="report-wide flow-tall" role="region" aria-label={t('flow.periods')} tabIndex={0}>
        <table className="report-table">
          <thead>
            <tr>
              <th scope="col">{t('flow.period')}</th>
              {(['in', 'out', 'backlog'] as const).map(name => (
                <th key={name} scope="col" className="num">
                  {t(`flow.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {flow.periods.toReversed().map(one => (
              <tr key={one.period}>
                <th scope="row">{one.period}</th>
                {(['in', 'out', 'backlog'] as const).map(name => (
                  <td key={name} className="num">
                    <CountButton figure={one[name]} what={`${t(`flow.${name}`)}, ${one.period}`} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
