import { Temporal } from 'temporal-polyfill';
import type { CaseFile, CaseRecord } from '../case.ts';
import type { AgencyCode, RecordId } from '../language.ts';
import type { Node, Nodes } from './case-node.ts';
import { dayFor } from './caveats.ts';
import type { Policy } from './policy.ts';
import { isDate } from './request.ts';
import { aboutKinds } from '../stage-event.ts';
import type { Circumstances } from './types.ts';

/** Something that has happened in a case: its record, its type, and what it is said to be about. */
export type Happening = {
  readonly id: RecordId;
  readonly type: string;
  readonly person: string | null;
  readonly names: readonly string[]; // ids of the orders, charges, documents and plans that it names
  readonly opensRest: boolean | null; // whether it opens what is about none that could be named as well; null: nobody said
};

const naming = aboutKinds.filter(kind => kind !== 'subject');

/**
 * What has happened by a day: events that nobody corrected or took back, each at the end of the month or year where no more is known. The
 * day is that of whoever the event came from.
 */
export function happenedBy(file: CaseFile, nodes: Nodes, facts: Pick<Circumstances, 'date' | 'days'>): readonly Happening[] {
  const events = file.records.filter(({ entity }) => entity === 'event');
  const corrected = new Set(events.flatMap(({ fields }) => fields['supersedes'] ?? []));
  return events.flatMap(record => {
    const happening = corrected.has(record.id) ? null : happeningOf(record, file.owner);
    const last = lastDayOf(record);
    if (happening === null || last === null) return [];
    return last > dayFor(nodes.get(record.id)?.originators ?? [], facts) ? [] : [happening];
  });
}

/**
 * What an event's record says has happened; null where it says that it did not. What another agency says has happened is a fact as any; that
 * it opens the rest is for this office to say, and theirs does not count.
 */
export function happeningOf({ id, fields, marks }: CaseRecord, owner: AgencyCode): Happening | null {
  const { type, subject, retracted, opensRest } = fields;
  if (typeof type !== 'string' || retracted === true) return null;
  const isOurs = ['*', 'opensRest'].every(place => (marks[place]?.originator ?? owner) === owner);
  const names = naming.flatMap(name => (typeof fields[name] === 'string' ? [fields[name]] : []));
  return {
    id,
    type,
    person: typeof subject === 'string' ? subject : null,
    names,
    opensRest: isOurs && typeof opensRest === 'boolean' ? opensRest : null,
  };
}

/**
 * Whether the recipient would see that something happened: its record leaves, and in it what happened, when, and the fields that say whom
 * and what it is about, filled or not.
 */
export function isSeen({ id, type }: Happening, nodes: Nodes, policy: Policy): boolean {
  const node = nodes.get(id);
  if (node?.emitted !== true) return false;
  const told = ['type', 'on', 'precision', 'subject', 'opensRest', ...(Object.hasOwn(policy.named, type) ? naming : [])];
  return told.every(name => node.fields.get(name)?.action === 'RELEASE');
}

/** The last day on which it may have happened, as its precision says; null where that is no date. */
function lastDayOf({ fields: { on, precision } }: CaseRecord): string | null {
  if (!isDate(on)) return null;
  if (precision === undefined || precision === 'exact') return on;
  if (precision !== 'month') return `${on.slice(0, 4)}-12-31`; // a year, an estimate, or what is not known
  const month = on.slice(0, 7);
  return `${month}-${Temporal.PlainYearMonth.from(month).daysInMonth}`;
}

/** A node's record and those that it hangs from, nearest first. */
export function lineOf({ branch }: Pick<Node, 'branch'>): readonly CaseRecord[] {
  const line: CaseRecord[] = [];
  for (let at: Node['branch'] | null = branch; at !== null; at = at.parent) line.push(at.record);
  return line;
}
