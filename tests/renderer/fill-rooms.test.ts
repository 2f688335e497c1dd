import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useDay } from '../../renderer/day.ts';
import { fillRooms } from '../../renderer/fill-rooms.ts';
import { whenIdle } from '../../renderer/idle.ts';
import { usePipeline } from '../../renderer/pipeline/pipeline-store.ts';
import { useVault } from '../../renderer/vault/vault-store.ts';

const asked: string[] = [];
vi.mock('../../renderer/host.ts', () => ({
  door: {
    request: (channel: string) => {
      asked.push(channel);
      return Promise.resolve({ ok: false, failure: { code: 'internal' } });
    },
    listen: () => () => undefined,
  },
}));

const open = (role: string): void =>
  useVault.setState({ phase: 'open', vault: { user: { role }, day: useDay.getState() } } as never); // the part of an open vault that is looked at
beforeEach(() => void asked.splice(0));
afterEach(() => {
  useVault.setState(useVault.getInitialState(), true);
  usePipeline.setState(usePipeline.getInitialState(), true);
});

test('the rooms that are gone to most read what they show before anybody goes there', async () => {
  open('officer');
  fillRooms('officer');

  await vi.waitFor(() =>
    expect(asked).toEqual(expect.arrayContaining(['today:read', 'packet:list', 'case:list', 'board:read', 'review:read'])),
  );
});

test('a role without these rooms has nothing read for it', async () => {
  open('auditor');
  fillRooms('auditor');
  await new Promise(resolve => setTimeout(resolve, 400));

  expect(asked).toEqual([]);
});

test('nothing is read once the vault is locked', async () => {
  fillRooms('officer');
  await new Promise(resolve => setTimeout(resolve, 400));

  expect(asked).toEqual([]);
});

test('what fails when nobody waits for it keeps nothing after it from being done', async () => {
  const done = vi.fn(() => Promise.resolve());
  whenIdle(() => Promise.reject(new Error('not read')), done);

  await vi.waitFor(() => expect(done).toHaveBeenCalledOnce());
});
