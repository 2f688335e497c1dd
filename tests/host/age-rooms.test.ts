import { expect, it } from 'vitest';
import { giveBackRooms, takeRoom } from '../../electron/host/age/rooms.ts';

it('gives a room to the next file with nothing left in it', () => {
  const room = takeRoom();
  room.from.fill(1);
  room.to.fill(2);

  giveBackRooms([room]);
  const next = takeRoom();

  expect(next.memory).toBe(room.memory);
  expect([...next.from, ...next.to].every(byte => byte === 0)).toBe(true);
});

it('keeps no more rooms than a few files at once use', () => {
  const rooms = Array.from({ length: 60 }, () => takeRoom());

  giveBackRooms(rooms.slice(0, 30));
  giveBackRooms(rooms.slice(30));

  const again = new Set(Array.from({ length: 60 }, () => takeRoom().memory));
  expect(rooms.filter(({ memory }) => again.has(memory)).length).toBe(24);
});
