import type { InputOf } from '../../../shared/contract/row.ts';
import type { stageCalls } from '../../../shared/contract/stages.ts';
import { awaitedEvents } from '../../../shared/decision/awaited-events.ts';
import type { Policy } from '../../../shared/decision/policy.ts';
import { subjectOf } from '../../../shared/decision/subject.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseRecord } from '../../../shared/case.ts';
import type { RecordId } from '../../../shared/language.ts';
import type { Fields } from '../../../shared/records.ts';
import { aboutKinds, type StageEvent } from '../../../shared/stage-event.ts';
import { findRecord } from '../../../db/records.ts';
import { caseIn } from '../cases/cases.ts';
import type { CaseEdit } from '../cases/case-edit.ts';

/** What a person says an event is about. */
export type EventAbout = NonNullable<InputOf<(typeof stageCalls)['case:record-event']>['about']>;

/**
 * What an event is about, and whether it opens the rest: as it was given, else the case's only suspect and the only record that the event can
 * open. A correction is about what it corrects. Nothing is chosen among several, and nobody but a person opens the rest.
 *
 * @throws Refusal `record/not-found` where what was given is none of this case, or of another kind.
 */
export function aboutOf(
  edit: CaseEdit,
  event: StageEvent,
  { given = {}, policy }: { readonly given?: EventAbout | undefined; readonly policy: Policy },
): Fields {
  const { opensRest, ...references } = given;
  const named = Object.entries(references).filter((entry): entry is [string, RecordId] => entry[1] !== undefined);
  for (const [kind, id] of named)
    if (edit.get(id).entity !== kind)
      throw new Refusal('record/not-found', { places: [{ path: `about.${kind}`, code: 'record/not-found' }] });
  const before = event.supersedes === undefined ? undefined : findRecord(edit.db, edit.caseId, event.supersedes);
  const usual = before === undefined ? usualAbout(edit, event.type, policy) : heldAbout(before);
  return { ...usual, ...Object.fromEntries(named), ...(opensRest === undefined ? {} : { opensRest }) };
}

function usualAbout({ db, caseId }: CaseEdit, type: string, policy: Policy): Fields {
  const { file } = caseIn(db, caseId);
  const candidates = awaitedEvents(file, policy).awaited.find(awaited => awaited.type === type)?.candidates ?? [];
  const [thing, ...others] = candidates.filter(({ kind }) => kind !== 'subject');
  return { ...onlySuspect(file.records), ...(thing === undefined || others.length > 0 ? {} : { [thing.kind]: thing.record }) };
}

function onlySuspect(records: readonly CaseRecord[]): Fields {
  const [one, ...more] = records.filter(record => record.entity === 'subject' && subjectOf(record, null) === 'suspect');
  return one === undefined || more.length > 0 ? {} : { subject: one.id };
}

function heldAbout({ fields }: CaseRecord): Fields {
  return Object.fromEntries(
    [...aboutKinds, 'opensRest'].flatMap(name => (fields[name] === undefined ? [] : [[name, fields[name]]])),
  );
}
