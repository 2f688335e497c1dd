import { useEffect } from 'react';
import { Screen } from '../frame/Screen.tsx';
import { useCommands } from '../frame/command-store.ts';
import { MoveCase } from '../case/MoveStage.tsx';
import type { CaseId, RecordId } from '../../shared/language.ts';
import { useResumed } from '../drafts/use-draft.ts';
import { keycaps } from '../frame/keyboard.ts';
import { go } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { useViewer } from '../viewer.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Progress } from '../ui/Progress.tsx';
import { isMatter } from '../../shared/case.ts';
import { Board } from './Board.tsx';
import { BoardFilters } from './BoardFilters.tsx';
import { BoardFoot } from './BoardFoot.tsx';
import { BoardHead } from './BoardHead.tsx';
import { BoardTable } from './BoardTable.tsx';
import { FaultyCases } from './FaultyCases.tsx';
import { MoveMatter } from './MoveMatter.tsx';
import {
  beginMove,
  boardOf,
  chooseView,
  endMove,
  failureOf,
  filterBoard,
  followPipeline,
  openPipeline,
  usePipeline,
} from './pipeline-store.ts';
import { StalledStrip } from './StalledStrip.tsx';

/** Every open case of a kind by stage, or every request or asset of all cases, under the ones that stand still. */
export function PipelineScreen() {
  const t = useText();
  const board = usePipeline(boardOf);
  const failure = usePipeline(failureOf);
  const view = usePipeline(state => state.view);
  const isSupervisor = useViewer(({ viewer }) => viewer?.user.role === 'supervisor');
  const movingId = usePipeline(state => state.movingId);
  const movingRecord = usePipeline(state => state.movingRecord);
  const movingTo = usePipeline(state => state.movingTo);
  useEffect(() => void openPipeline(), []);
  useEffect(followPipeline, []);
  // As their forms wrote it.
  useResumed('move ', place => beginMove({ id: place.slice('move '.length) as CaseId, record: null }));
  useResumed('matter ', place => {
    const [, id, record] = place.split(' ') as [string, CaseId, RecordId];
    beginMove({ id, record });
  });
  useCommands([
    { id: 'pipeline-board', label: t('pipeline.asBoard'), section: 'here', keys: 'B', run: () => chooseView('board') },
    ...(isSupervisor
      ? [{ id: 'pipeline-flow', label: t('flow.open'), section: 'here' as const, run: () => go({ screen: 'flow' }) }]
      : []),
    { id: 'pipeline-table', label: t('pipeline.asTable'), section: 'here', keys: 'T', run: () => chooseView('table') },
    {
      id: 'pipeline-find',
      label: t('pipeline.find'),
      section: 'here',
      keys: '/',
      run: () => document.querySelector<HTMLInputElement>('.board-find input')?.focus(),
    },
  ]);
  const isEmpty = board !== null && board.kinds.length === 0;

  return (
    <Screen layout="fixed" crumbs={[{ label: t('pipeline.title') }]}>
      <div className="board-top">
        <BoardHead board={board} />
        {board !== null && !isEmpty && <BoardFilters board={board} />}
      </div>
      {failure && (
        <div className="page-part">
          <FailureNote failure={failure}>
            <Button onPress={() => void openPipeline()}>{t('ui.retry')}</Button>
          </FailureNote>
        </div>
      )}
      {board === null && failure === null && (
        <div className="page-part">
          <Progress label={t('pipeline.loading')} done={0} total={null} />
        </div>
      )}
      {isEmpty && (
        <EmptyState fact={t('pipeline.empty')} act={t('pipeline.emptyAct')}>
          <Button keys={keycaps('N')} onPress={() => go({ screen: 'new-case' })}>
            {t('people.newCase')}
          </Button>
        </EmptyState>
      )}
      {board !== null && !isEmpty && (
        <>
          <StalledStrip board={board} />
          <FaultyCases board={board} />
          {view === 'table' ? <BoardTable columns={board.columns} /> : board.open === 0 ? <NoneFound /> : <Board board={board} />}
          <BoardFoot />
        </>
      )}
      {movingId !== null && movingRecord === null && <MoveCase caseId={movingId} column={movingTo} onClose={endMove} />}
      {movingId !== null && movingRecord !== null && (
        <MoveMatter caseId={movingId} record={movingRecord} column={movingTo} onClose={endMove} />
      )}
    </Screen>
  );
}

function NoneFound() {
  const t = useText();
  const kind = usePipeline(state => state.filter.kind);
  const lifted = {
    direction: undefined,
    mover: undefined,
    officer: undefined,
    due: undefined,
    text: undefined,
    stalled: undefined,
  };
  return (
    <div className="board">
      <EmptyState fact={t(isMatter(kind) ? 'pipeline.noneFoundHere' : 'pipeline.noneFound')} act={t('pipeline.noneFoundAct')}>
        <Button onPress={() => filterBoard(lifted)}>{t('pipeline.clear')}</Button>
      </EmptyState>
    </div>
  );
}
