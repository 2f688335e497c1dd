import { expect, test, type Locator, type Page } from '@playwright/test';
import { drawnPdfs, undrawnPdfs } from '../support/drawn-pdfs.ts';
import { inspector } from './inspect.ts';
import { closeAll, openDemoCase, showTab } from './surfaces.ts';

// Documents as the window shows them, of every kind that pdf.js needs something for. The policy of the page allows no fetching and no
// WebAssembly, so all of it comes with the page.

export type Paper = { readonly name: string; readonly bytes: Uint8Array };

/** Who looks: a page inside a demo office, and how files are chosen there. */
export type Looker = { readonly page: Page; readonly choose: (papers: readonly Paper[]) => Promise<void> };

export function lookAtDocuments(looker: () => Looker): void {
  const violations: string[] = [];

  test('documents of every kind are taken in', async () => {
    const { page, choose } = looker();
    page.on('console', message => {
      if (/Content Security Policy/i.test(message.text())) violations.push(message.text());
    });
    await openDemoCase(page);
    await showTab(page, '3');
    const papers = Object.entries({ ...drawnPdfs, ...undrawnPdfs }).map(([name, make]) => ({
      name: `${name}.pdf`,
      bytes: make(),
    }));

    await choose(papers);

    await expect(viewOf(page, papers.at(-1)!.name)).toBeVisible({ timeout: 180_000 }); // each is read to its last page
  });

  for (const name of Object.keys(drawnPdfs))
    test(`the window draws ${name}`, async () => {
      const { page } = looker();
      await openPaper(page, name);

      await expect.poll(() => darkPixels(page)).toBeGreaterThan(500);

      await expect(page.getByRole('note')).toHaveCount(0);
      expect(violations).toEqual([]);
      await closeAll(page);
    });

  for (const name of Object.keys(undrawnPdfs))
    test(`the window says that a page is not shown whole: ${name}`, async () => {
      const { page } = looker();
      await openPaper(page, name);

      await expect(page.getByRole('note').filter({ hasText: 'Page 1 is not shown whole' })).toBeVisible();
      await closeAll(page);
    });

  test('that a page is not shown whole is said to everyone, in both languages', async () => {
    const { page } = looker();
    const inspect = inspector(page);
    await openPaper(page, Object.keys(undrawnPdfs)[0]!);
    await expect(page.getByRole('note')).toBeVisible();

    await inspect.look('a page that is not shown whole', { within: '.scrim' });

    inspect.expectNoFaults();
    await closeAll(page);
  });
}

/** A document's own title says nothing yet; its file's name stands beside it. */
function viewOf(page: Page, fileName: string): Locator {
  return page.getByRole('button', { name: new RegExp(`^View: .* ${fileName.replaceAll('.', '\\.')}$`) });
}

async function openPaper(page: Page, name: string): Promise<void> {
  await viewOf(page, `${name}.pdf`).click();
  await page.locator('.pdf-page canvas').first().waitFor();
}

async function darkPixels(page: Page): Promise<number> {
  return page
    .locator('.pdf-page canvas')
    .first()
    .evaluate(element => {
      const canvas = element as HTMLCanvasElement; // the locator names it
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      let dark = 0;
      for (let at = 0; at < data.length; at += 4) if (data[at]! < 128 && data[at + 3]! > 0) dark++;
      return dark;
    });
}
