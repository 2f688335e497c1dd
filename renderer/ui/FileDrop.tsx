import { FileDown } from 'lucide-react';
import { DropZone, Text } from 'react-aria-components';
import { useText } from '../text.ts';
import { Button } from './Button.tsx';

export type FileDropProps = {
  readonly label?: string;
  /** The dropped or pasted files; the door turns each into a handle. */
  readonly onDrop: (files: readonly File[]) => void;
  /** Opens the system's dialog, through the door. */
  readonly onChoose: () => void;
  /** Why nothing is taken now. */
  readonly unavailable?: string | null;
};

/** A place to drop or paste files, with a button for those who choose them. */
export function FileDrop({ label, onDrop, onChoose, unavailable = null }: FileDropProps) {
  const t = useText();
  return (
    <DropZone
      className="drop"
      isDisabled={unavailable !== null}
      onDrop={event => {
        const files = event.items.flatMap(item => (item.kind === 'file' ? [item.getFile()] : []));
        void Promise.all(files).then(onDrop);
      }}
    >
      <FileDown aria-hidden />
      <Text slot="label" className="grow">
        {label ?? t('ui.dropHere')}
      </Text>
      <Button onPress={onChoose} unavailable={unavailable}>
        {t('ui.chooseFiles')}
      </Button>
    </DropZone>
  );
}
