import { create } from 'zustand';
import type { GuidePageId } from '../../shared/guide/pages.ts';
import { forgetOnLock } from '../stores.ts';

/** The page at which the guide stands open, over whatever else is there. */
export const useGuide = forgetOnLock(create<{ readonly page: GuidePageId | null }>(() => ({ page: null })));

export function turnTo(page: GuidePageId): void {
  useGuide.setState({ page });
}

export function closeGuide(): void {
  useGuide.setState({ page: null });
}
