import { create } from 'zustand';
import type { PersonLine } from '../../shared/case-view.ts';
import type { Failure } from '../../shared/failure.ts';
import type { RecordId } from '../../shared/language.ts';
import type { PersonElsewhere, PersonMatch } from '../../shared/same-person/matches.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';
import { currentReader } from '../text.ts';

export type People = {
  readonly text: string;
  readonly persons: readonly PersonLine[] | null; // null: not read yet
  readonly total: number;
  readonly isReading: boolean;
  readonly failure: Failure | null;
  /** Who of those shown is in other cases too, by the person's record; read after them. */
  readonly elsewhere: ReadonlyMap<RecordId, PersonElsewhere>;
  /** Who is shown beside the list. */
  readonly active: RecordId | null;
};

export const usePeople = forgetOnLock(
  create<People>(() => ({
    ...{ text: '', persons: null, total: 0, isReading: false, failure: null },
    ...{ elsewhere: new Map(), active: null },
  })),
);

const PAGE = 200;

/** Who has this in their name; all persons for nothing. */
export async function findPeople(text: string): Promise<void> {
  usePeople.setState({ text });
  await read(0);
}

export function showPersonBeside(record: RecordId): void {
  usePeople.setState({ active: record });
}

/** Who in other cases may be this person, or is said to be; nobody where it is not for this reader to know. */
export async function readMatches({ caseId, record }: PersonLine): Promise<readonly PersonMatch[]> {
  const answer = await door.request('person:same', { caseId, record });
  return answer.ok ? answer.value.persons.flatMap(({ matches }) => matches) : [];
}

/** The next page, if there is one and none is on its way. */
export async function readMorePeople(): Promise<void> {
  const { persons, total, isReading } = usePeople.getState();
  if (!isReading && persons !== null && persons.length < total) await read(persons.length);
}

async function read(offset: number): Promise<void> {
  const { text } = usePeople.getState();
  usePeople.setState({ isReading: true });
  const answer = await door.request('person:list', { text, offset, limit: PAGE, language: currentReader().language });
  if (usePeople.getState().text !== text) return; // more has been typed since
  if (!answer.ok) return usePeople.setState({ isReading: false, failure: answer.failure });
  const { persons, total } = answer.value;
  usePeople.setState(state => ({
    isReading: false,
    failure: null,
    total,
    persons: offset === 0 ? persons : [...(state.persons ?? []), ...persons],
  }));
  await readElsewhere(
    text,
    persons.map(({ record }) => record),
  );
}

/** So many persons are looked for in other cases at a time: each costs the host more than its line in the list. */
const AT_A_TIME = 5;

/** Read who is in other cases too, a few at a time, until something else is typed. Nobody who may not see values asks. */
async function readElsewhere(text: string, records: readonly RecordId[]): Promise<void> {
  for (let at = 0; at < records.length; at += AT_A_TIME) {
    const asked = records.slice(at, at + AT_A_TIME);
    const answer = await door.request('person:elsewhere', { records: asked });
    if (!answer.ok || usePeople.getState().text !== text) return;
    usePeople.setState(({ elsewhere }) => ({
      elsewhere: new Map([
        ...[...elsewhere].filter(([record]) => !asked.includes(record)),
        ...answer.value.map(found => [found.record, found] as const),
      ]),
    }));
  }
}
