import { Search, type LucideIcon } from 'lucide-react';
import {
  Autocomplete,
  Dialog as AriaDialog,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import { useText } from '../text.ts';
import { KeyHint, Keys } from './Keys.tsx';
import { useNoticesWait } from './notice.ts';

export type PaletteEntry = {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
  readonly section: string;
  readonly icon?: LucideIcon;
  readonly keys?: readonly string[];
};

export type CommandPaletteProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Already filtered by what is typed, in the order to show; sections in the order of their first entry. */
  readonly entries: readonly PaletteEntry[];
  readonly typed: string;
  readonly onType: (text: string) => void;
  readonly onRun: (id: string) => void;
};

/** Search or run a command: type, arrows, Enter. */
export function CommandPalette({ isOpen, onClose, entries, typed, onType, onRun }: CommandPaletteProps) {
  const t = useText();
  useNoticesWait(isOpen);
  const sections = [...new Set(entries.map(entry => entry.section))];
  return (
    <ModalOverlay className="scrim" isOpen={isOpen} onOpenChange={open => !open && onClose()} isDismissable>
      <Modal className="palette-dlg">
        <AriaDialog aria-label={t('ui.palette')}>
          <Autocomplete inputValue={typed} onInputChange={onType}>
            <div className="palette-line">
              <Search aria-hidden />
              <SearchField className="fld" aria-label={t('ui.palette')} autoFocus>
                <Input role="combobox" aria-expanded aria-haspopup="listbox" placeholder={t('ui.palette')} spellCheck={false} />
              </SearchField>
            </div>
            <ListBox
              className="opts"
              aria-label={t('ui.palette')}
              selectionMode="none"
              onAction={key => onRun(String(key))}
              renderEmptyState={() => <div className="opts-empty">{t('ui.paletteEmpty')}</div>}
            >
              {sections.map(section => (
                <ListBoxSection key={section} id={`section ${section}`}>
                  <Header className="opts-head">{section}</Header>
                  {entries.filter(entry => entry.section === section).map(entry => row(entry))}
                </ListBoxSection>
              ))}
            </ListBox>
            <footer className="palette-foot">
              <KeyHint keys={['↑', '↓']} does={t('ui.move')} />
              <KeyHint keys={['Enter']} does={t('ui.run')} />
              <KeyHint keys={['Esc']} does={t('ui.leave')} />
            </footer>
          </Autocomplete>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

function row({ id, label, note, icon: Icon, keys }: PaletteEntry) {
  return (
    <ListBoxItem key={id} id={id} textValue={label} className="opt">
      {Icon && <Icon aria-hidden />}
      <span>
        {label} {note !== undefined && <span className="muted small">{note}</span>}
      </span>
      {keys && <Keys keys={keys} />}
    </ListBoxItem>
  );
}
