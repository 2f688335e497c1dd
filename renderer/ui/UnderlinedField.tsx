import { useLayoutEffect, useRef, type RefObject } from 'react';
import { Label, TextArea, TextField as AriaTextField } from 'react-aria-components';
import { FieldNotes, useTooLong } from './FieldFrame.tsx';

/** A piece of the text, from `start` to before `end`, and what stands under it. */
export type Underlined = {
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly tone: 'plain' | 'quiet';
};

export type UnderlinedFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly pieces: readonly Underlined[];
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly autoFocus?: boolean;
  /** Said beside the label: what the underlines show. */
  readonly description: string;
};

const LABEL_GAP_PX = 4;

/** A line that is underlined inside itself as it is understood. The text is typed over a copy of it that shows lines and labels alone. */
export function UnderlinedField(props: UnderlinedFieldProps) {
  const { value, pieces } = props;
  const box = useRef<HTMLDivElement>(null);
  useLabels(box, pieces);
  const tooLong = useTooLong(value, props.maxLength);
  return (
    <AriaTextField
      className="fld"
      value={value}
      onChange={props.onChange}
      autoComplete="off"
      autoFocus={props.autoFocus ?? false}
      isInvalid={tooLong !== null}
      validationBehavior="aria"
      onKeyDown={event => {
        if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey)
          event.preventDefault(); // it is one line
        else event.continuePropagation();
      }}
    >
      <Label className="visually-hidden">{props.label}</Label>
      <div className="input underlined" ref={box}>
        <div className="underlines" aria-hidden="true">
          {runsOf(value, pieces).map(({ text, piece }, at) =>
            piece === null ? text : <span key={at} className={`piece ${piece.tone}`} children={text} />,
          )}
          {'\u200b'}
        </div>
        {pieces.map(({ label, tone }, at) => (
          <small key={at} className={tone} aria-hidden="true">
            {label}
          </small>
        ))}
        <TextArea rows={1} placeholder={props.placeholder ?? ''} spellCheck={false} aria-description={props.description} />
      </div>
      <FieldNotes error={tooLong} />
    </AriaTextField>
  );
}

type Run = { readonly text: string; readonly piece: Underlined | null };

function runsOf(value: string, pieces: readonly Underlined[]): readonly Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const piece of pieces) {
    runs.push({ text: value.slice(at, piece.start), piece: null }, { text: value.slice(piece.start, piece.end), piece });
    at = piece.end;
  }
  return [...runs, { text: value.slice(at), piece: null }];
}

/** Put each label under the beginning of its piece, cut where the next one on its line begins. */
function useLabels(box: RefObject<HTMLDivElement | null>, pieces: readonly Underlined[]): void {
  useLayoutEffect(() => {
    const frame = box.current;
    if (frame === null) return;
    const place = () => placeLabels(frame);
    place();
    if (typeof ResizeObserver === 'undefined') return;
    const watcher = new ResizeObserver(place);
    watcher.observe(frame);
    return () => watcher.disconnect();
  }, [box, pieces]);
}

function placeLabels(frame: HTMLDivElement): void {
  const edge = frame.getBoundingClientRect();
  const labels = frame.querySelectorAll('small');
  const rects = [...frame.querySelectorAll('.piece')].map(piece => piece.getClientRects()[0]);
  for (const [at, rect] of rects.entries()) {
    const label = labels[at];
    if (label === undefined || rect === undefined) continue;
    const next = rects[at + 1];
    const end = next !== undefined && Math.abs(next.top - rect.top) < 4 ? next.left - LABEL_GAP_PX : edge.right;
    label.style.left = `${rect.left - edge.left - frame.clientLeft}px`;
    label.style.top = `${rect.bottom - edge.top - frame.clientTop}px`;
    label.style.maxWidth = `${Math.max(0, end - rect.left)}px`;
  }
}
