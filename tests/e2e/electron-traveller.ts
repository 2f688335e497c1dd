import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { offices } from '../../electron/host/demo/offices.ts';
import type { Looker } from './documents.ts';
import type { Traveller } from './journey.ts';
import type { Opened } from './window.ts';

/** One who travels in the window, whose vaults and packets lie under `root`. */
export async function travellerIn({ app, page }: Opened, root: string): Promise<Traveller> {
  const outbox = join(root, 'outbox');
  mkdirSync(outbox);
  await answerDialogs(app, outbox);
  return {
    page,
    root,
    keepVault: async (name, ask) => {
      await answerNext(app, join(root, `${name}.enlace`));
      await ask();
    },
    chooseCounterpart: async () => {
      await answerNext(app, join(root, 'demo-counterpart', offices.mx.folder));
      await page.getByRole('button', { name: /Open a vault/ }).click();
      await page.getByRole('option', { name: 'mx-fgr', selected: true }).waitFor();
    },
  };
}

/** The system's own dialogs cannot be driven, so they answer at once as a person would: what the next answer is, else the outbox. */
async function answerDialogs(app: Opened['app'], outbox: string): Promise<void> {
  await app.evaluate(({ dialog }, usual) => {
    const answers: string[] = [];
    Reflect.set(globalThis, 'nextAnswers', answers);
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [answers.shift() ?? usual] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: answers.shift() ?? usual });
  }, outbox);
}

async function answerNext(app: Opened['app'], path: string): Promise<void> {
  await app.evaluate((_electron, next) => void (Reflect.get(globalThis, 'nextAnswers') as string[]).push(next), path);
}

/** One who looks at documents in the window: the papers are chosen out of a folder. */
export function lookerIn({ app, page }: Opened, folder: string): Looker {
  return {
    page,
    choose: async papers => {
      for (const { name, bytes } of papers) writeFileSync(join(folder, name), bytes);
      const paths = papers.map(({ name }) => join(folder, name));
      await app.evaluate(({ dialog }, filePaths) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
      }, paths);
      await page.getByRole('button', { name: 'Choose files' }).click();
    },
  };
}
