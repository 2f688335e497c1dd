import { hexColour, type Colour } from './colours.ts';

export type Declarations = ReadonlyMap<string, string>;

/** The declarations of a `style`, names and values in small letters: of several for one thing, the one that a browser lets win. */
export function declarationsOf(style: string): Declarations {
  const bare = style.replaceAll(/\/\*[\s\S]*?\*\//g, ' ');
  const written = bare.split(';').flatMap(part => {
    const colon = part.indexOf(':');
    if (colon < 0) return [];
    const name = part.slice(0, colon).trim().toLowerCase();
    const said = part.slice(colon + 1);
    const value = said.replace(/!\s*important/i, '');
    return [{ name, value: value.trim().toLowerCase(), isImportant: value !== said }];
  });
  const found = new Map<string, string>();
  for (const isImportant of [false, true])
    for (const each of written.filter(one => one.isImportant === isImportant)) {
      if (each.name === 'background') found.delete('background-color'); // the short form says it anew
      if (each.name === 'font') found.delete('font-size');
      found.set(each.name, each.value);
    }
  return found;
}

/** The size of letters that declarations give; undefined where they give none, null where it is not understood. */
export function letterSizeOf(declarations: Declarations): string | undefined | null {
  const size = declarations.get('font-size') ?? sizeInFont(declarations.get('font'));
  if (size === undefined || size === null || /^(?:inherit|initial|unset)$/.test(size)) return size === null ? null : undefined;
  return /^[\d.]+em$/.test(size) || sizeOf(size) !== null ? size : null;
}

/** The size within the short form: the word before the slash or the family, which a number begins or a name says. */
function sizeInFont(font: string | undefined): string | undefined | null {
  if (font === undefined || /^(?:inherit|initial|unset|caption|icon|menu|message-box|small-caption|status-bar)$/.test(font))
    return undefined;
  const before = (font.split(/["',]/)[0] ?? '').replace(/\s*\/\s*/, '/').split(/\s+/);
  const words = before.map(word => word.split('/')[0] ?? '').filter(word => !/^[1-9]00$/.test(word));
  return words.find(word => /^[-+.\d]/.test(word) || sizeOf(word) !== null) ?? null;
}

const names: Readonly<Record<string, string>> = {
  black: '000000',
  white: 'ffffff',
  red: 'ff0000',
  green: '008000',
  blue: '0000ff',
  navy: '000080',
  gray: '808080',
  grey: '808080',
  silver: 'c0c0c0',
  maroon: '800000',
  purple: '800080',
  teal: '008080',
  olive: '808000',
  yellow: 'ffff00',
  orange: 'ffa500',
  lime: '00ff00',
  aqua: '00ffff',
  cyan: '00ffff',
  fuchsia: 'ff00ff',
  magenta: 'ff00ff',
  windowtext: '000000',
  window: 'ffffff',
  snow: 'fffafa',
  ivory: 'fffff0',
  darkred: '8b0000',
  darkblue: '00008b',
  darkgreen: '006400',
  dimgray: '696969',
  whitesmoke: 'f5f5f5',
  lightgray: 'd3d3d3',
  lightgrey: 'd3d3d3',
};

/** A colour as CSS writes it; 'none' for a transparent one, null for what is not understood. */
export function cssColour(text: string): Colour | 'none' | null {
  const value = text.trim().toLowerCase();
  if (value === 'transparent') return 'none';
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(value);
  if (short !== null)
    return hexColour(
      short
        .slice(1)
        .map(digit => digit + digit)
        .join(''),
    );
  const parts = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)(?:[\s,/]+([\d.]+%?))?\s*\)$/.exec(value);
  if (parts !== null) {
    const alpha = parts[4] === undefined ? 1 : Number.parseFloat(parts[4]) / (parts[4].endsWith('%') ? 100 : 1);
    return alpha < 0.3 ? 'none' : [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  }
  return hexColour(names[value] ?? value);
}

/** A length in pixels; null for what has no fixed one. */
export function pixels(value: string): number | null {
  const match = /^(-?[\d.]+)(px|pt|em|rem|in|cm|mm|ex)?$/.exec(value.trim());
  if (match === null) return null;
  const perUnit = { px: 1, pt: 4 / 3, em: 16, rem: 16, in: 96, cm: 37.8, mm: 3.78, ex: 8 }[match[2] ?? 'px'];
  return Number(match[1]) * (perUnit ?? 1);
}

export type Verdict = 'shown' | 'hidden' | 'unclear';

/** What cannot take a word off the page, whatever its value. */
const harmless =
  /^(?:font-(?:family|weight|style|variant|stretch|kerning)|text-(?:align|decoration|justify|underline|autospace)[\w-]*|vertical-align|list-style[\w-]*|border[\w-]*|padding[\w-]*|white-space|word-(?:wrap|break|spacing)|overflow-wrap|hyphens|cursor|direction|page[\w-]*|break-[\w-]+|orphans|widows|table-layout|empty-cells|caption-side|quotes|size|tab-size|box-sizing|min-(?:width|height)|outline[\w-]*|mso-[\w-]+|punctuation-wrap|-(?:webkit|ms|moz)-text-size-adjust|(?:-webkit-)?font-smoothing|layout-grid-mode|text-transform|panose-1|color-scheme|unicode-range|src|font-display)$/;

/** Whether words of these declarations are where a reader finds them. Colours and sizes of letters are judged apart. */
export function verdictOf(declarations: Declarations): Verdict {
  let verdict: Verdict = 'shown';
  for (const [name, value] of declarations) {
    const one = judged(name, value);
    if (one === 'hidden') return 'hidden';
    if (one === 'unclear') verdict = 'unclear';
  }
  return verdict;
}

function judged(name: string, value: string): Verdict {
  const length = pixels(value);
  if (value.includes('url(') || value.includes('var(') || value.includes('expression('))
    return name === 'src' ? 'shown' : 'unclear';
  if (name === 'mso-hide') return value === 'none' ? 'shown' : 'hidden';
  if (harmless.test(name) || name === 'color' || name.startsWith('background') || name === 'font-size' || name === 'font')
    return 'shown';
  switch (name) {
    case 'display':
      return value === 'none'
        ? 'hidden'
        : /^(?:block|inline|inline-block|table[\w-]*|list-item)$/.test(value)
          ? 'shown'
          : 'unclear';
    case 'visibility':
      return value === 'visible' ? 'shown' : 'hidden';
    case 'opacity':
      return Number.isNaN(Number.parseFloat(value))
        ? 'unclear'
        : Number.parseFloat(value) < (value.endsWith('%') ? 20 : 0.2)
          ? 'hidden'
          : 'shown';
    case 'position':
      return value === 'static' ? 'shown' : 'unclear';
    case 'overflow':
    case 'overflow-x':
    case 'overflow-y':
      return value === 'visible' || value === 'auto' || value === 'scroll' ? 'shown' : 'unclear';
    case 'width':
    case 'height':
    case 'max-width':
      return value === 'auto' || value === 'none' || value.endsWith('%') || (length !== null && length > 8) ? 'shown' : 'unclear';
    case 'max-height':
      return value === 'none' || (length !== null && length > 8) ? 'shown' : length === 0 ? 'hidden' : 'unclear';
    case 'line-height':
      return value === 'normal' || value.endsWith('%') || Number.parseFloat(value) >= 0.8 ? 'shown' : 'hidden';
    case 'letter-spacing':
      return value === 'normal' || (length !== null && Math.abs(length) < 6) ? 'shown' : 'unclear';
    case 'text-indent':
      return length === null || Math.abs(length) > 200 ? 'unclear' : 'shown';
    case 'float':
    case 'clear':
      return 'shown';
    default:
      if (!name.startsWith('margin')) return 'unclear';
      return value.split(/\s+/).every(side => side === 'auto' || /^[\d.]+%$/.test(side) || (pixels(side) ?? -Infinity) >= -60)
        ? 'shown'
        : 'unclear';
  }
}

/**
 * Whether a style sheet leaves every word where it stands and as readable as it was: whoever honours a sheet by half guesses, so a sheet
 * with any other rule makes its document unclear.
 */
export function isPlainSheet(sheet: string): boolean {
  const bare = sheet.replaceAll(/\/\*[\s\S]*?\*\/|<!--|-->/g, ' ');
  if (/@font-face\b[^{}]*\{[^{}]*\burl\(/i.test(bare)) return false; // letters that nobody knows: blank ones too
  const flat = bare.replaceAll(/@(?:font-face|page)\b[^{}]*\{[^{}]*\}/gi, ' ');
  if (flat.includes('@') || flat.includes('\\')) return false;
  for (const [, body] of flat.matchAll(/\{([^{}]*)\}/g)) {
    const declarations = declarationsOf(body ?? '');
    if (verdictOf(declarations) !== 'shown') return false;
    const names = [...declarations.keys()];
    // Colours of letters and grounds meet by rules of precedence; a sheet may give letters dark ones, and grounds none.
    if (
      names.some(
        name => name.startsWith('background') && !/^(?:none|transparent|white|#fff(?:fff)?)$/.test(declarations.get(name) ?? ''),
      )
    )
      return false;
    const colour = declarations.get('color');
    const read = colour === undefined ? null : cssColour(colour);
    if (colour !== undefined && (read === null || read === 'none' || (Math.max(...read) > 200 && Math.min(...read) > 120)))
      return false;
    const size = letterSizeOf(declarations);
    if (size === null || (size !== undefined && (sizeOf(size) ?? 0) < 5)) return false;
  }
  return !/[{}]/.test(flat.replaceAll(/\{[^{}]*\}/g, ''));
}

/** The height of letters in pixels; null for what is not understood. */
export function sizeOf(value: string): number | null {
  if (/^(?:xx?-small|small|medium|large|x+-large|smaller|larger)$/.test(value)) return 12;
  if (value.endsWith('%')) return (Number.parseFloat(value) / 100) * 16;
  return pixels(value);
}
