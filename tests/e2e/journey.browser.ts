import { test } from '@playwright/test';
import { playCancelledDrop, playJourney } from './journey.ts';
import { DEMO_VAULT } from '../../shared/door.ts';
import { chooseDemoCounterpart, closeRealDoor, keepVaultAs, openRealDoor, type RealDoor } from './real-office.ts';

// The whole way over the loopback door; `journey.electron.ts` is the same in the window.
test.describe.configure({ mode: 'serial' });

let door: RealDoor;

test.beforeAll(async ({ browser }) => {
  door = await openRealDoor(browser);
});
test.afterAll(() => closeRealDoor(door));

const traveller = () => ({
  page: door.page,
  root: door.root,
  keepVault: (name: string, ask: () => Promise<void>) => (name === DEMO_VAULT ? ask() : keepVaultAs(door.page, name, ask)),
  chooseCounterpart: () => chooseDemoCounterpart(door),
});
playJourney(traveller);
playCancelledDrop(traveller);
