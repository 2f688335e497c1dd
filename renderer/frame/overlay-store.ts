import { create } from 'zustand';
import type { AgencyCode } from '../../shared/language.ts';
import { forgetOnLock } from '../stores.ts';

/** What stands over every screen, one at a time. */
export type Overlay = 'palette' | 'keys' | 'quick-log' | 'own-words';

/** `after`: with whom the exchange was that is followed up in the quick log. */
type Overlays = { readonly overlay: Overlay | null; readonly after: AgencyCode | null };
export const useOverlay = forgetOnLock(create<Overlays>(() => ({ overlay: null, after: null })));

export function openOverlay(overlay: Overlay, after: AgencyCode | null = null): void {
  useOverlay.setState({ overlay, after });
}

export function closeOverlay(): void {
  useOverlay.setState({ overlay: null, after: null });
}
