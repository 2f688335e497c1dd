import type { ReactNode } from 'react';
import { shareChart } from '../../shared/charts/flow-charts.ts';
import type { Fill } from '../../shared/charts/chart.ts';
import type { Mover } from '../../shared/board.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { ChartDrawing } from '../ui/ChartDrawing.tsx';
import { CountButton } from './CountButton.tsx';
import type { FlowAnswer } from './flow-store.ts';

type Props = { readonly flow: FlowAnswer };

const fillOf: Readonly<Record<Mover, Fill>> = { us: 'accent', them: 'outline', court: 'hatched', defence: 'dotted' };

/** On whom the time went. */
export function Movers({ flow }: Props) {
  const t = useText();
  const format = useFormat();
  const all = flow.movers.reduce((sum, { days }) => sum + days, 0);
  return (
    <Part
      title={t('flow.movers')}
      note={t('flow.moversNote')}
      heads={[t('flow.whose'), '', t('flow.cases'), t('flow.days'), t('flow.share')]}
    >
      {flow.movers.map(({ whose, cases, days }) => {
        const name = t(`flow.side.${whose}`);
        return (
          <tr key={whose}>
            <th scope="row">{name}</th>
            <Bar count={days} whole={all} fill={fillOf[whose]} />
            <td className="num">
              <CountButton figure={cases} what={name} />
            </td>
            <td className="num">{format.number(days)}</td>
            <td className="num muted">{all === 0 ? '' : t('reports.percent', { percent: Math.round((100 * days) / all) })}</td>
          </tr>
        );
      })}
    </Part>
  );
}

const loads = ['open', 'ours', 'late', 'passed', 'soon'] as const;

/** What each officer has, and what nobody has. */
export function Loads({ flow }: Props) {
  const t = useText();
  const most = Math.max(1, ...flow.loads.map(({ open }) => open.count));
  return (
    <Part
      title={t('flow.loads')}
      note={t('flow.loadsNote')}
      heads={[t('flow.officer'), '', ...loads.map(name => t(`flow.load.${name}`))]}
    >
      {flow.loads.map(load => {
        const name = load.officer ?? t('flow.nobody');
        return (
          <tr key={load.officer ?? ''}>
            <th scope="row">{load.officer === null ? <em>{name}</em> : name}</th>
            <Bar count={load.open.count} whole={most} fill={load.officer === null ? 'hatched' : 'solid'} />
            {loads.map(each => (
              <td key={each} className="num">
                <CountButton figure={load[each]} what={`${name}, ${t(`flow.load.${each}`)}`} />
              </td>
            ))}
          </tr>
        );
      })}
    </Part>
  );
}

const steps = ['reached', 'still', 'ended'] as const;

/** How far the cases came that were opened in the time. */
export function Steps({ flow }: Props) {
  const t = useText();
  const whole = Math.max(1, flow.funnel[0]?.reached.count ?? 1);
  return (
    <Part
      title={t('flow.funnel')}
      note={t('flow.funnelNote')}
      heads={[t('flow.step'), '', ...steps.map(name => t(`flow.${name}`))]}
    >
      {flow.funnel.map((step, place) => {
        const name = t(step.label ?? 'flow.surrendered');
        const [still, ended] = [step.still?.count ?? 0, step.ended?.count ?? 0];
        return (
          <tr key={place}>
            <th scope="row">{name}</th>
            <td className="flow-bar">
              <ChartDrawing
                chart={shareChart(
                  [
                    { count: step.reached.count - still - ended, fill: step.label === null ? 'accent' : 'solid' },
                    { count: still, fill: 'hatched' },
                    { count: ended, fill: 'outline' },
                  ],
                  whole,
                )}
                spoken={null}
                look="share"
              />
            </td>
            {steps.map(each => (
              <td key={each} className="num">
                <CountButton figure={step[each]} what={`${name}, ${t(`flow.${each}`)}`} />
              </td>
            ))}
          </tr>
        );
      })}
    </Part>
  );
}

function Bar({ count, whole, fill }: { readonly count: number; readonly whole: number; readonly fill: Fill }) {
  return (
    <td className="flow-bar">
      <ChartDrawing chart={shareChart([{ count, fill }], whole)} spoken={null} look="share" />
    </td>
  );
}

type PartProps = {
  readonly title: string;
  readonly note: string;
  readonly heads: readonly string[];
  readonly children: ReactNode;
};

/** A table under its title, with bars in its second column. */
function Part({ title, note, heads, children }: PartProps) {
  return (
    <section>
      <div className="report-title">
        <h2 className="h-section">{title}</h2>
      </div>
      <div className="report-wide" role="region" aria-label={title} tabIndex={0}>
        <table className="report-table">
          <thead>
            <tr>
              {heads.map((head, place) =>
                head === '' ? (
                  <td key={place} />
                ) : (
                  <th key={place} scope="col" className={place === 0 ? '' : 'num'}>
                    {head}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </div>
      <p className="small muted">{note}</p>
    </section>
  );
}
