import { useState, type ReactNode } from 'react';
import { Form } from 'react-aria-components';
import type { TextKey } from '../../shared/text/catalogue.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { NewPassphrase, passphraseLacks } from '../vault/NewPassphrase.tsx';
import { useSettings } from './settings-store.ts';

export type PassphraseFormProps = {
  readonly title: string;
  readonly confirm: string;
  /** What the fields above the passphrase still lack, as the path of a sentence. */
  readonly lacks: TextKey | null;
  /** Whether it was kept; a refusal stands in the dialog. */
  readonly onSave: (passphrase: string) => Promise<boolean>;
  readonly onClose: () => void;
  /** How it is left without saving, where that asks first. */
  readonly onLeave?: () => void;
  readonly children: ReactNode;
};

/** A dialog that ends in a new passphrase, typed twice. */
export function PassphraseForm({ title, confirm, lacks, onSave, onClose, onLeave = onClose, children }: PassphraseFormProps) {
  const t = useText();
  const { failure, isBusy } = useSettings();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const missing = lacks ?? passphraseLacks(passphrase, again);

  async function save(): Promise<void> {
    if (missing === null && !isBusy && (await onSave(passphrase))) onClose();
  }

  return (
    <Dialog
      isOpen
      onClose={onLeave}
      title={title}
      footer={
        <>
          <span className="start faint small">{missing !== null && t(missing)}</span>
          <Button onPress={onLeave}>{t('ui.cancel')}</Button>
          <Button
            variant="primary"
            onPress={() => void save()}
            isPending={isBusy}
            unavailable={missing === null ? null : t(missing)}
          >
            {confirm}
          </Button>
        </>
      }
    >
      <Form
        className="stack"
        onSubmit={event => {
          event.preventDefault();
          void save();
        }}
      >
        {children}
        <NewPassphrase value={passphrase} again={again} onChange={setPassphrase} onAgain={setAgain} />
        {failure && <FailureNote failure={failure} />}
        <button type="submit" hidden />
      </Form>
    </Dialog>
  );
}
