import { useEffect } from 'react';
import type { AgencyView } from '../../shared/contract/agencies.ts';
import { AgencyPicker } from '../agencies/AgencyPicker.tsx';
import { useOfficeToday } from '../day.ts';
import type { AgencyCode, CivilDate, RecordId } from '../../shared/language.ts';
import { purposes, type Purpose } from '../../shared/mark.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useLeave } from '../drafts/use-leave.tsx';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { findConsentCase, openDialog, recordConsent, useCounterparts } from './counterpart-store.ts';

export type ConsentDialogProps = { readonly agency: AgencyView; readonly agencies: readonly AgencyView[] };

type Typed = {
  readonly originator: AgencyCode | null;
  readonly purpose: Purpose;
  readonly until: CivilDate | null;
  /** The number of the case that it is for. */
  readonly reference: string;
  readonly document: RecordId | null;
};

/** An originator's agreement, with the document that shows it. */
export function ConsentDialog({ agency, agencies }: ConsentDialogProps) {
  const t = useText();
  const refusal = useCounterparts(state => state.refusal);
  const typed = useDraft<Typed>(`consent ${agency.code}`, {
    originator: null,
    purpose: 'same-case',
    until: null,
    reference: '',
    document: null,
  });
  const { originator, purpose, until, reference, document } = typed.value;
  const found = useCounterparts(state => state.consentCase);
  const today = useOfficeToday();
  // What was typed before is found again, and the case with each letter.
  useEffect(() => void findConsentCase(reference.trim()), [reference]);
  const change = (part: Partial<Typed>) => typed.change({ ...typed.value, ...part });
  const { leave, question } = useLeave(typed, () => openDialog('none'));
  const isWhole = originator !== null && until !== null && found !== null && document !== null;
  async function save(): Promise<void> {
    if (originator === null || until === null || found === null || document === null) return;
    const asked = { originator, recipient: agency.code, purposes: [purpose], until, caseId: found.caseId, document };
    const isRecorded = await recordConsent(asked);
    if (isRecorded) typed.done();
  }
  return (
    <Dialog
      isOpen
      onClose={leave}
      title={`${t('counterpart.consent')}: ${agency.code}`}
      footer={
        <>
          <Button onPress={leave}>{t('ui.cancel')}</Button>
          <Button variant="primary" unavailable={isWhole ? null : t('counterpart.needDocument')} onPress={() => void save()}>
            {t('ui.save')}
          </Button>
        </>
      }
    >
      {question}
      <div className="stack">
        <p>{t('counterpart.consentLead')}</p>
        <AgencyPicker
          label={t('counterpart.originator')}
          agencies={agencies.filter(({ code }) => code !== agency.code)}
          value={originator}
          onChange={code => change({ originator: code })}
        />
        <Select
          label={t('release.purpose')}
          choices={purposes.map(id => ({ id, label: t(`release.purposes.${id}`) }))}
          value={purpose}
          onChange={id => change({ purpose: id })}
        />
        <DateField label={t('counterpart.until')} value={until} onChange={date => change({ until: date })} min={today} />
        <TextField
          label={t('counterpart.consentCase')}
          description={t('counterpart.consentCaseNote')}
          value={reference}
          maxLength={200}
          onChange={text => change({ reference: text, document: null })}
        />
        <Select
          label={t('counterpart.document')}
          choices={found?.documents ?? []}
          value={document}
          onChange={id => change({ document: id })}
          unavailable={found === null ? t('counterpart.needCase') : null}
        />
        {refusal !== null && <FailureNote failure={refusal} />}
      </div>
    </Dialog>
  );
}
