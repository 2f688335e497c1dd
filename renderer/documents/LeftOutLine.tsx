import { leftOutIn } from '../../shared/examination.ts';
import type { RecordId } from '../../shared/language.ts';
import { useText } from '../text.ts';
import { useExaminations } from './examination-store.ts';

/** What of an office file is not in what leaves, once it is known; nothing of other files. */
export function LeftOutLine({ document }: { readonly document: RecordId }) {
  const t = useText();
  const known = useExaminations(state => state.known.get(document));
  const what = known === undefined ? null : leftOutIn(known.findings);
  return what === null ? null : <p className="small muted">{t('examine.leftOut', { what })}</p>;
}
