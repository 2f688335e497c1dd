import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';

export type Leave = {
  /** Leave; where something was typed, ask first. */
  readonly leave: () => void;
  /** The question while it is asked, to be put among the form's children. */
  readonly question: ReactNode;
};

/**
 * How a form is left without losing what was typed in it: Escape, the cross and "Cancel" all ask. Kept, it waits among the drafts.
 *
 * @param draft - From `useDraft`, or what a store says of its own.
 */
export function useLeave(draft: { readonly isBegun: boolean; readonly done: () => void }, onLeave: () => void): Leave {
  const [isAsking, setAsking] = useState(false);
  const from = useRef<Element | null>(null);
  useEffect(() => {
    const field = from.current;
    if (isAsking || field === null) return undefined;
    from.current = null;
    // Once the question is gone and has given the focus back by itself; a field with a list of its own it does not find again.
    const frame = requestAnimationFrame(() => requestAnimationFrame(() => giveBack(field)));
    return () => cancelAnimationFrame(frame);
  }, [isAsking]);
  return {
    leave: () => {
      if (!draft.isBegun) return onLeave();
      from.current = document.activeElement;
      setAsking(true);
    },
    question: isAsking && (
      <LeaveDialog
        onStay={() => setAsking(false)}
        onKeep={() => {
          setAsking(false);
          onLeave();
        }}
        onDiscard={() => {
          setAsking(false);
          draft.done();
          onLeave();
        }}
      />
    ),
  };
}

/** To the field that one was in, where nothing else has the focus. */
function giveBack(field: Element): void {
  if (document.activeElement === document.body && field instanceof HTMLElement && field.isConnected) field.focus();
}

type LeaveDialogProps = { readonly onStay: () => void; readonly onKeep: () => void; readonly onDiscard: () => void };

/** Before a draft is left: go on, keep it for later, or let it go. */
function LeaveDialog({ onStay, onKeep, onDiscard }: LeaveDialogProps) {
  const t = useText();
  return (
    <Dialog
      isOpen
      onClose={onStay}
      title={t('drafts.leave.title')}
      role="alertdialog"
      hint=""
      footer={
        <>
          <Button variant="danger" onPress={onDiscard}>
            {t('drafts.leave.discard')}
          </Button>
          <Button onPress={onKeep}>{t('drafts.leave.keep')}</Button>
          <Button variant="primary" onPress={onStay} autoFocus>
            {t('drafts.leave.stay')}
          </Button>
        </>
      }
    >
      <p>{t('drafts.leave.note')}</p>
    </Dialog>
  );
}
