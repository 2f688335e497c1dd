import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { playDay } from './day.ts';
import { openApp, type Opened } from './window.ts';

// An officer's day in the window. The system's dialogs answer as a person would; each answer is an act, as in the browser.
for (const language of ['en', 'es'] as const)
  test.describe(language, () => {
    test.describe.configure({ mode: 'serial' });
    let opened: Opened;
    let root: string;
    test.beforeAll(async () => {
      root = mkdtempSync(join(tmpdir(), 'enlace-day-window-'));
      mkdirSync(join(root, 'outbox'));
      opened = await openApp();
      await opened.app.evaluate(
        ({ dialog, shell }, outbox) => {
          const answers: string[] = [];
          Reflect.set(globalThis, 'nextAnswers', answers);
          shell.showItemInFolder = () => undefined;
          dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [answers.shift() ?? outbox] });
          dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: answers.shift() ?? outbox });
        },
        join(root, 'outbox'),
      );
    });
    test.afterAll(async () => {
      await opened.app.close();
      for (const folder of [root, opened.userData]) rmSync(folder, { recursive: true, force: true });
    });
    const answer = (path: string) =>
      opened.app.evaluate((_electron, next) => void (Reflect.get(globalThis, 'nextAnswers') as string[]).push(next), path);

    playDay(
      () => ({
        page: opened.page,
        root,
        keepVault: async (ask, say) => {
          await say(() => answer(join(root, 'ours.enlace'))); // the dialog, once it is asked, is answered so
          await ask();
        },
        keepPacket: async (ask, say) => {
          await say(() => answer(join(root, 'outbox')));
          await ask();
        },
        choose: async (file, ask) => {
          await answer(file);
          await ask();
        },
        save: async (name, ask, say) => {
          const file = join(root, name);
          await say(() => answer(file));
          await ask();
          return file;
        },
      }),
      language,
      'window',
    );
  });
