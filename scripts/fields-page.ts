import type { Field, Setter } from '../shared/catalogue-types.ts';
import { caseFileBounds as bounds } from '../electron/host/cases/case-splitter.ts';
import { catalogue, entities, fieldsOf, type EntityName } from '../shared/catalogue.ts';
import { setterOf } from '../shared/field-setters.ts';

const forms: readonly (readonly [type: string, form: string])[] = [
  ['`text`', 'a text of up to 20,000 characters, several lines'],
  ['`name`', 'one line of up to 200 characters'],
  [
    '`identifier`',
    'one line of up to 200 characters; what is invisible or full-width is made plain, and numbers of persons, papers and things are stored without what parts them',
  ],
  [
    '`date`',
    'a civil date that exists: `2026-01-15`; as a person writes it too, where it can be read in one way alone. Where the row says *known in part*, also `1987-04` or `1987`, and each with `~` behind it for about then',
  ],
  [
    '`instant`',
    'a time with its zone: `2026-01-15T09:30:00-06:00`, also with `[America/Mexico_City]` behind it; or in words, `15 Jan 2026, 09:30`, in the office’s time unless another is named',
  ],
  ['`enum`', 'one of the codes listed'],
  ['`codes`', 'a list of the codes listed, none twice'],
  ['`texts`', 'a list of short texts, none twice'],
  ['`integer`, `boolean`', 'a whole number; `true` or `false`'],
  ['`decimal`', 'digits as a text: `"4.137"`'],
  ['`phone`', 'as it is dialled or pasted, stored as `+52 662 555 0148 ext 12` (ITU-T E.123)'],
  ['`email`', 'as it is written'],
  ['`country`', 'an ISO 3166-1 code of two letters, or a name in English or Spanish, which is stored as its code'],
  ['`place`', '`{ "text", "locality"?, "state"?, "country"?, "lat"?, "lon"? }`, the country as above'],
  [
    '`money`',
    'a sum in units with its currency, in either habit of writing: `"1,240,000.50 MXN"`, `"US$ 1.240.000,50"`; or `{ "minor", "currency" }`: minor units (cents, centavos) and ISO 4217',
  ],
  ['`quantity`', '`{ "amount", "unit" }`: digits as a text, UN/CEFACT Rec 20 code or a count'],
  ['`account`', '`{ "institution", "country", "number" }`'],
  ['`agency`', 'a code of the agency table: `MX-SRE`'],
  ['`reference`', 'in a case file, the `id` that the other record has there'],
];

const count = (number: number): string => number.toLocaleString('en');

/** `docs/fields.md`, written from the catalogue: every entity, every field, how each is protected unless marked otherwise. */
export function fieldsPage(): string {
  return `${[
    '# Fields',
    'Written by `npm run fields` from `shared/catalogue/`; a test fails when the two differ. A field that is not here cannot be stored and cannot leave.',
    [
      'In a case file (`enlace case import`, `enlace schema case`) the file is `{ "format": "enlace-case", "version": 1, "cases": [ … ] }`.',
      'A case is an object of the fields below. Each kind of record that hangs from it is a list under the key shown, and so on downwards.',
      'Every record may also have an `id` (its name inside the file; a UUID is kept) and `marks`: field name (or `*` for the whole record) →',
      '`{ "level"?, "categories"?, "caveats"?, "originator"?, "tearLine"? }`. A document may name a `file` beside the case file.',
      'With its documents it is one `.enlace-case` file: a ZIP of the case file as `cases.json` and the documents under `files/`, nothing else.',
      '',
      `A case file has at most ${bounds.bytes / 2 ** 20} MiB, ${count(bounds.cases)} cases and ${count(bounds.values)} JSON values (commas and opening brackets outside strings);`,
      `one case ${bounds.caseCharacters / 2 ** 20} Mi characters and ${count(bounds.caseValues)} values. A \`.enlace-case\` has at most 10,001 entries. What is beyond is refused as soon as it is`,
      'met; an office of more cases comes in several files. A refusal lists the first 200 places, and reads no further.',
    ].join('\n'),
    [
      '## How values are written',
      '',
      '| type | form |',
      '| --- | --- |',
      ...forms.map(([type, form]) => `| ${type} | ${form} |`),
    ].join('\n'),
    '## Records',
    'Category and level are those of an unmarked value; a mark can only add to them. “Given away by” names the fields whose release would tell this one.',
    ...entities.map(entityPart),
  ].join('\n\n')}\n`;
}

function entityPart(name: EntityName): string {
  const { label, parents, list } = catalogue[name];
  const from = name === 'portion' ? 'any other record' : parents.map(parent => `\`${parent}\``).join(', ');
  const where = list === null ? 'The case itself.' : `List \`${list}\` of ${from}.`;
  const rows = fieldsOf(name).map(([field, row]) => fieldRow(name, field, row));
  const head = [
    '| field | type | English | Español | category | level | flags | given away by |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
  ];
  const options = fieldsOf(name).flatMap(([field, row]) => (row.options === undefined ? [] : [optionsLine(field, row)]));
  const codes = options.length === 0 ? [] : ['Codes:', '', ...options];
  return [`### \`${name}\`: ${label.en} / ${label.es}`, '', where, '', ...head, ...rows, '', ...codes].join('\n').trimEnd();
}

const setters: Readonly<Record<Setter, string>> = {
  person: '',
  course: ' (set by what happened; a case file may state it)',
  supervisor: ' (changed by a supervisor’s act; a new case may state it)',
  program: ' (set by the program)',
};

function fieldRow(entity: EntityName, name: string, field: Field): string {
  const { type, label, category, level, flags, inferredFrom, required, to } = field;
  const kind = to === undefined ? type : `${type} → \`${to}\``;
  const own = setters[setterOf(entity, name)];
  const dated = [...(field.partial === true ? ['known in part'] : []), ...(field.isPast === true ? ['not to come'] : [])];
  return `| \`${name}\`${required === true ? ' (required)' : ''} | ${[kind, ...dated].join(', ')} | ${label.en}${own} | ${label.es} | ${category} | ${level} | ${(flags ?? []).join(', ')} | ${(
    inferredFrom ?? []
  )
    .map(path => `\`${path}\``)
    .join(', ')} |`;
}

function optionsLine(field: string, { options = {}, retired = [] }: Field): string {
  return `- \`${field}\`: ${Object.entries(options)
    .map(([code, { en, es }]) => `\`${code}\` ${en} / ${es}${retired.includes(code) ? ' (read, no longer offered)' : ''}`)
    .join('; ')}`;
}
