import type { Progress } from '../../shared/framework/tree.ts';
import { useText } from '../text.ts';

/** How far the actions are: a bar, and the same in words. What is stalled is hatched. */
export function ProgressMark({ progress }: { readonly progress: Progress }) {
  const t = useText();
  const { actions, byStatus, late } = progress;
  if (actions === 0) return <span className="muted small">{t('framework.noActions')}</span>;
  const share = (count: number): string => `${(100 * count) / actions}%`;
  const words = [
    t('framework.progressOf', { done: byStatus.done, all: actions }),
    ...(byStatus.stalled > 0 ? [t('framework.stalledCount', { count: byStatus.stalled })] : []),
    ...(late > 0 ? [t('framework.lateCount', { count: late })] : []),
  ];
  return (
    <span className="fw-progress">
      <span className="fw-bar" aria-hidden>
        <span className="done" style={{ width: share(byStatus.done) }} />
        <span className="way" style={{ width: share(byStatus['under-way']) }} />
        <span className="stalled" style={{ width: share(byStatus.stalled) }} />
      </span>
      <span className="small">{words.join(' · ')}</span>
    </span>
  );
}
