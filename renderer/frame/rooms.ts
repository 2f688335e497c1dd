import {
  ArrowLeftRight,
  ChartColumn,
  Clock,
  Download,
  Folder,
  ListChecks,
  Milestone,
  SlidersHorizontal,
  SquareKanban,
  Upload,
  UserRound,
  type LucideIcon,
} from 'lucide-react';
import type { Role } from '../../shared/contract/row.ts';
import type { TextKey } from '../../shared/text/catalogue.ts';
import { TwoRings } from '../ui/glyphs.tsx';

export type RoomId =
  | 'today'
  | 'cases'
  | 'pipeline'
  | 'exchanges'
  | 'release'
  | 'inbox'
  | 'counterparts'
  | 'people'
  | 'framework'
  | 'reports'
  | 'audit'
  | 'settings';

export type Room = {
  readonly id: RoomId;
  readonly label: TextKey;
  readonly icon: LucideIcon;
  /** After G. The same in both languages, so that a habit holds. */
  readonly letter: string;
  readonly roles: readonly Role[];
  readonly startsGroup?: boolean;
};

const all: readonly Role[] = ['officer', 'supervisor', 'auditor'];
const workers: readonly Role[] = ['officer', 'supervisor'];

/** The sidebar, in order. The host enforces roles; here a room that would only refuse is not offered. */
export const rooms: readonly Room[] = [
  { id: 'today', label: 'frame.room.today', icon: Clock, letter: 'T', roles: workers },
  { id: 'cases', label: 'frame.room.cases', icon: Folder, letter: 'C', roles: workers },
  { id: 'pipeline', label: 'frame.room.pipeline', icon: SquareKanban, letter: 'P', roles: workers },
  { id: 'exchanges', label: 'frame.room.exchanges', icon: ArrowLeftRight, letter: 'X', roles: workers },
  { id: 'release', label: 'frame.room.release', icon: Upload, letter: 'R', roles: workers },
  { id: 'inbox', label: 'frame.room.inbox', icon: Download, letter: 'I', roles: workers },
  { id: 'counterparts', label: 'frame.room.counterparts', icon: TwoRings, letter: 'K', roles: workers, startsGroup: true },
  { id: 'people', label: 'frame.room.people', icon: UserRound, letter: 'L', roles: workers },
  { id: 'framework', label: 'frame.room.framework', icon: Milestone, letter: 'F', roles: all },
  { id: 'reports', label: 'frame.room.reports', icon: ChartColumn, letter: 'M', roles: workers },
  { id: 'audit', label: 'frame.room.audit', icon: ListChecks, letter: 'A', roles: all },
  { id: 'settings', label: 'frame.room.settings', icon: SlidersHorizontal, letter: 'S', roles: all },
];

/** Where a role's day begins, and where it goes from a room that it has not. */
export function homeOf(role: Role): RoomId {
  return role === 'auditor' ? 'audit' : 'today';
}

export function roomsFor(role: Role): readonly Room[] {
  return rooms.filter(room => room.roles.includes(role));
}
