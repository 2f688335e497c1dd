import { useState } from 'react';
import { catalogue } from '../../shared/catalogue.ts';
import type { AgencyCode, CivilDate } from '../../shared/language.ts';
import { AgencyPicker } from '../agencies/AgencyPicker.tsx';
import { useOfficeToday } from '../day.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Select } from '../ui/Select.tsx';
import type { Chosen } from './seen.ts';
import { askConsent, inDays, originatorOf } from './consent-request.ts';
import { oursOf, termsOf, useSight } from './sight-store.ts';

const answerDays = 10;

/** Ask the agency that a value came from whether it may go on: an entry of the liaison log with what it owes us and by when. */
export function AskConsent({ chosen, onClose }: { readonly chosen: Chosen; readonly onClose: () => void }) {
  const t = useText();
  const agencies = useSight(state => state.agencies);
  const terms = useSight(termsOf);
  const ours = useSight(oursOf);
  const [originator, setOriginator] = useState<AgencyCode | null>(originatorOf(ours, chosen));
  const [mode, setMode] = useState('secure-system');
  const today = useOfficeToday();
  const [dueOn, setDueOn] = useState<CivilDate | null>(inDays(today, answerDays));
  const [failure, setFailure] = useState<Awaited<ReturnType<typeof askConsent>>>(null);
  const [isSaving, setSaving] = useState(false);
  const modes = Object.entries(catalogue.exchange.fields.mode?.options ?? {});
  async function save(): Promise<void> {
    if (originator === null || terms === null) return;
    setSaving(true);
    const refused = await askConsent({ terms, chosen, originator, mode, dueOn }, t);
    setSaving(false);
    setFailure(refused);
    if (refused === null) onClose();
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('release.askConsent')}
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button
            variant="primary"
            isPending={isSaving}
            unavailable={originator === null ? t('release.needOriginator') : null}
            onPress={() => void save()}
          >
            {t('release.logRequest')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{t('release.askConsentLead', { who: terms?.recipient ?? '' })}</p>
        <AgencyPicker
          label={t('counterpart.originator')}
          agencies={agencies.filter(({ isOurs }) => !isOurs)}
          value={originator}
          onChange={setOriginator}
        />
        <Select
          label={t('release.askedBy')}
          choices={modes.map(([id, label]) => ({ id, label: t(label) }))}
          value={mode}
          onChange={setMode}
        />
        <DateField label={t('release.answerDue')} value={dueOn} onChange={setDueOn} min={today} />
        {failure !== null && <FailureNote failure={failure} />}
      </div>
    </Dialog>
  );
}
