import { join } from 'node:path';
import { test } from '@playwright/test';
import { playDay } from './day.ts';
import { closeRealDoor, openRealDoor, type RealDoor } from './real-office.ts';

// An officer's day over the loopback door.
for (const language of ['en', 'es'] as const)
  test.describe(language, () => {
    test.describe.configure({ mode: 'serial' });
    let door: RealDoor;
    test.beforeAll(async ({ browser }) => {
      door = await openRealDoor(browser);
    });
    test.afterAll(() => closeRealDoor(door));

    playDay(
      () => ({
        page: door.page,
        root: door.root,
        keepVault: async (ask, say) => {
          await ask();
          await door.page.locator('dialog.enlace-folder-picker input').waitFor();
          await say(() => door.page.keyboard.press('Enter'));
        },
        keepPacket: ask => ask(),
        choose: async (file, ask) => {
          const choosing = door.page.waitForEvent('filechooser');
          await ask();
          await (await choosing).setFiles(file);
        },
        save: async (name, ask) => {
          const saving = door.page.waitForEvent('download');
          await ask();
          const file = join(door.root, name);
          await (await saving).saveAs(file);
          return file;
        },
      }),
      language,
      'browser',
    );
  });
