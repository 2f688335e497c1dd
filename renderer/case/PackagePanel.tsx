import { Square, SquareCheck, SquareSlash } from 'lucide-react';
import { fieldAt } from '../../shared/catalogue.ts';
import type { PackageLine, PackageStatus } from '../../shared/package-tracker.ts';
import { useText, type Translate } from '../text.ts';
import { PanelSection } from '../ui/PanelSection.tsx';
import { useCase } from '../record/case-store.ts';

/** How far the request's package is: a segment for each item, and the items that are not ready with what each waits for. */
export function PackagePanel() {
  const t = useText();
  const report = useCase(state => state.stage?.package ?? null);
  const lateBy = useCase(state => {
    const stop = state.clocks.find(({ weight, isLive, mustStopBy }) => weight === 'hard' && isLive && mustStopBy !== null);
    return stop?.due ? -stop.due.daysToEarliest : 0;
  });
  if (report === null || report.lines.length === 0) return null;
  const { lines, readyCount } = report;
  const inOrder = [...lines.filter(isDone), ...lines.filter(isBegun), ...lines.filter(line => line.document === null)];
  const total = lines.length;
  return (
    <PanelSection title={t('cases.package')} right={t('cases.packageReady', { done: readyCount, total })}>
      <div
        className="package-bar"
        role="progressbar"
        aria-label={t('cases.package')}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={readyCount}
      >
        {inOrder.map(line => (
          <i key={line.item} className={isDone(line) ? 'done' : isBegun(line) ? 'begun' : ''} />
        ))}
      </div>
      <ul className="package-lines">
        {inOrder
          .filter(line => !isDone(line))
          .map(line => (
            <Line key={line.item} line={line} lateBy={lateBy} />
          ))}
        {readyCount === total && (
          <li>
            <SquareCheck aria-hidden />
            <span className="grow">{t('cases.packageAll')}</span>
          </li>
        )}
      </ul>
    </PanelSection>
  );
}

function Line({ line, lateBy }: { readonly line: PackageLine; readonly lateBy: number }) {
  const t = useText();
  const Icon = isBegun(line) ? SquareSlash : Square;
  const isFaulty = line.faults.some(({ code }) => code !== 'missing');
  return (
    <li>
      <Icon aria-hidden />
      <span className="grow">{t(line.label)}</span>
      <span className={lateBy > 0 || isFaulty ? 'case-fault' : 'faint'}>
        {stateOf(line, t)}
        {lateBy > 0 && `, ${t('clock.late', { count: lateBy })}`}
      </span>
    </li>
  );
}

function stateOf(line: PackageLine, t: Translate): string {
  if (line.faults[0]) return t(`cases.packageFault.${line.faults[0].code}`);
  return line.next === null ? t('cases.packageDone') : t('cases.packageNext', { step: stepWords(line.next, t) });
}

function stepWords(step: PackageStatus, t: Translate): string {
  const label = fieldAt('document.packageStatus')?.options?.[step];
  return label ? t(label).toLocaleLowerCase() : step;
}

function isDone(line: PackageLine): boolean {
  return line.isReady;
}

function isBegun(line: PackageLine): boolean {
  return !line.isReady && line.document !== null;
}
