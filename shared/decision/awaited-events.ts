import { fieldsOf } from '../catalogue.ts';
import type { CaseFile } from '../case.ts';
import type { Bilingual, RecordId } from '../language.ts';
import { aboutKinds, type AboutKind } from '../stage-event.ts';
import { noteAwaited, type Awaited } from './awaited.ts';
import { treeOf, type Branch } from './case-tree.ts';
import { nothingInherited, type Inherited } from './effective-mark.ts';
import { eventName } from './event-name.ts';
import { happeningsIn, type Happening } from './happenings.ts';
import { openableBy, openedBy, type Bearer } from './openings.ts';
import type { Policy } from './policy.ts';
import { recordMarks } from './record-marks.ts';
import { isDeclared } from './subject.ts';
import type { EffectiveMark } from './types.ts';

/** An event that a seal or embargo of a case waits for, the records that it can be about, and those that wait for it and are about none of that kind. */
export type AwaitedEvent = {
  readonly type: string;
  readonly candidates: readonly { readonly kind: AboutKind; readonly record: RecordId }[];
  readonly rest: readonly RecordId[];
};

/** An event that counts, and of which nobody has said what it is about, so that it opens nothing; or only not whether it opens the rest. */
export type UnsaidEvent = {
  readonly event: RecordId;
  readonly type: string;
  readonly label: Bilingual;
  readonly lacks: 'about' | 'rest';
};

export type AwaitedEvents = { readonly awaited: readonly AwaitedEvent[]; readonly unsaid: readonly UnsaidEvent[] };

/** Which events the seals and embargoes of a case wait for, whoever would receive it, by the rule that opens them ({@link openedBy}). */
export function awaitedEvents(file: CaseFile, policy: Policy): AwaitedEvents {
  const { awaited, held, bearers } = awaitedIn(file, policy);
  const events = [...held.keys()].map((type): AwaitedEvent => {
    const openable = openableBy(type, held, bearers, policy);
    const candidates = openable.candidates.flatMap(record => {
      const kind = aboutKinds.find(one => one === bearers.get(record)?.branch.entity);
      return kind === undefined ? [] : [{ kind, record }];
    });
    return { type, candidates, rest: openable.rest };
  });
  const happened = happeningsIn(file).map(({ happening }) => happening);
  const unsaid = happened.flatMap((happening): readonly UnsaidEvent[] => {
    const { ids, type } = happening;
    const event = events.find(each => each.type === type);
    const opened = openedBy([happening], awaited, bearers, policy);
    const isOpening = [...(held.get(type) ?? [])].some(at => opened.has(at));
    const lacks = event === undefined ? null : whatLacks(event, happening, { happened, isOpening });
    return lacks === null ? [] : ids.map(event => ({ event, type, label: eventName(type), lacks }));
  });
  return { awaited: events, unsaid };
}

type Beside = { readonly happened: readonly Happening[]; readonly isOpening: boolean };

function whatLacks(
  { candidates, rest }: AwaitedEvent,
  { type, person, names, opensRest }: Happening,
  { happened, isOpening }: Beside,
): UnsaidEvent['lacks'] | null {
  const named = new Set<string | null>([...names, person]);
  if (candidates.length > 0 && !isOpening && !candidates.some(({ record }) => named.has(record))) return 'about';
  const isRestOpen = happened.some(other => other.type === type && other.opensRest === true);
  return rest.length > 0 && opensRest === null && !isRestOpen ? 'rest' : null;
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
