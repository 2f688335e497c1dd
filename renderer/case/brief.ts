import type { CaseRecord } from '../../shared/case.ts';
import { recordsUnder } from '../record/case-store.ts';

/** One line of a summary: a field of a record; `count` numbers records of a kind that stand several times. */
export type BriefRow = { readonly record: CaseRecord; readonly field: string; readonly count?: number };

/** What tells a person apart, in the order in which it is read. */
const ofPerson = ['fullName', 'dob', 'birthPlace', 'nationalities', 'curp', 'caution'] as const;
/** The field that stands for a record under a person. */
const underPerson = [
  ['alias', 'text'],
  ['address', 'place'],
  ['contactPoint', 'phone'],
  ['associate', 'person'],
] as const;
/** What else is read of a charge, once, from the first that says it. */
const ofCharges = ['maxPenalty', 'limitationOn'] as const;
/** At most so many lines, so that the facts stay in sight. */
const LINES = 9;

export function briefOfPerson(subject: CaseRecord, records: readonly CaseRecord[]): readonly BriefRow[] {
  const own = held(ofPerson.map(field => ({ record: subject, field })));
  const under = held(
    underPerson.flatMap(([entity, field]) =>
      recordsUnder(records, entity, subject.id)
        .slice(0, 2)
        .map(record => ({ record, field })),
    ),
  );
  return [...own.slice(0, 5), ...under, ...own.slice(5)].slice(0, LINES);
}

/** The orders, then each charge by its statute, what the gravest may cost and when it lapses, and whom it hurt. */
export function briefOfCharges(records: readonly CaseRecord[]): readonly BriefRow[] {
  const warrants = records.filter(({ entity }) => entity === 'warrant').slice(0, 2);
  const charges = records.filter(({ entity }) => entity === 'charge');
  const victims = records.filter(({ entity, fields }) => entity === 'subject' && isVictim(fields['roles']));
  const once = ofCharges.flatMap(field => {
    const record = charges.find(charge => charge.fields[field] !== undefined);
    return record === undefined ? [] : [{ record, field }];
  });
  const rows = [
    ...warrants.map(record => ({ record, field: record.fields['docket'] === undefined ? 'number' : 'docket' })),
    ...charges.map((record, index) => ({ record, field: 'statute', count: index + 1 })),
    ...once,
    ...victims.slice(0, 1).map(record => ({ record, field: 'fullName' })),
  ];
  return held(rows).slice(0, LINES);
}

function isVictim(roles: unknown): boolean {
  return Array.isArray(roles) && roles.includes('victim');
}

/** A name in its parts is a name too. */
function held(rows: readonly BriefRow[]): readonly BriefRow[] {
  return rows.filter(
    ({ record, field }) =>
      record.fields[field] !== undefined ||
      (field === 'fullName' && (record.fields['paternal'] ?? record.fields['given']) !== undefined),
  );
}
