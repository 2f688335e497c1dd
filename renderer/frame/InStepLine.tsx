import { useEffect } from 'react';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { followInStep, useInStep } from './in-step-store.ts';
import { go } from './route-store.ts';

/** Of an office of several stations: how far this one is with the others, calmly. It leads to the stations. */
export function InStepLine() {
  const t = useText();
  const format = useFormat();
  const { step } = useInStep();
  useEffect(followInStep, []);
  if (step?.isOfSeveral !== true) return null;
  const { unsent, silent, away, newer, automatic, isTakenOut, isPutBack } = step;
  const standing = [
    ...(isPutBack ? [t('frame.step.putBack')] : []),
    // What a newer program put there is not taken in: then this one is not in step, whatever it has sent.
    ...(newer === null ? [] : [t('frame.step.newer', { count: newer.count })]),
    ...(newer?.needs == null ? [] : [t('joining.came.needs', { version: newer.needs })]),
    ...(unsent > 0 ? [t('frame.step.unsent', { count: unsent })] : newer === null ? [t('frame.step.inStep')] : []),
    ...(silent === null ? [] : [t('frame.step.silent', { station: silent.label, count: silent.days })]),
    ...(away === null ? [] : [t('frame.step.away', { at: format.instant(away.sinceMs) })]),
    ...(automatic?.isPaused === true ? [t('frame.step.paused')] : []),
  ];
  const said = isTakenOut ? [t('frame.step.takenOut')] : standing;
  return (
    <Button variant="link" size="sm" onPress={() => go({ screen: 'settings', part: 'stations' })}>
      <span className="in-step" role="status">
        {said.map(line => (
          <span key={line}>{line}</span>
        ))}
      </span>
    </Button>
  );
}
