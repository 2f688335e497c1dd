import { Refusal } from '../../../../shared/failure.ts';
import { black, hexColour, sightOf, white, type Colour, type Sight } from './colours.ts';
import type { OfficeParts } from './docx-parts.ts';
import { childOf, elementsOf, within, type XmlElement } from './xml.ts';

/** How the cells of a spreadsheet are seen, which the library that reads their values does not tell. */
export class SheetLooks {
  readonly #parts: OfficeParts;
  readonly #sights: readonly Sight[];
  readonly #sheets = new Map<string, { readonly part: string; readonly hidden: boolean }>();

  constructor(parts: OfficeParts) {
    this.#parts = parts;
    const { main } = parts;
    const styles = parts.related(main, 'styles');
    refuseHidingRules(styles);
    this.#sights = sightsOf(styles);
    const relations = parts.relations(main);
    for (const { attributes } of elementsOf(childOf(parts.xml(main), 'sheets'))) {
      const part = relations.get(attributes.get('id') ?? '')?.target ?? '';
      this.#sheets.set(attributes.get('name') ?? '', { part, hidden: (attributes.get('state') ?? 'visible') !== 'visible' });
    }
  }

  isHidden(name: string): boolean {
    return this.#sheets.get(name)?.hidden ?? true; // a sheet that the book does not list is none
  }

  /** The cells of a sheet that are not simply seen. */
  of(name: string): ReadonlyMap<string, Sight> {
    const found = new Map<string, Sight>();
    const root = this.#parts.xml(this.#sheets.get(name)?.part ?? '');
    if (root === undefined) throw new Refusal('attachment/damaged');
    for (const { attributes } of within(root, new Set(['dataBar', 'iconSet'])))
      if (['0', 'false'].includes(attributes.get('showValue') ?? '')) throw new Refusal('attachment/placed'); // a bar in place of the value
    for (const { attributes } of within(root, new Set(['c']))) {
      const sight = this.#sights[Number(attributes.get('s') ?? 0)] ?? 'seen';
      if (sight !== 'seen') found.set(attributes.get('r') ?? '', sight);
    }
    return found;
  }
}

function sightsOf(styles: XmlElement | undefined): readonly Sight[] {
  const fonts = elementsOf(childOf(styles, 'fonts')).map(fontOf);
  const fills = elementsOf(childOf(styles, 'fills')).map(fillOf);
  const formats = new Map(
    elementsOf(childOf(styles, 'numFmts')).map(({ attributes }) => [
      attributes.get('numFmtId'),
      attributes.get('formatCode') ?? '',
    ]),
  );
  return elementsOf(childOf(styles, 'cellXfs')).map(({ attributes }) => {
    const font = fonts[Number(attributes.get('fontId') ?? 0)];
    if (font === undefined) return 'seen';
    if (font.points < 4 || font.symbols) return 'hidden';
    const ground = fills[Number(attributes.get('fillId') ?? 0)] ?? white;
    const colours = [font.colour, ...coloursOfFormat(formats.get(attributes.get('numFmtId')) ?? '')];
    return colours.map(colour => sightOf(colour, ground)).find(sight => sight !== 'seen') ?? 'seen';
  });
}

/** ECMA-376 §18.8.31: the colours in which a format writes values of one kind or another. */
function coloursOfFormat(code: string): readonly Colour[] {
  return [...code.matchAll(/\[(black|white|red|green|blue|yellow|magenta|cyan|color ?(\d+))\]/gi)].map(
    ([, name = '', number]) => {
      if (number === undefined) return hexColour(indexed[names.indexOf(name.toLowerCase())]) ?? white;
      return hexColour(indexed[Number(number) - 1]) ?? white; // of the others of its palette many are nearly white
    },
  );
}

function fontOf(font: XmlElement): { readonly colour: Colour; readonly points: number; readonly symbols: boolean } {
  return {
    colour: colourOf(childOf(font, 'color')) ?? black,
    points: Number(childOf(font, 'sz')?.attributes.get('val') ?? 11),
    symbols: /wingdings|webdings|symbol|barcode/i.test(childOf(font, 'name')?.attributes.get('val') ?? ''),
  };
}

function fillOf(fill: XmlElement): Colour | null {
  const pattern = childOf(fill, 'patternFill');
  const type = pattern?.attributes.get('patternType') ?? 'none';
  if (type === 'none' || type === 'gray125') return null;
  return colourOf(childOf(pattern, type === 'solid' ? 'fgColor' : 'bgColor')) ?? (type === 'solid' ? black : null);
}

/** ECMA-376 §18.8.27: the colours by number; those from 8 to 15 come twice. */
const indexed = ['000000', 'ffffff', 'ff0000', '00ff00', '0000ff', 'ffff00', 'ff00ff', '00ffff'];
const names = ['black', 'white', 'red', 'green', 'blue', 'yellow', 'magenta', 'cyan'];

function colourOf(element: XmlElement | undefined): Colour | null {
  if (element === undefined) return null;
  const { attributes } = element;
  const rgb = attributes.get('rgb');
  if (rgb !== undefined) return hexColour(rgb.slice(-6));
  const number = attributes.get('indexed');
  if (number !== undefined) return number === '65' ? white : hexColour(indexed[Number(number) % 8]);
  const theme = attributes.get('theme');
  const tint = Number(attributes.get('tint') ?? 0);
  if (theme === '0') return tint < 0 ? (white.map(part => part * (1 + tint)) as unknown as Colour) : white; // three of them
  if (theme === '1') return tint > 0 ? (black.map(() => 255 * tint) as unknown as Colour) : black;
  return null;
}

/** Rules that turn a cell's letters white, or its value into nothing, by what the cell holds: only a spreadsheet program could tell. */
function refuseHidingRules(styles: XmlElement | undefined): void {
  for (const rule of elementsOf(childOf(styles, 'dxfs'))) {
    const font = colourOf(childOf(childOf(rule, 'font'), 'color'));
    const pattern = childOf(childOf(rule, 'fill'), 'patternFill');
    const fill = colourOf(childOf(pattern, 'bgColor')) ?? colourOf(childOf(pattern, 'fgColor')); // in rules the first is what covers
    const format = childOf(rule, 'numFmt')?.attributes.get('formatCode') ?? '';
    if (((font !== null || fill !== null) && sightOf(font ?? black, fill ?? white) !== 'seen') || /^;+$/.test(format.trim()))
      throw new Refusal('attachment/placed');
  }
}
