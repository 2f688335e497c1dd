import { wordsOf } from './fold.ts';
import type { Needle } from './needle.ts';
import { belowHundred, numberEs } from './number-names.ts';

const bearers =
  'fuente source informante informant confidente asset colaborador colaboradora protegido protegida protected testigo witness ci cs chs clave code numero number num no'.split(
    ' ',
  );

const badges = 'gafete placa credencial empleado agente oficial badge shield credential employee agent officer'.split(' ');
const personBearers = bearers.slice(0, 13).filter(bearer => bearer !== 'asset');

/** What a short code of a protected person is besides: its number beside what the person is, in words too, cut in two, or with a zero more. */
export function codeForms(text: string): readonly Needle[] {
  const [, letters = '', figures = '', tail = ''] = /^([a-z]{0,10})(\d{1,8})([a-z]{0,2})$/.exec(wordsOf(text).join('')) ?? [];
  if (figures === '' || letters === '') return [];
  const found: Needle[] = [];
  const add = (words: readonly string[], near?: Needle['near']): void => {
    found.push({ words, variant: 'part', severity: 'warn', dense: 'no', ...(near === undefined ? {} : { near }) });
  };
  const value = Number(figures);
  if (letters.length > 4) {
    for (const form of codewordForms(letters, figures, tail)) add(form);
    return found;
  }
  if (figures.length >= 7) add([figures]);
  else if (figures.length >= 5) for (const worn of badges) add([worn, figures]);
  if (figures.length >= 3 && letters.length >= 2 && !shortWords.has(letters))
    add([letters], [[figures], ...(value < 3000 ? [numberEs(value)] : [])]);
  for (const said of roleOf(letters))
    for (const number of new Set([figures, String(value)])) add([...said, number, ...(tail === '' ? [] : [tail])]);
  if (value > 0 && value < 100 && roles.has(letters) && tail === '')
    for (const said of [numberEs(value), belowHundred(value)])
      for (const role of [[letters], ...roleOf(letters)]) add([...role, ...said]);
  for (const role of roleOf(letters))
    for (const sign of ['no', 'num', 'numero', 'number']) add([...role, sign, figures, ...(tail === '' ? [] : [tail])]);
  if (value >= 100 || figures.length >= 3)
    for (const said of numbersOf(figures, value))
      for (const bearer of bearers)
        for (const sign of [[], ['numero'], ['no'], ['number'], ['num']])
          for (const end of tail === '' ? [[]] : [[], [tail]]) add([bearer, ...sign, ...said, ...end]);
  if (figures.length === 4) add([letters, figures.slice(0, 2), figures.slice(2)]);
  if (figures.length >= 4 && tail !== '') add([figures, tail]);
  const backwards = [...figures].reverse().join('');
  if (figures.length >= 4 && tail === '' && backwards !== figures) add([letters, backwards]);
  const plain = String(value);
  if (tail === '' && plain.length >= 2 && letters.length >= 2)
    for (const number of new Set([figures, plain]))
      for (const say of [numberEs, belowHundred]) {
        const said = Array.from(number, figure => say(Number(figure))[0]!);
        add([letters, ...said]);
        add([...letters, ...said]);
      }
  if (value >= 100 && value < 3000 && tail === '' && letters.length >= 2)
    for (const said of numbersOf(figures, value)) for (const spelled of [[letters], [...letters]]) add([...spelled, ...said]);
  if (letters.length >= 2) {
    if (tail === '') for (const number of new Set([figures, plain])) if (number.length >= 2) add([...letters, number]);
    if (tail !== '') for (const sign of [[], ['no'], ['num'], ['numero'], ['number']]) add([...letters, ...sign, figures, tail]);
    for (const more of [`0${plain}`, `00${plain}`]) if (more !== figures) add([letters, more, ...(tail === '' ? [] : [tail])]);
    if (value < 100 && figures.length < 3 && tail === '') for (const more of [`0${plain}`, `00${plain}`]) add([letters + more]);
  }
  return found;
}

const shortWords = new Set(
  'de la el en no se su un al lo le me mi os ya an as at by if in is it of on or to us we do so my he be go up am pm km kg mg cm mm pp num dr sr'.split(
    ' ',
  ),
);

/** What the letters of sources and witnesses stand for. */
const roles = new Map(
  `ci: confidential informant, cooperating informant|cw: cooperating witness, confidential witness|cs: confidential source, cooperating source
  chs: confidential human source|pw: protected witness|tp: testigo protegido, testigo protegida|tc: testigo colaborador, testigo colaboradora
  ic: informante confidencial|fc: fuente confidencial|fh: fuente humana|fv: fuente viva|to: testigo oculto|tr: testigo reservado|wit: witness, testigo|tes: testigo, witness|tst: testigo, witness|src: source, fuente|inf: informant, informante|fte: fuente, source|col: colaborador, colaboradora|vic: victim, victima|vt: victima testigo, victim witness`
    .split(/[|\n]/)
    .map(entry => {
      const [letters = '', said = ''] = entry.trim().split(': ');
      return [letters, said.split(', ').map(wordsOf)] as const;
    }),
);
const roleOf = (letters: string): readonly (readonly string[])[] => roles.get(letters) ?? [];

const greek = 'alpha:α alfa:α beta:β gamma:γ delta:δ theta:θ lambda:λ sigma:σ omega:ω';
const signs = new Map(greek.split(' ').map(pair => pair.split(':') as [string, string]));

/** A word with a short number, as sources are named: omega twelve, Ω-12, fuente omega. */
function codewordForms(letters: string, figures: string, tail: string): readonly (readonly string[])[] {
  const end = tail === '' ? [] : [tail];
  const value = Number(figures);
  const said = value === 0 || value >= 100 ? [] : [numberEs(value), belowHundred(value)];
  const sign = signs.get(letters);
  return [
    ...[...said, ['numero', figures], ['no', figures], ['number', figures]].map(number => [letters, ...number, ...end]),
    ...(sign === undefined ? [] : [[wordsOf(sign).join(''), figures, ...end], [wordsOf(sign).join('') + figures + tail]]),
    ...personBearers.map(bearer => [bearer, letters]),
  ];
}

function numbersOf(figures: string, value: number): readonly (readonly string[])[] {
  const plain = String(value);
  const written = plain === figures || plain.length < 2 ? [[figures]] : [[figures], [plain]];
  if (value < 100 || value > 2999) return written;
  const [hundreds, rest] = [Math.floor(value / 100), value % 100];
  return [
    ...written,
    numberEs(value),
    ...(rest >= 10 && hundreds < 100 ? [belowHundred, numberEs].map(say => [...say(hundreds), ...say(rest)]) : []),
  ];
}
