import { catalogue } from '../catalogue.ts';
import type { Field } from '../catalogue-types.ts';
import type { CaseRecord } from '../case.ts';
import type { AgencyCode } from '../language.ts';
import type { Mark, TearLine } from '../mark.ts';
import type { Branch } from './case-tree.ts';
import { effectiveMark, existenceMark, joinMark, type Inherited } from './effective-mark.ts';
import type { Policy } from './policy.ts';
import { declaredBy, subjectOf } from './subject.ts';
import type { EffectiveMark } from './types.ts';

/** How one record is marked: its existence, each of its fields, and what it gives down to the records under it. */
export type RecordMarks = {
  readonly existence: EffectiveMark;
  readonly markOf: (name: string, field: Field) => EffectiveMark;
  readonly givenDown: Inherited;
};

/**
 * The marks of one record: what is judged, and what is shown, is this.
 *
 * @param above - What the records above give down.
 */
export function recordMarks({ record, entity }: Branch, above: Inherited, owner: AgencyCode, policy: Policy): RecordMarks {
  const own = markAt(record.marks, '*');
  const inherited = inheritedBy(record, above, own, { owner, policy });
  const shell = entity === 'portion' ? shellOf(inherited, above, own, { owner, record: record.id }) : inherited;
  return {
    existence: existenceMark({ owner, record: record.id }, entity === 'subject', inherited, own?.tearLine ?? null),
    markOf(name, field) {
      const mark = markAt(record.marks, name);
      const from = field.type === 'text' ? inherited : shell;
      const place = { owner, record: record.id, field: name };
      return effectiveMark(place, asDeclared(record, name, field), from, mark, tearLineOf(field, mark, own));
    },
    givenDown: inherited,
  };
}

const socialSecurity = /\bSSN\b|social\s*security|seguro\s+social/i;
const mexican = /mexic|IMSS/i;

/**
 * A field as the record says that it is: the number of a US social security card is protected as that number is in the field of its own. What kind
 * of document it is acts as a mark.
 */
function asDeclared({ entity, fields: { kind } }: CaseRecord, name: string, field: Field): Field {
  if (entity !== 'identityDocument' || name !== 'number' || typeof kind !== 'string') return field;
  if (!socialSecurity.test(kind) || mexican.test(kind)) return field;
  return { ...field, level: catalogue.subject.fields['ssn']!.level }; // the catalogue has it
}

/** Where an author's text stands for a paragraph, which narrative it belongs to is as that text is marked. Caveats and owner stay. */
function shellOf(inherited: Inherited, above: Inherited, own: Mark | undefined, place: Placed): Inherited {
  if (own?.tearLine === undefined || own.tearLine === null) return inherited;
  const { level, categories } = own.tearLine;
  const { subject, flags, caveats, sealedAt } = inherited;
  return { ...joinMark(above, { ...own, level, categories }, place), subject, flags, caveats, sealedAt };
}

type Placed = Parameters<typeof joinMark>[2];

type Under = { readonly owner: AgencyCode; readonly policy: Policy };

/** What a record gives down: its marks, whom it is about, what it declares about itself, and the embargo of its kind. */
function inheritedBy(record: CaseRecord, above: Inherited, own: Mark | undefined, { owner, policy }: Under): Inherited {
  const joined = joinMark(above, own, { owner, record: record.id });
  const declared = declaredBy(record);
  const event = Object.hasOwn(policy.embargoed, record.entity) ? policy.embargoed[record.entity] : undefined;
  return {
    ...joined,
    subject: subjectOf(record, above.subject),
    flags: [...joined.flags, ...declared.flags],
    categories: [...joined.categories, ...declared.categories],
    caveats: event === undefined ? joined.caveats : [...joined.caveats, { kind: 'EMBARGO', until: { event }, at: record.id }],
    sealedAt: declared.flags.includes('sealed') ? [...joined.sealedAt, record.id] : joined.sealedAt,
  };
}

function markAt(marks: Readonly<Record<string, Mark>>, name: string): Mark | undefined {
  return Object.hasOwn(marks, name) ? marks[name] : undefined;
}

/** The author's text for a value: its own, or for running text the record's. */
export function tearLineOf(field: Field, mark: Mark | undefined, recordMark: Mark | undefined): TearLine | null {
  return mark?.tearLine ?? (field.type === 'text' ? recordMark?.tearLine : undefined) ?? null;
}
