import type { Locator, Page } from '@playwright/test';

/**
 * A hand that counts what it does. The rule: a click is one act; a key or a chord is one, two keys after each other (G K) are one chord; a
 * field is one, however much is typed in it and however one came to it; a file or folder named in the system's own dialog is one, and
 * saying yes to what the dialog proposes is one. Looking, reading and waiting are none.
 */
export type Hand = {
  readonly click: (what: Locator) => Promise<void>;
  readonly write: (field: Locator, text: string) => Promise<void>;
  readonly press: (...keys: readonly string[]) => Promise<void>;
  /** Something that a system's dialog is answered with. */
  readonly answer: (how: () => Promise<void>) => Promise<void>;
  readonly acts: () => number;
};

export function handOn(page: Page): Hand {
  let acts = 0;
  const counted = async (act: () => Promise<unknown>): Promise<void> => {
    acts += 1;
    await act();
  };
  return {
    click: what => counted(() => what.click()),
    write: (field, text) => counted(() => field.fill(text)),
    press: (...keys) =>
      counted(async () => {
        for (const key of keys) await page.keyboard.press(key);
      }),
    answer: counted,
    acts: () => acts,
  };
}
