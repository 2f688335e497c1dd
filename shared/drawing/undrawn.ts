/** A page as pdf.js reads it: its operators, and what each was given. */
type PageOperators = { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] };

/** The numbers of pdf.js's operators that are looked at here. */
export type OperatorNumbers = Readonly<
  Record<'dependency' | 'save' | 'restore' | 'setFont' | 'setGState' | 'setTextRenderingMode' | 'showText', number>
>;

/** How much of a page was not drawn: pictures without a decoder, fonts that could not be read, letters that no font here has. */
export type Undrawn = { readonly pictures: number; readonly fonts: number; readonly letters: number };

export function isWhole({ pictures, fonts, letters }: Undrawn): boolean {
  return pictures + fonts + letters === 0;
}

type Font = { readonly missingFile?: boolean; readonly isType3Font?: boolean };
type Glyph = { readonly unicode?: string; readonly fontChar?: string; readonly isInFont?: boolean };
type Objects = { readonly has: (id: string) => boolean; readonly get: (id: string) => unknown };

/** A page that pdf.js has drawn: what it drew from is still in its hands. */
export type DrawnPage = {
  readonly _intentStates: ReadonlyMap<unknown, { readonly operatorList: PageOperators }>;
  readonly objs: Objects;
  readonly commonObjs: Objects; // shared by all pages of the file
};

/**
 * What a page names and pdf.js did not draw. It says nothing of it by itself: the place stays blank.
 *
 * @param page - Drawn already, and not yet cleaned up.
 * @param ops - pdf.js's numbers of its operators.
 * @param has - Whether the font that stands in for missing ones has a character.
 */
export function undrawnOn(page: DrawnPage, ops: OperatorNumbers, has: (codePoint: number) => boolean): Undrawn {
  const all = [...page._intentStates.values()].map(({ operatorList }) => undrawnIn(operatorList, ops, page, has));
  const most = (of: keyof Undrawn) => Math.max(0, ...all.map(one => one[of])); // the same page, read for several purposes
  return { pictures: most('pictures'), fonts: most('fonts'), letters: most('letters') };
}

function undrawnIn(
  { fnArray, argsArray }: PageOperators,
  ops: OperatorNumbers,
  { objs, commonObjs }: DrawnPage,
  has: (codePoint: number) => boolean,
): Undrawn {
  let pictures = 0;
  let fonts = 0;
  let letters = 0;
  const known = new Map<string, Font>();
  let state: { readonly font: Font | undefined; readonly isInvisible: boolean } = { font: undefined, isInvisible: false };
  const kept: (typeof state)[] = [];
  const objectOf = (id: string) => {
    const objects = id.startsWith('g_') ? commonObjs : objs;
    return objects.has(id) ? objects.get(id) : null;
  };
  for (const [at, operator] of fnArray.entries()) {
    const given = (argsArray[at] ?? []) as readonly unknown[]; // pdf.js's own types leave it open
    if (operator === ops.dependency) {
      for (const id of given as readonly string[]) {
        if (known.has(id)) continue;
        const object = objectOf(id);
        known.set(id, object ?? {});
        if (object === null) pictures += 1;
        else if (typeof object === 'string') fonts += 1; // the error, where the font should be
      }
    } else if (operator === ops.save) kept.push(state);
    else if (operator === ops.restore) state = kept.pop() ?? state;
    else if (operator === ops.setFont) state = { ...state, font: known.get(given[0] as string) };
    else if (operator === ops.setGState) state = { ...state, font: fontSet(given, known) ?? state.font };
    else if (operator === ops.setTextRenderingMode) state = { ...state, isInvisible: given[0] === 3 || given[0] === 7 };
    else if (operator === ops.showText && !state.isInvisible) letters += strangersIn(given, state.font, has);
  }
  return { pictures, fonts, letters };
}

/** A graphics state may set a font too: `[['Font', [name, size]], …]`. */
function fontSet(given: readonly unknown[], known: ReadonlyMap<string, Font>): Font | undefined {
  const entries = (Array.isArray(given[0]) ? given[0] : []) as readonly (readonly [string, unknown])[];
  const [, value] = entries.find(([key]) => key === 'Font') ?? [];
  return Array.isArray(value) ? known.get(value[0] as string) : undefined;
}

function strangersIn(given: readonly unknown[], font: Font | undefined, has: (codePoint: number) => boolean): number {
  const glyphs = (Array.isArray(given[0]) ? given[0] : []) as readonly (Glyph | number)[];
  if (font?.isType3Font === true) return 0; // drawn by operators of its own
  return glyphs.filter(glyph => typeof glyph === 'object' && glyph !== null && isStranger(glyph, font, has)).length;
}

/** A letter or figure of which nothing is drawn. Spaces and signs of layout draw nothing anywhere. */
function isStranger(glyph: Glyph, font: Font | undefined, has: (codePoint: number) => boolean): boolean {
  if (font?.missingFile === true) {
    const written = Array.from(glyph.fontChar ?? '');
    return written.some(letter => !/^[\s\p{Cc}\p{Cf}]$/u.test(letter) && !has(letter.codePointAt(0) ?? 0));
  }
  return glyph.isInFont === false && /[\p{L}\p{N}]/u.test(glyph.unicode ?? '');
}
