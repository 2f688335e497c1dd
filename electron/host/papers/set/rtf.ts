import { Refusal } from '../../../../shared/failure.ts';
import { black, sightOf, white, type Colour } from './colours.ts';
import { LeftOut, type Block, type Cell, type Reading, type Run } from './model.ts';
import { pictureFrom } from './pictures.ts';
import { rowCells } from './rtf-cells.ts';
import { colourTable } from './rtf-colours.ts';
import { damaged, groupEnd } from './rtf-groups.ts';
import { countedGroups, encodingOf, shaping, signs, silentGroups } from './rtf-words.ts';
import { seenText } from './text-bytes.ts';

/** How letters look where the reader stands; groups open with their outer's and fall back to it. */
type Look = {
  hidden: boolean;
  deleted: boolean;
  bold: boolean;
  underline: boolean;
  halfPoints: number;
  scale: number;
  raised: number;
  apart: number; // twips between letters
  paragraphGround: number;
  isShaded: boolean; // the paragraph, with black
  isInTable: boolean;
  colour: number;
  ground: number;
  skipBytes: number;
  symbols: boolean;
};
const plain: Omit<Look, 'skipBytes' | 'ground' | 'paragraphGround' | 'isShaded' | 'isInTable'> = {
  hidden: false,
  deleted: false,
  bold: false,
  underline: false,
  halfPoints: 24,
  scale: 100,
  raised: 0,
  apart: 0,
  colour: 0,
  symbols: false,
};

const ofParagraph = { paragraphGround: 0, isShaded: false, isInTable: false };
const shadedBlack = 8000; // hundredths of a percent
const deepest = 200;
const mostBytes = 32 * 1024 * 1024;
const mostWritten = 4_000_000; // without its pictures
const mostTokens = 300_000;
const token = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)/giy;

/**
 * Rich text by an allow-list of its control words: a group that begins with any other holds no text. Hidden, deleted and blacked-out text
 * never enters, nor fields' instructions, comments, objects and properties.
 *
 * @throws Refusal `attachment/damaged`, `attachment/too-large`, `attachment/placed`.
 */
export async function readRtf(bytes: Uint8Array): Promise<Reading> {
  if (bytes.length > mostBytes) throw new Refusal('attachment/too-large');
  const source = Buffer.from(bytes).toString('latin1');
  if (writtenLetters(source) > mostWritten) throw new Refusal('attachment/too-large');
  if (/\\(?:pos[xy]|abs[wh]|phpg|pvpg|posneg[xy])-?\d*/.test(source)) throw new Refusal('attachment/placed'); // frames that are placed
  const leftOut = new LeftOut();
  const page = new RtfPage(source, leftOut);
  return { blocks: await page.read(), leftOut };
}

/** How long the text is without the pictures in it, which are long lines of hexadecimal figures. */
function writtenLetters(source: string): number {
  let length = source.length;
  for (const [picture] of source.matchAll(/[\da-f\r\n]{200,}/gi)) length -= picture.length;
  return length;
}

