import { useText } from '../text.ts';
import { AlertDialog } from '../ui/AlertDialog.tsx';

export type RemoveStationDialogProps = {
  readonly label: string;
  /** What it means, where it is more than being taken out. */
  readonly note?: string;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
};

/** Asks before a machine of the office is taken out, whichever place it is asked for at. */
export function RemoveStationDialog({ label, note, onClose, onConfirm }: RemoveStationDialogProps) {
  const t = useText();
  return (
    <AlertDialog
      isOpen
      title={t('joining.remove.title', { station: label })}
      confirm={t('joining.remove.button')}
      onClose={onClose}
      onConfirm={onConfirm}
    >
      {note ?? t('joining.remove.note')}
    </AlertDialog>
  );
}
