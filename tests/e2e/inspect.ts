import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import { cutTexts } from './cut-texts.ts';

// Every surface is looked at in four dresses (two languages, light and dark) and in two small windows.

const { source } = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'))('axe-core') as {
  readonly source: string; // the checker as one script, to be put into the page
};

type Surface = {
  /** Where to look: the page, or what stands over it. */
  readonly within?: string;
  /** Leave the window's size alone, where what is open closes with it. */
  readonly isSizeKept?: boolean;
};

export type Inspector = {
  /** Look at what is now on the screen and remember what is wrong with it. */
  readonly look: (name: string, surface?: Surface) => Promise<void>;
  readonly faults: () => readonly string[];
  readonly expectNoFaults: () => void;
};

const usualSize = { width: 1440, height: 900 };
/** 1024 × 640 as it is; at 200 % a window of 1280 × 800 has half as many points each way. */
const smallSizes = { small: { width: 1024, height: 640 }, zoomed: { width: 640, height: 400 } } as const;
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

function toTop(): void {
  for (const scroller of document.querySelectorAll('.one-scroller')) scroller.scrollTop = 0;
}

export function inspector(page: Page): Inspector {
  const found: string[] = [];

  async function look(name: string, { within, isSizeKept = false }: Surface = {}): Promise<void> {
    if (within !== undefined) await page.locator(within).first().waitFor(); // what was just asked for may still be on its way
    const note = (dress: string, faults: readonly string[]) => found.push(...faults.map(fault => `${name} (${dress}): ${fault}`));
    await page.emulateMedia({ reducedMotion: 'reduce' }); // at rest: a colour on its way from one theme to the other is none of either
    note('en light', await axe(within, tags));
    await page.emulateMedia({ colorScheme: 'dark' });
    note('en dark', await contrast(within));
    await speakAtOnce(page, 'es');
    note('es dark', await axe(within, tags));
    await page.emulateMedia({ colorScheme: 'light' });
    note('es light', await contrast(within));
    if (!isSizeKept) note('es', await cut(within));
    await speakAtOnce(page, 'en');
    if (!isSizeKept) note('en', await cut(within));
  }

  async function axe(within: string | undefined, runTags: readonly string[]): Promise<readonly string[]> {
    if (within === undefined) await page.evaluate(toTop); // half under a bar that stays, any target is small
    await laidOut(page);
    if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
    return page.evaluate(runAxe, { within: within ?? null, runOnly: { type: 'tag' as const, values: [...runTags] } });
  }

  async function contrast(within: string | undefined): Promise<readonly string[]> {
    await laidOut(page);
    return page.evaluate(runAxe, { within: within ?? null, runOnly: { type: 'rule' as const, values: ['color-contrast'] } });
  }

  async function cut(within: string | undefined): Promise<readonly string[]> {
    const faults: string[] = [];
    for (const [size, viewport] of Object.entries(smallSizes)) {
      await page.setViewportSize(viewport);
      await laidOut(page);
      faults.push(...(await cutTexts(page, within)).map(text => `cut in a ${size} window: ${text}`));
    }
    await page.setViewportSize(usualSize);
    await laidOut(page);
    return faults;
  }

  return {
    look,
    faults: () => found,
    expectNoFaults: () => {
      expect(found).toEqual([]);
    },
  };
}

/** The page has drawn itself anew: measured sizes come to the parts a frame later. */
export async function laidOut(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise<void>(resolve => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))),
  );
}

/** Change the language by the switch itself, also where a dialog lies over it. */
async function speakAtOnce(page: Page, language: 'es' | 'en'): Promise<void> {
  await page.evaluate(
    name =>
      document
        .querySelector<HTMLElement>(`[role="radio"][aria-label="${name}"], input[type="radio"][aria-label="${name}"]`)
        ?.click(),
    language === 'es' ? 'Español' : 'English',
  );
  await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
}

type AxeRun = {
  readonly within: string | null;
  readonly runOnly: { readonly type: 'tag' | 'rule'; readonly values: string[] };
};
type Violation = { readonly id: string; readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[] };

/** In the page. @returns one line for each fault. */
async function runAxe({ within, runOnly }: AxeRun): Promise<readonly string[]> {
  const checker = Reflect.get(globalThis, 'axe') as {
    run(context: unknown, options: unknown): Promise<{ violations: readonly Violation[] }>;
  };
  // The parts' library speaks through nodes that outlive what names them; a tooltip belongs to what it describes, not to a landmark.
  const context = {
    include: [within ?? 'body'],
    exclude: ['[data-live-announcer]', '[data-overlay-container]:has(> [role="tooltip"])'],
  };
  const { violations } = await checker.run(within === null ? { exclude: context.exclude } : context, {
    runOnly,
    resultTypes: ['violations'],
    iframes: false,
    elementRef: false,
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} — ${(failureSummary ?? '').slice(0, 200)}`),
  );
}
