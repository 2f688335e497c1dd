import { useVirtualizer } from '@tanstack/react-virtual';
import { useDeferredValue, useEffect, useRef, useState } from 'react';

/** Rows kept ready beyond the edges: few while a list is first drawn, so that it stands sooner, and more right after. */
const READY_ROWS = 12;
const READY_AT_FIRST = 2;

export type VirtualRows = {
  readonly count: number;
  readonly rowPx: number;
  /** What a row has above it; another function where that changed. */
  readonly extraPx?: (index: number) => number;
  readonly activeAtFirst?: () => number;
  /** Called when rows near the end come into view, to ask for the next page. */
  readonly onNearEnd?: (() => void) | undefined;
  /** Called with the first and last row in view. */
  readonly onView?: ((first: number, last: number) => void) | undefined;
};

const none = (): number => 0;

/** Scrolling rows of which only the visible ones exist, with one that holds the focus. */
export function useVirtualRows({ count, rowPx, extraPx = none, activeAtFirst = () => 0, onNearEnd, onView }: VirtualRows) {
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(activeAtFirst);
  const wantsFocus = useRef(false);
  const current = Math.max(0, Math.min(active, count - 1));
  const overscan = useDeferredValue(READY_ROWS, READY_AT_FIRST);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: index => rowPx + extraPx(index),
    overscan,
    initialRect: { width: 800, height: 600 },
    initialOffset: () => Math.max(0, (active - 4) * rowPx), // a list that is come back to shows the row that was left
    // The focused row stays in the page even when scrolled away, so that focus is never lost.
    rangeExtractor: range => {
      const rows = new Set([current]);
      for (let i = Math.max(0, range.startIndex - range.overscan); i <= Math.min(count - 1, range.endIndex + range.overscan); i++)
        rows.add(i);
      return [...rows].filter(index => index < count).toSorted((a, b) => a - b);
    },
  });

  useEffect(() => virtual.measure(), [rowPx, extraPx]); // rows became higher or lower

  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    scroller.current?.querySelector<HTMLElement>(`[data-index="${current}"]`)?.focus({ preventScroll: true });
  }, [current]);

  const first = virtual.range?.startIndex ?? 0;
  const last = virtual.range?.endIndex ?? 0;
  useEffect(() => {
    if (onNearEnd && count > 0 && last >= count - 20) onNearEnd();
  }, [last, count, onNearEnd]);
  useEffect(() => {
    if (onView && count > 0) onView(first, last);
  }, [first, last, count, onView]);

  return {
    scroller,
    active: current,
    /** The row that a person clicked or tabbed to. */
    setActive,
    /** Bring a row into view and put the focus on it. */
    moveTo(index: number): void {
      wantsFocus.current = true;
      virtual.scrollToIndex(index);
      setActive(index);
    },
    rows: virtual.getVirtualItems(),
    heightPx: virtual.getTotalSize(),
    pageRows: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 600) / rowPx) - 1),
  };
}
