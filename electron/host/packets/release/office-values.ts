import { findLastEntry } from '../../../../db/audit.ts';
import type { Writer } from '../../../../db/open.ts';
import { changedProtected, listProtectedRecords, type ProtectedRecord } from '../../../../db/protected-records.ts';
import type { CaseId } from '../../../../shared/language.ts';
import { isCommonGivenName, isCommonSurname } from '../../../../shared/leak/common-names.ts';
import { wordsOf } from '../../../../shared/leak/fold.ts';
import type { LeakKind, WithheldValue } from '../../../../shared/leak/needle.ts';
import { textIn } from '../../../../shared/records.ts';
import type { Session } from '../../ground/context.ts';

/** The protected values of the office's cases, by the forms that nobody else has: whole names and numbers, folded. */
type OfficeValues = { readonly entry: number; readonly cases: ReadonlyMap<string, readonly Owned[]> };
type Owned = { readonly caseId: CaseId; readonly value: WithheldValue };

// One for each open vault, gone with it; made again when its chain has grown.
const known = new WeakMap<Writer, OfficeValues>();

/**
 * The protected values of other cases whose forms stand among these words, run together or apart. What comes back is looked for in the
 * packet as this case's own are; nothing else of the office is.
 *
 * @param words - The folded words of all that leaves.
 */
export function protectedElsewhere(session: Session, caseId: CaseId, words: readonly string[]): readonly WithheldValue[] {
  const { cases } = valuesOf(session);
  const found = new Set<WithheldValue>();
  for (let from = 0; from < words.length; from++) {
    let form = '';
    for (let to = from; to < Math.min(words.length, from + LONGEST); to++) {
      form += words[to]!;
      for (const owned of cases.get(form) ?? []) if (owned.caseId !== caseId) found.add(owned.value);
    }
  }
  return [...found];
}

const LONGEST = 6; // words of a name with two given names and two surnames with a particle each, or of a number in groups

function valuesOf(session: Session): OfficeValues {
  const entry = findLastEntry(session.office)?.number ?? 0;
  const held = known.get(session.office);
  if (held !== undefined && !session.visible().some(db => changedProtected(db, held.entry))) return held;
  const cases = new Map<string, Owned[]>();
  for (const db of session.visible())
    for (const record of listProtectedRecords(db))
      for (const { forms, value } of valuesOfRecord(record))
        for (const form of forms) {
          const here = cases.get(form);
          const owned = { caseId: record.caseId, value };
          if (here === undefined) cases.set(form, [owned]);
          else here.push(owned);
        }
  const made = { entry, cases };
  known.set(session.office, made);
  return made;
}

type Formed = { readonly forms: readonly string[]; readonly value: WithheldValue };

const numbers: readonly (readonly [field: string, kind: LeakKind])[] = [
  ...(['curp', 'rfc', 'ine', 'nss', 'ssn', 'passportNumber', 'sourceCode', 'number', 'imei', 'reference'] as const).map(
    field => [field, 'identifier'] as const,
  ),
  ['phone', 'phone'],
  ['email', 'email'],
];

function* valuesOfRecord({ id, entity, fields }: ProtectedRecord): Generator<Formed> {
  const about = { record: id, entity, isProtected: true, isOfAnotherCase: true } as const;
  for (const [field, kind] of numbers) {
    const text = textIn(fields, field);
    const form = wordsOf(text).join('');
    if (form.length < 5) continue;
    const national = kind === 'phone' ? form.replaceAll(/\D/g, '').slice(-10) : form;
    yield { forms: [...new Set([form, national])], value: { ...about, field, path: field, kind, texts: [text] } };
  }
  const [given = '', ...more] = wordsOf(`${textIn(fields, 'given')} ${textIn(fields, 'middle')}`);
  const paternal = wordsOf(textIn(fields, 'paternal')).join('');
  const maternal = wordsOf(textIn(fields, 'maternal')).join('');
  if (entity !== 'subject' || given === '' || paternal === '') return;
  const all = given + more.join('');
  const short = isCommonGivenName(given) && isCommonSurname(paternal) ? [] : [given + paternal, paternal + given, all + paternal];
  const forms = [
    ...short,
    ...(maternal === ''
      ? []
      : [given + paternal + maternal, all + paternal + maternal, paternal + maternal + all, paternal + maternal + given]),
  ];
  const name = {
    given: `${textIn(fields, 'given')} ${textIn(fields, 'middle')}`.trim(),
    paternal: textIn(fields, 'paternal'),
    maternal: textIn(fields, 'maternal'),
  };
  yield { forms: [...new Set(forms)], value: { ...about, field: 'given', path: 'given', kind: 'name', texts: [], name } };
}
