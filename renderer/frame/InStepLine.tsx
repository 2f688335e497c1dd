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
  const { unsent, silent, away, automatic, isTakenOut, isPutBack } = step;
  const standing = [
    ...(isPutBack ? [t('frame.step.putBack')] : []),
    unsent === 0 ? t('frame.step.inStep') : t('frame.step.unsent', { count: unsent }),
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
