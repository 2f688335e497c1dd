import { useState } from 'react';
import type { Failure } from '../../shared/failure.ts';
import type { CivilDate } from '../../shared/language.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { TextField } from '../ui/TextField.tsx';
import { setFollowUp } from './case-list-acts.ts';
import { useCaseList } from './case-list-store.ts';

/** Set a day on which the selected cases are looked at again. */
export function FollowUpDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const count = useCaseList(state => state.selected.size);
  const [what, setWhat] = useState('');
  const [on, setOn] = useState<CivilDate | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isReady = what.trim() !== '' && on !== null;
  const save = async () => {
    if (what.trim() === '' || on === null) return;
    const refused = await setFollowUp(what.trim(), on, t);
    if (refused === null) onClose();
    else setFailure(refused);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="sm"
      title={t('caseList.followUpTitle', { count })}
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" unavailable={isReady ? null : t('caseList.needFollowUp')} onPress={() => void save()}>
            {t('caseList.followUpNow')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <TextField label={t('caseList.what')} value={what} onChange={setWhat} maxLength={200} autoFocus />
        <DateField label={t('caseList.on')} value={on} onChange={setOn} />
        <p className="small muted">{t('caseList.followUpNote')}</p>
        {failure && <FailureNote failure={failure} />}
      </div>
    </Dialog>
  );
}
