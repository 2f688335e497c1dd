import { useSyncExternalStore } from 'react';
import { usePreferences } from '../preferences.ts';
import { useRoute } from './route-store.ts';

/** Up to this width the rooms are a rail, so that the work has the window. */
const narrow = typeof matchMedia === 'undefined' ? null : matchMedia('(max-width: 1100px)');

/** Whether the window is so narrow that a room keeps to what it cannot do without. */
export function useNarrow(): boolean {
  return useSyncExternalStore(hearWidth, () => narrow?.matches ?? false);
}

/** Whether the sidebar is folded to a rail: as the person likes it, and always in a narrow window and beside the board, whose columns need the room. */
export function useRailed(): { readonly isRailed: boolean; readonly isChosen: boolean } {
  const isLiked = usePreferences(state => state.isRailed);
  const isBoard = useRoute(state => state.route.screen === 'pipeline');
  const isNarrow = useNarrow();
  return { isRailed: isLiked || isBoard || isNarrow, isChosen: !isBoard && !isNarrow };
}

function hearWidth(changed: () => void): () => void {
  narrow?.addEventListener('change', changed);
  return () => narrow?.removeEventListener('change', changed);
}
