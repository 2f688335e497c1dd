import { useState } from 'react';
import type { ConsentDetail, ConsentValueView } from '../../shared/contract/consents.ts';
import type { CivilDate } from '../../shared/language.ts';
import { purposeWords, channelNumber } from '../../shared/packet-words.ts';
import { valueText } from '../../shared/value-text.ts';
import { useOfficeToday } from '../day.ts';
import { useFormat } from '../format.ts';
import { useReader, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { notify } from '../ui/notice.ts';
import { useVault } from '../vault/vault-store.ts';
import { entityLabel, fieldOf } from '../view-as/seen.ts';
import { answerConsent, closeConsent, useConsents, withdrawConsent } from './consent-store.ts';

/** A request value by value: what is asked of us is answered here and, once given, taken back; what we asked shows its answer. */
export function ConsentOpened({ detail }: { readonly detail: ConsentDetail }) {
  const t = useText();
  const format = useFormat();
  const { failure, isBusy } = useConsents();
  const isSupervisor = useVault(state => state.phase === 'open' && state.vault.user.role === 'supervisor');
  const today = useOfficeToday();
  const [given, setGiven] = useState<ReadonlySet<number>>(new Set()); // nothing is given that nobody chose
  const [until, setUntil] = useState<CivilDate | null>(detail.until);
  const isToAnswer = detail.direction === 'in' && detail.state === 'waiting';
  const isToWithdraw = detail.direction === 'in' && detail.state === 'given';
  const onlySupervisor = isSupervisor ? null : t('consent.onlySupervisor');
  async function answer(): Promise<void> {
    const file = until === null ? null : await answerConsent(detail.id, [...given], until);
    if (file !== null) notify({ title: t('consent.answered', { file }), tone: 'done' });
  }
  async function withdraw(): Promise<void> {
    const file = await withdrawConsent(detail.id);
    if (file !== null) notify({ title: t('consent.withdrawn', { file }), tone: 'done' });
  }
  return (
    <Dialog
      isOpen
      onClose={closeConsent}
      title={t(`consent.directions.${detail.direction}`, { agency: detail.agency })}
      footer={
        <>
          <Button onPress={closeConsent}>{t('ui.close')}</Button>
          {isToAnswer && (
            <Button
              variant="primary"
              isPending={isBusy}
              unavailable={onlySupervisor ?? (until === null ? t('consent.needsDay') : null)}
              onPress={() => void answer()}
            >
              {given.size === 0 ? t('consent.refuseAll') : t('consent.writeAnswer', { given: given.size, values: detail.values })}
            </Button>
          )}
          {isToWithdraw && (
            <Button variant="danger" isPending={isBusy} unavailable={onlySupervisor} onPress={() => void withdraw()}>
              {t('consent.withdraw')}
            </Button>
          )}
        </>
      }
    >
      <div className="stack">
        <dl className="kv">
          <dt>{t('consent.recipient')}</dt>
          <dd>
            <span className="mono">{detail.recipient}</span> {t(detail.names)}
          </dd>
          <dt>{t('consent.purpose')}</dt>
          <dd>{t(purposeWords[detail.purpose])}</dd>
          <dt>{t('consent.until')}</dt>
          <dd>{format.date(detail.until, 'always')}</dd>
          <dt>{t('consent.state')}</dt>
          <dd>{t(`consent.states.${detail.state}`)}</dd>
        </dl>
        {isToAnswer && <p>{t('consent.choose')}</p>}
        <ul className="stack tight plain" aria-label={t('consent.values')}>
          {detail.contents.map((value, at) => (
            <li key={at}>
              {isToAnswer ? (
                <Checkbox
                  checked={given.has(at)}
                  onChange={isGiven =>
                    setGiven(isGiven ? new Set([...given, at]) : new Set([...given].filter(one => one !== at)))
                  }
                >
                  <ValueAsked value={value} />
                </Checkbox>
              ) : (
                <ValueAsked value={value} />
              )}
            </li>
          ))}
        </ul>
        {isToAnswer && (
          <DateField
            label={t('consent.lastDay')}
            description={t('consent.lastDayNote', { date: format.date(detail.until, 'always') })}
            value={until}
            onChange={setUntil}
            min={today}
            max={detail.until}
          />
        )}
        {failure !== null && <FailureNote failure={failure} />}
      </div>
    </Dialog>
  );
}

/** A value as its originator gave it, and from which packet; what was answered of it, and whether it still stands here as it came. */
function ValueAsked({ value: { entity, field, value, packetNumber, given, isAsItCame } }: { readonly value: ConsentValueView }) {
  const t = useText();
  const reader = useReader();
  const known = fieldOf(entity, field);
  return (
    <span>
      <b className="strong">
        {t(entityLabel(entity))}, {known === undefined ? field : t(known.label)}
      </b>
      : {value === null ? t('consent.unread') : valueText(known, value, reader)}{' '}
      <span className="small muted">{t('consent.ofPacket', { number: channelNumber(packetNumber) })}</span>
      {given !== null && <span className="small"> · {t(given ? 'consent.yes' : 'consent.no')}</span>}
      {isAsItCame === false && <span className="small"> · {t('consent.changedHere')}</span>}
    </span>
  );
}
