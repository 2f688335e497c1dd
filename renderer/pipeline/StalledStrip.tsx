import type { Board, BoardCase } from '../../shared/board.ts';
import { go } from '../frame/route-store.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { surnamesOf } from './board.ts';
import { showStalled } from './pipeline-store.ts';

/** The cases that stand furthest over the office's own median, each with the median and the act that would take it on. */
export function StalledStrip({ board }: { readonly board: Board }) {
  const t = useText();
  const { stalled, stalledTotal, columns } = board;
  const isCompared = columns.some(({ baseline }) => baseline !== null);
  return (
    <section className="board-alerts" aria-label={t('pipeline.radar')}>
      <h2 className="h-section">{t('pipeline.radar')}</h2>
      {stalled.length === 0 && <p className="small muted">{t(isCompared ? 'pipeline.noneStalled' : 'pipeline.noneCompared')}</p>}
      <ul>
        {stalled.map(one => (
          <StalledCase key={one.id} one={one} column={columns.find(({ id }) => id === one.column)} />
        ))}
      </ul>
      {stalledTotal > stalled.length && (
        <Button variant="link" size="sm" onPress={showStalled}>
          {t('pipeline.seeAll', { count: stalledTotal })}
        </Button>
      )}
    </section>
  );
}

type StalledCaseProps = { readonly one: BoardCase; readonly column: Board['columns'][number] | undefined };

function StalledCase({ one, column }: StalledCaseProps) {
  const t = useText();
  const format = useFormat();
  const { baseline, nextAct, mover } = one;
  if (baseline === null) return null;
  const stands = t('pipeline.stalledCase', {
    column: column ? t(column.label) : one.column,
    median: format.number(baseline.median),
  });
  const act =
    nextAct === null ? '' : t('pipeline.expected', { who: mover === null ? '' : t(`clock.move.${mover}`), act: t(nextAct) });
  return (
    <li>
      <span className="diamond" aria-hidden="true" />
      <button type="button" onClick={() => go({ screen: 'case', caseId: one.id })} title={`${one.title}. ${act}`}>
        <span className="ellipsis">
          <b className="strong">{surnamesOf(one)}</b> <span className="mono muted">{one.reference}</span>
        </span>
        <span className="ellipsis small">
          <b className="soon">{t('clock.days', { days: format.number(one.days ?? 0) })}</b> {stands}
          {act !== '' && ` · ${act}`}
        </span>
      </button>
    </li>
  );
}
