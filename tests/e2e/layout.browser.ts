import { expect, test, type Page } from '@playwright/test';
import { enterOffice, goToRoom, leaveOffice, roomLetters, speak, type Office } from './office.ts';

// Every room of the demo office in a small window, and at 200 % zoom: no text is cut.
test.describe.configure({ mode: 'serial' });

/** 1024 × 640 as it is; at 200 % a window of 1280 × 800 has half as many points each way. */
const sizes = { small: { width: 1024, height: 640 }, zoomed: { width: 640, height: 400 } } as const;
let office: Office;
let page: Page;

test.beforeAll(async ({ browser }) => {
  office = await enterOffice(browser, sizes.small);
  ({ page } = office);
});
test.afterAll(() => leaveOffice(office));

for (const [name, size] of Object.entries(sizes)) {
  for (const language of ['es', 'en'] as const) {
    test(`cuts no text in a ${name} window in ${language}`, async () => {
      await page.setViewportSize(sizes.small);
      await speak(page, language);
      const cut: string[] = [];
      const titles = new Set<string>();
      for (const letter of roomLetters) {
        await page.setViewportSize(sizes.small);
        await goToRoom(page, letter);
        titles.add(await page.locator('main h1').first().innerText());
        await page.setViewportSize(size);
        await laidOut();
        if (letter === 'S') await page.locator('main').getByRole('tab').first().waitFor();
        const tabs = await page.locator('main').getByRole('tab').all();
        if (tabs.length === 0) cut.push(...(await cutTexts(letter)));
        for (const [index, tab] of tabs.entries()) {
          await tab.click();
          cut.push(...(await cutTexts(`${letter} ${index + 1}`)));
        }
      }

      expect(cut).toEqual([]);
      expect(titles.size).toBe(roomLetters.length); // each room was entered
    });
  }
}

test('puts the panel under the work where a window is zoomed, and gives the work its whole width', async () => {
  await page.setViewportSize(sizes.small);
  await goToRoom(page, 'T');
  await page.setViewportSize(sizes.zoomed);
  await laidOut();

  const [work, panel, content] = await Promise.all(
    ['.split-main', '.split-panel', '#content'].map(part => page.locator(part).first().boundingBox()),
  );
  expect(panel!.y).toBeGreaterThanOrEqual(work!.y + work!.height - 1);
  expect(work!.width).toBe(content!.width);
});

test('draws bars and diamonds in forced colours, too', async () => {
  await page.setViewportSize(sizes.small);
  await page.emulateMedia({ forcedColors: 'active' });
  try {
    await goToRoom(page, 'T');
    await expect(page.locator('.horizon .solid').first()).toHaveCSS('background-color', 'rgb(0, 0, 0)');
    await goToRoom(page, 'P');
    await expect(page.locator('.board-foot .diamond')).toHaveCSS('background-color', 'rgb(0, 0, 0)');
  } finally {
    await page.emulateMedia({ forcedColors: 'none' });
  }
});

test('sees a text that is cut', async () => {
  await page.evaluate(() => {
    const box = document.createElement('p');
    box.textContent = 'planted'.repeat(200);
    box.style.cssText = 'width: 40px; overflow: hidden; white-space: nowrap';
    document.querySelector('main')?.append(box);
  });

  expect(await cutTexts('planted')).toHaveLength(1);
});

/** The page has drawn itself at its new size: measured sizes come to the parts a frame later. */
async function laidOut(): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>(resolve =>
        requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
      ),
  );
}

/**
 * Texts wider than the box that clips them, by room and first words. One that ends in an ellipsis by design is let be: it has its whole
 * text in a title or can be opened (a cell of a table, the palette's button).
 */
async function cutTexts(room: string): Promise<readonly string[]> {
  return page.evaluate(place => {
    const isClipping = (element: Element) => ['hidden', 'clip'].includes(getComputedStyle(element).overflowX);
    const hasOwnText = (element: Element) =>
      [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '');
    const isDesigned = (element: Element) =>
      getComputedStyle(element).textOverflow === 'ellipsis' || element.closest('.visually-hidden, .grid-cell') !== null;
    const beyond = (element: Element) => {
      const box = element.closest('main, aside, header')?.getBoundingClientRect();
      return box !== undefined && isFixed(element) && element.getBoundingClientRect().right > box.right + 1;
    };
    // what lies beyond a box that scrolls can be reached
    const isFixed = (element: Element) => {
      for (let at: Element | null = element; at !== null && at.tagName !== 'BODY'; at = at.parentElement)
        if (['auto', 'scroll'].includes(getComputedStyle(at).overflowX)) return false;
      return true;
    };
    return [...document.querySelectorAll('body *')]
      .filter(element => element instanceof HTMLElement && element.offsetParent !== null && hasOwnText(element))
      .filter(element => !isDesigned(element))
      .filter(element => (isClipping(element) && element.scrollWidth > element.clientWidth + 1) || beyond(element))
      .map(element => `${place}: ${element.tagName} ${element.className} ${element.textContent?.slice(0, 30)}`);
  }, room);
}
