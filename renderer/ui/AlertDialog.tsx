import type { ReactNode } from 'react';
import { useText } from '../text.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

export type AlertDialogProps = {
  readonly isOpen: boolean;
  readonly title: string; // what will happen, as a question
  readonly children: ReactNode; // what follows from it
  readonly confirm: string; // the verb
  readonly tone?: 'primary' | 'danger';
  readonly isPending?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** Asks before something that cannot be undone. Focus starts on Cancel. */
export function AlertDialog({ tone = 'danger', isPending = false, ...props }: AlertDialogProps) {
  const t = useText();
  return (
    <Dialog
      isOpen={props.isOpen}
      onClose={props.onClose}
      title={props.title}
      width="sm"
      role="alertdialog"
      hint=""
      footer={
        <>
          <Button onPress={props.onClose} autoFocus>
            {t('ui.cancel')}
          </Button>
          <Button variant={tone} onPress={props.onConfirm} isPending={isPending}>
            {props.confirm}
          </Button>
        </>
      }
    >
      {props.children}
    </Dialog>
  );
}
