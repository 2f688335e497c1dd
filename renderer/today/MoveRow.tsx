import { isPast } from '../../shared/clocks/due.ts';
import { useMayWrite } from '../frame/rights.ts';
import { useFormat } from '../format.ts';
import { go } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { ClockChip } from '../clocks/ClockChip.tsx';
import { KeyHint } from '../ui/Keys.tsx';
import type { Move } from './moves.ts';

type MoveRowProps = {
  readonly move: Move;
  readonly isAsleep: boolean;
  readonly index: number;
  readonly isActive: boolean;
  readonly onFocus: () => void;
};

/** One thing to do: by when, what, of which case, and of what kind. */
export function MoveRow({ move, isAsleep, index, isActive, onFocus }: MoveRowProps) {
  const t = useText();
  const format = useFormat();
  const mayWrite = useMayWrite();
  const { clock, snooze, note, reference, title } = move;
  const under = [title, note && t(note), isAsleep && snooze?.reason]
    .filter(words => typeof words === 'string' && words !== '')
    .join(' · ');
  return (
    <div
      role="row"
      className={`due ${isAsleep ? 'asleep' : ''}`}
      data-index={index}
      data-row-key={move.key}
      tabIndex={isActive ? 0 : -1}
      onFocus={onFocus}
      onClick={event => event.currentTarget.focus()}
      onDoubleClick={() => openMove(move)}
    >
      <div role="gridcell" className="due-when">
        {isAsleep && snooze ? (
          <span className="small muted">{t('today.asleepUntil', { date: format.date(snooze.until) })}</span>
        ) : clock === null ? (
          <span className="small muted">{t('today.noDay')}</span>
        ) : (
          <ClockChip clock={clock} />
        )}
      </div>
      <div role="gridcell" className="due-what">
        <div className="strong ellipsis" title={t(move.what)}>
          {t(move.what)}
        </div>
        <div className="small muted ellipsis" title={under}>
          {reference === null ? move.caseId === null && t('today.office') : <span className="mono">{reference}</span>} {under}
        </div>
      </div>
      <div role="gridcell" className="due-kind">
        <span className="hints">
          <KeyHint keys={['Enter']} does={t('today.open')} />
          {mayWrite && <KeyHint keys={['S']} does={t(isAsleep ? 'today.wake' : 'today.snooze')} />}
        </span>
        <span>
          {clock !== null && isPast(clock)
            ? t('today.wasDue', { date: format.range(clock.earliest, clock.latest) })
            : t(`today.kind.${move.kind}`)}
        </span>
      </div>
    </div>
  );
}

export function openMove(move: Move | undefined): void {
  if (move === undefined) return;
  if (move.caseId === null) return go({ screen: 'settings' });
  go({ screen: 'case', caseId: move.caseId, ...(move.kind === 'document' ? { tab: 'documents' } : {}) });
}
