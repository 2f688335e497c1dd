import { black, hexColour, sightOf, white, type Colour, type Sight } from './colours.ts';
import { childOf, elementsOf, type XmlElement } from './xml.ts';

/** What of a run's look decides whether it is seen. Undefined: as the style below says. */
export type Looks = {
  readonly vanish?: boolean;
  readonly colour?: Colour | 'auto';
  readonly fill?: Colour; // of newer versions, in the colour's place
  readonly highlight?: Colour | null;
  readonly shade?: Colour | null;
  readonly halfPoints?: number;
  readonly scale?: number;
  readonly raised?: number;
  /** Twentieths of a point between letters, and that all of them are pressed into. */
  readonly spacing?: number;
  readonly fitted?: number;
  readonly symbols?: boolean;
  readonly bold?: boolean;
  readonly underline?: boolean;
  readonly caps?: boolean;
};

const highlights: Readonly<Record<string, Colour>> = {
  black,
  white,
  yellow: [255, 255, 0],
  green: [0, 255, 0],
  cyan: [0, 255, 255],
  magenta: [255, 0, 255],
  blue: [0, 0, 255],
  red: [255, 0, 0],
  darkBlue: [0, 0, 128],
  darkCyan: [0, 128, 128],
  darkGreen: [0, 128, 0],
  darkMagenta: [128, 0, 128],
  darkRed: [128, 0, 0],
  darkYellow: [128, 128, 0],
  darkGray: [128, 128, 128],
  lightGray: [192, 192, 192],
}; // ECMA-376 §17.18.40

const themes: Readonly<Record<string, Colour>> = { background1: white, light1: white, bg1: white, text1: black, dark1: black };
const symbolFont = /wingdings|webdings|symbol|dingbats|mt extra|barcode|code ?(?:39|128)/i;

/** The looks that a `w:rPr` sets by itself; what it was before a revision is not asked. */
export function looksOf(properties: XmlElement | undefined): Looks {
  const looks: { -readonly [Key in keyof Looks]: Looks[Key] } = {};
  for (const property of elementsOf(properties)) {
    const value = property.attributes.get('val');
    if (property.name === 'vanish') looks.vanish = isOn(value);
    else if (property.name === 'specVanish' && isOn(value)) looks.vanish = true;
    else if (property.name === 'color') looks.colour = letterColourOf(property);
    else if (property.name === 'textFill') Object.assign(looks, fillOf(property));
    else if (property.name === 'highlight') looks.highlight = highlights[value ?? ''] ?? null;
    else if (property.name === 'shd') looks.shade = shadeOf(property);
    else if (property.name === 'sz') looks.halfPoints = Number(value);
    else if (property.name === 'w') looks.scale = Number.parseFloat(value ?? '100');
    else if (property.name === 'position') looks.raised = Number(value);
    else if (property.name === 'spacing') looks.spacing = Number(value);
    else if (property.name === 'fitText') looks.fitted = Number(value);
    else if (property.name === 'rFonts')
      looks.symbols = ['ascii', 'hAnsi'].some(name => symbolFont.test(property.attributes.get(name) ?? ''));
    else if (property.name === 'b') looks.bold = isOn(value);
    else if (property.name === 'u') looks.underline = value !== 'none';
    else if (property.name === 'caps') looks.caps = isOn(value);
  }
  return looks;
}

/** What fills letters in newer versions of Word (MS-DOCX 2.6.1.1): nothing, a colour, or a run of colours, of which the first counts. */
function fillOf(textFill: XmlElement): Pick<Looks, 'vanish' | 'fill'> {
  if (childOf(textFill, 'noFill') !== undefined) return { vanish: true };
  const stop = elementsOf(childOf(childOf(textFill, 'gradFill'), 'gsLst'))[0];
  const [colour] = elementsOf(childOf(textFill, 'solidFill') ?? stop);
  const value = colour?.attributes.get('val');
  if (Number(childOf(colour, 'alpha')?.attributes.get('val') ?? 0) > 70_000) return { vanish: true }; // so much is seen through
  const fill = hexColour(value) ?? themes[value ?? ''];
  return fill === undefined ? {} : { fill };
}

