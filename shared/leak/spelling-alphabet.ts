const letters: ReadonlyMap<string, string> = new Map(
  `alfa alpha bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa quebec romeo sierra tango
  uniform victor whiskey whisky xray yankee zulu`
    .split(/\s+/)
    .map(word => [word, word[0]!] as const),
);
const one = `(?:x[- ]ray|${[...letters.keys()].join('|')})`;
const between = '[\\s,;.-]+';

/** Three words of the alphabet that radios spell with in a row, or one before figures. */
export const spelledWords = new RegExp(`\\b${one}(?:${between}${one}){2}\\b|\\b${one}${between}\\d|\\d${between}${one}\\b`, 'i');
const run = new RegExp(`\\b${one}(?:${between}${one})*\\b`, 'gi');

/** The letter that a word of the alphabet stands for. */
export const letterOf = (word: string): string | undefined => letters.get(word.toLowerCase());
export const spellingWord = one;

/** A text with its runs of spelling words as the letters that they spell. */
export function unspelled(text: string): string {
  return text.replaceAll(run, found =>
    found
      .toLowerCase()
      .replaceAll(/x[- ]ray/g, 'xray')
      .split(/[^a-z]+/)
      .map(word => letters.get(word) ?? '')
      .join(''),
  );
}

const morseLetters =
  `.-a -...b -.-.c -..d .e ..-.f --.g ....h ..i .---j -.-k .-..l --m -.n ---o .--.p --.-q .-.r ...s -t ..-u ...-v .--w -..-x -.--y --..z
  --.--ñ .----1 ..---2 ...--3 ....-4 .....5 -....6 --...7 ---..8 ----.9 -----0`.split(/\s+/);
const morse: ReadonlyMap<string, string> = new Map(morseLetters.map(pair => [pair.slice(0, -1), pair.slice(-1)] as const));
const sign = '[.\\-_·•∙−–—]';

/** Four letters of Morse in a row. */
export const morseWords = new RegExp(`(?:${sign}{1,5}[\\s/|]+){3}${sign}`);
const morseRun = new RegExp(`(?:${sign}{1,5}[\\s/|]+){3,}${sign}{1,5}`, 'g');

/** What stands in Morse: letters apart by a space, words by a bar or more spaces. */
export function fromMorse(text: string): string {
  const found: string[] = [];
  for (const [signs] of text.matchAll(morseRun)) {
    const plain = signs.replaceAll(/[·•∙]/g, '.').replaceAll(/[_−–—]/g, '-');
    const words = plain.split(/\s*[/|]\s*|\s{2,}/);
    found.push(
      words
        .map(word =>
          word
            .split(/\s/)
            .map(letter => morse.get(letter) ?? ' ')
            .join(''),
        )
        .join(' '),
    );
  }
  return found.join('\n');
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz';
const shifted = (by: number) => (letter: string) => alphabet[(alphabet.indexOf(letter) + by) % alphabet.length]!;
const turned = (letter: string): string => alphabet[alphabet.length - 1 - alphabet.indexOf(letter)]!;

const otherSteps = Array.from({ length: 25 }, (_, at) => at + 1).filter(by => by !== 3 && by !== 13);

/** A folded word with its letters exchanged, as anybody does it: half the alphabet on, three on as Caesar, from the other end. */
export function exchanged(word: string): readonly string[] {
  if (!/^[a-z]+$/.test(word)) return [];
  return [shifted(13), shifted(3), turned].map(exchange => [...word].map(exchange).join(''));
}

/** The same by every other step, as whoever has the idea of Caesar takes one of their own. */
export function exchangedOtherwise(word: string): readonly string[] {
  if (!/^[a-z]+$/.test(word)) return [];
  return otherSteps.map(by => [...word].map(shifted(by)).join(''));
}
