import { listContactCases } from '../../../db/touch-keys.ts';
import type { CaseRecord } from '../../../shared/case.ts';
import { compareKinds, type CompareKind } from '../../../shared/compare/kinds.ts';
import { judgedMarks } from '../../../shared/decision/judged-marks.ts';
import { rolesLeftOut } from '../../../shared/deconflict/kinds.ts';
import { touchesOf, wholePersonText } from '../../../shared/deconflict/touches.ts';
import { markAt, WHOLE_NAME, type CaseMarks, type JudgedMark } from '../../../shared/judged-mark.ts';
import type { AgencyCode, CaseId, RecordId } from '../../../shared/language.ts';
import { caseIn } from '../cases/cases.ts';
import type { Session } from '../ground/context.ts';
import { policyOfMarks } from '../ground/policy-in-force.ts';

/** A value that takes part, and where it is. It never leaves: only what is computed over it does. */
export type OwnValue = {
  readonly kind: CompareKind;
  readonly text: string;
  readonly at: readonly { readonly caseId: CaseId; readonly record: RecordId }[];
};

/**
 * THE PLACE where it is decided which values of ours may take part in a blind comparison: of the chosen cases of the office's own database (never of a
 * compartment), of the agreed kinds, of persons who may be named, and under a mark that lets somebody outside be told at least that the value is here.
 */
export function ownValues(
  { office }: Pick<Session, 'office'>,
  ours: AgencyCode,
  kinds: readonly CompareKind[],
  chosen: 'open' | readonly CaseId[],
): readonly OwnValue[] {
  const all = listContactCases(office, chosen === 'open' ? null : chosen);
  const cases = chosen === 'open' ? all.filter(each => !each.isOver) : all;
  const found = new Map<string, OwnValue>();
  for (const { id } of cases) {
    const { file } = caseIn(office, id);
    const marks = judgedMarks(file, policyOfMarks({ office }));
    const byId = new Map(file.records.map(record => [record.id, record]));
    for (const record of file.records) {
      if (!takesPart(record, byId)) continue;
      for (const { kind, text, fields } of textsOf(record)) {
        if (!kinds.includes(kind) || !fields.every(field => mayBeHinted(marks, record.id, field, ours))) continue;
        const key = `${kind} ${text}`;
        const at = [...(found.get(key)?.at ?? []), { caseId: id, record: record.id }];
        found.set(key, { kind, text, at });
      }
    }
  }
  return [...found.values()];
}

type Text = { readonly kind: CompareKind; readonly text: string; readonly fields: readonly string[] };

function textsOf(record: CaseRecord): readonly Text[] {
  const values = touchesOf(record).flatMap(({ kind, text, field }): Text[] =>
    kind !== 'person' && isCompared(kind) ? [{ kind, text, fields: [field] }] : [],
  );
  const name = record.entity === 'subject' ? wholePersonText(record.fields) : '';
  return name === '' ? values : [...values, { kind: 'person', text: name, fields: [WHOLE_NAME, 'dob'] }];
}

const isCompared = (kind: string): kind is CompareKind => (compareKinds as readonly string[]).includes(kind);

/** Neither a source, a witness, a victim or a protected person, nor an official, nor what hangs from one. */
function takesPart(record: CaseRecord, byId: ReadonlyMap<RecordId, CaseRecord>): boolean {
  for (let at: CaseRecord | undefined = record; at !== undefined; at = at.parentId === null ? undefined : byId.get(at.parentId)) {
    if (at.entity === 'participant') return false;
    if (at.entity !== 'subject') continue;
    const { roles } = at.fields;
    if (Array.isArray(roles) && roles.some(role => typeof role === 'string' && rolesLeftOut.includes(role))) return false;
    if (at.fields['protectionProgramme'] === true) return false;
  }
  return true;
}

/** By name: nothing above L3, nothing of a source, a technique or a protected person, no statute's flag, no caveat, nothing that another agency gave. */
function mayBeHinted(marks: CaseMarks, record: RecordId, field: string, ours: AgencyCode): boolean {
  const mark = markAt(marks, record, field) ?? (field === WHOLE_NAME ? markAt(marks, record, 'fullName') : null);
  const whole = markAt(marks, record, '*');
  return mark !== null && isPlain(mark, ours) && (whole === null || isPlain(whole, ours)) && isPlainCase(marks.ofCase, ours);
}

const isPlainCase = (mark: JudgedMark | null, ours: AgencyCode): boolean => mark === null || isPlain(mark, ours);

const closed: ReadonlySet<string> = new Set(['SRC', 'TEC', 'VIC']);
const closedFlags: ReadonlySet<string> = new Set(['gj', 'icpt', 'sar', 'tax', 'wit', '3p', 'sealed', 'minor', 'sp']);

function isPlain({ level, categories, flags, caveats, originators }: JudgedMark, ours: AgencyCode): boolean {
  return (
    level !== 'L4' &&
    categories.every(category => !closed.has(category)) &&
    flags.every(flag => !closedFlags.has(flag)) &&
    caveats.length === 0 &&
    originators.every(originator => originator === ours)
  );
}
