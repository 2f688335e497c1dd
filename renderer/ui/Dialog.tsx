import { X } from 'lucide-react';
import type { ReactNode } from 'react';
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