export function isOn(value: string | undefined): boolean {
  return value === undefined || !['0', 'false', 'off', 'none'].includes(value);
}

/** A theme's colour, lighter or darker as is said, counts before the one that is written beside it for programs that know no themes. */
function letterColourOf({ attributes }: XmlElement): Colour | 'auto' {
  const theme = themes[attributes.get('themeColor') ?? ''];
  if (theme === undefined) return hexColour(attributes.get('val')) ?? 'auto';
  const [lighter, darker] = ['themeTint', 'themeShade'].map(name => partOf(attributes.get(name)));
  return theme.map(part => (255 - (255 - part) * lighter!) * darker!) as unknown as Colour; // three of them
}

/** How much of a colour is left, of 255 in hexadecimal; all of it where nothing is said. */
function partOf(hexadecimal: string | undefined): number {
  const value = Number.parseInt(hexadecimal ?? 'ff', 16);
  return Number.isNaN(value) ? 1 : Math.min(1, Math.max(0, value / 255));
}

/** The colour of a `w:shd`: its fill, or that of a pattern over it by how much of it the pattern covers. */
export function shadeOf(shading: XmlElement | undefined): Colour | null {
  if (shading === undefined) return null;
  const { attributes } = shading;
  const fill = hexColour(attributes.get('fill')) ?? themes[attributes.get('themeFill') ?? ''] ?? null;
  const pattern = attributes.get('val') ?? 'clear';
  if (pattern === 'clear' || pattern === 'nil') return fill;
  const ink = hexColour(attributes.get('color')) ?? black;
  const covered = pattern === 'solid' ? 1 : Number(/^pct(\d+)$/.exec(pattern)?.[1] ?? 50) / 100;
  const below = fill ?? white;
  return [0, 1, 2].map(part => Math.round(ink[part]! * covered + below[part]! * (1 - covered))) as unknown as Colour; // three of them
}

const leastFitted = 200; // ten points: one letter

/** How an eye sees a run of these looks on a paragraph or cell of this ground. */
export function sightOfRun(looks: Looks, ground: Colour | null): Sight {
  const { colour = 'auto', halfPoints = 22, scale = 100, raised = 0 } = looks;
  if (looks.vanish === true || halfPoints < 8 || scale < 25 || Math.abs(raised) > 72) return 'hidden';
  // Letters are about half as wide as high: closer than this they lie on each other.
  if ((looks.spacing ?? 0) < -3 * halfPoints || (looks.fitted ?? leastFitted) < leastFitted) return 'hidden';
  const own = looks.highlight ?? looks.shade ?? null;
  const filled = looks.fill === undefined ? 'seen' : sightOf(looks.fill, own ?? ground ?? white);
  if (filled !== 'seen') return filled; // whichever version opens it
  // Word turns automatic letters white on a dark paragraph or cell; on a dark run a person meant to cover them.
  if (colour === 'auto') return own === null ? 'seen' : sightOf(black, own);
  return sightOf(colour, own ?? ground ?? white);
}

const ofColumn = /Col$|Vert$/;
const ofRow = /Row$|Horz$/;

/** The ground of a cell by a style's own properties. */
function cellShadeOf(style: XmlElement): Colour | null {
  return shadeOf(childOf(childOf(style, 'tcPr'), 'shd'));
}

/** How a table's style may draw a cell: what its letters are then, beside what the style says of all of them, and the ground. */
export type Face = { readonly run: Looks; readonly shade: Colour | null };
export const plainFace: Face = { run: {}, shade: null };

type Style = {
  readonly basedOn: string | undefined;
  readonly run: Looks;
  readonly paragraph: XmlElement | undefined;
  readonly shade: Colour | null;
  /** Of the first row, the last column and others, in a table of this style. */
  readonly parts: readonly (Face & { readonly type: string })[];
  readonly label: string;
};

/** The styles of a document: what a run looks like before its own properties, and what a paragraph is. */
export class Styles {
  readonly #styles = new Map<string, Style>();
  readonly #defaults: Looks;
  readonly #standard: string | undefined;
  /** The style of a table that names none. */
  readonly standardTable: string | undefined;

