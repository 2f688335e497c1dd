import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Failure } from '../../shared/failure.ts';
import { refusalSaid } from '../../shared/refusal-words.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useLeave } from '../drafts/use-leave.tsx';
import type { DraftPlace } from '../kept-drafts.ts';
import { useReader, useText } from '../text.ts';
import { KeyHint } from '../ui/Keys.tsx';

type Props = {
  /** Where it stands, for its draft. */
  readonly place: DraftPlace;
  readonly text: string;
  /** Keep what was written. What it refuses is shown here. */
  readonly onSave: (text: string, returnsFocus: boolean) => Promise<Failure | null>;
  readonly onLeave: () => void;
  /** Make two portions of it, where the caret stands; without a second part, the next portion begins. */
  readonly onSplit?: (head: string, tail: string) => Promise<Failure | null>;
};

/** The text of a portion where it stands. Leaving it saves; Ctrl Enter splits at the caret; Escape asks before it gives up what was typed. */
export function PortionEditor({ place, text, onSave, onLeave, onSplit }: Props) {
  const t = useText();
  const reader = useReader();
  const area = useRef<HTMLTextAreaElement>(null);
  const typed = useDraft(place, text);
  const draft = typed.value;
  const [failure, setFailure] = useState<Failure | null>(null);
  const isDone = useRef(false);
  useEffect(() => area.current?.focus(), []);
  const { leave, question } = useLeave(typed, () => {
    isDone.current = true;
    onLeave();
  });

  async function finish(act: () => Promise<Failure | null>): Promise<void> {
    if (isDone.current) return;
    isDone.current = true;
    const answer = await act();
    isDone.current = answer === null;
    if (answer === null) typed.done();
    setFailure(answer);
  }
  function press(event: KeyboardEvent<HTMLTextAreaElement>): void {
    const isSplit = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (event.key !== 'Escape' && !isSplit) return;
    event.preventDefault();
    event.stopPropagation();
    if (!isSplit) return leave();
    const at = event.currentTarget.selectionStart;
    const [head, tail] = [draft.slice(0, at).trim(), draft.slice(at).trim()];
    void finish(() => (onSplit === undefined || head === '' ? onSave(draft, true) : onSplit(head, tail)));
  }
  return (
    <div className="portion-editor">
      <textarea
        ref={area}
        className="input"
        aria-label={t('cases.portionText')}
        aria-invalid={failure !== null}
        rows={2}
        value={draft}
        onChange={event => typed.change(event.currentTarget.value)}
        onKeyDown={press}
        onBlur={() => document.querySelector('.scrim') === null && void finish(() => onSave(draft, false))}
      />
      {failure !== null && (
        <p className="case-fault" role="alert">
          {refusalSaid(failure, reader, 'portion')}
        </p>
      )}
      <div className="row small muted">
        <KeyHint keys={['Mod', 'Enter']} does={t(onSplit ? 'cases.splitKey' : 'cases.saveKey')} />
        <KeyHint keys={['Esc']} does={t('cases.leaveKey')} />
      </div>
      {question}
    </div>
  );
}
