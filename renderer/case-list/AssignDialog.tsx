import { useState } from 'react';
import type { Failure } from '../../shared/failure.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { ComboBox } from '../ui/ComboBox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { assignOfficer } from './case-list-acts.ts';
import { useCaseList } from './case-list-store.ts';

const NOBODY = '';

/** Give the selected cases one officer: a user of this vault, or one whom another case has. */
export function AssignDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const count = useCaseList(state => state.selected.size);
  const officers = useCaseList(state => state.officers);
  const [officer, setOfficer] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const assign = async () => {
    if (officer === null) return;
    const refused = await assignOfficer(officer === NOBODY ? null : officer, t);
    if (refused === null) onClose();
    else setFailure(refused);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="sm"
      title={t('caseList.assignTitle', { count })}
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button
            variant="primary"
            unavailable={officer === null ? t('caseList.chooseOfficer') : null}
            onPress={() => void assign()}
          >
            {t('caseList.assignNow')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <ComboBox
          label={t('caseList.officer')}
          choices={[...officers.map(id => ({ id, label: id })), { id: NOBODY, label: t('caseList.nobody') }]}
          value={officer}
          onChange={setOfficer}
          autoFocus
        />
        <p className="small muted">{t('caseList.assignNote')}</p>
        {failure && <FailureNote failure={failure} />}
      </div>
    </Dialog>
  );
}
