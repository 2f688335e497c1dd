import { usePreferences } from '../preferences.ts';
import { useRoute } from './route-store.ts';

/** Whether the sidebar is folded to a rail: as the person likes it, and always beside the board, whose columns need the room. */
export function useRailed(): { readonly isRailed: boolean; readonly isChosen: boolean } {
  const isLiked = usePreferences(state => state.isRailed);
  const isBoard = useRoute(state => state.route.screen === 'pipeline');
  return { isRailed: isLiked || isBoard, isChosen: !isBoard };
}
