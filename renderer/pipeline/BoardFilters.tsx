import { ListFilter } from 'lucide-react';
import { dueWindows, movers, type Board, type DueWindow } from '../../shared/board.ts';
import type { Direction } from '../../shared/case.ts';
import { directionName } from '../../shared/direction-text.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Keys } from '../ui/Keys.tsx';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { WhoseMove, type Side } from '../clocks/WhoseMove.tsx';
import { filterBoard, usePipeline } from './pipeline-store.ts';

const ANY = '*';
const NOBODY = '-';

/** What the board shows: direction, whose move, officer, when the next hard stop falls, and words. */
export function BoardFilters({ board }: { readonly board: Board }) {
  const t = useText();
  const filter = usePipeline(state => state.filter);
  return (
    <div className="board-filters" role="group" aria-label={t('pipeline.filters')}>
      {filter.kind === 'extradition' && (
        <SegmentedControl<Direction | 'any'>
          label={t('pipeline.direction')}
          value={filter.direction ?? 'any'}
          onChange={chosen => filterBoard({ direction: chosen === 'any' ? undefined : chosen })}
          segments={[
            { id: 'any', label: t('pipeline.anyDirection') },
            ...board.directions.map(id => ({ id, label: t(directionName(id)) })),
          ]}
        />
      )}
      <MoverFilter counts={board.movers} />
      <Select
        look="filter"
        label={t('pipeline.officer')}
        value={filter.officer === null ? NOBODY : (filter.officer ?? ANY)}
        onChange={chosen => filterBoard({ officer: chosen === ANY ? undefined : chosen === NOBODY ? null : chosen })}
        choices={[
          { id: ANY, label: t('pipeline.everyone') },
          ...(board.unassigned > 0 || filter.officer === null
            ? [{ id: NOBODY, label: t('pipeline.nobody'), note: String(board.unassigned) }]
            : []),
          ...board.officers.map(id => ({ id, label: id })),
        ]}
      />
      <Select<DueWindow | typeof ANY>
        look="filter"
        label={t('pipeline.due')}
        value={filter.due ?? ANY}
        onChange={chosen => filterBoard({ due: chosen === ANY ? undefined : chosen })}
        choices={[{ id: ANY, label: t('pipeline.anyTime') }, ...dueWindows.map(id => ({ id, label: t(`pipeline.dueIn.${id}`) }))]}
      />
      <div className="board-find">
        <TextField
          label={t('pipeline.find')}
          labelHidden
          type="search"
          icon={ListFilter}
          placeholder={t('pipeline.findHint')}
          value={filter.text ?? ''}
          maxLength={200}
          onChange={typed => filterBoard({ text: typed === '' ? undefined : typed })}
          suffix={<Keys keys={['/']} />}
        />
      </div>
    </div>
  );
}

function MoverFilter({ counts }: { readonly counts: Board['movers'] }) {
  const t = useText();
  const format = useFormat();
  const mover = usePipeline(state => state.filter.mover);
  const shown = movers.filter(id => counts[id] > 0 || id !== 'defence' || id === mover);
  return (
    <SegmentedControl<Side | typeof ANY>
      label={t('pipeline.whose')}
      value={mover ?? ANY}
      onChange={chosen => filterBoard({ mover: chosen === ANY ? undefined : chosen })}
      segments={[
        { id: ANY, label: t('pipeline.all') },
        ...shown.map(id => ({
          id,
          label: (
            <>
              <WhoseMove side={id} /> <span className="faint">{format.number(counts[id])}</span>
            </>
          ),
        })),
      ]}
    />
  );
}
