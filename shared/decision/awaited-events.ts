import { fieldsOf } from '../catalogue.ts';
import type { CaseFile } from '../case.ts';
import type { Bilingual, RecordId } from '../language.ts';
import { aboutKinds, type AboutKind } from '../stage-event.ts';
import { noteAwaited, type Awaited } from './awaited.ts';
import { treeOf, type Branch } from './case-tree.ts';
import { nothingInherited, type Inherited } from './effective-mark.ts';
import { eventName } from './event-name.ts';
import { happeningOf } from './happenings.ts';
import { candidatesOf, openedBy, type Bearer } from './openings.ts';
import type { Policy } from './policy.ts';
import { recordMarks } from './record-marks.ts';
import { isDeclared } from './subject.ts';
import type { EffectiveMark } from './types.ts';

/** An event that a seal or embargo of a case waits for, and the records that it can be about. */
export type AwaitedEvent = {
  readonly type: string;
  readonly candidates: readonly { readonly kind: AboutKind; readonly record: RecordId }[];
};

/** `unnamed`: events that count and open nothing, because nobody has said which of several things each is about. */
export type AwaitedEvents = {
  readonly awaited: readonly AwaitedEvent[];
  readonly unnamed: readonly { readonly event: RecordId; readonly type: string; readonly label: Bilingual }[];
};

/** Which events the seals and embargoes of a case wait for, whoever would receive it, by the rule that opens them ({@link openedBy}). */
export function awaitedEvents(file: CaseFile, policy: Policy): AwaitedEvents {
  const { awaited, held, bearers } = awaitedIn(file, policy);
  const events = [...held.keys()].map((type): AwaitedEvent => {
    const candidates = candidatesOf(type, held, bearers, policy).flatMap(record => {
      const kind = aboutKinds.find(one => one === bearers.get(record)?.branch.entity);
      return kind === undefined ? [] : [{ kind, record }];
    });
    return { type, candidates };
  });
  const corrected = new Set(file.records.map(({ fields }) => fields['supersedes']));
  const unnamed = file.records.flatMap(record => {
    const happening = record.entity === 'event' && !corrected.has(record.id) ? happeningOf(record) : null;
    if (happening === null) return [];
    const { id, type, person, names } = happening;
    const candidates = events.find(event => event.type === type)?.candidates ?? [];
    const named = new Set<string | null>([...names, person]);
    if (candidates.length === 0 || candidates.some(candidate => named.has(candidate.record))) return [];
    const opened = openedBy([happening], awaited, bearers, policy);
    return [...(held.get(type) ?? [])].some(at => opened.has(at)) ? [] : [{ event: id, type, label: eventName(type) }];
  });
  return { awaited: events, unnamed };
}

/** `held`: what awaits and says something (a plain "no" says that nothing is sealed). Whether a field is filled decides nothing of what opens, so `awaited` has every place that would. */
type Awaiting = { readonly awaited: Awaited; readonly held: Awaited; readonly bearers: ReadonlyMap<RecordId, Bearer> };

/** Every record with what awaits an event, each as if it left. */
function awaitedIn(file: CaseFile, policy: Policy): Awaiting {
  const awaited = new Map<string, Set<RecordId>>();
  const held = new Map<string, Set<RecordId>>();
  const bearers = new Map<RecordId, Bearer>();
  const note = (mark: EffectiveMark, isHeld: boolean) => {
    noteAwaited(mark, awaited, policy);
    if (isHeld) noteAwaited(mark, held, policy);
  };
  const walk = (branch: Branch, above: Inherited): void => {
    const { record, entity, children } = branch;
    const marks = recordMarks(branch, above, file.owner, policy);
    bearers.set(record.id, { branch, emitted: true });
    note(marks.existence, true);
    for (const [name, field] of fieldsOf(entity))
      if (field.internal !== true) note(marks.markOf(name, field), isDeclared(record.fields[name]));
    for (const child of children) walk(child, marks.givenDown);
  };
  walk(treeOf(file).root, nothingInherited);
  return { awaited, held, bearers };
}
