import type { Reader } from '../../../db/open.ts';
import type { EntryWrite } from '../../../db/stations.ts';
import type { SentBody } from '../../../shared/contract/office-format.ts';
import { hasSeen, type Placed } from '../../../shared/office/fold-row.ts';
import { listWritesOfTable } from '../../../db/compartment-travel.ts';
import { rowOf } from '../../../shared/office/joining.ts';
import { isEnclosing } from '../audit/station-log.ts';
import { authorOf, loosens, mayDo, type EntryFault } from './authority.ts';
import { lacksSecond } from './second-persons.ts';

type Of = {
  readonly office: Reader;
  readonly db: Reader;
  readonly body: SentBody;
  /** As the compartment's chains go; `outside`: as the office's do. */
  readonly by: Placed;
  readonly outside: Placed;
  readonly writes: readonly EntryWrite[];
  readonly base: number;
};

/** Everything that may be wrong with a part, by what every station of its people knows: so all of them come to the same. */
export function partFault(of: Of): EntryFault | null {
  const { office, db, body, by, outside, writes } = of;
  const author = authorOf(office, outside, body.user);
  if (author === null) return 'office/unknown-user';
  const people = peopleAsSeen(db, by);
  if (people.length > 0 && !people.includes(body.user)) return 'office/no-authority';
  if (of.base > 0 && !isEnclosing(body.action)) return 'office/altered'; // rows come in as they stood with their case alone
  if (!mayDo(author.role, body, writes)) return 'office/no-authority';
  if (changesPeople(writes) && !mayChangePeople({ office, outside, body, writes }, author.role, people))
    return 'office/no-authority';
  try {
    if (lacksSecond({ office, by: outside, rows: db, rowsBy: by, body, role: author.role, writes }))
      return 'office/no-second-person';
    return loosens(db, by, body, writes) ? 'office/loosens' : null;
  } catch {
    return 'office/altered'; // a mark that is none
  }
}

const changesPeople = (writes: readonly EntryWrite[]): boolean =>
  writes.some(({ table }) => table === 'compartment_people' || table === 'compartment_self');

/** A supervisor; an officer where none of its people is one, and of those who were taken out of the office whoever renews its keys. */
function mayChangePeople(
  { office, outside, writes }: Pick<Of, 'office' | 'outside' | 'body' | 'writes'>,
  role: string,
  people: readonly string[],
): boolean {
  if (role === 'supervisor' || people.length === 0) return true;
  if (!people.some(id => authorOf(office, outside, id)?.role === 'supervisor')) return true;
  return writes.every(({ table, row, kind }) => {
    if (table !== 'compartment_people' && table !== 'compartment_self') return true;
    const [id] = JSON.parse(row) as [unknown];
    return (
      table === 'compartment_people' && (kind === 'gone' || kind === 'ended') && authorOf(office, outside, String(id)) === null
    );
  });
}

/** Who was among its people, as an author knew it. */
function peopleAsSeen(db: Reader, by: Placed): readonly string[] {
  return [...Map.groupBy(listWritesOfTable(db, 'compartment_people'), ({ row }) => row)].flatMap(([row, writes]) => {
    const { cells } = rowOf(
      'compartment_people',
      writes.map(({ write }) => write).filter(write => hasSeen(by, write.by)),
    );
    return cells === null ? [] : [(JSON.parse(row) as [string])[0]];
  });
}
