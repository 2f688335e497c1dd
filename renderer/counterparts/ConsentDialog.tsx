import { useState } from 'react';
import type { AgencyView } from '../../shared/contract/agencies.ts';
import type { AgencyCode, CivilDate } from '../../shared/language.ts';
import { purposes, type Purpose } from '../../shared/mark.ts';
import { useReader, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { ComboBox } from '../ui/ComboBox.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { openDialog, recordConsent, useCounterparts } from './counterpart-store.ts';

export type ConsentDialogProps = { readonly agency: AgencyView; readonly agencies: readonly AgencyView[] };

/** An originator's agreement, with the document that shows it. */
export function ConsentDialog({ agency, agencies }: ConsentDialogProps) {
  const t = useText();
  const reader = useReader();
  const refusal = useCounterparts(state => state.refusal);
  const [originator, setOriginator] = useState<AgencyCode | null>(null);
  const [purpose, setPurpose] = useState<Purpose>('same-case');
  const [until, setUntil] = useState<CivilDate | null>(null);
  const [document, setDocument] = useState('');
  const close = () => openDialog('none');
  function save(): void {
    if (originator === null) return;
    void recordConsent({ originator, recipient: agency.code, purposes: [purpose], until, document });
  }
  return (
    <Dialog
      isOpen
      onClose={close}
      title={`${t('counterpart.consent')}: ${agency.code}`}
      footer={
        <>
          <Button onPress={close}>{t('ui.cancel')}</Button>
          <Button
            variant="primary"
            unavailable={originator === null || document.trim() === '' ? t('counterpart.needDocument') : null}
            onPress={save}
          >
            {t('ui.save')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{t('counterpart.consentLead')}</p>
        <ComboBox
          label={t('counterpart.originator')}
          choices={agencies
            .filter(({ code }) => code !== agency.code)
            .map(({ code, names }) => ({ id: code, label: code, note: reader.say(names) }))}
          value={originator}
          onChange={setOriginator}
        />
        <Select
          label={t('release.purpose')}
          choices={purposes.map(id => ({ id, label: t(`release.purposes.${id}`) }))}
          value={purpose}
          onChange={setPurpose}
        />
        <DateField label={t('counterpart.until')} optional value={until} onChange={setUntil} />
        <TextField label={t('counterpart.document')} value={document} onChange={setDocument} maxLength={200} />
        {refusal !== null && <FailureNote failure={refusal} />}
      </div>
    </Dialog>
  );
}
