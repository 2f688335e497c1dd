import { Temporal } from 'temporal-polyfill';
import type { CaseFile, CaseRecord } from '../case.ts';
import type { AgencyCode, RecordId } from '../language.ts';
import type { Node, Nodes } from './case-node.ts';
import { dayFor } from './caveats.ts';
import type { Policy } from './policy.ts';
import { isDate } from './request.ts';
import { aboutKinds, lastVersions } from '../stage-event.ts';
import type { Circumstances } from './types.ts';

/** Something that has happened in a case: its record, its type, and what it is said to be about. */
export type Happening = {
  readonly ids: readonly RecordId[]; // of its record; of several where it was corrected twice, neither having heard of the other
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
  const hasCome = (record: CaseRecord): boolean => {
    const last = lastDayOf(record);
    return last !== null && last <= dayFor(nodes.get(record.id)?.originators ?? [], facts);
  };
  return happeningsIn(file).flatMap(({ happening, records }) => (records.every(hasCome) ? [happening] : []));
}

/** Everything that the events of a case say has happened, with the records that say so. */
export function happeningsIn(
  file: CaseFile,
): readonly { readonly happening: Happening; readonly records: readonly CaseRecord[] }[] {
  const events = file.records.flatMap(record => {
    const { supersedes } = record.fields;
    const earlier = typeof supersedes === 'string' ? { supersedes: supersedes as RecordId } : {}; // a reference is a record's id
    return record.entity === 'event' ? [{ id: record.id, ...earlier, record }] : [];
  });
  return lastVersions(events).flatMap(versions => {
    const records = versions.map(({ record }) => record);
    const happening = agreedOn(records.map(record => happeningOf(record, file.owner)));
    return happening === null ? [] : [{ happening, records }];
  });
}

/**
 * What an event's record says has happened; null where it says that it did not. What another agency says has happened is a fact as any; that
 * it opens the rest is for this office to say, and theirs does not count.
 */
function happeningOf({ id, fields, marks }: CaseRecord, owner: AgencyCode): Happening | null {
  const { type, subject, retracted, opensRest } = fields;
  if (typeof type !== 'string' || retracted === true) return null;
  const isOurs = ['*', 'opensRest'].every(place => (marks[place]?.originator ?? owner) === owner);
  const names = naming.flatMap(name => (typeof fields[name] === 'string' ? [fields[name]] : []));
  return {
    ids: [id],
    type,
    person: typeof subject === 'string' ? subject : null,
    names,
    opensRest: isOurs && typeof opensRest === 'boolean' ? opensRest : null,
  };
}

/** What corrections that had not heard of each other agree on: a merge never loosens, so that one that says less, or that it did not happen, wins. */
function agreedOn([first, ...others]: readonly (Happening | null)[]): Happening | null {
  if (first === null || first === undefined) return null;
  return others.reduce<Happening | null>((all, other) => {
    if (all === null || other?.type !== all.type) return null;
    const said = [all.opensRest, other.opensRest];
    return {
      ...{ ids: [...all.ids, ...other.ids], type: all.type, person: all.person === other.person ? all.person : null },
      names: all.names.filter(name => other.names.includes(name)),
      opensRest: said.includes(false) ? false : said.includes(null) ? null : true,
    };
  }, first);
}

/**
 * Whether the recipient would see that something happened: its record leaves, and in it what happened, when, and the fields that say whom
 * and what it is about, filled or not.
 */
export function isSeen({ ids, type }: Happening, nodes: Nodes, policy: Policy): boolean {
  const told = ['type', 'on', 'precision', 'subject', 'opensRest', ...(Object.hasOwn(policy.named, type) ? naming : [])];
  return ids.every(id => {
    const node = nodes.get(id);
    return node?.emitted === true && told.every(name => node.fields.get(name)?.action === 'RELEASE');
  });
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
