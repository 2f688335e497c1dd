import { CalendarDays, Printer } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { PipelineReport } from '../../shared/pipeline.ts';
import { Screen } from '../frame/Screen.tsx';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Progress } from '../ui/Progress.tsx';
import { useVault } from '../vault/vault-store.ts';
import { CalendarExport } from './CalendarExport.tsx';
import { CountCell } from './CountCell.tsx';
import { Outcomes } from './Outcomes.tsx';
import { openReports, useReports } from './report-store.ts';
import { shownFigures } from './shown-report.ts';
import { TimeInStage } from './TimeInStage.tsx';

/** What the office's cases add up to, so that it can be printed and given on. */
export function ReportsScreen() {
  const t = useText();
  const { report, failure } = useReports();
  const [isExporting, setExporting] = useState(false);
  useEffect(() => void openReports(), []);
  return (
    <Screen crumbs={[{ label: t('reports.title') }]}>
      <div className="page-head no-print">
        <div className="acts">
          <Button icon={CalendarDays} onPress={() => setExporting(true)}>
            {t('reports.calendar')}
          </Button>
          <Button variant="primary" icon={Printer} onPress={() => window.print()} isDisabled={report === null}>
            {t('reports.print')}
          </Button>
        </div>
      </div>
      {failure && (
        <div className="page-part">
          <FailureNote failure={failure} />
        </div>
      )}
      {report === null && failure === null && (
        <div className="page-part">
          <Progress label={t('reports.loading')} done={0} total={null} />
        </div>
      )}
      {report && <Report report={report} />}
      {isExporting && <CalendarExport onClose={() => setExporting(false)} />}
    </Screen>
  );
}

function Report({ report }: { readonly report: PipelineReport }) {
  const t = useText();
  const format = useFormat();
  const vault = useVault(state => (state.phase === 'open' ? state.vault : null));
  return (
    <article className="page sheet report">
      <header>
        <h1 className="h-screen">{t('reports.title')}</h1>
        <dl className="report-basis small">
          <dt>{t('reports.basis')}</dt>
          <dd>{t('reports.basisText')}</dd>
          <dt>{t('reports.asOf')}</dt>
          <dd>{format.dateWithWeekday(report.asOf)}</dd>
          <dt className="mono">{vault?.agency.code}</dt>
          <dd>{vault?.synthetic === true && t('frame.syntheticNote')}</dd>
        </dl>
      </header>
      {report.cases === 0 ? (
        <EmptyState fact={t('reports.empty')} act={t('reports.emptyAct')} />
      ) : (
        <>
          <Figures report={report} />
          <div className="report-parts">
            <TimeInStage report={report} />
            <Outcomes report={report} />
          </div>
        </>
      )}
    </article>
  );
}

function Figures({ report }: { readonly report: PipelineReport }) {
  const t = useText();
  const defects = report.returnedWithDefectsPercent;
  return (
    <ul className="report-figures">
      {shownFigures(report).map(([name, cell]) => (
        <li key={name} className={name === 'alternatives' ? 'apart' : ''}>
          <b>
            <CountCell cell={cell} />
          </b>
          <span className="small muted">{t(`reports.${name}`)}</span>
        </li>
      ))}
      {defects !== null && (
        <li>
          <b>{t('reports.percent', { percent: defects })}</b>
          <span className="small muted">{t('reports.defects')}</span>
        </li>
      )}
    </ul>
  );
}
