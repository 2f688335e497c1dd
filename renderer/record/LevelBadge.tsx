import { Button as AriaButton } from 'react-aria-components';
import type { CaseView } from '../../shared/case-view.ts';
import { useText } from '../text.ts';
import { Tooltip } from '../ui/Tooltip.tsx';
import { markValue } from './case-store.ts';
import { useMayWrite } from '../frame/rights.ts';

/** The highest level among the values of the case; it opens the mark of the case as a whole. */
export function LevelBadge({ view: { file, marks } }: { readonly view: CaseView }) {
  const t = useText();
  const mayWrite = useMayWrite();
  const own = file.records.find(({ entity }) => entity === 'case');
  const { level } = marks.whole;
  const words = `${level} ${t(`mark.level.${level}`)}`;
  if (own === undefined || !mayWrite) return <span className="tag solid">{words}</span>;
  return (
    <Tooltip text={t('cases.levelNote')}>
      <AriaButton
        className="tag solid"
        aria-label={`${words}. ${t('cases.mark')}`}
        onPress={() => markValue({ record: own.id, field: '*' })}
      >
        {words}
      </AriaButton>
    </Tooltip>
  );
}
