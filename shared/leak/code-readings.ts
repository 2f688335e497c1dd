/** Further codes that programs write letters in: a reader for each, as `readings.ts` has them. */
type Reader = readonly [RegExp, (text: string) => string];

const bytesOf = (numbers: readonly number[]): string => new TextDecoder().decode(Uint8Array.from(numbers));
const isSaid = (text: string): boolean => /^[\p{L}\p{N}\p{P}\p{Z}\p{S}\p{M}\n\r\t]+$/u.test(text) && !text.includes('\ufffd');

/** Letters by their numbers in eights: 122 141 155. */
function octal(text: string): string {
  const found: string[] = [];
  for (const [run] of text.matchAll(/(?:\\?[0-3][0-7]{2}[\s,;-]*){5,}/g)) {
    const said = bytesOf((run.match(/[0-3][0-7]{2}/g) ?? []).map(number => Number.parseInt(number, 8)));
    if (isSaid(said)) found.push(said);
  }
  return found.join('\n');
}

/** Unicode by its number, as scripts and other programs write it: %u0049, \U00000049, U+0049. */
function numberedUnicode(text: string): string {
  return text.replaceAll(/(?:%u|\\U0000|\bU\+)([0-9a-f]{4})[ ;,]?/gi, (_, four: string) =>
    String.fromCharCode(Number.parseInt(four, 16)),
  );
}

const letters32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function base32(text: string): string {
  const found: string[] = [];
  for (const [, run = ''] of text.matchAll(/\b([A-Z2-7]{12,})=*/g)) {
    const bits = Array.from(run, letter => letters32.indexOf(letter).toString(2).padStart(5, '0')).join('');
    const said = bytesOf((bits.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)));
    if (isSaid(said)) found.push(said);
  }
  return found.join('\n');
}

/** UTF-7: UTF-16 in base64 between + and -. */
function utf7(text: string): string {
  return text.replaceAll(/\+([A-Za-z0-9/]{3,})-?/g, (whole, run: string) => {
    try {
      const bytes = atob(run.slice(0, run.length - (run.length % 4 === 1 ? 1 : 0)));
      const said = (bytes.match(/[^]{2}/g) ?? []).map(two => String.fromCharCode((two.charCodeAt(0) << 8) | two.charCodeAt(1)));
      return isSaid(said.join('')) ? said.join('') : whole;
    } catch {
      return whole;
    }
  });
}

const dots = 'a⠁b⠃c⠉d⠙e⠑f⠋g⠛h⠓i⠊j⠚k⠅l⠇m⠍n⠝o⠕p⠏q⠟r⠗s⠎t⠞u⠥v⠧w⠺x⠭y⠽z⠵á⠷é⠮í⠌ó⠬ú⠾ñ⠻';
const braille = new Map(Array.from({ length: dots.length / 2 }, (_, at) => [dots[2 * at + 1]!, dots[2 * at]!] as const));

export const furtherCodes: readonly Reader[] = [
  [/(?:\\?[0-3][0-7]{2}[\s,;-]*){5}/, octal],
  [/(?:%u|\\U0000|\bU\+)[0-9a-f]{4}/i, numberedUnicode],
  [/\b[A-Z2-7]{12}/, base32],
  [/\+[A-Za-z0-9/]{3,}-/, utf7],
  [/\[\/?[a-z]{1,8}(?:=[^\]]{0,40})?\]/i, text => text.replaceAll(/\[\/?[a-z]{1,8}(?:=[^\]]{0,40})?\]/gi, '')],
  [/[\u2801-\u283f]{2}/, text => text.replaceAll(/[\u2801-\u283f]/g, cell => braille.get(cell) ?? ' ')],
];
