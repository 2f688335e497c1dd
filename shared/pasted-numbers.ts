// One form for what is pasted from mail, papers and chats: telephones and numbers of persons, papers and things.

const hyphens = /[\u2010-\u2015\u2212\ufe58\ufe63]/g;

/** A number without what its writer did not see: hyphens, spaces, figures and letters the plain ones, nothing invisible. Its own signs and case stay. */
export function tidyNumber(text: string): string {
  return text
    .replaceAll(hyphens, '-')
    .replaceAll(/[\uff01-\uff5e]/g, letter => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replaceAll(/[\p{Cf}\ufe0e\ufe0f]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const kinds =
  'curp|rfc|nss|ssn|vin|niv|imei|imsi|pasaporte|passport|licencia|licence|license|ine|ife|dni|cédula|cedula|credencial|matrícula|matricula|placas?|plates?';
/** What says which number it is: `passport no. `, `Nº `, `licencia `. Behind such a word “no” is no letter of the number. */
const label = new RegExp(
  String.raw`^(?:(?:${kinds})\b[\s.:#º°-]*(?:(?:no|num|núm|number|número|numero)\b[\s.:#º°]*|n[º°][\s.:]*)?|(?:no|num|núm)[.:#º°]\s*|n[º°][\s.:]*|#\s*)`,
  'i',
);
const curp = /^[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d$/;
const rfc = /^[A-ZÑ&]{3,4}\d{6}[A-Z0-9]{3}$/;
const voterKey = /^[A-Z]{6}\d{8}[HM]\d{3}$/;

/**
 * A number whose spaces, points and hyphens are its writer's: `g 1234-5678` is `G12345678`. What holds words as well, such as “G12345678 (expired)”, is
 * no such number and stays as it was written.
 */
export function compactNumber(text: string): string {
  const tidy = tidyNumber(text);
  const parts = tidy
    .replace(label, '')
    .toUpperCase()
    .split(/[ .-]+/)
    .filter(Boolean);
  const joined = parts.join('');
  if ([curp, rfc, voterKey].some(shape => shape.test(joined))) return joined;
  // A word alone is no part of a number; three letters may begin one, as plates do.
  const hasWords = parts.some((part, at) => (at === 0 ? /^\p{L}{4,}$/u : /^\p{L}{3,}$/u).test(part));
  return !hasWords && /^[A-ZÑ0-9&]{3,40}$/.test(joined) && /\d/.test(joined) ? joined : tidy;
}

/** A number of nine figures as the US writes it, `123-45-6789`; anything else as {@link tidyNumber}. */
export function socialSecurityNumber(text: string): string {
  return grouped(text, /^(\d{3})(\d{2})(\d{4})$/);
}

/** A register number of the US Bureau of Prisons: `12345-678`. */
export function registerNumber(text: string): string {
  return grouped(text, /^(\d{5})(\d{3})$/);
}

function grouped(text: string, shape: RegExp): string {
  const tidy = tidyNumber(text);
  const groups = shape.exec(tidy.replaceAll(/[ .-]/g, ''));
  return groups === null ? tidy : groups.slice(1).join('-');
}

const extension = /[\s,;]*(?:\b(?:x|ext|extension|extensión|int|interno)\b[.:]?|;ext=|#)\s*(\d{1,6})$/i;
const called = /^(?:tel|tels|teléfono|telefono|telephone|phone|cel|celular|móvil|movil|mobile|whatsapp|wa|fax)\b[\s.:]*/i;

/**
 * A telephone number in one form, after ITU-T E.123: `+52 662 555 0148 ext 12`. Of Mexico and the US with its parts; of others the country and all its figures
 * together; without a country as its figures alone, for they may be of either. Prefixes of dialling (00, 011, 01, 044, 045, the 1 after +52) are not part of it.
 * What is no single number stays as it was written.
 */
export function phoneNumber(text: string): string {
  const tidy = tidyNumber(text).replace(called, '');
  const [, more] = extension.exec(tidy) ?? [];
  const written = tidy.replace(extension, '').trim();
  if (!/^\+?[\d(][\d ().\-/]*$/.test(written)) return tidyNumber(text);
  const number = internationally(written.startsWith('+'), written.replaceAll(/\D/g, ''));
  return number === null ? tidyNumber(text) : `${number}${more === undefined ? '' : ` ext ${more}`}`;
}

function internationally(hasPlus: boolean, figures: string): string | null {
  const whole = hasPlus ? figures : figures.replace(/^(?:011|00)(?=[1-9]\d{7})/, '+');
  const bare = whole.replace('+', '');
  if (bare.length < 3 || bare.length > 15) return null;
  const mexican = /^521?(\d{10})$/.exec(bare)?.[1] ?? (hasPlus ? undefined : /^(?:01|044|045)(\d{10})$/.exec(bare)?.[1]);
  if (mexican !== undefined) return `+52 ${mexicanParts(mexican)}`;
  const american = /^1([2-9]\d{2})([2-9]\d{2})(\d{4})$/.exec(bare);
  if (american !== null) return `+1 ${american.slice(1).join(' ')}`;
  return hasPlus || whole.startsWith('+') ? `+${bare}` : bare;
}

/** The four cities whose area codes have two figures (IFT, numbering plan of 2019). */
function mexicanParts(ten: string): string {
  const area = /^(?:55|56|33|81)/.test(ten) ? 2 : 3;
  return [ten.slice(0, area), ten.slice(area, 6), ten.slice(6)].join(' ');
}
