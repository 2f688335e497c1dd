/** Red, green and blue, 0 to 255. */
export type Colour = readonly [number, number, number];

export const white: Colour = [255, 255, 255];
export const black: Colour = [0, 0, 0];

/** The colour of six hexadecimal digits; null for anything else. */
export function hexColour(text: string | undefined): Colour | null {
  const digits = /^#?([0-9a-f]{6})$/i.exec(text?.trim() ?? '')?.[1];
  if (digits === undefined) return null;
  return [0, 2, 4].map(at => Number.parseInt(digits.slice(at, at + 2), 16)) as unknown as Colour; // three of them
}

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map(part => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Colour; // as many as went in
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** How far two colours stand apart (WCAG): 1 the same, 21 black and white. */
export function contrast(one: Colour, other: Colour): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]; // two
  return (light + 0.05) / (dark + 0.05);
}

export type Sight = 'seen' | 'hidden' | 'covered';

/** Below this an eye misses a text; light grey on white has 1.6. */
const least = 1.3;

/** Whether an eye reads a text of this colour on this ground: on a dark ground it is blacked out, on another it is not there at all. */
export function sightOf(text: Colour, ground: Colour): Sight {
  if (contrast(text, ground) >= least) return 'seen';
  return luminance(ground) < 0.2 ? 'covered' : 'hidden';
}
