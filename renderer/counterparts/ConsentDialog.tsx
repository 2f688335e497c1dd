import type { AgencyView } from '../../shared/contract/agencies.ts';
import type { AgencyCode, CivilDate } from '../../shared/language.ts';
import { purposes, type Purpose } from '../../shared/mark.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useLeave } from '../drafts/use-leave.tsx';
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

type Typed = {
  readonly originator: AgencyCode | null;
  readonly purpose: Purpose;
  readonly until: CivilDate | null;
  readonly document: string;
};

/** An originator's agreement, with the document that shows it. */
export function ConsentDialog({ agency, agencies }: ConsentDialogProps) {
  const t = useText();
  const reader = useReader();
  const refusal = useCounterparts(state => state.refusal);
  const typed = useDraft<Typed>(`consent ${agency.code}`, { originator: null, purpose: 'same-case', until: null, document: '' });
  const { originator, purpose, until, document } = typed.value;
  const change = (part: Partial<Typed>) => typed.change({ ...typed.value, ...part });
  const { leave, question } = useLeave(typed, () => openDialog('none'));
  async function save(): Promise<void> {
    if (originator === null) return;
    const isRecorded = await recordConsent({ originator, recipient: agency.code, purposes: [purpose], until, document });
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
          <Button
            variant="primary"
            unavailable={originator === null || document.trim() === '' ? t('counterpart.needDocument') : null}
            onPress={() => void save()}
          >
            {t('ui.save')}
          </Button>
        </>
      }
    >
      {question}
      <div className="stack">
        <p>{t('counterpart.consentLead')}</p>
        <ComboBox
          label={t('counterpart.originator')}
          choices={agencies
            .filter(({ code }) => code !== agency.code)
            .map(({ code, names }) => ({ id: code, label: code, note: reader.say(names) }))}
          value={originator}
          onChange={code => change({ originator: code })}
        />
        <Select
          label={t('release.purpose')}
          choices={purposes.map(id => ({ id, label: t(`release.purposes.${id}`) }))}
          value={purpose}
          onChange={id => change({ purpose: id })}
        />
        <DateField label={t('counterpart.until')} optional value={until} onChange={date => change({ until: date })} />
        <TextField
          label={t('counterpart.document')}
          value={document}
          onChange={text => change({ document: text })}
          maxLength={200}
        />
        {refusal !== null && <FailureNote failure={refusal} />}
      </div>
    </Dialog>
  );
}
