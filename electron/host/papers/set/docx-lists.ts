import { looksOf } from './docx-looks.ts';
import { childOf, elementsOf, type XmlElement } from './xml.ts';

type Level = { readonly format: string; readonly text: string; readonly start: number; readonly unseen: boolean };

/** The labels of a document's lists, counted as they come. */
export class Lists {
  readonly #levels = new Map<string, readonly Level[]>();
  readonly #counts = new Map<string, number[]>();

  constructor(root: XmlElement | undefined) {
    const kinds = new Map(
      elementsOf(root)
        .filter(({ name }) => name === 'abstractNum')
        .map(kind => [
          kind.attributes.get('abstractNumId') ?? '',
          elementsOf(kind)
            .filter(({ name }) => name === 'lvl')
            .map(levelOf),
        ]),
    );
    for (const list of elementsOf(root).filter(({ name }) => name === 'num')) {
      const levels = kinds.get(childOf(list, 'abstractNumId')?.attributes.get('val') ?? '');
      if (levels !== undefined) this.#levels.set(list.attributes.get('numId') ?? '', levels);
    }
  }

  /** The label of the next item of a list, and how deep it stands; null where there is none. */
  next(list: string, depth: number): { readonly label: string; readonly depth: number } | null {
    const levels = this.#levels.get(list);
    const level = levels?.[depth];
    if (levels === undefined || level === undefined) return null;
    let counts = this.#counts.get(list);
    if (counts === undefined) this.#counts.set(list, (counts = []));
    counts[depth] = (counts[depth] ?? level.start - 1) + 1;
    counts.length = depth + 1;
    if (level.unseen || level.format === 'none') return { label: '', depth };
    if (level.format === 'bullet') return { label: '•', depth };
    const label = level.text.replaceAll(/%([1-9])/g, (_, figure: string) => {
      const at = Number(figure) - 1;
      return numeral(counts[at] ?? levels[at]?.start ?? 1, levels[at]?.format ?? 'decimal');
    });
    return { label, depth };
  }
}

function levelOf(level: XmlElement): Level {
  const value = (name: string) => childOf(level, name)?.attributes.get('val');
  return {
    format: value('numFmt') ?? 'decimal',
    text: value('lvlText') ?? '',
    start: Number(value('start') ?? 1),
    unseen: looksOf(childOf(level, 'rPr')).vanish === true,
  };
}

function numeral(count: number, format: string): string {
  if (format === 'lowerLetter') return letters(count);
  if (format === 'upperLetter') return letters(count).toUpperCase();
  if (format === 'lowerRoman') return roman(count).toLowerCase();
  if (format === 'upperRoman') return roman(count);
  return String(count);
}

/** a … z, aa, bb … as Word counts. */
function letters(count: number): string {
  const letter = String.fromCharCode(97 + ((count - 1) % 26));
  return letter.repeat(Math.min(8, Math.floor((count - 1) / 26) + 1));
}

function roman(count: number): string {
  if (count > 3999 || count < 1) return String(count);
  const parts: readonly [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let left = count;
  return parts
    .map(([value, sign]) => {
      const times = Math.floor(left / value);
      left -= times * value;
      return sign.repeat(times);
    })
    .join('');
}
