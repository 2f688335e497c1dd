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
// French and Portuguese; what is two words there is read as one before (`joinedFrench`).
name('zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dixsept dixhuit dixneuf', 0);
name('vingt trente quarante cinquante soixante', 20, 10);
name(
  'zero um dois tres quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis dezessete dezoito dezenove',
  0,
);
name('vinte trinta quarenta cinquenta sessenta setenta oitenta noventa', 20, 10);
name('cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos', 100, 100);
for (const [word, value] of [
  ['un', 1],
  ['una', 1],
  ['cien', 100],
  ['oh', 0],
  ['une', 1],
  ['uma', 1],
  ['duas', 2],
  ['meia', 6],
  ['catorze', 14],
  ['quatrevingt', 80],
  ['cent', 100],
] as const)
  values.set(word, value);
const scales = new Map([
  ['mil', 1000],
  ['thousand', 1000],
  ['millon', 1e6],
  ['millones', 1e6],
  ['million', 1e6],
  ['mille', 1000],
]);
const joints = new Set(['y', 'and', 'e', 'et']);
/** What is said between two numbers belongs to a sum: treinta y dos, trinta e dois, vingt et un. */
const isJoint = (word: string): boolean => joints.has(word);

const plain = (word: string): string => word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
const repeats = new Map([
  ['doble', 2],
  ['double', 2],
  ['triple', 3],
]);
const isNumber = (word: string): boolean => values.has(word) || scales.has(word) || repeats.has(word) || word === 'hundred';

/** A folded nickname as figures, where each of its words is a number: cuarenta y cinco, doble cero. */
export function figuresOfWords(words: readonly string[]): string | null {
  const isSaid = words.every(word => isNumber(word) || isJoint(word)) && words.some(word => values.has(word));
  return isSaid ? figures(words) : null;
}

/** The French numbers that are made of others, each as one word. */
function joinedFrench(text: string): string {
  return text.replaceAll(/\bquatre[\s-]+vingts?\b/giu, 'quatrevingt').replaceAll(/\bdix[\s-]+(sept|huit|neuf)\b/giu, 'dix$1');
}

/** A text with runs of three or more number words as figures: said one by one (a telephone) or as a sum. */
export function digitsForWords(text: string): string {
  return joinedFrench(text).replaceAll(/\p{L}+(?:[\s,.-]+\p{L}+){2,}/gu, run => {
    const out: string[] = [];
    let numbers: string[] = [];
    const close = (): void => {
      const said = numbers.filter(word => !isJoint(word) && word !== ',');
      out.push(said.length >= 3 ? figures(numbers) : numbers.join(' '));
      numbers = [];
    };
    for (const [word] of run.matchAll(/\p{L}+|,/gu)) {
      const folded = plain(word);
      const isBetween = isJoint(folded) && numbers.length > 0;
      if (isNumber(folded) || isBetween || (word === ',' && numbers.length > 0)) numbers.push(folded);
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
export function repeated(words: readonly string[]): readonly string[] {
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
    if (isJoint(word)) continue;
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
      room = value >= 100 ? 100 : word === 'soixante' || word === 'quatrevingt' ? 20 : value >= 20 && value % 10 === 0 ? 10 : 0;
    }
  }
  close();
  return written;
}
