import { useEffect, useState } from 'react';
import type { CaseRecord } from '../../shared/case.ts';
import { movedSentence } from '../../shared/clocks/moved-text.ts';
import { failures, type Failure } from '../../shared/failure.ts';
import type { CivilDate } from '../../shared/language.ts';
import { textIn } from '../../shared/records.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useLeave } from '../drafts/use-leave.tsx';
import { useReader, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { TextField } from '../ui/TextField.tsx';
import { AskedFacts, besideFacts, type Facts } from './AskedFacts.tsx';
import { amendEvent, type EventCorrection } from './case-acts.ts';
import { useCase } from './case-store.ts';
import { placeOfEvent, type EventAmending } from './draft-places.ts';
import { sayChanged } from './undo.ts';

type Props = { readonly record: CaseRecord; readonly way: EventAmending; readonly onClose: () => void };
type Typed = { readonly on: CivilDate | null; readonly facts: Facts; readonly reason: string };

/** Correct the day and the facts of an event, or retract it: the reason is asked for, and what it does to the deadlines is said before. */
export function CorrectEvent({ record, way, onClose }: Props) {
  const t = useText();
  const type = textIn(record.fields, 'type');
  const name = useCase(state => state.stage?.eventNames[type]);
  const asks = useCase(state => state.stage?.eventFacts[record.id]) ?? [];
  const day = textIn(record.fields, 'on') as CivilDate; // a date field
  const typed = useDraft<Typed>(placeOfEvent.write(way, record.id), { on: day, facts: {}, reason: '' });
  const { on, facts, reason } = typed.value;
  const change = (part: Partial<Typed>) => typed.change({ ...typed.value, ...part });
  const { leave, question } = useLeave(typed, onClose);
  const [failure, setFailure] = useState<Failure | null>(null);
  const reader = useReader();
  const isRetracting = way === 'retract';
  const changes = isRetracting
    ? { retract: true }
    : { ...(on === null || on === day ? {} : { on }), ...(Object.keys(facts).length === 0 ? {} : { facts: { ...facts } }) };

  async function save(): Promise<void> {
    const answer = await amendEvent({ event: record.id, ...changes, reason: reason.trim() });
    if (answer === null) return;
    if (!answer.ok) return setFailure(answer.failure);
    typed.done();
    onClose();
    const done = t(isRetracting ? 'cases.eventRetracted' : 'cases.eventCorrected');
    sayChanged(t, `${done} ${movedSentence(answer.value.moved, reader)}`)(answer.value.entry ?? 0); // what was saved has one
  }

  return (
    <Dialog
      isOpen
      onClose={leave}
      title={t(isRetracting ? 'cases.retractTitle' : 'cases.correctTitle', { what: name === undefined ? type : t(name) })}
      footer={
        <>
          <Button onPress={leave}>{t('ui.cancel')}</Button>
          <Button
            variant="primary"
            unavailable={reason.trim() === '' || on === null ? t('cases.correctNeeds') : null}
            onPress={() => void save()}
          >
            {t(isRetracting ? 'cases.retract' : 'cases.correct')}
          </Button>
        </>
      }
    >
      {question}
      <div className="stack loose">
        {failure !== null && <FailureNote failure={besideFacts(failure)} />}
        <p className="note">{t(isRetracting ? 'cases.retractNote' : 'cases.correctNote')}</p>
        {!isRetracting && (
          <>
            <DateField isPast label={t('cases.movedOn')} value={on} onChange={date => change({ on: date })} />
            <AskedFacts
              asks={asks}
              failure={failure}
              facts={{ ...factsOf(asks), ...facts }}
              onChange={next => change({ facts: changed(asks, next) })}
            />
          </>
        )}
        <TextField label={t('cases.correctReason')} value={reason} maxLength={200} onChange={text => change({ reason: text })} />
        <Foreseen correction={{ event: record.id, ...changes }} />
      </div>
    </Dialog>
  );
}

/** What the correction would do to the deadlines, or why it would be refused. Nothing is said of one that changes nothing. */
function Foreseen({ correction }: { readonly correction: Omit<EventCorrection, 'reason'> }) {
  const t = useText();
  const reader = useReader();
  const [said, setSaid] = useState('');
  const asked = JSON.stringify(correction);
  const isChange = Object.keys(correction).length > 1;
  useEffect(() => {
    let isCurrent = true;
    if (!isChange) return setSaid('');
    void amendEvent({ ...correction, reason: CHECKED, check: true }).then(answer => {
      if (!isCurrent || answer === null) return;
      const fault = answer.ok ? answer.value.faults[0]?.code : answer.failure.code;
      setSaid(fault !== undefined ? t(failures[fault]) : answer.ok ? movedSentence(answer.value.moved, reader) : '');
    });
    return () => void (isCurrent = false);
  }, [asked, reader.language]);
  return <p aria-live="polite">{said}</p>;
}

/** A check records nothing, so that its reason is read by nobody. */
const CHECKED = '-';

type Asks = Parameters<typeof AskedFacts>[0]['asks'];
type EventAsks = readonly (Asks[number] & { readonly value?: string | number | boolean })[];

const factsOf = (asks: EventAsks): Facts =>
  Object.fromEntries(asks.flatMap(({ fact, value }) => (value === undefined ? [] : [[fact, value]])));

/** The facts that differ from what the event says. */
const changed = (asks: EventAsks, next: Facts): Facts =>
  Object.fromEntries(
    Object.entries(next).filter(([fact, value]) => value !== (asks.find(ask => ask.fact === fact)?.value ?? '')),
  );
