import { create } from 'zustand';
import { prefer } from '../preferences.ts';
import { forgetOnLock } from '../stores.ts';
import type { RoomId } from './rooms.ts';

/** The rooms of the tour, in its order; its words have the same names. */
export const tourRooms = ['today', 'cases', 'exchanges', 'release', 'counterparts'] as const satisfies readonly RoomId[];

/** Which step of the tour is shown; null: none. */
export const useTour = forgetOnLock(create<{ readonly step: number | null }>(() => ({ step: null })));

/** To a step; after the last one it is over. Its part goes to the room. */
export function tourTo(step: number): void {
  if (step < tourRooms.length) useTour.setState({ step });
  else endTour();
}

/** It is over or was skipped, and is not offered first again. */
export function endTour(): void {
  useTour.setState({ step: null });
  prefer({ isToured: true });
}
