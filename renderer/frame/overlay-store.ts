import { create } from 'zustand';
import { forgetOnLock } from '../stores.ts';

/** What stands over every screen, one at a time. */
export type Overlay = 'palette' | 'keys' | 'quick-log' | 'own-words';

export const useOverlay = forgetOnLock(create<{ readonly overlay: Overlay | null }>(() => ({ overlay: null })));

export function openOverlay(overlay: Overlay): void {
  useOverlay.setState({ overlay });
}

export function closeOverlay(): void {
  useOverlay.setState({ overlay: null });
}
