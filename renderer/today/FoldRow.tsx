import { ChevronDown, ChevronRight } from 'lucide-react';
import type { DayFold, DayGroupId } from '../../shared/day.ts';
import { owedBy, owedWhen } from '../../shared/owed-text.ts';
import { WhoseMove } from '../clocks/WhoseMove.tsx';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { KeyHint } from '../ui/Keys.tsx';

type FoldRowProps = {
  readonly fold: DayFold;
  readonly group: DayGroupId;
  readonly isOpen: boolean;
  readonly index: number;
  readonly isActive: boolean;
  readonly onFocus: () => void;
  readonly onToggle: () => void;
};

/** Rows that are the same act of the same authority, as one: how many, and when the first of them was or is due. A click or Enter shows them. */
export function FoldRow({ fold: { key, what, total, first }, group, isOpen, index, isActive, onFocus, onToggle }: FoldRowProps) {
  const t = useText();
  const format = useFormat();
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  const when = t(owedWhen(first, format));
  return (
    <div
      role="row"
      className="due fold"
      aria-level={1}
      aria-expanded={isOpen}
      data-index={index}
      data-row-key={`${group} ${key}`}
      tabIndex={isActive ? 0 : -1}
      onFocus={onFocus}
      onClick={event => {
        event.currentTarget.focus();
        onToggle();
      }}
    >
      <div role="gridcell" className="due-when fold-count">
        <Chevron size={16} aria-hidden="true" />
        <b>{t('today.fold', { count: total })}</b>
      </div>
      <div role="gridcell" className="due-what">
        <div className="strong">{t(what)}</div>
        <div className="small muted">
          <WhoseMove side={first.whose} name={t(owedBy(first))} />
        </div>
      </div>
      <div role="gridcell" className="due-kind">
        <span className="hints">
          <KeyHint keys={['Enter']} does={t('today.unfold')} />
        </span>
        <span className="due-side">{t(group === 'lapsed' ? 'today.foldLast' : 'today.foldFirst', { when })}</span>
      </div>
    </div>
  );
}
