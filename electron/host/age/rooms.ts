import { newRoom, type Room } from './batch.ts';

// Memory that has been touched is several times faster than new memory, and shared memory is collected late: so rooms go from file to file.
const idle: Room[] = [];
const mostIdle = 24;

/** A room in which nothing is left of an earlier file. */
export function takeRoom(): Room {
  return idle.pop() ?? newRoom();
}

/** Give rooms back that nobody looks at any more. What they held is wiped. */
export function giveBackRooms(rooms: readonly Room[]): void {
  for (const { memory } of rooms) new Uint8Array(memory).fill(0);
  idle.push(...rooms.slice(0, mostIdle - idle.length));
}
