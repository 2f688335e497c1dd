import { useState } from 'react';
import type { Output } from '../../shared/contract.ts';
import { directionName } from '../../shared/direction-text.ts';
import type { GivenValue, Point } from '../../shared/framework/indicators.ts';
import { wayNames } from '../../shared/framework/indicators.ts';
import { unitName } from '../../shared/framework/units.ts';
import { useResumed } from '../drafts/use-draft.ts';
import { useMayWrite } from '../frame/rights.ts';
import { go } from '../frame/route-store.ts';
import { door } from '../host.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Progress } from '../ui/Progress.tsx';
import { useViewer } from '../viewer.ts';
import { IndicatorForm } from './IndicatorForm.tsx';
import { useFrameworks } from './framework-store.ts';
import { IndicatorChart } from './IndicatorChart.tsx';
import { Amount } from './IndicatorsTable.tsx';
import { RetractValue, ValueForm } from './ValueForm.tsx';

type View = Output<'indicator:read'>;

/** One indicator: how it is counted and what may not be said of it, its series as bars, and behind them the table with each source. */
export function IndicatorPage({ id }: { readonly id: string }) {
  const t = useText();
  const format = useFormat();
  const view = useFrameworks(state => (state.indicator?.id === id ? state.indicator : null));
  const mayWrite = useMayWrite();
  const [isEntering, setEntering] = useState(false);
  const isSupervisor = useViewer(({ viewer }) => viewer?.user.role === 'supervisor');
  const [isDefining, setDefining] = useState(false);
  useResumed(`framework indicator ${id}`, () => setDefining(true), isSupervisor && view !== null);
  if (view === null) return <Progress label={t('framework.loading')} done={0} total={null} />;
  const { fields } = view;
  return (
    <>
      <nav className="small" aria-label={t('framework.indicators')}>
        <Button variant="link" onPress={() => go({ screen: 'framework' })}>
          {t('framework.allIndicators')}
        </Button>
      </nav>
      <div className="fw-head">
        <h1 className="h-title">{t(fields.names)}</h1>
        <span className="muted">{t(unitName(fields.unit))}</span>
        {mayWrite && (
          <div className="fw-acts">
            {isSupervisor && <Button onPress={() => setDefining(true)}>{t('ui.edit')}</Button>}
            <Button variant="primary" onPress={() => setEntering(true)}>
              {t('framework.enter')}
            </Button>
          </div>
        )}
      </div>
      <dl className="fw-facts">
        <Fact label={t('framework.counting')}>{t(fields.counting)}</Fact>
        <Fact label={t('framework.caution')}>{t(view.caution)}</Fact>
        <Fact label={t('framework.source')}>
          {fields.source}{' '}
          {fields.evidence !== undefined && fields.evidence !== 'V' && (
            <Badge tone="dashed">{t('framework.toBeConfirmed')}</Badge>
          )}
        </Fact>
        <Fact label={t('framework.lag')}>{t('framework.lagDays', { count: fields.lagDays })}</Fact>
        <Fact label={t('framework.asOfHead')}>{format.date(view.asOf, 'always')}</Fact>
        {view.totals.map(({ direction, total }, at) => (
          <Fact
            key={`${direction ?? ''} ${at}`}
            label={`${t('framework.total')} · ${direction === null ? t('framework.both') : t(directionName(direction))}`}
          >
            {total === null ? t('framework.noTotal') : format.number(Number(total))}
          </Fact>
        ))}
      </dl>
      {view.points.length === 0 ? <p className="muted">{t('framework.noIndicators')}</p> : <IndicatorChart view={view} />}
      {view.points.length > 0 && <Points view={view} />}
      {fields.measure !== undefined && <p className="small muted">{t(view.counted)}</p>}
      {isDefining && <IndicatorForm view={view} onClose={() => setDefining(false)} />}
      {isEntering && <ValueForm view={view} onClose={() => setEntering(false)} />}
    </>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Points({ view }: { readonly view: View }) {
  const t = useText();
  const format = useFormat();
  const [retracting, setRetracting] = useState<string | null>(null);
  const mayWrite = useMayWrite();
  const heads = ['period', 'direction', 'value', 'given', 'asOfHead', 'way', 'source'] as const;
  return (
    <div className="fw-scroll">
      <table className="fw-table">
        <thead>
          <tr>
            {heads.map(head => (
              <th scope="col" key={head}>
                {t(`framework.head.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.points.map((point, at) => (
            <tr key={point.id ?? at}>
              <th scope="row">
                {format.date(point.from, 'always')} – {format.date(point.to, 'always')}
              </th>
              <td>{point.direction === null ? t('framework.both') : t(directionName(point.direction))}</td>
              <td>
                <Amount point={point} />
                {point.isPartial && <div className="small muted">{t('framework.partial')}</div>}
                <Former point={point} />
              </td>
              <td>{point.given && <AsGiven given={point.given} />}</td>
              <td>{format.date(point.asOf, 'always')}</td>
              <td>
                {t(wayNames[point.way])} {point.by}
              </td>
              <td>
                {point.given?.source} {point.given?.document}
                <Acts point={point} mayWrite={mayWrite} onRetract={setRetracting} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {retracting !== null && <RetractValue id={retracting} indicator={view.id} onClose={() => setRetracting(null)} />}
    </div>
  );
}

type ActsProps = { readonly point: Point; readonly mayWrite: boolean; readonly onRetract: (id: string) => void };

function Acts({ point: { id, hasFile }, mayWrite, onRetract }: ActsProps) {
  const t = useText();
  if (id === null) return null;
  async function save(): Promise<void> {
    const chosen = await door.saveAs('document');
    if (chosen === null) return;
    const answer = await door.request('indicator:save-document', { id: id ?? '', sink: chosen.handle });
    if (!answer.ok) useFrameworks.setState({ failure: answer.failure });
  }
  return (
    <div className="fw-acts start">
      {hasFile && (
        <Button size="sm" onPress={() => void save()}>
          {t('framework.saveDocument')}
        </Button>
      )}
      {mayWrite && (
        <Button size="sm" onPress={() => onRetract(id)}>
          {t('framework.retract')}
        </Button>
      )}
    </div>
  );
}

/** The amount as it was given, with its rate. */
function AsGiven({ given }: { readonly given: GivenValue }) {
  const t = useText();
  return (
    <>
      {given.amount} {t(unitName(given.unit))}
      {given.rate !== undefined && (
        <span className="small muted">
          {' '}
          × {given.rate} ({given.rateOn}, {given.rateSource})
        </span>
      )}
    </>
  );
}

function Former({ point: { former } }: { readonly point: Point }) {
  const t = useText();
  if (former.length === 0) return null;
  return (
    <details className="small">
      <summary>{t('framework.former')}</summary>
      <ul>
        {former.map(({ amount, by, why, atMs }) => (
          <li key={atMs}>
            {amount} · {by} · {why}
          </li>
        ))}
      </ul>
    </details>
  );
}
