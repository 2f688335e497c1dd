import { useEffect, useState } from 'react';
import type { PreviewRow } from '../../shared/decision/preview.ts';
import type { Output } from '../../shared/contract.ts';
import { door } from '../host.ts';
import { useText } from '../text.ts';
import { useCase } from './case-store.ts';
import { SayOfEvent } from './SayOfEvent.tsx';

type Found = { readonly of: PreviewRow; readonly changes: Output<'packet:why'> };

/** What would let more of a value leave for the counterpart that is looked at, each alone; of an event, with the way to where it is said. */
export function WouldLeave({ row }: { readonly row: PreviewRow }) {
  const t = useText();
  const caseId = useCase(state => state.caseId);
  const recipient = useCase(state => state.counterpart);
  const [found, setFound] = useState<Found | null>(null);
  const { record, field } = row;
  useEffect(() => {
    if (caseId === null || recipient === null) return undefined;
    let isGone = false;
    const asked = { caseId, recipient, purpose: 'same-case', record, field: field ?? '*' } as const;
    void door.request('packet:why', asked).then(answer => {
      if (!isGone && answer.ok) setFound({ of: row, changes: answer.value });
    });
    return () => {
      isGone = true;
    };
  }, [caseId, recipient, row]);
  if (caseId === null || found?.of !== row) return null;
  return (
    <>
      <dt>{t('release.wouldLeave')}</dt>
      <dd>
        {found.changes.length === 0 && <span className="muted">{t('release.wouldLeaveNever')}</span>}
        <ul className="stack tight">
          {found.changes.map(change => (
            <li key={change.en}>
              {t(change)} {change.event !== undefined && <SayOfEvent caseId={caseId} event={change.event} />}
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
}
