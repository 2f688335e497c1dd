import { useEffect, useState } from 'react';
import type { Failure } from '../../shared/failure.ts';
import type { CaseId, CivilDate } from '../../shared/language.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useLeave } from '../drafts/use-leave.tsx';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
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
  const { leave, question } = useLeave(typed, onClose);
  useEffect(() => selectCases(new Set(typed.value.cases)), []); // of a kept draft: those that it was about
  const [failure, setFailure] = useState<Failure | null>(null);
  const isReady = what.trim() !== '' && on !== null;
  const save = async () => {
    if (what.trim() === '' || on === null) return;
    const refused = await setFollowUp(what.trim(), on, t);
    if (refused !== null) return setFailure(refused);
    typed.done();
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={leave}
      width="sm"
      title={t('caseList.followUpTitle', { count })}
      footer={
        <>
          <Button onPress={leave}>{t('ui.cancel')}</Button>
          <Button variant="primary" unavailable={isReady ? null : t('caseList.needFollowUp')} onPress={() => void save()}>
            {t('caseList.followUpNow')}
          </Button>
        </>
      }
    >
      {question}
      <div className="stack">
        <TextField label={t('caseList.what')} value={what} onChange={text => change({ what: text })} maxLength={200} autoFocus />
        <DateField label={t('caseList.on')} value={on} onChange={date => change({ on: date })} />
        <p className="small muted">{t('caseList.followUpNote')}</p>
        {failure && <FailureNote failure={failure} />}
      </div>
    </Dialog>
  );
}
