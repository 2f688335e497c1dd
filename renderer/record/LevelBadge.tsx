import { Button as AriaButton } from 'react-aria-components';
import type { CaseFile } from '../../shared/case.ts';
import { useText } from '../text.ts';
import { Tooltip } from '../ui/Tooltip.tsx';
import { markValue } from './case-store.ts';
import { useMayWrite } from '../frame/rights.ts';
import { levelOfCase } from '../marks/value-mark.ts';

/** The highest level among the values of the case; it opens the mark of the case as a whole. */
export function LevelBadge({ file }: { readonly file: CaseFile }) {
  const t = useText();
  const mayWrite = useMayWrite();
  const own = file.records.find(({ entity }) => entity === 'case');
  const level = levelOfCase(file);
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
