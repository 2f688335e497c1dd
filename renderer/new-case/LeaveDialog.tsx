import { goBack } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';

/** Before a draft is left: go on, keep it for later, or let it go. */
export function LeaveDialog({ onStay, onDiscard }: { readonly onStay: () => void; readonly onDiscard: () => void }) {
  const t = useText();
  return (
    <Dialog
      isOpen
      onClose={onStay}
      title={t('newCase.leave.title')}
      role="alertdialog"
      hint=""
      footer={
        <>
          <Button variant="danger" onPress={onDiscard}>
            {t('newCase.leave.discard')}
          </Button>
          <Button onPress={goBack}>{t('newCase.leave.keep')}</Button>
          <Button variant="primary" onPress={onStay} autoFocus>
            {t('newCase.leave.stay')}
          </Button>
        </>
      }
    >
      <p>{t('newCase.leave.note')}</p>
    </Dialog>
  );
}
