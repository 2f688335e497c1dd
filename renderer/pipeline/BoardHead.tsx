import { ChartLine, X } from 'lucide-react';
import type { Board } from '../../shared/board.ts';
import { go } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { useViewer } from '../viewer.ts';
import { Button } from '../ui/Button.tsx';
import { Keys } from '../ui/Keys.tsx';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { Select } from '../ui/Select.tsx';
import { isMatter } from '../../shared/case.ts';
import { chooseKind, chooseLanes, chooseView, filterBoard, laneKinds, usePipeline, type LaneKind } from './pipeline-store.ts';

/** The kind of case, what its open cases add up to, and how they are shown. */
export function BoardHead({ board }: { readonly board: Board | null }) {
  const t = useText();
  const filter = usePipeline(state => state.filter);
  const view = usePipeline(state => state.view);
  const lanes = usePipeline(state => state.lanes);
  const isSupervisor = useViewer(({ viewer }) => viewer?.user.role === 'supervisor');
  return (
    <div className="page-head board-head">
      <h1 className="h-title">{t(`pipeline.kind.${filter.kind}`)}</h1>
      {board && <Sum board={board} />}
      <div className="acts">
        {isSupervisor && (
          <Button icon={ChartLine} onPress={() => go({ screen: 'flow' })}>
            {t('flow.open')}
          </Button>
        )}
        {board !== null && board.kinds.length > 1 && (
          <Select
            look="filter"
            label={t('pipeline.ofKind')}
            value={filter.kind}
            onChange={chooseKind}
            choices={board.kinds.map(({ kind }) => ({ id: kind, label: t(`pipeline.kind.${kind}`) }))}
          />
        )}
        <SegmentedControl
          label={t('pipeline.view')}
          value={view}
          onChange={chooseView}
          segments={[
            { id: 'board', name: t('pipeline.asBoard'), label: <Named words={t('pipeline.asBoard')} letter="B" /> },
            { id: 'table', name: t('pipeline.asTable'), label: <Named words={t('pipeline.asTable')} letter="T" /> },
          ]}
        />
        {view === 'board' && (
          <Select<LaneKind>
            look="filter"
            label={t('pipeline.lanes')}
            value={lanes}
            onChange={chooseLanes}
            choices={laneKinds
              .filter(id => id !== 'direction' || !isMatter(filter.kind))
              .map(id => ({ id, label: t(`pipeline.laneBy.${id}`) }))}
          />
        )}
      </div>
    </div>
  );
}

function Named({ words, letter }: { readonly words: string; readonly letter: string }) {
  return (
    <span className="row">
      {words} <Keys keys={[letter]} />
    </span>
  );
}

function Sum({ board }: { readonly board: Board }) {
  const t = useText();
  const isStalledOnly = usePipeline(state => state.filter.stalled === true);
  return (
    <ul className="board-sum muted">
      <li>{t('pipeline.open', { count: board.open })}</li>
      {board.afterCare > 0 && <li>{t('pipeline.afterCare', { count: board.afterCare })}</li>}
      {board.lapsed > 0 && <li className="soon">{t('pipeline.lapsed', { count: board.lapsed })}</li>}
      {board.soon > 0 && <li className="soon">{t('pipeline.soon', { count: board.soon })}</li>}
      {board.stalledTotal > 0 && !isStalledOnly && (
        <li className="soon">{t('pipeline.stalledCount', { count: board.stalledTotal })}</li>
      )}
      {isStalledOnly && (
        <li>
          <Button size="sm" icon={X} onPress={() => filterBoard({ stalled: undefined })}>
            {t('pipeline.stalledOnly')}
          </Button>
        </li>
      )}
    </ul>
  );
}
