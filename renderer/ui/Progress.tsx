import { useEffect, useState } from 'react';
import { ProgressBar } from 'react-aria-components';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Button } from './Button.tsx';

export type ProgressProps = {
  readonly label: string;
  readonly done: number;
  /** Unknown: hatched, without a count. */
  readonly total: number | null;
  /** How to write the numbers; file sizes as `format.bytes`. null: they are a share, and not written. */
  readonly show?: ((value: number) => string) | null;
  readonly onCancel?: () => void;
  /** Nothing is shown before; short work shows no bar at all. */
  readonly afterMs?: number;
};

/** Work that takes a while: a bar with a count and Cancel. No spinner, and nothing in the first 300 ms. */
export function Progress({ label, done, total, show, onCancel, afterMs = 300 }: ProgressProps) {
  const t = useText();
  const format = useFormat();
  const [isDue, setDue] = useState(afterMs === 0);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), afterMs);
    return () => clearTimeout(timer);
  }, [afterMs]);
  if (!isDue) return null;

  const write = show ?? format.number;
  const share = total === null || total === 0 ? null : Math.min(1, done / total);
  return (
    <div className="progress">
      <ProgressBar aria-label={label} isIndeterminate={share === null} value={done} maxValue={total ?? 100} className="grow">
        <div className="row">
          <span className="grow">{label}</span>
          {total !== null && show !== null && (
            <span className="progress-count">{t('ui.progress', { done: write(done), total: write(total) })}</span>
          )}
        </div>
        <div className="progress-track">
          <div
            className={`progress-fill ${share === null ? 'unknown' : ''}`}
            style={share === null ? {} : { width: `${share * 100}%` }}
          />
        </div>
      </ProgressBar>
      {onCancel && (
        <Button size="sm" onPress={onCancel}>
          {t('ui.cancel')}
        </Button>
      )}
    </div>
  );
}
