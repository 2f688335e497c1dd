import type { InputOf } from '../../../shared/contract/row.ts';
import type { stageCalls } from '../../../shared/contract/stages.ts';
import { policy2026 } from '../../../shared/decision/policy-2026-1.ts';
import { subjectOf } from '../../../shared/decision/subject.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseRecord } from '../../../shared/case.ts';
import type { RecordId } from '../../../shared/language.ts';
import type { Fields } from '../../../shared/records.ts';
import type { StageEvent } from '../../../shared/stage-event.ts';
import { listRecords, findRecord } from '../../../db/records.ts';
import type { CaseEdit } from '../cases/case-edit.ts';

/** What a person says an event is about. */
export type EventAbout = NonNullable<InputOf<(typeof stageCalls)['case:record-event']>['about']>;

/**
 * The references of an event to what it is about: those that were given, else the case's only suspect and, of a kind that the event is
 * about, its only record. A correction is about what it corrects. Nothing is chosen among several: such an event opens nothing by itself.
 *
 * @throws Refusal `record/not-found` where what was given is none of this case, or of another kind.
 */
export function aboutOf(edit: CaseEdit, event: StageEvent, given: EventAbout = {}): Fields {
  const records = listRecords(edit.db, edit.caseId);
  const named = Object.entries(given).filter((entry): entry is [string, RecordId] => entry[1] !== undefined);
  for (const [kind, id] of named)
    if (edit.get(id).entity !== kind)
      throw new Refusal('record/not-found', { places: [{ path: `about.${kind}`, code: 'record/not-found' }] });
  const before = event.supersedes === undefined ? undefined : findRecord(edit.db, edit.caseId, event.supersedes);
  const kinds = Object.hasOwn(policy2026.named, event.type) ? policy2026.named[event.type]! : [];
  const usual = before === undefined ? { ...onlySuspect(records), ...onlyNamed(records, kinds) } : heldAbout(before);
  return { ...usual, ...Object.fromEntries(named) };
}

function onlySuspect(records: readonly CaseRecord[]): Fields {
  const [one, ...more] = records.filter(record => record.entity === 'subject' && subjectOf(record, null) === 'suspect');
  return one === undefined || more.length > 0 ? {} : { subject: one.id };
}

/** The one record among all of the kinds that awaits such an event. */
function onlyNamed(records: readonly CaseRecord[], kinds: readonly string[]): Fields {
  const [one, ...more] = records.filter(record => kinds.includes(record.entity) && awaits(record));
  return one === undefined || more.length > 0 ? {} : { [one.entity]: one.id };
}

function awaits({ entity, fields, marks }: CaseRecord): boolean {
  if (entity === 'plan' || (entity === 'warrant' && fields['isSealed'] === true)) return true;
  if (entity === 'charge' && fields['sealedCharge'] !== undefined) return true;
  return Object.values(marks).some(({ caveats = [] }) => caveats.some(caveat => 'until' in caveat && 'event' in caveat.until));
}

function heldAbout({ fields }: CaseRecord): Fields {
  const names = ['subject', 'warrant', 'charge', 'document', 'plan'];
  return Object.fromEntries(names.flatMap(name => (fields[name] === undefined ? [] : [[name, fields[name]]])));
}
