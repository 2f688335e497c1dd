import type { Tone } from '../../shared/clocks/due.ts';
import { drawnAs } from './clock-reading.ts';
import { useText } from '../text.ts';

export type Stage = {
  readonly code: string; // X05
  readonly name: string;
  readonly state: 'done' | 'now' | 'next';
  /** Under the name: the date, "day 53 of 60", "if it is asked for". */
  readonly note?: string;
  readonly isOptional?: boolean;
  /** The one before or after the current: its name is written, of the others only while the row is pointed at or has the focus. */
  readonly isBeside?: boolean;
  /** For the current one: share elapsed, 0–1, and how its clock stands. */
  readonly elapsed?: number;
  readonly tone?: Tone;
};

/** Where the case is: one segment per stage, the current one double and partly filled. */
export function StageStepper({ stages }: { readonly stages: readonly Stage[] }) {
  const t = useText();
  return (
    <ol className="stepper" aria-label={t('clock.stages')} tabIndex={0}>
      {stages.map(stage => (
        <li
          key={stage.code}
          className={`${stage.state} ${stage.tone === undefined ? '' : drawnAs[stage.tone]} ${stage.isOptional ? 'opt-stage' : ''} ${stage.isBeside ? 'beside' : ''}`}
          title={[stage.code, stage.name, stage.note].filter(Boolean).join(' ')}
          {...(stage.state === 'now' ? { 'aria-current': 'step' as const } : {})}
        >
          <span className="bar">{stage.state === 'now' && <i style={{ width: `${(stage.elapsed ?? 0) * 100}%` }} />}</span>
          <span className="label">
            <span className="n">
              {stage.name}
              {stage.state === 'done' && <span className="visually-hidden">, {t('clock.stageDone')}</span>}
            </span>
            {stage.note !== undefined && <span className="d">{stage.note}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
