import { useEffect, useState } from 'react';
import { catalogue } from '../../shared/catalogue.ts';
import type { AskableValue } from '../../shared/contract/consents.ts';
import type { AgencyCode, CivilDate } from '../../shared/language.ts';
import { valueText } from '../../shared/value-text.ts';
import { AgencyPicker } from '../agencies/AgencyPicker.tsx';
import { useOfficeToday } from '../day.ts';
import { useReader, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Select } from '../ui/Select.tsx';
import { entityLabel, fieldOf, type Chosen } from './seen.ts';
import { askableValues, askConsent, inDays, originatorOf, writeConsentRequest } from './consent-request.ts';
import { oursOf, termsOf, useSight, type Terms } from './sight-store.ts';

const answerDays = 10;
const usualDays = 90;

type AskConsentProps = { readonly chosen: Chosen; readonly onClose: () => void };

/**
 * Ask the agency that values came from whether they may go on: by a packet that names them, where they came in its packets; or in another way,
 * as an entry of the liaison log with what it owes us and by when.
 */
export function AskConsent({ chosen, onClose }: AskConsentProps) {
  const t = useText();
  const agencies = useSight(state => state.agencies);
  const terms = useSight(termsOf);
  const ours = useSight(oursOf);
  const [originator, setOriginator] = useState<AgencyCode | null>(originatorOf(ours, chosen));
  const [mode, setMode] = useState('secure-system');
  const today = useOfficeToday();
  const [dueOn, setDueOn] = useState<CivilDate | null>(inDays(today, answerDays));
  const [until, setUntil] = useState<CivilDate | null>(inDays(today, usualDays));
  const asking = useAskable(terms, originator, chosen);
  const [failure, setFailure] = useState<Awaited<ReturnType<typeof askConsent>>>(null);
  const [isSaving, setSaving] = useState(false);
  const modes = Object.entries(catalogue.exchange.fields.mode?.options ?? {});
  const byPacket = asking.values.length > 0;
  async function save(act: () => Promise<typeof failure>): Promise<void> {
    setSaving(true);
    const refused = await act();
    setSaving(false);
    setFailure(refused);
    if (refused === null) onClose();
  }
  const log = () =>
    originator !== null && terms !== null && save(() => askConsent({ terms, chosen, originator, mode, dueOn }, t));
  const write = () =>
    originator !== null &&
    terms !== null &&
    until !== null &&
    save(() => writeConsentRequest({ terms, originator, until, values: asking.chosen }, t));
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('release.askConsent')}
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button
            {...(byPacket ? {} : { variant: 'primary' })}
            isPending={isSaving}
            unavailable={originator === null ? t('release.needOriginator') : null}
            onPress={() => void log()}
          >
            {t('release.logRequest')}
          </Button>
          {byPacket && (
            <Button
              variant="primary"
              isPending={isSaving}
              unavailable={until === null ? t('consent.needsDay') : asking.chosen.length === 0 ? t('consent.askOne') : null}
              onPress={() => void write()}
            >
              {t('consent.write')}
            </Button>
          )}
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
        {byPacket && (
          <>
            <AskedValues asking={asking} who={terms?.recipient ?? ''} />
            <DateField label={t('consent.lastDay')} value={until} onChange={setUntil} min={today} />
          </>
        )}
        {asking.isRead && !byPacket && originator !== null && <p className="small muted">{t('consent.askNone')}</p>}
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

type Asking = {
  readonly isRead: boolean;
  readonly values: readonly AskableValue[];
  readonly chosen: readonly AskableValue[];
  readonly choose: (keys: ReadonlySet<string>) => void;
};

const keyOf = ({ record, field }: Pick<AskableValue, 'record' | 'field'>): string => `${record} ${field}`;

/** What this originator can be asked about by packet; at first the value alone from which one came here. */
function useAskable(terms: Terms | null, originator: AgencyCode | null, { record, seen }: Chosen): Asking {
  const [values, setValues] = useState<readonly AskableValue[] | null>(null);
  const [keys, choose] = useState<ReadonlySet<string>>(new Set([keyOf({ record, field: seen.field })]));
  useEffect(() => {
    let isCurrent = true;
    setValues(null);
    if (terms !== null && originator !== null)
      void askableValues(terms, originator).then(found => isCurrent && setValues(Array.isArray(found) ? found : []));
    return () => void (isCurrent = false);
  }, [terms, originator]);
  const all = values ?? [];
  return { isRead: values !== null, values: all, chosen: all.filter(value => keys.has(keyOf(value))), choose };
}

function AskedValues({ asking: { values, chosen, choose }, who }: { readonly asking: Asking; readonly who: string }) {
  const t = useText();
  const reader = useReader();
  const keys = new Set(chosen.map(keyOf));
  return (
    <fieldset className="stack tight plain">
      <legend>{t('consent.askLead', { who })}</legend>
      {values.length > 1 && (
        <Checkbox checked={chosen.length === values.length} onChange={isAll => choose(new Set(isAll ? values.map(keyOf) : []))}>
          {t('consent.askAll', { count: values.length })}
        </Checkbox>
      )}
      {values.map(value => (
        <Checkbox
          key={keyOf(value)}
          checked={keys.has(keyOf(value))}
          onChange={isChosen => {
            const next = new Set(keys);
            if (isChosen) next.add(keyOf(value));
            else next.delete(keyOf(value));
            choose(next);
          }}
        >
          {t(entityLabel(value.entity))}, {t(fieldOf(value.entity, value.field)?.label ?? entityLabel(value.entity))}
          {value.value !== null && `: ${valueText(fieldOf(value.entity, value.field), value.value, reader)}`}
        </Checkbox>
      ))}
    </fieldset>
  );
}
