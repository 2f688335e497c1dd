import type { AcceptedFinding, LeakFinding, NamedValue, Remedy } from '../../shared/leak/finding.ts';
import type { Bilingual } from '../../shared/language.ts';
import { fill } from '../../shared/text/fill.ts';
import { lintKeptFrom, lintTexts } from '../../shared/text/lints.ts';
import type { Reader } from '../../shared/reader.ts';
import { Misused } from './command.ts';

const remedyWords: Readonly<Record<Remedy['act'], Bilingual>> = {
  'settle-values': { en: 'choose one (enlace office conflicts)', es: 'elegir uno (enlace office conflicts)' },
  'box-it': { en: 'cover the words in the document', es: 'tachar las palabras en el documento' },
  'less-detail': { en: 'give it in less detail', es: 'darlo con menos detalle' },
  'withhold-value': { en: 'withhold the value', es: 'testar el dato' },
  'choose-tear-line': { en: 'give a text written to be given instead', es: 'dar en su lugar un texto escrito para darse' },
  'leave-record-out': { en: 'leave the record out', es: 'dejar fuera el registro' },
};
const words: Readonly<
  Record<'none' | 'other' | 'unread' | 'two-values' | 'stops' | 'warns' | 'in' | 'places' | 'characters', Bilingual>
> = {
  none: { en: 'Nothing was found.', es: 'No se halló nada.' },
  other: { en: 'a protected value of another case', es: 'un dato protegido de otro caso' },
  'two-values': {
    en: 'colleagues wrote different values unheard of each other, and nobody has chosen',
    es: 'colegas escribieron datos distintos sin saber unos de otros y nadie ha elegido',
  },
  unread: { en: 'a file that cannot be read', es: 'un archivo que no se puede leer' },
  stops: { en: 'stops the packet', es: 'detiene el paquete' },
  warns: { en: 'may be accepted', es: 'puede aceptarse' },
  in: { en: 'in', es: 'en' },
  places: { en: 'places', es: 'lugares' },
  characters: { en: 'characters', es: 'caracteres' },
};

/** Findings for people: each with the id under which it is accepted, what is found, where, and what can be done. Values are not shown. */
export function findingsText(findings: readonly LeakFinding[], reader: Reader): string {
  if (findings.length === 0) return reader.say(words.none);
  return findings.map(finding => findingText(finding, reader)).join('\n');
}

function findingText({ id, severity, kind, variant, value, place, spots, remedies, lint }: LeakFinding, reader: Reader): string {
  const { entry, page, part } = place;
  const what =
    value === null ? reader.say(words[kind === 'unread' || kind === 'two-values' ? kind : 'other']) : named(value, reader);
  const at = `${entry}${page === null ? '' : `#page=${page}`}${part === null ? '' : ` ${part}`}`;
  const head = `${id}  ${reader.say(severity === 'stop' ? words.stops : words.warns)}: ${what} (${lint?.pattern ?? variant})`;
  const acts = remedies.map(({ act }) => reader.say(remedyWords[act])).join('; ');
  return [
    head,
    `    ${reader.say(words.in)} ${place.in === null ? at : `${named(place.in, reader)}, ${at}`}`,
    ...(lint === undefined ? [] : [`    ${lintText(lint, reader)}`]),
    ...(spots.length > 1 ? [`    ${spotsText(spots, reader)}`] : []),
    ...(acts === '' ? [] : [`    → ${acts}`]),
  ].join('\n');
}

/** How it can be inferred, from whom it is kept, and what to do. */
function lintText({ pattern, agency }: NonNullable<LeakFinding['lint']>, reader: Reader): string {
  const { why, fix } = lintTexts[pattern];
  const from = agency === null ? [] : [reader.say(fill(lintKeptFrom, { agency }))];
  return [reader.say(why), ...from, reader.say(fix)].join(' ');
}

/** How many places, and where each stands in the text: counted from one, as an editor does. */
function spotsText(spots: LeakFinding['spots'], reader: Reader): string {
  const wheres = spots.flatMap(({ from, to }) => (from === null || to === null ? [] : [`${from + 1}–${to}`]));
  const count = `${spots.length} ${reader.say(words.places)}`;
  return wheres.length === 0 ? count : `${count}: ${reader.say(words.characters)} ${wheres.join(', ')}`;
}

function named({ label, path }: NamedValue, reader: Reader): string {
  return `${reader.say(label.entity)}, ${reader.say(label.field)} (${path})`;
}

/** `FINDING=reason`. @throws Misused for a reason that names no finding: one for all would accept what nobody looked at. */
export function acceptedIn(text: string): AcceptedFinding {
  const [, finding, reason] = /^([0-9a-f]{20})=(.*\S.*)$/s.exec(text) ?? [];
  if (finding === undefined || reason === undefined) throw new Misused({ code: 'usage/accept' });
  return { finding, reason: reason.trim() };
}
