import { randomBytes } from 'node:crypto';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { expect, it } from 'vitest';
import { decrypted, encrypted } from '../../electron/host/age/age.ts';
import { batchBytes } from '../../electron/host/age/batch.ts';
import { giveBackRooms, takeRoom } from '../../electron/host/age/rooms.ts';
import { piecesOf, wholeOf } from '../../electron/host/places/pieces.ts';

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

it('keeps every room of a file that was read to its end, so that the next ones need no new memory', async () => {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  const content = randomBytes(2 * batchBytes + 1);
  const rooms = Array.from({ length: 24 }, () => takeRoom());
  giveBackRooms(rooms);

  for (let file = 0; file < 13; file++) {
    const sealed = await wholeOf(await encrypted(recipient, piecesOf(content)));
    expect(Buffer.compare(await wholeOf(decrypted(identity, piecesOf(sealed))), content)).toBe(0);
  }

  const known = new Set(rooms.map(({ memory }) => memory));
  const again = Array.from({ length: 24 }, () => takeRoom());
  giveBackRooms(again);
  expect(again.filter(({ memory }) => !known.has(memory))).toEqual([]);
});

it('leaves the last piece of a file to whoever has it', async () => {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  const sealedOf = async (content: Uint8Array) => wholeOf(await encrypted(recipient, piecesOf(content)));
  const content = randomBytes(batchBytes + 5_000);
  const pieces: Uint8Array[] = [];

  for await (const piece of decrypted(identity, piecesOf(await sealedOf(content)))) pieces.push(piece);
  await wholeOf(decrypted(identity, piecesOf(await sealedOf(randomBytes(3 * batchBytes)))));

  expect(Buffer.compare(pieces.at(-1)!, content.subarray(batchBytes))).toBe(0);
});
