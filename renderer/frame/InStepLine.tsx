import { MonitorCheck, MonitorUp, MonitorX } from 'lucide-react';
import { useEffect } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { InStep } from '../../shared/contract/stations.ts';
import { useFormat, type Format } from '../format.ts';
import { useText, type Translate } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import { followInStep, useInStep } from './in-step-store.ts';
import { go } from './route-store.ts';

/** Of an office of several stations: how far this one is with the others, calmly; in a folded sidebar a sign, with the same words. It leads to the stations. */
export function InStepLine({ isRailed = false }: { readonly isRailed?: boolean }) {
  const t = useText();
  const format = useFormat();
  const { step } = useInStep();
  useEffect(followInStep, []);
  if (step?.isOfSeveral !== true) return null;
  const said = linesOf(step, t, format);
  const lead = () => go({ screen: 'settings', part: 'stations' });
  if (isRailed) {
    const Icon = signOf(step);
    return (
      <Tooltip text={said.join('. ')}>
        <AriaButton className="iconbtn md" aria-label={said.join('. ')} onPress={lead}>
          <Icon aria-hidden />
        </AriaButton>
      </Tooltip>
    );
  }
  return (
    <div role="status">
      <Button variant="link" size="sm" onPress={lead}>
        <span className="in-step">
          {said.map(line => (
            <span key={line}>{line}</span>
          ))}
        </span>
      </Button>
    </div>
  );
}

function linesOf(step: InStep, t: Translate, format: Format): readonly string[] {
  const { unsent, silent, away, newer, automatic, hasPlace } = step;
  if (step.isTakenOut) return [t('frame.step.takenOut')];
  if (step.isStopped) return [t('frame.step.stopped')];
  // What a newer program put there is not taken in, and where no place is nothing is known: then it is not in step, whatever was sent.
  const isInStep = unsent === 0 && newer === null && hasPlace && away === null;
  return [
    ...(step.isPutBack ? [t('frame.step.putBack')] : []),
    ...(newer === null ? [] : [t('frame.step.newer', { count: newer.count })]),
    ...(newer?.needs == null ? [] : [t('joining.came.needs', { version: newer.needs })]),
    ...(unsent > 0 ? [t('frame.step.unsent', { count: unsent })] : []),
    ...(isInStep ? [t('frame.step.inStep')] : []),
    ...(hasPlace ? [] : [t('frame.step.noPlace')]),
    ...(silent === null ? [] : [t('frame.step.silent', { station: silent.label, count: silent.days })]),
    ...(away === null ? [] : [t('frame.step.away', { at: format.instant(away.sinceMs) })]),
    ...(automatic?.isPaused === true ? [t('frame.step.paused')] : []),
  ];
}

function signOf({ isTakenOut, isStopped, isPutBack, newer, away, hasPlace, unsent }: InStep) {
  if (isTakenOut || isStopped || isPutBack || newer !== null || away !== null || !hasPlace) return MonitorX;
  return unsent > 0 ? MonitorUp : MonitorCheck;
}
