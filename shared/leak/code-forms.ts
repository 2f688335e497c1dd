import { belowHundred, numberEs } from './date-needles.ts';
import { wordsOf } from './fold.ts';
import type { Needle } from './needle.ts';

const bearers =
  'fuente source informante informant confidente asset colaborador colaboradora testigo witness ci cs chs clave code numero number num no'.split(
    ' ',
  );

/** What a short code of a protected person is besides: its number beside what the person is, in words too, cut in two, or with a zero more. */
export function codeForms(text: string): readonly Needle[] {
  const [, letters = '', figures = ''] = /^([a-z]{0,4})(\d{1,8})$/.exec(wordsOf(text).join('')) ?? [];
  if (figures === '' || letters === '') return [];
  const found: Needle[] = [];
  const add = (words: readonly string[], near?: Needle['near']): void => {
    found.push({ words, variant: 'part', severity: 'warn', dense: 'no', ...(near === undefined ? {} : { near }) });
  };
  if (figures.length >= 7) add([figures]);
  const value = Number(figures);
  if (value >= 100 || figures.length >= 3)
    for (const said of numbersOf(figures, value))
      for (const bearer of bearers)
        for (const form of [
          [bearer, ...said],
          [bearer, 'numero', ...said],
          [bearer, 'no', ...said],
          [bearer, 'number', ...said],
          [bearer, 'num', ...said],
        ])
          add(form);
  if (figures.length === 4) add([letters, figures.slice(0, 2), figures.slice(2)]);
  const plain = String(value);
  if (letters.length >= 2) {
    for (const number of new Set([figures, plain])) if (number.length >= 2) add([...letters, number]);
    for (const more of [`0${plain}`, `00${plain}`]) if (more !== figures) add([letters, more]);
    if (value < 100 && figures.length < 3) for (const more of [`0${plain}`, `00${plain}`]) add([letters + more]);
  }
  return found;
}

function numbersOf(figures: string, value: number): readonly (readonly string[])[] {
  const plain = String(value);
  const written = plain === figures || plain.length < 3 ? [[figures]] : [[figures], [plain]];
  if (value < 100 || value > 2999) return written;
  const [hundreds, rest] = [Math.floor(value / 100), value % 100];
  return [
    ...written,
    numberEs(value),
    ...(rest >= 10 && hundreds < 100 ? [[...belowHundred(hundreds), ...belowHundred(rest)]] : []),
  ];
}
