import { Download } from 'lucide-react';
import { useState } from 'react';
import type { Failure } from '../../shared/failure.ts';
import { useText } from '../text.ts';
import { AlertDialog } from '../ui/AlertDialog.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { saveCopy, type ShownDocument } from './document-store.ts';

type Props = {
  readonly of: ShownDocument;
  /** How the document is handled, in words; empty where nothing was judged. */
  readonly mark: string;
};

/** Writes a copy of a document out of the vault, once it was said what that is and how the document must be handled. */
export function SaveCopy({ of, mark }: Props) {
  const t = useText();
  const [isAsking, setAsking] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const save = async () => {
    setSaving(true);
    const answer = await saveCopy(of);
    setSaving(false);
    setFailure(answer.ok ? null : answer.failure);
    if (!answer.ok || !answer.value.isWritten) return; // nothing was written: the question stays
    setAsking(false);
    setSaved(answer.value.name);
  };
  return (
    <>
      <span className="small muted" role="status">
        {saved !== null && t('viewer.saved', { name: saved })}
      </span>
      <Button icon={Download} onPress={() => setAsking(true)}>
        {t('viewer.save')}
      </Button>
      <AlertDialog
        isOpen={isAsking}
        title={t('viewer.saveAsk')}
        confirm={t('viewer.saveNow')}
        tone="primary"
        isPending={isSaving}
        onConfirm={() => void save()}
        onClose={() => setAsking(false)}
      >
        <div className="stack">
          <p className="note">{t('viewer.saveClear')}</p>
          {mark !== '' && <p className="small">{t('viewer.saveMark', { mark })}</p>}
          {failure !== null && <FailureNote failure={failure} />}
        </div>
      </AlertDialog>
    </>
  );
}
