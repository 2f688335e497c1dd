import { useEffect } from 'react';
import { Screen } from '../frame/Screen.tsx';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { KeyHint } from '../ui/Keys.tsx';
import { Progress } from '../ui/Progress.tsx';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { Board } from './Board.tsx';
import { chooseDirection, openPipeline, usePipeline, type BoardDirection } from './pipeline-store.ts';
import { StalledStrip } from './StalledStrip.tsx';

/** Every open case by stage, under the ones that stand still. */
export function PipelineScreen() {
  const t = useText();
  const report = usePipeline(state => state.report);
  const failure = usePipeline(state => state.failure);
  useEffect(() => void openPipeline(), []);

  return (
    <Screen layout="fixed" crumbs={[{ label: t('pipeline.title') }]}>
      <Head />
      {failure && (
        <div className="page-part">
          <FailureNote failure={failure} />
        </div>
      )}
      {report === null && failure === null && (
        <div className="page-part">
          <Progress label={t('pipeline.loading')} done={0} total={null} />
        </div>
      )}
      {report !== null && report.open === 0 && <EmptyState fact={t('pipeline.empty')} act={t('pipeline.emptyAct')} />}
      {report !== null && report.open > 0 && (
        <>
          <StalledStrip report={report} />
          <Board report={report} />
          <footer className="board-foot">
            <KeyHint keys={['←', '→']} does={t('pipeline.keyStage')} />
            <KeyHint keys={['↑', '↓']} does={t('pipeline.keyCase')} />
            <KeyHint keys={['Enter']} does={t('pipeline.keyOpen')} />
            <span className="end">{t('pipeline.legend')}</span>
          </footer>
        </>
      )}
    </Screen>
  );
}

function Head() {
  const t = useText();
  const format = useFormat();
  const report = usePipeline(state => state.report);
  const direction = usePipeline(state => state.direction);
  const counts = report?.stages.filter(count => direction === 'both' || count.direction === direction) ?? [];
  const open = counts.reduce((sum, { cases }) => sum + cases, 0);
  const soon = counts.reduce((sum, { withStopInThirtyDays }) => sum + withStopInThirtyDays, 0);
  const next = report?.next.find(line => direction === 'both' || line.direction === direction);
  return (
    <div className="page-head board-head">
      <h1 className="h-title">{t('pipeline.title')}</h1>
      {report && (
        <ul className="board-sum small muted">
          <li>{t('pipeline.open', { count: open, shown: format.number(open) })}</li>
          {soon > 0 && <li className="soon">{t('pipeline.soon', { count: soon })}</li>}
          {next?.nextStopOn && (
            <li>
              {t('pipeline.nextStop')} <b className="strong">{format.date(next.nextStopOn)}</b>{' '}
              <span className="mono">{next.reference}</span>
            </li>
          )}
        </ul>
      )}
      <div className="acts">
        <SegmentedControl<BoardDirection>
          label={t('pipeline.direction')}
          value={direction}
          onChange={chosen => void chooseDirection(chosen)}
          segments={[
            { id: 'both', label: t('pipeline.both') },
            { id: 'US_REQ', label: t('pipeline.usRequests') },
            { id: 'MX_REQ', label: t('pipeline.mxRequests') },
          ]}
        />
      </div>
    </div>
  );
}
