import type { DefaultTreeAdapterTypes } from 'parse5';
import { Refusal } from '../../../../shared/failure.ts';
import { sightOf, type Colour } from './colours.ts';
import { cssColour, isPlainSheet, letterSizeOf, sizeOf } from './css.ts';

type Element = DefaultTreeAdapterTypes.Element;

/** How the words of an element look. */
export type Look = {
  readonly colour: Colour;
  readonly ground: Colour;
  readonly px: number;
  readonly bold: boolean;
  readonly underline: boolean;
  readonly pre: boolean;
  /** What links look like that say nothing of their own: one that nobody followed, and one that was. */
  readonly links: readonly [Colour, Colour];
};

/** As browsers have them. */
export const usualLinks: Look['links'] = [
  [0, 0, 238],
  [85, 26, 139],
];

/** The value of an attribute; undefined where it is not there. */
export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find(other => other.name === name)?.value;
}

/** Whether an attribute hides an element, as a browser shows it with nothing pressed. */
export function isHidden(element: Element): boolean {
  return ['hidden', 'popover'].some(name => attribute(element, name) !== undefined);
}

/** Whether a column takes its cells away, or their letters into its ground. */
export function hidesCells(column: Element, isGone: boolean, { colour, ground }: Look): boolean {
  return isGone || isHidden(column) || sightOf(colour, ground) !== 'seen';
}

/** Pass a style sheet that moves and hides nothing. @throws Refusal `attachment/placed` for any other. */
export function sheetOrRefuse(element: Element): void {
  const sheet = element.childNodes.map(child => ('value' in child ? child.value : '')).join('');
  if (!isPlainSheet(sheet)) throw new Refusal('attachment/placed');
}

/** The look of an element within another's. @throws Refusal `attachment/placed` for a colour that is not understood. */
export function lookOf(element: Element, style: ReadonlyMap<string, string>, look: Look): Look {
  const { tagName: name } = element;
  const ground = groundOf(style.get('background-color') ?? style.get('background') ?? attribute(element, 'bgcolor'), look.ground);
  const written =
    style.get('color') ??
    (name === 'font' || name === 'body' ? attribute(element, name === 'font' ? 'color' : 'text') : undefined);
  const inherited =
    name === 'a' && attribute(element, 'href') !== undefined ? leastSeen([look.colour, ...look.links], ground) : look.colour;
  const colour = written === undefined || written === 'inherit' || written === 'initial' ? inherited : cssColour(written);
  if (colour === null) throw new Refusal('attachment/placed'); // a colour by a name or sum that is not known
  const size = letterSizeOf(style);
  if (size === null) throw new Refusal('attachment/placed'); // a size by a unit or sum that is not known
  const relative = size === undefined ? null : /^([\d.]+)(em|%)$/.exec(size);
  const px =
    relative !== null
      ? (look.px * Number(relative[1])) / (relative[2] === '%' ? 100 : 1)
      : size === undefined
        ? look.px
        : (sizeOf(size) ?? look.px);
  return {
    colour: colour === 'none' ? ground : colour,
    ground: name === 'mark' && !style.has('background-color') ? [255, 255, 0] : ground,
    px,
    bold: look.bold || /^(?:b|strong|h[1-6]|th)$/.test(name) || /^(?:bold|[6-9]00)$/.test(style.get('font-weight') ?? ''),
    underline: look.underline || name === 'u' || name === 'ins',
    links: name === 'body' ? [linkOf(element, 'link', look.links[0]), linkOf(element, 'vlink', look.links[1])] : look.links,
    pre: look.pre || name === 'pre' || /^pre/.test(style.get('white-space') ?? ''),
  };
}

/** Which of these colours is not seen on this ground; the first where all are. */
function leastSeen(colours: readonly [Colour, ...Colour[]], ground: Colour): Colour {
  return colours.find(colour => sightOf(colour, ground) !== 'seen') ?? colours[0];
}

function linkOf(body: Element, name: 'link' | 'vlink', usual: Colour): Colour {
  const written = attribute(body, name);
  const colour = written === undefined ? usual : cssColour(written);
  if (colour === null || colour === 'none') throw new Refusal('attachment/placed');
  return colour;
}

function groundOf(written: string | undefined, outer: Colour): Colour {
  if (written === undefined || /^(?:none|inherit|initial|0 0)?$/.test(written)) return outer;
  const colour = cssColour(written);
  if (colour === null) throw new Refusal('attachment/placed');
  return colour === 'none' ? outer : colour;
}
