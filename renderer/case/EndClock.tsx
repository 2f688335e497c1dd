import { useState, type ReactNode } from 'react';
import type { Failure } from '../../shared/failure.ts';
import type { Bilingual, RecordId } from '../../shared/language.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useLeave } from '../drafts/use-leave.tsx';
import { endClock, reopenClock, type Said } from '../record/case-acts.ts';
import { sayChanged } from '../record/undo.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { TextField } from '../ui/TextField.tsx';

/** A clock of the open case as calls name it, and as a person reads it. */
export type NamedClock = { readonly clock: string; readonly startEvent: RecordId; readonly label: Bilingual };
type Props = { readonly named: NamedClock; readonly onClose: () => void };

/** Say that a clock no longer applies though no rule ends it, with reason and source. */
export function EndClock({ named: { label, ...clock }, onClose }: Props) {
  const t = useText();
  const typed = useDraft(`clock end ${clock.clock} ${clock.startEvent}`, { reason: '', source: '' });
  const { reason, source } = typed.value;
  const isWhole = reason.trim() !== '' && source.trim() !== '';
  return (
    <ClockDialog
      title={t('clock.endTitle')}
      label={label}
      act={t('clock.end')}
      unavailable={isWhole ? null : t('clock.endNeeds')}
      onAct={said => endClock({ ...clock, reason: reason.trim(), source: source.trim() }, said)}
      done={t('clock.endDone')}
      typed={typed}
      onClose={onClose}
    >
      <TextField
        label={t('clock.endReason')}
        value={reason}
        maxLength={200}
        onChange={text => typed.change({ reason: text, source })}
        autoFocus
      />
      <TextField
        label={t('clock.endSource')}
        value={source}
        maxLength={200}
        onChange={text => typed.change({ reason, source: text })}
      />
    </ClockDialog>
  );
}

/** Take back that a person ended a clock. */
export function ReopenClock({ named: { label, ...clock }, onClose }: Props) {
  const t = useText();
  const typed = useDraft(`clock reopen ${clock.clock} ${clock.startEvent}`, { reason: '' });
  const { reason } = typed.value;
  return (
    <ClockDialog
      title={t('clock.reopenTitle')}
      label={label}
      act={t('clock.reopen')}
      unavailable={reason.trim() === '' ? t('clock.reopenNeeds') : null}
      onAct={said => reopenClock({ ...clock, reason: reason.trim() }, said)}
      done={t('clock.reopenDone')}
      typed={typed}
      onClose={onClose}
    >
      <TextField
        label={t('clock.endReason')}
        value={reason}
        maxLength={200}
        onChange={text => typed.change({ reason: text })}
        autoFocus
      />
    </ClockDialog>
  );
}

type Typed = Parameters<typeof useLeave>[0] & { readonly done: () => void };

type DialogProps = {
  readonly title: string;
  readonly label: Bilingual;
  readonly act: string;
  readonly unavailable: string | null;
  readonly done: string;
  readonly typed: Typed; // what stays if the program locks
  readonly onAct: (said: Said) => Promise<Failure | null>;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** An act on one clock: what it needs, its refusal beside the form, and the way back once it is done. */
export function ClockDialog({ title, label, act, unavailable, done, typed, onAct, onClose, children }: DialogProps) {
  const t = useText();
  const { leave, question } = useLeave(typed, onClose);
  const [failure, setFailure] = useState<Failure | null>(null);
  async function go(): Promise<void> {
    const refused = await onAct(sayChanged(t, done));
    setFailure(refused);
    if (refused !== null) return;
    typed.done();
    onClose();
  }
  return (
    <Dialog
      isOpen
      onClose={leave}
      width="sm"
      title={title}
      footer={
        <>
          <Button onPress={leave}>{t('ui.cancel')}</Button>
          <Button variant="primary" unavailable={unavailable} onPress={() => void go()}>
            {act}
          </Button>
        </>
      }
    >
      {question}
      <div className="stack loose">
        <p>
          <b className="strong">{t(label)}</b>
        </p>
        {failure !== null && <FailureNote failure={failure} />}
        {children}
      </div>
    </Dialog>
  );
}
