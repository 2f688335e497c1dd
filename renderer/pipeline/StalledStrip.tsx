import type { Board, BoardCase } from '../../shared/board.ts';
import { comparedShort, comparedWith } from '../../shared/radar-text.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { isMatter } from '../../shared/case.ts';
import { surnamesOf } from './board.ts';
import { openCard } from './open-card.ts';
import { showStalled, usePipeline } from './pipeline-store.ts';

/** The cases that stand furthest over what is usual, each with what it is compared with and the act that would take it on. */
export function StalledStrip({ board }: { readonly board: Board }) {
  const t = useText();
  const { stalled, stalledTotal, columns } = board;
  const isOfCases = usePipeline(state => !isMatter(state.filter.kind));
  const isCompared = columns.some(({ points }) => points.length > 0);
  return (
    <section className="board-alerts" aria-label={t('pipeline.radar')}>
      <h2 className="h-section">{t('pipeline.radar')}</h2>
      {stalled.length === 0 && (
        <p className="small muted">
          {t(!isOfCases ? 'pipeline.noneStalledHere' : isCompared ? 'pipeline.noneStalled' : 'pipeline.noneCompared')}
        </p>
      )}
      <ul>
        {stalled.map(one => (
          <StalledCase key={one.key} one={one} />
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

function StalledCase({ one }: { readonly one: BoardCase }) {
  const t = useText();
  const format = useFormat();
  const { nextAct, mover } = one;
  const stands = t('pipeline.stalledCase', { stage: t(one.stageLabel), compared: t(comparedShort(one.yardstick)) });
  const act =
    nextAct === null ? '' : t('pipeline.expected', { who: mover === null ? '' : t(`clock.move.${mover}`), act: t(nextAct) });
  return (
    <li>
      <span className="diamond" aria-hidden="true" />
      <button
        type="button"
        onClick={() => openCard(one)}
        title={[one.title, t(comparedWith(one.yardstick)), act].filter(part => part !== '').join('. ')}
      >
        <span className="ellipsis">
          <b className="strong">{one.matter === null ? surnamesOf(one) : t(one.matter.label)}</b>{' '}
          <span className="mono muted">{one.reference}</span>
        </span>
        <span className="small">
          <b className="soon">{t('clock.days', { days: format.number(one.days ?? 0) })}</b> {stands}
        </span>
      </button>
    </li>
  );
}
