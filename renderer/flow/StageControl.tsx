import { controlChart } from '../../shared/charts/flow-charts.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { ChartDrawing } from '../ui/ChartDrawing.tsx';
import { Select } from '../ui/Select.tsx';
import { CountButton } from './CountButton.tsx';
import { chooseStage, useFlow, type FlowAnswer } from './flow-store.ts';

/** How long each stay in a stage took, beside what chance alone explains. */
export function StageControl({ flow }: { readonly flow: FlowAnswer }) {
  const t = useText();
  const format = useFormat();
  const chosen = useFlow(state => state.stage);
  const { stages } = flow;
  const most = stages.toSorted((a, b) => b.stays.count - a.stays.count)[0];
  const drawn = stages.find(({ id }) => id === chosen) ?? most;
  if (drawn === undefined) return null;
  const { points, stays } = drawn;
  return (
    <section>
      <div className="report-title">
        <h2 className="h-section">{t('flow.stages')}</h2>
        <Select
          look="filter"
          label={t('flow.stage')}
          value={drawn.id}
          onChange={chooseStage}
          choices={stages.map(({ id, label, stays: { count } }) => ({ id, label: t(label), note: format.number(count) }))}
        />
      </div>
      <ChartDrawing chart={controlChart(drawn, flow.from, flow.asOf)} spoken={null} />
      {points.length < stays.count && (
        <p className="small muted">
          {t('flow.thinned', { shown: format.number(points.length), count: format.number(stays.count) })}
        </p>
      )}
      <p className="small muted">{t('flow.stagesNote')}</p>
      <div className="report-wide">
        <table className="report-table">
          <thead>
            <tr>
              <th scope="col">{t('flow.stage')}</th>
              {(['stays', 'low', 'middle', 'high', 'outside'] as const).map(name => (
                <th key={name} scope="col" className="num">
                  {t(`flow.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {stages.map(stage => (
              <tr key={stage.id}>
                <th scope="row">{t(stage.label)}</th>
                <td className="num">
                  <CountButton figure={stage.stays} what={`${t(stage.label)}, ${t('flow.stays')}`} />
                </td>
                {stage.limits === null ? (
                  <td className="num faint" colSpan={3}>
                    {t('flow.tooFew')}
                  </td>
                ) : (
                  (['low', 'middle', 'high'] as const).map(name => (
                    <td key={name} className="num">
                      {format.number(stage.limits?.[name] ?? 0)}
                    </td>
                  ))
                )}
                <td className="num">
                  <CountButton figure={stage.outside} what={`${t(stage.label)}, ${t('flow.outside')}`} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
