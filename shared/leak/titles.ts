import { fold } from './fold.ts';
import { isPlaceName } from './place-names.ts';

const listOf = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** What stands before an official's surname. Folded. */
export const officialTitles =
  listOf(`fiscal fiscala agente comandante capitan teniente sargento coronel general licenciado licenciada lic juez jueza
  magistrado magistrada ministro ministra secretario secretaria subsecretario director directora delegado delegada consul embajador embajadora
  defensor defensora perito oficial doctor doctora dr dra maestro maestra mtro mtra ingeniero ingeniera ing procurador procuradora
  judge justice prosecutor attorney ausa agent officer detective sergeant lieutenant captain marshal sheriff director secretary consul ambassador clerk`);

/** What stands before the surname of a person who holds no office. Folded. */
export const personTitles = listOf(
  `senor senora senorita sr sra srta don dona mr mrs ms miss testigo witness fuente source victima victim informante informant`,
);

const before =
  listOf(`la el con a de por para dice dijo llaman llama llamada llamado dicen apodan apodada apodado alias tia tio prima primo
  called named by with told said told asked saw met call aka`);
const speaks = listOf('dijo declaro conto vio said told saw testified');
const acts = listOf(
  'firmo llamo sabe dice entrego recibio llego salio vino fue vive viene knows gave called signed came lives went',
);

/** Whether a surname stands as a person's: with a capital, a title of no office before it, and no name behind it. */
export function isCalledBySurname(text: string, offset: number, last: number): boolean {
  return personTitles.has(wordBefore(text, offset)) && isCalled(text, { offset, last, isClear: true });
}

/**
 * Whether a form from `offset` to `last` of a text stands as what somebody is called: with a capital, no name behind it, and, unless it is
 * clearly a name, with a word beside it that goes with people.
 */
export function isCalled(
  text: string,
  { offset, last, isClear }: { readonly offset: number; readonly last: number; readonly isClear: boolean },
): boolean {
  const seen = text.slice(offset, last);
  if (!/^\p{Lu}/u.test(seen)) return false;
  const isShouted = seen === seen.toUpperCase();
  if (!isShouted && /^\s+\p{Lu}/u.test(text.slice(last, last + 8))) return false;
  if (isClear) return true;
  const word = wordBefore(text, offset);
  const next = fold(text.slice(last, last + 24)).words[0] ?? '';
  if (personTitles.has(word) || speaks.has(next)) return true;
  const isPlace = isPlaceName(fold(seen).words.join('')); // one is in it and comes from it, and its offices sign and receive
  return !isPlace && (before.has(word) || acts.has(next));
}

const articles = listOf(
  'el la los las the un una a o le les il alias aka called dicen llaman apodado apodada nickname nicknamed apodo',
);

/**
 * Whether a word of the other language stands as a nickname does: with a capital, behind an article or what tells a nickname. Figures where
 * nothing that is counted stands behind them: el 40 is somebody, el 40 por ciento and el 15 de mayo are not.
 */
export function isNicknamed(text: string, offset: number): boolean {
  const isNumber = /^\d+(?!\s?(?:[\p{Ll}\d%°º$/:-]|[.,]\d))/u.test(text.slice(offset, offset + 12));
  return (isNumber || /^\p{Lu}/u.test(text.slice(offset))) && articles.has(wordBefore(text, offset));
}

const ends =
  listOf(`ending ends ended end last final finales ultimos ultimas ultimo terminacion terminaciones termina terminan terminada terminado terminando
  acaba acabada acabado cuenta cuentas account acct tarjeta card clabe telefono tel cel celular movil phone cell mobile numero number num whatsapp digits digitos cifras
  pasaporte passport visa licencia license id ssn x xx xxx xxxx`);
const endsWithin = 6; // words: the phone whose last four digits are 0148

/** Whether figures stand as the end of a longer number: behind what masks the rest, or few words behind what says so. Any other four are anything's. */
export function isEndOfNumber(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - 64), offset);
  if (/[*xX•·#×…_]{2,}[\s-]*$|\.{3,}\s*$/.test(before)) return true;
  return fold(before)
    .words.slice(-endsWithin)
    .some(word => ends.has(word));
}

function wordBefore(text: string, offset: number): string {
  return fold(text.slice(Math.max(0, offset - 16), offset)).words.at(-1) ?? '';
}
