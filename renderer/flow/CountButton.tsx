import type { FlowCount } from '../../shared/flow.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { openFigure } from './flow-store.ts';

/** A figure that opens what stands behind it; nothing stands behind a zero. `what` says of what, in the screen's own words. */
export function CountButton({ figure, what }: { readonly figure: FlowCount | null; readonly what: string }) {
  const t = useText();
  const format = useFormat();
  if (figure === null) return <span className="faint">–</span>;
  const count = format.number(figure.count);
  if (figure.count === 0) return <span className="faint">{count}</span>;
  return (
    <button
      type="button"
      className="count-button"
      aria-label={t('flow.openFigure', { count, what })}
      onClick={() => openFigure(figure.key, what)}
    >
      {count}
    </button>
  );
}
