import { useText } from '../text.ts';
import { isMatter } from '../../shared/case.ts';
import { usePipeline } from './pipeline-store.ts';

/** What a reader hears the board or its table called. */
export function useBoardLabel(): string {
  const t = useText();
  const kind = usePipeline(state => state.filter.kind);
  return isMatter(kind) ? t('pipeline.boardOf', { kind: t(`pipeline.kind.${kind}`) }) : t('pipeline.board');
}
