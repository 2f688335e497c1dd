import type { CaseRecord } from '../case.ts';
import { fieldsOf } from '../catalogue.ts';
import type { Json } from '../language.ts';
import { textIn, withOwnPrecision, type Fields } from '../records.ts';
import { birthDateInCurp, birthDateOf, type BirthDate } from './birth-dates.ts';
import { readingsOfParts, readingsOfWhole, type NameReading } from './person-names.ts';
import { emailKey, identifierKey, phoneKey } from './written-numbers.ts';

/** What tells one person from another, as far as a case knows it. */
export type Traits = {
  /** Names of the register: the person's own, those written in one, other legal and false ones. */
  readonly names: readonly (readonly NameReading[])[];
  readonly births: readonly BirthDate[];
  readonly sex: 'M' | 'F' | null;
  /** Numbers as they are compared, each with the path of the field that has it. */
  readonly identifiers: ReadonlyMap<string, string>;
  readonly phones: ReadonlySet<string>;
  readonly emails: ReadonlySet<string>;
};

type Kept = Pick<CaseRecord, 'entity' | 'fields'>;

/** The entities that say who somebody is: a person, and what hangs from one. */
export const traitEntities = ['subject', 'alias', 'identityDocument', 'contactPoint'] as const;

// A source's code is the office's own for one case, and a sample's reference names a paper.
const notOfPerson: ReadonlySet<string> = new Set(['sourceCode', 'dnaReference']);
const numberFields = fieldsOf('subject').flatMap(([name, { type }]) =>
  type === 'identifier' && !notOfPerson.has(name) ? [name] : [],
);
const deviceFields = ['imei', 'imsi'] as const;

/** What a person's records say: theirs, and those that hang from it. */
export function traitsOf(records: readonly Kept[]): Traits {
  const names: (readonly NameReading[])[] = [];
  const births: BirthDate[] = [];
  const identifiers = new Map<string, string>();
  const phones = new Set<string>();
  const emails = new Set<string>();
  let sex: Traits['sex'] = null;
  const note = (path: string, text: string): void => {
    const key = identifierKey(text);
    if (key === '') return;
    identifiers.set(key, identifiers.get(key) ?? path);
    const born = birthDateInCurp(key);
    if (born !== null) births.push(born);
  };
  for (const { entity, fields } of records) {
    if (entity === 'subject') {
      names.push(...namesOf(fields));
      births.push(...birthsOf(fields));
      sex = sexIn(fields) ?? sex;
      for (const name of numberFields) note(`subject.${name}`, textIn(fields, name));
    } else if (entity === 'alias') names.push(...aliasNames(fields));
    else if (entity === 'identityDocument') note('identityDocument.number', textIn(fields, 'number'));
    else if (entity === 'contactPoint') {
      for (const name of deviceFields) note(`contactPoint.${name}`, textIn(fields, name));
      addKey(phones, phoneKey(textIn(fields, 'phone')));
      addKey(emails, emailKey(textIn(fields, 'email')));
    }
  }
  return { names: names.filter(readings => readings.length > 0), births, sex, identifiers, phones, emails };
}

function addKey(keys: Set<string>, key: string): void {
  if (key !== '') keys.add(key);
}

function namesOf(fields: Fields): readonly (readonly NameReading[])[] {
  const [given, middle, paternal, maternal] = ['given', 'middle', 'paternal', 'maternal'].map(name => textIn(fields, name)) as [
    string,
    string,
    string,
    string,
  ]; // four names asked for
  const isParted = `${given}${paternal}${maternal}` !== '';
  const whole = ['fullName', 'transliteratedName'].map(name => readingsOfWhole(textIn(fields, name)));
  return [...(isParted ? [readingsOfParts({ given, middle, paternal, maternal })] : []), ...whole];
}

/** Other names of the register. A nickname in one word points at nobody. */
function aliasNames(fields: Fields): readonly (readonly NameReading[])[] {
  const kind = textIn(fields, 'kind');
  return kind === 'legal' || kind === 'false' || kind === '' ? [readingsOfWhole(textIn(fields, 'text'))] : [];
}

function birthsOf(fields: Fields): readonly BirthDate[] {
  const { dobAlternates } = fields;
  const others: readonly Json[] = Array.isArray(dobAlternates) ? dobAlternates : [];
  return [textIn(withOwnPrecision('subject', fields), 'dob'), ...others]
    .map(text => (typeof text === 'string' ? birthDateOf(text) : null))
    .filter(date => date !== null);
}

function sexIn(fields: Fields): Traits['sex'] {
  const sex = textIn(fields, 'sex');
  return sex === 'M' || sex === 'F' ? sex : null;
}
