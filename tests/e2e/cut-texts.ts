import type { Page } from '@playwright/test';

/**
 * Texts wider than the box that clips them, of a table wider than their cell, or beyond the part of the window they stand in, by first words; and of a dialog, that it
 * reaches beyond the window. One that ends in an ellipsis by design is let be: it has its whole text in a title or can be opened (a cell
 * of a table, the palette's button).
 */
export function cutTexts(page: Page, within = 'body'): Promise<readonly string[]> {
  return page.evaluate(findCutTexts, within);
}

/** In the page. */
function findCutTexts(within: string): readonly string[] {
  const isClipping = (element: Element) => ['hidden', 'clip'].includes(getComputedStyle(element).overflowX);
  const runsOver = (element: Element) => element.matches('td, th'); // into the next cell
  const hasOwnText = (element: Element) =>
    [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '');
  const isDesigned = (element: Element) =>
    getComputedStyle(element).textOverflow === 'ellipsis' || element.closest('.visually-hidden, .grid-cell') !== null;
  // what lies beyond a box that scrolls can be reached
  const isFixed = (element: Element) => {
    for (let at: Element | null = element; at !== null && at.tagName !== 'BODY'; at = at.parentElement)
      if (['auto', 'scroll'].includes(getComputedStyle(at).overflowX)) return false;
    return true;
  };
  const beyond = (element: Element) => {
    const box = element.closest('main, aside, header, .dlg, .pop')?.getBoundingClientRect();
    return box !== undefined && isFixed(element) && element.getBoundingClientRect().right > box.right + 1;
  };
  const isOutside = (element: Element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
  };
  const said = (element: Element) => `${element.tagName} ${element.className} ${element.textContent?.slice(0, 30)}`;
  const roots = [...document.querySelectorAll(within)];
  const texts = roots
    .flatMap(root => [...root.querySelectorAll('*')])
    .filter(element => element instanceof HTMLElement && element.offsetParent !== null && hasOwnText(element))
    .filter(element => !isDesigned(element))
    .filter(
      element => ((isClipping(element) || runsOver(element)) && element.scrollWidth > element.clientWidth + 1) || beyond(element),
    );
  const dialogs = [...document.querySelectorAll('.dlg, .dlg-foot, .pop')].filter(isOutside);
  return [...texts.map(said), ...dialogs.map(dialog => `beyond the window: ${said(dialog)}`)];
}
