/** What of a canvas's context has to do with letters: a browser's, or one that draws outside a browser. */
export type LetterContext = {
  font: string;
  fillText: (text: string, x: number, y: number) => void;
  strokeText: (text: string, x: number, y: number) => void;
  measureText: (text: string) => unknown;
};

/** A font that the program brings along: its name on the canvas, and the characters that it has. */
export type OwnLetters = { readonly family: string; readonly has: (codePoint: number) => boolean };

/** Stands for a letter that no font of the program has. Every font here has it. */
const stranger = '\u25a1';

const held = new WeakSet<LetterContext>();

/**
 * Let a context write with the program's own letters alone, whatever font it is asked for. Fonts that stand in a PDF are drawn as outlines;
 * this is for names of fonts that a file does not carry, which would otherwise be drawn with whatever the machine has, or not at all.
 */
export function holdToOwnLetters(context: LetterContext, { family, has }: OwnLetters): void {
  if (held.has(context)) return;
  held.add(context);
  const font = accessorOf(context, 'font');
  const shown = (text: string) => Array.from(text, letter => (isDrawn(letter, has) ? letter : stranger)).join('');
  const fill = context.fillText.bind(context);
  const stroke = context.strokeText.bind(context);
  const measure = context.measureText.bind(context);
  Object.defineProperty(context, 'font', {
    configurable: true,
    get: () => font.get?.call(context) as unknown,
    set: (asked: string) => font.set?.call(context, `${/^.*?\d(?:px|pt)/.exec(asked)?.[0] ?? '10px'} "${family}"`),
  });
  context.font = context.font; // what it was made with
  context.fillText = (text, x, y) => fill(shown(text), x, y);
  context.strokeText = (text, x, y) => stroke(shown(text), x, y);
  context.measureText = text => measure(shown(text));
}

function accessorOf(object: object, name: string): PropertyDescriptor {
  for (let at: object | null = object; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    const found = Object.getOwnPropertyDescriptor(at, name);
    if (found !== undefined) return found;
  }
  throw new Error(`a context without ${name}`);
}

/** Spaces and controls draw nothing in any font. */
function isDrawn(letter: string, has: OwnLetters['has']): boolean {
  return has(letter.codePointAt(0) ?? 0) || /^[\s\p{C}]$/u.test(letter);
}
