import { useEffect } from 'react';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { readOwnWords, useCounterparts } from './counterpart-store.ts';
import { TwelveWords } from './TwelveWords.tsx';

/** Our own twelve words, from wherever one is called by telephone. */
export function OwnWordsOverlay({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const words = useCounterparts(state => state.heardWords);
  const refusal = useCounterparts(state => state.refusal);
  useEffect(() => void readOwnWords(), []);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('counterpart.ourWords')}
      footer={
        <Button variant="primary" onPress={onClose}>
          {t('ui.close')}
        </Button>
      }
    >
      <div className="stack">
        <p className="muted">{t('counterpart.ourWordsNote')}</p>
        {words !== null && <TwelveWords words={words} />}
        {words === null && refusal !== null && <FailureNote failure={refusal} />}
      </div>
    </Dialog>
  );
}
