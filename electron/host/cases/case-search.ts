import { countPersons, listPersons } from '../../../db/persons.ts';
import { searchRecords, type FoundRecord } from '../../../db/search.ts';
import type { PersonLine, SearchHit } from '../../../shared/case-view.ts';
import type { caseSearchCalls } from '../../../shared/contract/case-search.ts';
import { Refusal } from '../../../shared/failure.ts';
import { highlight, holdsWord, soughtIn, type Sought } from '../../../shared/highlight.ts';
import { numberTyped, otherWords, withoutUnseen } from '../../../shared/index-words.ts';
import { searchableTexts } from '../../../shared/records.ts';
import { keyIn, sortKey } from '../../../shared/sort-key.ts';
import { fold } from '../../../shared/text-rules.ts';
import type { HandlersOf } from '../ground/context.ts';

const HITS = 50;
export const MOST_WORDS = 12;
const PAGE = 100;

export const searchHandlers: HandlersOf<typeof caseSearchCalls> = {
  'case:search': ({ text, limit = HITS }, { session }) => {
    const sought = soughtIn(withoutUnseen(text));
    const words = [...sought.words].slice(0, MOST_WORDS);
    if (words.length === 0 && sought.beginning === null) throw new Refusal('search/no-words');
    const number = numberTyped(text);
    const answers = session.visible().map(db => searchRecords(db, { ...sought, words }, limit + 1));
    // A number stands first, in whatever way it is written.
    const numbered =
      number === null ? [] : session.visible().map(db => searchRecords(db, { words: [], beginning: number }, limit + 1));
    const ranked = [...answers, ...numbered].every(answer => answer.ranked);
    const found = distinct([...numbered, ...answers].flatMap(answer => answer.found));
    if (answers.length > 1) found.sort(ranked ? bestFirst : newestFirst); // one database's answer is in order already
    return { hits: found.slice(0, limit).map(row => hitOf(row, sought, number)), ranked, more: found.length > limit };
  },

  'person:list': ({ text = '', offset = 0, limit = PAGE, language }, { session }) => {
    const visible = session.visible();
    const lines = visible.flatMap(db =>
      listPersons(db, text, { offset: visible.length === 1 ? offset : 0, limit: limit + offset, language }),
    );
    const ordered = visible.length === 1 ? lines : lines.sort(byName(language)).slice(offset);
    return { persons: ordered.slice(0, limit), total: visible.reduce((sum, db) => sum + countPersons(db, text), 0) };
  },
};

function distinct(found: readonly FoundRecord[]): FoundRecord[] {
  return [...new Map(found.toReversed().map(row => [`${row.record} ${row.page?.number ?? ''}`, row])).values()].toReversed();
}

// Ids rise with time, over all databases.
function newestFirst(one: FoundRecord, other: FoundRecord): number {
  return one.record < other.record ? 1 : -1;
}

function bestFirst(one: FoundRecord, other: FoundRecord): number {
  return (one.rank ?? 0) - (other.rank ?? 0) || newestFirst(one, other);
}

function byName(language: string | undefined): (one: PersonLine, other: PersonLine) => number {
  const key = ({ name }: PersonLine): string => keyIn(language, sortKey(name));
  return (one, other) => {
    const [a, b] = [key(one), key(other)];
    return a === b ? (one.record < other.record ? -1 : 1) : a < b ? -1 : 1;
  };
}

function hitOf(
  { record, caseId, entity, fields, reference, title, page }: FoundRecord,
  sought: Sought,
  number: string | null,
): SearchHit {
  if (page !== null) {
    const pieces = highlight(page.text, sought);
    return { caseId, reference, title, record, entity, field: 'content', page: page.number, pieces };
  }
  const texts = searchableTexts({ entity, fields });
  const isOtherwise = (field: string, text: string): boolean =>
    fold(text) === number ||
    otherWords(`${entity}.${field}`, text).some(
      other => holdsWord(other, sought) || (number !== null && other.startsWith(number)),
    );
  const best =
    texts.find(({ text }) => holdsWord(text, sought)) ?? texts.find(({ field, text }) => isOtherwise(field, text)) ?? texts[0];
  return { caseId, reference, title, record, entity, field: best?.field ?? '*', pieces: highlight(best?.text ?? '', sought) };
}
