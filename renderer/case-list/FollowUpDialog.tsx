import { useEffect, useState } from 'react';
import type { CaseId, CivilDate } from '../../shared/language.ts';
import { AskDialog } from '../drafts/AskDialog.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { useText } from '../text.ts';
import { DateField } from '../ui/DateField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { setFollowUp } from './case-list-acts.ts';
import { selectCases, selectedIds, useCaseList } from './case-list-store.ts';

type FollowUp = { readonly what: string; readonly on: CivilDate | null; readonly cases: readonly CaseId[] };

/** Set a day on which the selected cases are looked at again. */
export function FollowUpDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const count = useCaseList(state => state.selected.size);
  const [cases] = useState(selectedIds);
  const typed = useDraft<FollowUp>('follow-up', { what: '', on: null, cases });
  const { what, on } = typed.value;
  const change = (part: Partial<FollowUp>) => typed.change({ ...typed.value, ...part });
  useEffect(() => selectCases(new Set(typed.value.cases)), []); // of a kept draft: those that it was about
  const isReady = what.trim() !== '' && on !== null;
  return (
    <AskDialog
      title={t('caseList.followUpTitle', { count })}
      act={t('caseList.followUpNow')}
      missing={isReady ? null : t('caseList.needFollowUp')}
      typed={typed}
      run={async () => (on === null ? false : setFollowUp(what.trim(), on, t))}
      onClose={onClose}
    >
      <TextField label={t('caseList.what')} value={what} onChange={text => change({ what: text })} maxLength={200} autoFocus />
      <DateField label={t('caseList.on')} value={on} onChange={date => change({ on: date })} />
      <p className="small muted">{t('caseList.followUpNote')}</p>
    </AskDialog>
  );
}
