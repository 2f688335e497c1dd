import { useText } from '../text.ts';
import { Dialog } from './Dialog.tsx';
import { Keys } from './Keys.tsx';

export type KeyGroup = {
  readonly title: string;
  readonly rows: readonly { readonly label: string; readonly keys: readonly string[] }[];
};
export type KeyMapProps = { readonly isOpen: boolean; readonly onClose: () => void; readonly groups: readonly KeyGroup[] };

/** Every key that works now, by group. */
export function KeyMap({ isOpen, onClose, groups }: KeyMapProps) {
  const t = useText();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('ui.keyMap')} width="lg" isDismissable>
      <div className="keymap">
        {groups.map(group => (
          <section key={group.title}>
            <h3 className="h-section">{group.title}</h3>
            <ul>
              {group.rows.map(row => (
                <li key={row.label}>
                  {row.label}
                  <Keys keys={row.keys} isSpoken />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <p className="note">{t('ui.keyMapNote')}</p>
    </Dialog>
  );
}
