import { OctagonAlert } from 'lucide-react';
import type { AuditVerdict } from '../../shared/contract/audit.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { showEvent } from './audit-store.ts';

/** Whether the chain is whole; if not, the first event that is wrong, and why. */
export function Verdict({ verdict }: { readonly verdict: AuditVerdict }) {
  const t = useText();
  const format = useFormat();
  const { firstBad } = verdict;
  if (firstBad === null) {
    return (
      <p className="page-part strong" role="status">
        {t('audit.whole', { count: verdict.checked })}
      </p>
    );
  }
  return (
    <div className="page-part">
      <div className="failure" role="alert">
        <OctagonAlert aria-hidden />
        <div className="grow">
          <p className="strong">{t('audit.broken', { number: format.number(firstBad.number) })}</p>
          <p>
            {t(`audit.why.${firstBad.why}`)} {t('audit.brokenAct')}
          </p>
          <div className="acts">
            <Button onPress={() => void showEvent(firstBad.number)}>{t('audit.show')}</Button>
          </div>
        </div>
      </div>
    </div>
  );
}
