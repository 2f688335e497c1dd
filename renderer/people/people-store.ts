import { create } from 'zustand';
import type { PersonLine } from '../../shared/case-view.ts';
import type { Failure } from '../../shared/failure.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';
import { currentReader } from '../text.ts';

export type People = {
  readonly text: string;
  readonly persons: readonly PersonLine[] | null; // null: not read yet
  readonly total: number;
  readonly isReading: boolean;
  readonly failure: Failure | null;
};

export const usePeople = forgetOnLock(
  create<People>(() => ({ text: '', persons: null, total: 0, isReading: false, failure: null })),
);

const PAGE = 200;

/** Who has this in their name; all persons for nothing. */
export async function findPeople(text: string): Promise<void> {
  usePeople.setState({ text });
  await read(0);
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
}
