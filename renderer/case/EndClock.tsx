import type { ReactNode } from 'react';
import type { Failure } from '../../shared/failure.ts';
import type { Bilingual, RecordId } from '../../shared/language.ts';
import { AskDialog, type AskDialogProps } from '../drafts/AskDialog.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { endClock, reopenClock, type Said } from '../record/case-acts.ts';
import { sayChanged } from '../record/undo.ts';
import { useText } from '../text.ts';
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

type DialogProps = {
  readonly title: string;
  readonly label: Bilingual;
  readonly act: string;
  readonly unavailable: string | null;
  readonly done: string;
  readonly typed: AskDialogProps['typed']; // what stays if the program locks
  readonly onAct: (said: Said) => Promise<Failure | null>;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** An act on one clock: what it needs, its refusal beside the form, and the way back once it is done. */
export function ClockDialog({ title, label, act, unavailable, done, typed, onAct, onClose, children }: DialogProps) {
  const t = useText();
  return (
    <AskDialog
      title={title}
      act={act}
      missing={unavailable}
      typed={typed}
      run={() => onAct(sayChanged(t, done))}
      onClose={onClose}
    >
      <p>
        <b className="strong">{t(label)}</b>
      </p>
      {children}
    </AskDialog>
  );
}
