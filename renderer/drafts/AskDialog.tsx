import { useState, type ReactNode } from 'react';
import type { Failure } from '../../shared/failure.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { useLeave } from './use-leave.tsx';

export type AskDialogProps = {
  readonly title: string;
  /** What its act is called. */
  readonly act: string;
  readonly isDanger?: boolean;
  readonly isWide?: boolean;
  /** Why the act cannot be done yet. */
  readonly missing: string | null;
  /** What is typed in it, from `useDraft`. */
  readonly typed: { readonly isBegun: boolean; readonly done: () => void };
  /** Do it. Answers what the host refused; false where that is said elsewhere. */
  readonly run: () => Promise<Failure | null | false>;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** One question with its act: left without losing what was typed, closed once it is done, and with what was refused beside the form. */
export function AskDialog({
  title,
  act,
  isDanger = false,
  isWide = false,
  missing,
  typed,
  run,
  onClose,
  children,
}: AskDialogProps) {
  const t = useText();
  const { leave, question } = useLeave(typed, onClose);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function go(): Promise<void> {
    const refused = await run();
    if (refused === false) return;
    setFailure(refused);
    if (refused !== null) return;
    typed.done();
    onClose();
  }

  return (
    <Dialog
      isOpen
      onClose={leave}
      width={isWide ? 'md' : 'sm'}
      title={title}
      footer={
        <>
          <Button onPress={leave}>{t('ui.cancel')}</Button>
          <Button variant={isDanger ? 'danger' : 'primary'} unavailable={missing} onPress={() => void go()}>
            {act}
          </Button>
        </>
      }
    >
      {question}
      <div className="stack loose">
        {failure !== null && <FailureNote failure={failure} />}
        {children}
      </div>
    </Dialog>
  );
}
