import { useRef, type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { prefer, usePreferences } from '../preferences.ts';
import { useText } from '../text.ts';

export type SplitPaneProps = {
  readonly children: ReactNode;
  readonly panel: ReactNode;
  readonly panelLabel: string;
};

const [min, max, step] = [240, 640, 16];

/** As a variable, so that a narrow window may put the panel under the work whatever width a person set. */
const widthOf = (panelPx: number) => ({ '--panel-width': `min(${panelPx}px, 50%)` }) as CSSProperties; // React's type knows no variables

/** The work and, at its right, a panel whose width a person can set by mouse or by arrow keys, the same in every room. */
export function SplitPane({ children, panel, panelLabel }: SplitPaneProps) {
  const t = useText();
  const panelPx = usePreferences(state => state.panelPx);
  const dragFrom = useRef<{ readonly x: number; readonly px: number } | null>(null);
  const set = (px: number) => prefer({ panelPx: Math.round(Math.min(max, Math.max(min, px))) });

  function press(event: PointerEvent<HTMLDivElement>): void {
    dragFrom.current = { x: event.clientX, px: panelPx };
    event.currentTarget.setPointerCapture(event.pointerId);
  }
  function key(event: KeyboardEvent): void {
    const moves: Readonly<Record<string, number>> = { ArrowLeft: step, ArrowRight: -step };
    const by = moves[event.key];
    if (by === undefined) return;
    event.preventDefault();
    set(panelPx + by);
  }

  return (
    <div className="split" style={widthOf(panelPx)}>
      <div className="split-main">{children}</div>
      <div className="split-panel">
        <div
          className="split-handle"
          role="separator"
          aria-orientation="vertical"
          aria-label={t('ui.resizePanel')}
          aria-valuemin={min}
          aria-valuemax={max}
          aria-valuenow={panelPx}
          tabIndex={0}
          onPointerDown={press}
          onPointerMove={event => dragFrom.current && set(dragFrom.current.px + dragFrom.current.x - event.clientX)}
          onPointerUp={() => (dragFrom.current = null)}
          onKeyDown={key}
        />
        <aside className="panel" aria-label={panelLabel} tabIndex={0}>
          {panel}
        </aside>
      </div>
    </div>
  );
}