  constructor(root: XmlElement | undefined) {
    this.#defaults = looksOf(childOf(childOf(childOf(root, 'docDefaults'), 'rPrDefault'), 'rPr'));
    for (const style of elementsOf(root).filter(({ name }) => name === 'style')) {
      const id = style.attributes.get('styleId') ?? '';
      this.#styles.set(id, {
        basedOn: childOf(style, 'basedOn')?.attributes.get('val'),
        run: looksOf(childOf(style, 'rPr')),
        paragraph: childOf(style, 'pPr'),
        shade: cellShadeOf(style),
        parts: elementsOf(style)
          .filter(({ name }) => name === 'tblStylePr')
          .map(part => ({
            type: part.attributes.get('type') ?? '',
            run: looksOf(childOf(part, 'rPr')),
            shade: cellShadeOf(part),
          })),
        label: childOf(style, 'name')?.attributes.get('val') ?? id,
      });
      const type = style.attributes.get('type');
      if (type === 'paragraph' && style.attributes.has('default')) this.#standard = id;
      if (type === 'table' && isOn(style.attributes.get('default') ?? 'off')) this.standardTable = id;
    }
  }

  /** The looks of a run by the styles of its table, as it draws the cell, of its paragraph and itself, then by its own properties. */
  looks(table: string | undefined, face: Looks, paragraph: string | undefined, own: XmlElement | undefined): Looks {
    const of = (id: string | undefined): readonly Looks[] => this.#chain(id).map(({ run }) => run);
    const character = childOf(own, 'rStyle')?.attributes.get('val');
    const below = [...of(table), face, ...of(paragraph ?? this.#standard), ...of(character)];
    return Object.assign({}, this.#defaults, ...below, looksOf(own)) as Looks; // of Looks all
  }

  /** All the ways in which a style may draw a cell of its table; which of them is where, only a layout could tell. */
  faces(id: string | undefined): readonly Face[] {
    const chain = this.#chain(id);
    const shade = chain.findLast(style => style.shade !== null)?.shade ?? null;
    const parts = chain.flatMap(style => style.parts);
    const crossed = parts
      .filter(({ type }) => ofColumn.test(type))
      .flatMap(column =>
        parts
          .filter(({ type }) => ofRow.test(type))
          .map(row => ({ run: { ...row.run, ...column.run }, shade: column.shade ?? row.shade })),
      );
    return [{ run: {}, shade }, ...[...parts, ...crossed].map(part => ({ run: part.run, shade: part.shade ?? shade }))];
  }

  /** Whether a style of a table hides words in some of its rows or columns. */
  hidesParts(id: string | undefined): boolean {
    const run = Object.assign({}, this.#defaults, ...this.#chain(id).map(style => style.run)) as Looks; // of Looks all
    const [whole, ...parts] = this.faces(id);
    const grounds = whole!.shade === null ? parts : [whole!, ...parts]; // without a ground of its own each run says it for itself
    return grounds.some(face => sightOfRun({ ...run, ...face.run }, face.shade) !== 'seen');
  }

  /** What the style of a paragraph says under this name, its own before that of the style below. */
  property(id: string | undefined, name: string): XmlElement | undefined {
    return this.#chain(id ?? this.#standard)
      .reverse()
      .map(({ paragraph }) => childOf(paragraph, name))
      .find(found => found !== undefined);
  }

  /** 1 to 3 for the style of a heading. */
  level(id: string | undefined): 1 | 2 | 3 | null {
    const label = this.#styles.get(id ?? '')?.label ?? '';
    const number =
      /^(?:heading|t[ií]tulo) ?(\d)$/i.exec(label)?.[1] ?? (/^(?:title|t[ií]tulo|puesto)$/i.test(label) ? '1' : undefined);
    return number === undefined ? null : (Math.min(3, Math.max(1, Number(number))) as 1 | 2 | 3); // held between them
  }

  #chain(id: string | undefined): Style[] {
    const chain: Style[] = [];
    for (let at = id; at !== undefined && chain.length < 32;) {
      const style = this.#styles.get(at);
      if (style === undefined) break;
      chain.unshift(style);
      at = style.basedOn;
    }
    return chain;
  }
}
