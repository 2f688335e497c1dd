import { directionShort } from '../../shared/direction-text.ts';
import { memo } from 'react';
import type { BoardCase } from '../../shared/board.ts';
import { comparedWith } from '../../shared/radar-text.ts';
import { usualDays } from '../../shared/radar.ts';
import { openCard } from './open-card.ts';
import { useText } from '../text.ts';
import { BoardCard } from '../clocks/BoardCard.tsx';
import { initialsOf, surnamesOf } from './board.ts';

type CaseCardProps = { readonly one: BoardCase; readonly isFocusable: boolean };

/** A case, or a request or an asset of one, as a card of the board. Drawn again only when its own case or place in the tab order changes: a board has hundreds. */
export const CaseCard = memo(function CaseCard({ one, isFocusable }: CaseCardProps) {
  const t = useText();
  const { direction, documents, matter } = one;
  return (
    <BoardCard
      reference={one.reference}
      direction={direction === null ? '' : t(directionShort(direction))}
      officer={initialsOf(one.officer)}
      surnames={matter === null ? surnamesOf(one) : t(matter.label)}
      title={matter === null ? one.title : `${t(matter.label)} · ${one.title}`}
      clock={one.stop}
      side={one.mover}
      moverDays={one.moverDays}
      ageDays={one.days}
      usualDays={one.yardstick && usualDays(one.yardstick)}
      compared={t(comparedWith(one.yardstick))}
      isStalled={one.isStalled}
      documents={documents === null ? null : { done: documents.ready, total: documents.needed }}
      onOpen={() => openCard(one)}
      isFocusable={isFocusable}
    />
  );
});
