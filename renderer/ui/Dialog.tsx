import { X } from 'lucide-react';
import { useLayoutEffect, type ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useText } from '../text.ts';
import { IconButton } from './IconButton.tsx';
import { useNoticesWait } from './notice.ts';

export type DialogProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** A quiet sentence beside the title, instead of the close button. */
  readonly hint?: ReactNode;
  readonly footer?: ReactNode;
  readonly width?: 'sm' | 'md' | 'lg' | 'xl';
  /** A click outside closes it; off where something typed would be lost. */
  readonly isDismissable?: boolean;
  readonly role?: 'dialog' | 'alertdialog';
  readonly children: ReactNode;
};

/** A dialog over the page. Focus goes in, Escape closes, focus returns to where it came from. */
export function Dialog({
  isOpen,
  onClose,
  title,
  hint,
  footer,
  width = 'md',
  isDismissable = false,
  role = 'dialog',
  children,
}: DialogProps) {
  const t = useText();
  useNoticesWait(isOpen);
  useFocusBack(isOpen);
  return (
    <ModalOverlay className="scrim" isOpen={isOpen} onOpenChange={open => !open && onClose()} isDismissable={isDismissable}>
      <Modal className={`dlg ${width}`}>
        <AriaDialog role={role}>
          <header className="dlg-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {hint === undefined ? (
              <IconButton icon={X} label={t('ui.close')} onPress={onClose} />
            ) : (
              <span className="hint">{hint}</span>
            )}
          </header>
          <div className="dlg-body">{children}</div>
          {footer !== undefined && <footer className="dlg-foot">{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/**
 * The focus goes back to what it was on by itself, but not where a question over the dialog went with it: then it fell to the content as a whole.
 * Where the dialog led to another screen, what it was on is gone, and the focus stays.
 */
function useFocusBack(isOpen: boolean): void {
  useLayoutEffect(() => {
    const from = document.activeElement;
    if (!isOpen || !(from instanceof HTMLElement)) return undefined;
    return () => {
      const content = document.getElementById('content');
      const giveBack = () => {
        const isLost = document.activeElement === document.body || document.activeElement === content;
        if (isLost && content?.contains(from) === true) from.focus({ preventScroll: true });
      };
      requestAnimationFrame(() => requestAnimationFrame(giveBack));
    };
  }, [isOpen]);
}
