import { useText } from '../text.ts';
import { KeyHint } from '../ui/Keys.tsx';
import { isMatter } from '../../shared/case.ts';
import { usePipeline } from './pipeline-store.ts';

/** The keys of the board, and what its marks mean. */
export function BoardFoot() {
  const t = useText();
  const isBoard = usePipeline(state => state.view === 'board');
  const isOfCases = usePipeline(state => !isMatter(state.filter.kind));
  return (
    <footer className="board-foot">
      {isBoard && <KeyHint keys={['←', '→']} does={t('pipeline.keyStage')} />}
      <KeyHint keys={['↑', '↓']} does={t(isOfCases ? 'pipeline.keyCase' : 'pipeline.keyCard')} />
      {isBoard && <KeyHint keys={['Shift', '→']} does={t('pipeline.keyMove')} />}
      <KeyHint keys={['Enter']} does={t('pipeline.keyOpen')} />
      {isBoard && (
        <span className="end">
          <i className="key-band" aria-hidden="true" /> {t('pipeline.keyBand')}
          <i className="key-median" aria-hidden="true" /> {t('pipeline.keyMedian')}
          <i className="key-dot" aria-hidden="true" /> {t('pipeline.keyDot')}
          <i className="diamond" aria-hidden="true" /> {t('pipeline.keyStalled')}
          <span className="apart">{t('pipeline.legend')}</span>
        </span>
      )}
    </footer>
  );
}
