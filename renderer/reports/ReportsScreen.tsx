import { directionName } from '../../shared/direction-text.ts';
import { useEffect, useState } from 'react';
import { useOfficeToday } from '../day.ts';
import type { Output } from '../../shared/contract.ts';
import { Screen } from '../frame/Screen.tsx';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Progress } from '../ui/Progress.tsx';
import { useVault } from '../vault/vault-store.ts';
import { CalendarExport } from './CalendarExport.tsx';
import { Figures } from './Figures.tsx';
import { Funnel } from './Funnel.tsx';
import { Reciprocity } from './Reciprocity.tsx';
import { ReportActs } from './ReportActs.tsx';
import { failureOf, openReports, reviewOf, useReports } from './report-store.ts';
import { SurvivalCurve } from './SurvivalCurve.tsx';
import { TimeInStage } from './TimeInStage.tsx';

/** What the office's requests add up to, so that it can be printed and given on. */
export function ReportsScreen() {
  const t = useText();
  const review = useReports(reviewOf);
  const failure = useReports(failureOf);
  const [isExporting, setExporting] = useState(false);
  const today = useOfficeToday();
  useEffect(() => void openReports(), [today]); // periods end today
  return (
    <Screen crumbs={[{ label: t('reports.title') }]}>
      <article className="sheet report">
        <Head review={review} onCalendar={() => setExporting(true)} />
        {failure && (
          <FailureNote failure={failure}>
            <Button onPress={() => void openReports()}>{t('ui.retry')}</Button>
          </FailureNote>
        )}
        {review === null && failure === null && <Progress label={t('reports.loading')} done={0} total={null} />}
        {review && <Parts review={review} />}
      </article>
      {isExporting && <CalendarExport onClose={() => setExporting(false)} />}
    </Screen>
  );
}

type HeadProps = { readonly review: Output<'review:read'> | null; readonly onCalendar: () => void };

function Head({ review, onCalendar }: HeadProps) {
  const t = useText();
  const format = useFormat();
  const vault = useVault(state => (state.phase === 'open' ? state.vault : null));
  const day = (civil: string) => format.date(civil, 'always');
  return (
    <header>
      <div className="report-head">
        <div className="grow">
          <h1 className="h-screen">{t('reports.review')}</h1>
          <p className="muted">
            {review && t('reports.sub', { from: day(review.from), to: day(review.to), asOf: day(review.asOf) })}&nbsp;
          </p>
        </div>
        <ReportActs onCalendar={onCalendar} />
      </div>
      {review && (
        <dl className="report-basis small">
          <div>
            <dt>{t('reports.basis')}</dt>
            <dd>{t('reports.basisText')}</dd>
          </div>
          <div>
            <dt>{t('reports.asOf')}</dt>
            <dd>{day(review.asOf)}</dd>
          </div>
          <div>
            <dt>{t('reports.direction')}</dt>
            <dd>{t(directionName(review.direction))}</dd>
          </div>
          <div>
            <dt>{t('reports.source')}</dt>
            <dd>
              {t('reports.sourceText', { entry: format.number(review.entry) })},{' '}
              <span className="mono">{vault?.agency.code}</span>
              {vault?.synthetic === true && `. ${t('frame.syntheticNote')}`}
            </dd>
          </div>
          {review.closed > 0 && (
            <div>
              <dt>{t('compartments.title')}</dt>
              <dd>{t('compartments.notCounted', { count: format.number(review.closed) })}</dd>
            </div>
          )}
          {review.givenOut > 0 && (
            <div>
              <dt>{t('reports.givenOut')}</dt>
              <dd>{format.number(review.givenOut)}</dd>
            </div>
          )}
          {review.isHeld && (
            <div>
              <dt>{t('reports.heldBack')}</dt>
              <dd>{t('reports.heldText')}</dd>
            </div>
          )}
        </dl>
      )}
    </header>
  );
}

function Parts({ review }: { readonly review: Output<'review:read'> }) {
  const t = useText();
  const { filed } = review.figures;
  const isEmpty = filed.kind === 'shown' && filed.count === 0;
  return (
    <>
      <Figures review={review} />
      {isEmpty && <EmptyState fact={t('reports.empty')} act={t('reports.emptyAct')} />}
      <div className="report-parts">
        <TimeInStage review={review} />
        <Funnel review={review} />
        <SurvivalCurve survival={review.survival} />
        <Reciprocity review={review} />
      </div>
    </>
  );
}
