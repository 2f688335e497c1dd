import { failures, type Failure, type FailureCode } from '../../shared/failure.ts';
import type { Bilingual } from '../../shared/language.ts';
import type { Reader } from '../../shared/reader.ts';
import { choicesAt, moreSaid, placeSaid } from '../../shared/refusal-words.ts';

/** Where a person at a terminal finds the names and forms that the refusal of a file or an option asks for. */
const pointers: readonly (readonly [of: RegExp, to: Bilingual])[] = [
  [
    /^(?:field\/unknown|value\/)/,
    {
      en: 'docs/fields.md lists every field, its name in files and options, and its form.',
      es: 'docs/fields.md enumera los campos, su nombre en archivos y opciones, y su forma.',
    },
  ],
  [
    /^import\/wrong-format$/,
    { en: '`enlace schema case` prints what a case file must hold.', es: '`enlace schema case` imprime qué debe contener.' },
  ],
  [
    /^profile\/unreadable$/,
    { en: '`enlace schema profile` prints what a profile must hold.', es: '`enlace schema profile` imprime qué debe contener.' },
  ],
  [
    /^office\/account-name$/,
    {
      en: '`enlace office station add … --same-person LABEL` names the person’s other account, `--label NAME` another name.',
      es: '`enlace office station add … --same-person LABEL` indica la otra cuenta de la persona; `--label NAME`, otro nombre.',
    },
  ],
  [
    /^office\/asked-already$/,
    {
      en: '`enlace office station forget DIR` forgets that request.',
      es: '`enlace office station forget DIR` olvida esa solicitud.',
    },
  ],
  [
    /^carrier\/(?:none|not-known|withdrawn)$/,
    {
      en: '`enlace office carrier places` lists the places of the office; `enlace office carrier confirm NUMBER` confirms one here.',
      es: '`enlace office carrier places` enumera los lugares de la oficina; `enlace office carrier confirm NUMBER` confirma uno aquí.',
    },
  ],
];

/** A longer list is in docs/fields.md, which is named below. */
const MOST_CHOICES = 24;

/** A refusal as the terminal prints it: what is, each place by its path and in words, and where to look. */
export function refusalLines(failure: Failure, reader: Reader): readonly string[] {
  const { code, places = [] } = failure;
  const rows = places.map(place => {
    const { words, why } = placeSaid(place, reader);
    const called = words === null || words === place.path ? '' : `${words}: `;
    const row = place.row === undefined ? '' : `${reader.say({ en: 'row {{row}}', es: 'fila {{row}}' }, { row: place.row })}, `;
    const choices = choicesAt(place);
    const list = choices.length === 0 || choices.length > MOST_CHOICES ? '' : ` (${choices.join(', ')})`;
    return `  ${row}${place.path}: ${place.code}: ${called}${why}${list}`;
  });
  const told: readonly FailureCode[] = [code, ...places.map(place => place.code)];
  const looks = pointers.filter(([of]) => told.some(one => of.test(one))).map(([, to]) => `  ${reader.say(to)}`);
  const more = moreSaid(failure, reader);
  return [`${code}: ${reader.say(failures[code])}`, ...rows, ...(more === null ? [] : [`  ${more}`]), ...looks];
}
