import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { ShownBox } from '../../shared/contract/redactions.ts';
import type { PageBox } from '../../shared/pages.ts';
import { changeBox } from './box-acts.ts';
import { afterArrow, placed, pointOn, type Point } from './box-drag.ts';

export type BoxMarkProps = {
  readonly box: ShownBox;
  readonly name: string;
  readonly isForOthers: boolean;
  readonly mayWrite: boolean;
  readonly onRemove: () => void;
};

type Drag = { readonly from: Point; readonly isSizing: boolean };

const SETTLED_MS = 500; // a row of arrow keys is one change

/** A box on the page: a button that can be moved and sized by mouse and by arrow keys. */
export function BoxMark({ box, name, isForOthers, mayWrite, onRemove }: BoxMarkProps) {
  const [draft, setDraft] = useState<PageBox | null>(null);
  const drag = useRef<Drag | null>(null);
  const self = useRef<HTMLButtonElement>(null);
  const settle = useRef<(() => void) | null>(null);
  useEffect(() => () => settle.current?.(), []); // what was moved by keys is kept when the page is left

  function keep(next: PageBox): void {
    const hadFocus = document.activeElement === self.current;
    const { parentElement } = self.current ?? {};
    void changeBox(box, next).then(id => {
      setDraft(null);
      if (hadFocus) parentElement?.querySelector<HTMLElement>(`[data-box="${id}"]`)?.focus();
    });
  }

  function press(event: PointerEvent<HTMLButtonElement>): void {
    event.stopPropagation();
    const sheet = event.currentTarget.parentElement;
    if (!mayWrite || event.button !== 0 || sheet === null) return;
    const isSizing = (event.target as Element).tagName === 'I'; // the handle at the corner
    drag.current = { from: pointOn(sheet, event), isSizing };
    event.currentTarget.setPointerCapture(event.pointerId);
  }

  function move(event: PointerEvent<HTMLButtonElement>): void {
    const sheet = event.currentTarget.parentElement;
    if (drag.current === null || sheet === null) return;
    const { from, isSizing } = drag.current;
    const at = pointOn(sheet, event);
    const [x, y] = [at.x - from.x, at.y - from.y];
    const { left, top, width, height } = box.box;
    setDraft(
      isSizing
        ? { left, top, width: Math.max(0.004, width + x), height: Math.max(0.004, height + y) }
        : { left: left + x, top: top + y, width, height },
    );
  }

  function release(): void {
    const isMoved = drag.current !== null && draft !== null;
    drag.current = null;
    if (isMoved) keep(draft);
  }

  function key(event: KeyboardEvent): void {
    const next = mayWrite ? afterArrow(draft ?? box.box, event) : null;
    if (event.key === 'Delete' || event.key === 'Backspace') onRemove();
    else if (next !== null) {
      setDraft(next);
      settle.current = () => keep(next);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
  useEffect(() => {
    if (settle.current === null || draft === null) return;
    const timer = setTimeout(() => {
      settle.current?.();
      settle.current = null;
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [draft]);

  return (
    <button
      ref={self}
      type="button"
      className={`redaction-box ${isForOthers ? 'for-others' : ''} ${box.removal === null ? '' : 'is-asked'}`}
      style={placed(draft ?? box.box)}
      aria-label={name}
      data-box={box.id}
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={release}
      onKeyDown={key}
    >
      <span aria-hidden>{box.code}</span>
      {mayWrite && <i aria-hidden />}
    </button>
  );
}
