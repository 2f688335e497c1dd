import { useLayoutEffect, useState, type RefObject } from 'react';

/** Whether an element is at most so wide, as its room stands: beside a panel a wide window has narrow lists too. */
export function useAtMost(element: RefObject<HTMLElement | null>, px: number): boolean {
  const [isWithin, setWithin] = useState(false);
  useLayoutEffect(() => {
    const watched = element.current;
    if (watched === null || typeof ResizeObserver === 'undefined') return undefined;
    const measure = () => setWithin(watched.clientWidth > 0 && watched.clientWidth <= px);
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(watched);
    return () => watcher.disconnect();
  }, [element, px]);
  return isWithin;
}
