import { create } from 'zustand';
import { forgetOnLock } from '../stores.ts';
import type { RoomId } from './rooms.ts';

/** The number beside a room: how many wait there; `isHot` where something is overdue. */
export type RoomCount = { readonly count: number; readonly isHot?: boolean };

export const useRoomCounts = forgetOnLock(create<Readonly<Partial<Record<RoomId, RoomCount>>>>(() => ({})));

/** Each feature tells its own room's number. */
export function countRoom(room: RoomId, count: RoomCount): void {
  useRoomCounts.setState({ [room]: count });
}
