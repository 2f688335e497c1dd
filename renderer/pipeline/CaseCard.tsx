import { directionShort } from '../../shared/direction-text.ts';
import { memo } from 'react';
import type { BoardCase } from '../../shared/board.ts';
import { comparedWith } from '../../shared/radar-text.ts';
import { usualDays } from '../../shared/radar.ts';
import { go } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { BoardCard } from '../clocks/BoardCard.tsx';
import { initialsOf, shortNumber, surnamesOf } from './board.ts';

type CaseCardProps = { readonly one: BoardCase; readonly isFocusable: boolean };

/** A case as a card of the board. Drawn again only when its own case or place in the tab order changes: a board has hundreds. */
export const CaseCard = memo(function CaseCard({ one, isFocusable }: CaseCardProps) {
  const t = useText();
  const { direction, documents } = one;
  return (
    <BoardCard
      number={shortNumber(one.reference)}
      wholeNumber={one.reference}
      direction={direction === null ? '' : t(directionShort(direction))}
      officer={initialsOf(one.officer)}
      surnames={surnamesOf(one)}
      title={one.title}
      clock={one.stop}
      side={one.mover}
      moverDays={one.moverDays}
      ageDays={one.days}
      usualDays={one.yardstick && usualDays(one.yardstick)}
      compared={t(comparedWith(one.yardstick))}
      isStalled={one.isStalled}
      documents={documents === null ? null : { done: documents.ready, total: documents.needed }}
      onOpen={() => go({ screen: 'case', caseId: one.id })}
      isFocusable={isFocusable}
    />
  );
});
