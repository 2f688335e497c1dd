import type { XmlElement } from './xml.ts';

// Measures in twentieths of a point: a page is 12240 wide.
/** Whether an indent takes a paragraph off its page. */
export function isOffPage(indent: XmlElement | undefined): boolean {
  const value = (name: string) => Number(indent?.attributes.get(name) ?? 0);
  return ['left', 'start', 'right', 'end', 'firstLine', 'hanging'].some(name => value(name) < -2_500 || value(name) > 11_000);
}

/** Whether a line's spacing leaves no room for its letters. */
export function isFlat(spacing: XmlElement | undefined): boolean {
  return spacing?.attributes.get('lineRule') === 'exact' && Number(spacing.attributes.get('line') ?? 240) < 80;
}

/** Whether a row's height leaves no room for its letters. */
export function isLow(height: XmlElement | undefined): boolean {
  return height?.attributes.get('hRule') === 'exact' && Number(height.attributes.get('val') ?? 240) < 80;
}

/** Whether a cell is too narrow for a letter. */
export function isNarrow(width: XmlElement | undefined): boolean {
  return width?.attributes.get('type') === 'dxa' && Number(width.attributes.get('w') ?? 999) < 100;
}
