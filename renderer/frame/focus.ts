import { useEffect, useRef } from 'react';
import { useRoute } from './route-store.ts';

/** After a change of screen the focus goes to the content, or back to the row it left from; it never falls to the page. */
export function useFocusOnRoute(): void {
  const route = useRoute(state => state.route);
  const returnTo = useRoute(state => state.returnTo);
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    const frame = requestAnimationFrame(() => {
      const row = returnTo === null ? null : document.querySelector<HTMLElement>(`[data-row-key="${CSS.escape(returnTo)}"]`);
      if (row) row.focus();
      else if (!isInside('content') && document.activeElement?.closest('.tour') == null)
        document.getElementById('content')?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [route, returnTo]);
}

/** When the focused element goes away, the focus moves to the content instead of nowhere. */
export function keepFocus(): () => void {
  function check(): void {
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body || !document.hasFocus()) return;
      if (document.querySelector('.scrim, .pop') === null) document.getElementById('content')?.focus({ preventScroll: true });
    });
  }
  document.addEventListener('focusout', check);
  return () => document.removeEventListener('focusout', check);
}

/** From anywhere on a screen into its list, to the row that Tab would reach; in the list its own keys go on from there. */
export function focusOnRows(): void {
  document.querySelector<HTMLElement>('#content [role="row"][tabindex="0"]')?.focus();
}

function isInside(id: string): boolean {
  const element = document.getElementById(id);
  return element !== null && element !== document.activeElement && element.contains(document.activeElement);
}
