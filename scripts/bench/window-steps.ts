import type { Page } from 'playwright';

/** Sorted milliseconds of one act, from the act itself to the frame that shows its result. */
export type Measured = { readonly what: string; readonly times: readonly number[]; readonly promise: string };

const INSTANT = 'under 100 ms'; // what a person takes for at once (Nielsen, Response Times)
const words = ['Montemayor', 'fentanyl', 'entregado', 'cateo', 'Quiñones', 'frontera', 'vista', 'de', 'the', 'mon'];

/** Time what a person does in an open window; it begins at Today. */
export async function measureWindow(page: Page): Promise<readonly Measured[]> {
  const rooms = page.locator('nav.nav button');
  const toRoom = (place: number, shown: string) => () => timed(page, async () => rooms.nth(place).evaluate(clickAt), shown);
  const toCases = toRoom(1, '.case-rows [data-row-key]');
  const away = toRoom(9, 'main h1');
  const list = await repeated(8, toCases, away);
  await toCases();
  const sort = await repeated(10, () =>
    timed(page, () => page.locator('.grid-sort').nth(2).evaluate(clickAt), '.case-rows [data-row-key]', 'changes'),
  );
  const typed: number[] = [];
  for (const word of [...words, ...words]) {
    typed.push(await timed(page, () => typeInto(page, word), '.case-rows mark'));
    await timed(page, () => typeInto(page, ''), '.grid-head');
  }
  const open = await repeated(
    12,
    run => timed(page, () => openRow(page, run), '.case-head .mono'),
    () => toCases(),
  );
  await toCases();
  const frames = await scrollFrames(page);
  const today = await repeated(5, toRoom(0, '.horizon'), away);
  const pipeline = await repeated(5, toRoom(2, '.board-grid'), away);
  const reports = await repeated(5, toRoom(8, '.report-figures'), away);
  return [
    { what: 'first rows of the list', times: list, promise: INSTANT },
    { what: 'list in another order', times: sort, promise: INSTANT },
    { what: 'typed word to found words', times: typed.toSorted(ascending), promise: INSTANT },
    { what: 'open a case', times: open, promise: INSTANT },
    { what: 'frame while scrolling through the list', times: frames, promise: '' },
    { what: 'Today', times: today, promise: '' },
    { what: 'pipeline board', times: pipeline, promise: 'under 150 ms' },
    { what: 'reports', times: reports, promise: '' },
  ];
}

async function repeated(
  runs: number,
  act: (run: number) => Promise<number>,
  between?: () => Promise<unknown>,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    if (between) await between();
    times.push(await act(run));
  }
  return times.toSorted(ascending);
}

/** From `act` until the page draws what `shown` selects (`changes`: something else than before); measured in the page's own time. */
async function timed(
  page: Page,
  act: () => Promise<unknown>,
  shown: string,
  until: 'stands' | 'changes' = 'stands',
): Promise<number> {
  await page.evaluate(
    ([selector, isChange]) => {
      const here = globalThis as unknown as { benchFrom: number; benchDone: Promise<number> };
      const keyNow = () => document.querySelector(selector)?.getAttribute('data-row-key') ?? null;
      const before = isChange ? keyNow() : null;
      here.benchFrom = 0;
      const end = performance.now() + 60_000;
      here.benchDone = new Promise((resolve, reject) => {
        const look = () => {
          const found = document.querySelector(selector);
          const isThere = found !== null && (isChange ? keyNow() !== before : true) && here.benchFrom > 0;
          if (isThere) resolve(performance.now() - here.benchFrom);
          else if (performance.now() > end) reject(new Error(`the page never showed ${selector}`));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      });
    },
    [shown, until === 'changes'] as const,
  );
  await act();
  return page.evaluate(() => (globalThis as unknown as { benchDone: Promise<number> }).benchDone);
}

/** In the page: begin to measure, and click. */
function clickAt(element: Element): void {
  (globalThis as unknown as { benchFrom: number }).benchFrom = performance.now();
  (element as HTMLElement).click();
}

async function typeInto(page: Page, text: string): Promise<void> {
  await page.locator('.case-search input').evaluate((input, typed) => {
    (globalThis as unknown as { benchFrom: number }).benchFrom = performance.now();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, typed);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }, text);
}

async function openRow(page: Page, place: number): Promise<void> {
  await page
    .locator('.case-rows [data-row-key]')
    .nth(place)
    .evaluate(row => {
      (globalThis as unknown as { benchFrom: number }).benchFrom = performance.now();
      row.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
    });
}

/** Milliseconds from frame to frame while the whole list goes by. */
async function scrollFrames(page: Page): Promise<readonly number[]> {
  const frames = await page.locator('.grid-scroll').evaluate(async scroller => {
    const times: number[] = [];
    let last = performance.now();
    for (let frame = 0; frame < 90; frame++) {
      scroller.scrollTop = (frame * scroller.scrollHeight) / 90;
      await new Promise(requestAnimationFrame);
      times.push(performance.now() - last);
      last = performance.now();
    }
    return times;
  });
  return frames.toSorted(ascending);
}

function ascending(one: number, other: number): number {
  return one - other;
}
