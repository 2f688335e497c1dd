import { useText } from '../text.ts';
import { AlertDialog } from '../ui/AlertDialog.tsx';

type Props = { readonly name: string; readonly onGiveUp: () => void; readonly onClose: () => void };

/** Somebody is the last who reads a compartment: what is lost with their keys, and what can be done instead. */
export function GiveUpDialog({ name, onGiveUp, onClose }: Props) {
  const t = useText();
  return (
    <AlertDialog
      isOpen
      title={t('compartments.giveUpTitle', { name })}
      confirm={t('compartments.giveUp')}
      onClose={onClose}
      onConfirm={onGiveUp}
    >
      <div className="stack">
        <p>{t('compartments.giveUpNote', { name })}</p>
        <p>{t('compartments.giveUpInstead', { name })}</p>
      </div>
    </AlertDialog>
  );
}
