import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Failure } from '../../shared/failure.ts';
import { refusalSaid } from '../../shared/refusal-words.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useLeave } from '../drafts/use-leave.tsx';
import type { DraftPlace } from '../kept-drafts.ts';
import { useReader, useText } from '../text.ts';
import { paragraphsOf } from '../../shared/paragraphs.ts';
import { Button } from '../ui/Button.tsx';
import { KeyHint } from '../ui/Keys.tsx';
import type { Texts } from './portion-acts.ts';

type Props = {
  /** Where it stands, for its draft. */
  readonly place: DraftPlace;
  readonly text: string;
  /** Keep what was written. What it refuses is shown here. */
  readonly onSave: (text: string, returnsFocus: boolean) => Promise<Failure | null>;
  readonly onLeave: () => void;
  /** Make a portion of each part; of one alone, the next portion begins. */
  readonly onPart: (parts: Texts) => Promise<Failure | null>;
  /** Whether Ctrl Enter makes two of it, where the caret stands. */
  readonly splits?: boolean;
};

/**
 * The text of a portion where it stands. Leaving it saves; Ctrl Enter splits at the caret; Escape asks before it gives up what was typed. What has
 * several paragraphs, as pasted text does, may become a portion of each, so that each gets its own mark.
 */
export function PortionEditor({ place, text, onSave, onLeave, onPart, splits = false }: Props) {
  const t = useText();
  const reader = useReader();
  const area = useRef<HTMLTextAreaElement>(null);
  const typed = useDraft(place, text);
  const draft = typed.value;
  const [failure, setFailure] = useState<Failure | null>(null);
  const isDone = useRef(false);
  const box = useRef<HTMLDivElement>(null);
  const [first, ...others] = paragraphsOf(draft);
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
    void finish(() => (!splits || head === '' ? onSave(draft, true) : onPart(tail === '' ? [head] : [head, tail])));
  }
  function leaveTo(to: Element | null): void {
    if (box.current?.contains(to) === true || document.querySelector('.scrim') !== null) return;
    void finish(() => onSave(draft, false));
  }
  return (
    <div className="portion-editor" data-stops="own" ref={box} onBlur={event => leaveTo(event.relatedTarget)}>
      <textarea
        ref={area}
        className="input"
        aria-label={t('cases.portionText')}
        aria-invalid={failure !== null}
        rows={2}
        value={draft}
        onChange={event => typed.change(event.currentTarget.value)}
        onKeyDown={press}
      />
      {failure !== null && (
        <p className="case-fault" role="alert">
          {refusalSaid(failure, reader, 'portion')}
        </p>
      )}
      {first !== undefined && others.length > 0 && (
        <div className="row">
          <Button size="sm" onPress={() => void finish(() => onPart([first, ...others]))}>
            {t('cases.partParagraphs', { count: others.length + 1 })}
          </Button>
        </div>
      )}
      <div className="row small muted">
        <KeyHint keys={['Mod', 'Enter']} does={t(splits ? 'cases.splitKey' : 'cases.saveKey')} />
        <KeyHint keys={['Esc']} does={t('cases.leaveKey')} />
      </div>
      {question}
    </div>
  );
}