/** Whether a list's text, which programs that number lists themselves do not show, is but a number or a bullet. */
function isLabel(group: string): boolean {
  const said = group.replaceAll(/\\(?:'[0-9a-f]{2}|u-?\d+ ?\??)/gi, '•').replaceAll(/\\[a-z]+-?\d* ?|[{}\s]/gi, '');
  return /^[([]?(?:(?:\d{1,4}|[ivxlcdm]{1,7}|[a-z])(?:\.\d{1,3}){0,5})?[\])ªº°.:•·*–—-]{0,3}$/i.test(said);
}

class RtfPage {
  readonly #source: string;
  readonly #leftOut: LeftOut;
  readonly #colours: readonly (Colour | null)[];
  readonly #symbolFonts: ReadonlySet<number>;
  readonly #decoder: TextDecoder;
  readonly #stack: Look[] = [];
  readonly #blocks: Block[] = [];
  readonly #cells = rowCells();
  readonly #hasFirst: boolean;
  readonly #hasFacing: boolean;
  #look: Look = { ...plain, ...ofParagraph, ground: 0, skipBytes: 1 };
  #runs: Run[] = [];
  #lines: (readonly Run[])[] = [];
  #row: Cell[] | null = null;
  #rows: (readonly Cell[])[] = [];
  #bytes: number[] = [];
  #skip = 0;
  #half = '';

  constructor(source: string, leftOut: LeftOut) {
    this.#source = source;
    this.#hasFirst = /\\titlepg(?![a-z0])/i.test(source);
    this.#hasFacing = /\\facingp(?![a-z0])/i.test(source);
    this.#leftOut = leftOut;
    this.#colours = colourTable(source);
    this.#symbolFonts = new Set(
      [...source.matchAll(/\{\\f(\d+)[^{};]*(?:wingdings|webdings|symbol|dingbats|barcode)/gi)].map(([, number]) =>
        Number(number),
      ),
    );
    this.#decoder = new TextDecoder(encodingOf(Number(/\\ansicpg(\d+)/.exec(source)?.[1] ?? 1252)));
  }

  async read(): Promise<readonly Block[]> {
    const source = this.#source;
    let tokens = 0;
    token.lastIndex = source.indexOf('{\\rtf');
    for (let match = token.exec(source); match !== null; match = token.exec(source)) {
      const [, word, figure, hex, sign, brace, text] = match;
      if (++tokens > mostTokens) throw new Refusal('attachment/too-large');
      if (hex === undefined) this.#flush();
      if (brace === '{') token.lastIndex = await this.#open(token.lastIndex);
      else if (brace === '}') {
        this.#look = this.#stack.pop() ?? damaged();
        this.#skip = 0;
        if (this.#stack.length === 0) break; // what follows the document is none of it
      } else if (word !== undefined) this.#word(word, figure === undefined ? null : Number(figure));
      else if (hex !== undefined) this.#byte(Number.parseInt(hex, 16));
      else if (sign !== undefined) this.#sign(sign);
      else if (text !== undefined) this.#say(this.#skipped(text));
    }
    if (this.#stack.length > 0) damaged();
    this.#flush();
    this.#paragraph();
    this.#table();
    return this.#blocks;
  }

  /** Begin a group: one that holds no text is passed over. @returns where to go on. */
  async #open(at: number): Promise<number> {
    if (this.#stack.length > deepest) throw new Refusal('attachment/too-large');
    const source = this.#source;
    const head = /(?:[\r\n ]*)(\\\*[\r\n ]*)?\\([a-z]+)(-?\d*)/iy;
    head.lastIndex = at;
    const match = head.exec(source);
    const word = match?.[2] ?? '';
    if (match !== null && word === 'pict') {
      const end = groupEnd(source, at);
      await this.#picture(source.slice(at, end));
      return end + 1;
    }
    const counted = countedGroups.get(word);
    const isText =
      match === null || (match[1] === undefined && shaping.has(word) && counted === undefined && !(word === 'nonshppict'));
    if (!isText && !(match?.[1] !== undefined && /^(?:shppict|footnote)$/.test(word))) {
      if (counted !== undefined) this.#leftOut.add(counted);
      else if (match?.[1] === undefined && !silentGroups.has(word)) this.#leftOut.add('unknown');
      return groupEnd(source, at) + 1;
    }
    if (/^(?:listtext|pntext)$/.test(word) && !isLabel(source.slice(head.lastIndex, groupEnd(source, at)))) {
      this.#leftOut.add('hidden');
      return groupEnd(source, at) + 1;
    }
    if ((/^(?:header|footer)f$/.test(word) && !this.#hasFirst) || (/^(?:header|footer)l$/.test(word) && !this.#hasFacing)) {
      this.#leftOut.add('hidden'); // of a first or a left page that the document does not tell from others
      return groupEnd(source, at) + 1;
    }
    this.#stack.push({ ...this.#look });
    if (match?.[1] !== undefined) return head.lastIndex; // a picture or note, in the form that newer programs write
    return at;
  }

  #word(word: string, figure: number | null): void {
    const look = this.#look;
    const on = figure !== 0;
    const sign = signs[word];
    if (sign !== undefined) return this.#say(sign);
    switch (word) {
      case 'par':
      case 'sect':
        return this.#paragraph();
      case 'page':
        this.#paragraph();
        this.#table();
        this.#blocks.push({ kind: 'page' });
        return;
      case 'cell':
      case 'nestcell':
        this.#endLine();
        (this.#row ??= []).push(this.#lines);
        this.#lines = [];
        return;
      case 'row':
        if (this.#row !== null) this.#rows.push(this.#row);
        this.#row = null;
        return;
      case 'plain':
        this.#look = { ...look, ...plain, ground: 0 };
        return;
      case 'pard':
        Object.assign(look, ofParagraph);
        return;
      case 'intbl':
        look.isInTable = true;
        return;
      case 'cbpat':
        look.paragraphGround = figure ?? 0;
        return;
      case 'shading':
        look.isShaded = (figure ?? 0) >= shadedBlack;
        return;
      case 'expnd':
      case 'expndtw':
        look.apart = (figure ?? 0) * (word === 'expnd' ? 5 : 1); // quarter points
        return;
      case 'u':
        if (figure !== null) this.#say(String.fromCharCode(figure & 0xffff));
        this.#skip = look.skipBytes;
        return;
      case 'uc':
        look.skipBytes = Math.min(8, Math.max(0, figure ?? 1));
        return;
      case 'bin':
        token.lastIndex += Math.max(0, figure ?? 0);
        return;
      case 'v':
        look.hidden = on;
        return;
      case 'deleted':
        look.deleted = on;
        return;
      case 'b':
        look.bold = on;
        return;
      case 'fs':
        look.halfPoints = figure ?? 24;
        return;
      case 'charscalex':
        look.scale = figure ?? 100;
        return;
      case 'up':
      case 'dn':
        look.raised = figure ?? 6;
        return;
      case 'cf':
        look.colour = figure ?? 0;
        return;
      case 'highlight':
      case 'cb':
      case 'chcbpat':
        look.ground = figure ?? 0;
        return;
      case 'f':
        look.symbols = this.#symbolFonts.has(figure ?? 0);
        return;
      default:
        this.#shape(word, figure);
    }
  }

  #shape(word: string, figure: number | null): void {
    const look = this.#look;
    this.#cells.add(word, figure);
    if (word === 'ulnone') look.underline = false;
    else if (/^ul(?:d|db|w|dash|th)?$/.test(word)) look.underline = figure !== 0;
    else if ((word === 'li' || word === 'fi' || word === 'ri') && (figure ?? 0) > 11_000) look.hidden = true;
    else if ((word === 'li' || word === 'fi') && (figure ?? 0) < -2_500) look.hidden = true;
    else if (word === 'sl' && figure !== null && figure < 0 && figure > -80) look.hidden = true;
  }

  #sign(sign: string): void {
    if (sign === '~') this.#say('\u00a0');
    else if (sign === '_') this.#say('-');
    else if (sign === '\\' || sign === '{' || sign === '}') this.#say(this.#skipped(sign));
    else if (sign === '\n' || sign === '\r') this.#paragraph();
  }

  #byte(byte: number): void {
    if (this.#skip > 0) this.#skip--;
    else this.#bytes.push(byte);
  }

  #flush(): void {
    if (this.#bytes.length === 0) return;
    const text = this.#decoder.decode(new Uint8Array(this.#bytes));
    this.#bytes = [];
    this.#say(text);
  }

  /** Without what stands in for a letter that was given by its number. */
  #skipped(text: string): string {
    const count = Math.min(this.#skip, text.length);
    this.#skip -= count;
    return text.slice(count);
  }

  #say(written: string): void {
    const whole = this.#half + written;
    this.#half = /[\ud800-\udbff]$/.test(whole) ? whole.slice(-1) : ''; // letters beyond the first plane come in two halves
    const { text, unseen } = seenText(this.#half === '' ? whole : whole.slice(0, -1));
    this.#leftOut.add('invisible', unseen);
    if (text === '') return;
    const look = this.#look;
    const sight = this.#sight();
    if (sight === 'seen' || text.trim() === '') {
      this.#runs.push({ text, ...(look.bold ? { bold: true } : {}), ...(look.underline ? { underline: true } : {}) });
      return;
    }
    this.#leftOut.add(sight);
    if (sight === 'covered') this.#runs.push({ covered: true });
  }

  #sight(): 'seen' | 'hidden' | 'covered' | 'deleted' | 'symbol' {
    const { deleted, hidden, halfPoints, scale, raised, apart, colour, ground, symbols } = this.#look;
    const { paragraphGround, isShaded, isInTable } = this.#look;
    if (deleted) return 'deleted';
    // Letters of half a line's height are about a quarter of it wide: pressed together by more than that, they stand on each other.
    if (hidden || halfPoints < 8 || scale < 25 || raised > 72 || -apart * 5 > halfPoints * 10) return 'hidden';
    if (symbols) return 'symbol';
    const cell = isInTable || this.#row !== null ? this.#cells.at(this.#row?.length ?? 0) : null;
    if (cell?.isTooSmall === true) return 'hidden';
    const written = this.#colours[colour] ?? null;
    if (ground !== 0) return sightOf(written ?? black, this.#colours[ground] ?? white);
    const behind = paragraphGround || (cell?.ground ?? 0);
    // Automatic letters turn white on a dark paragraph or cell; on a dark run a person meant to cover them.
    return written === null ? 'seen' : sightOf(written, isShaded ? black : (this.#colours[behind] ?? white));
  }

  #endLine(): void {
    this.#lines = [...this.#lines, this.#runs];
    this.#runs = [];
  }

  #paragraph(): void {
    if (this.#row !== null) return this.#endLine();
    this.#table();
    this.#blocks.push({ kind: 'paragraph', runs: this.#runs });
    this.#runs = [];
  }

  #table(): void {
    if (this.#rows.length > 0 && this.#row === null) {
      this.#blocks.push({ kind: 'table', rows: this.#rows });
      this.#rows = [];
    }
  }

  async #picture(group: string): Promise<void> {
    const hex = group
      .replaceAll(/\{[^{}]*\}/g, '')
      .replaceAll(/\\\*?[a-z]*-?\d*/gi, '')
      .replaceAll(/[^0-9a-f]/gi, '');
    if (this.#sight() !== 'seen' || /\\piccrop[lrtb][1-9]/.test(group)) return this.#leftOut.add('picture'); // cut pictures: what is cut stays out
    const picture = await pictureFrom(new Uint8Array(Buffer.from(hex, 'hex')), this.#leftOut);
    if (picture !== null) this.#blocks.push({ kind: 'paragraph', runs: this.#runs.splice(0) }, { kind: 'picture', picture });
  }
}
