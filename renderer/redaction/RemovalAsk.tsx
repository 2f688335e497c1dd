import { useState } from 'react';
import type { ShownBox } from '../../shared/contract/redactions.ts';
import { AskDialog } from '../drafts/AskDialog.tsx';
import { useDraft, useResumed } from '../drafts/use-draft.ts';
import { useText } from '../text.ts';
import { TextField } from '../ui/TextField.tsx';
import { removeBoxes } from './box-acts.ts';

type Removal = {
  readonly asked: ShownBox | null;
  /** Take a box away: at once where one person may, else after a reason is given. */
  readonly remove: (box: ShownBox) => void;
  readonly close: () => void;
};

export function useRemoval(boxes: readonly ShownBox[]): Removal {
  const [asked, setAsked] = useState<ShownBox | null>(null);
  useResumed('uncovering ', place => setAsked(boxes.find(({ id }) => place === `uncovering ${id}`) ?? null), boxes.length > 0);
  return {
    asked,
    remove: box => {
      if (box.isOwn) void removeBoxes([box]);
      else if (box.removal === null) setAsked(box);
    },
    close: () => setAsked(null),
  };
}

/** Asks a second person to take a box away, and says why. */
export function RemovalAsk({ box, onClose }: { readonly box: ShownBox; readonly onClose: () => void }) {
  const t = useText();
  const typed = useDraft(`uncovering ${box.id}`, '');
  const ground = typed.value.trim();
  return (
    <AskDialog
      title={t('redaction.askRemoval')}
      act={t('redaction.askRemoval')}
      missing={ground === '' ? t('redaction.ground') : null}
      typed={typed}
      run={async () => ((await removeBoxes([box], ground)) ? null : false)}
      onClose={onClose}
    >
      <TextField
        label={t('redaction.ground')}
        description={t('redaction.groundHelp')}
        rows={3}
        value={typed.value}
        maxLength={2_000}
        autoFocus
        onChange={typed.change}
      />
    </AskDialog>
  );
}
