import { test } from '@playwright/test';
import { lookAtDocuments } from './documents.ts';
import { enterOffice, leaveOffice, type Office } from './office.ts';

// Over the loopback door; `documents.electron.ts` is the same in the window.
test.describe.configure({ mode: 'serial' });

let office: Office;

test.beforeAll(async ({ browser }) => {
  office = await enterOffice(browser);
});
test.afterAll(() => leaveOffice(office));

lookAtDocuments(() => ({
  page: office.page,
  choose: async papers => {
    const choosing = office.page.waitForEvent('filechooser');
    await office.page.getByRole('button', { name: 'Choose files' }).click();
    const files = papers.map(({ name, bytes }) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(bytes) }));
    await (await choosing).setFiles(files);
  },
}));
