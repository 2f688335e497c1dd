const values = new Map<string, number>();
const name = (text: string, from: number, step = 1): void =>
  text.split(/\s+/).forEach((word, at) => values.set(word, from + at * step));
name(
  'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve',
  0,
);
name('veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve', 20);
name('treinta cuarenta cincuenta sesenta setenta ochenta noventa', 30, 10);
name('ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos', 100, 100);
name(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
  0,
);
name('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10);
for (const [word, value] of [
  ['un', 1],
  ['una', 1],
  ['cien', 100],
  ['oh', 0],
] as const)
  values.set(word, value);
const scales = new Map([
  ['mil', 1000],
  ['thousand', 1000],
  ['millon', 1e6],
  ['millones', 1e6],
  ['million', 1e6],
]);

const plain = (word: string): string => word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
const repeats = new Map([
  ['doble', 2],
  ['double', 2],
  ['triple', 3],
]);
const isNumber = (word: string): boolean => values.has(word) || scales.has(word) || repeats.has(word) || word === 'hundred';

/** A text with runs of three or more number words as figures: said one by one (a telephone) or as a sum. */
export function digitsForWords(text: string): string {
  return text.replaceAll(/\p{L}+(?:[\s,.-]+\p{L}+){2,}/gu, run => {
    const out: string[] = [];
    let numbers: string[] = [];
    const close = (): void => {
      const said = numbers.filter(word => word !== 'y' && word !== 'and' && word !== ',');
      out.push(said.length >= 3 ? figures(numbers) : numbers.join(' '));
      numbers = [];
    };
    for (const [word] of run.matchAll(/\p{L}+|,/gu)) {
      const folded = plain(word);
      const isJoint = (folded === 'y' || folded === 'and') && numbers.length > 0;
      if (isNumber(folded) || isJoint || (word === ',' && numbers.length > 0)) numbers.push(folded);
      else {
        close();
        if (word !== ',') out.push(word);
      }
    }
    close();
    return out.join(' ');
  });
}

/** What is said to stand twice or three times, so often. */
function repeated(words: readonly string[]): readonly string[] {
  return words.flatMap((word, at) => {
    if (repeats.has(word)) return [];
    const times = repeats.get(words[at - 1] ?? '') ?? 1;
    return Array.from({ length: times }, () => [word, ...(times > 1 ? [','] : [])]).flat();
  });
}

/** Number words as the figures that they spell, group after group: seiscientos sesenta y dos, cinco cinco cinco → 662555. */
function figures(words: readonly string[]): string {
  let written = '';
  let sum: number | null = null; // the number that is being said
  let room = Infinity; // what may still be added to it
  let total = 0;
  const close = (): void => {
    if (sum !== null || total > 0) written += String(total + (sum ?? 0));
    sum = null;
    total = 0;
    room = Infinity;
  };
  for (const word of repeated(words)) {
    if (word === 'y' || word === 'and') continue;
    if (word === ',') {
      close(); // cinco veinte, cinco: what stands apart is said apart
      continue;
    }
    const scale = scales.get(word);
    if (scale !== undefined) {
      total += (sum ?? 1) * scale;
      sum = null;
      room = scale;
    } else if (word === 'hundred') {
      sum = (sum ?? 1) * 100;
      room = 100;
    } else {
      const value: number = values.get(word)!;
      const fits: boolean = sum === null ? value < room : value < room && value > 0;
      if (!fits) close();
      sum = (sum ?? 0) + value;
      room = value >= 100 ? 100 : value >= 20 && value % 10 === 0 ? 10 : 0;
    }
  }
  close();
  return written;
}
