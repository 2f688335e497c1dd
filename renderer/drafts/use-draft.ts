import { useEffect, useState } from 'react';
import type { Json } from '../../shared/language.ts';
import { dropDraft, keepDraft, openPlace, resumed, useDrafts, type DraftPlace } from '../kept-drafts.ts';

/** What a form has of what is typed in it. */
export type TypedDraft<T> = {
  readonly value: T;
  readonly change: (next: T) => void;
  /** Whether anything was typed that leaving would put aside. */
  readonly isBegun: boolean;
  /** It was saved or let go: nothing of it is kept any more. */
  readonly done: () => void;
};

/**
 * The state of a form that is kept while it is typed: it comes back after a lock, a crash, or leaving. Use it instead of `useState` wherever a
 * person types a sentence.
 *
 * @param place - Where this stands; another place is another draft. Never holds what was typed.
 * @param start - What the form begins with; back at it, nothing is kept.
 */
export function useDraft<T>(place: DraftPlace, start: T): TypedDraft<T> {
  const [begin] = useState(start);
  const [value, setValue] = useState<T>(() => fitting(begin, useDrafts.getState().kept.get(place)?.content));
  useOpenPlace(place);
  return {
    value,
    change: next => {
      setValue(next);
      // The values of forms are plain data; their lists are only read.
      if (isSame(next, begin)) dropDraft(place);
      else keepDraft(place, next as unknown as Json);
    },
    isBegun: !isSame(value, begin),
    done: () => dropDraft(place),
  };
}

/** While this is shown, the person is in this place: after a lock they are taken back to it. */
export function useOpenPlace(place: DraftPlace): void {
  useEffect(() => openPlace(place), [place]);
}

/**
 * Open a place again when its draft is resumed. `place` ending in a space means every place that begins so.
 *
 * @param reopen - Told which place it is.
 */
export function useResumed(place: string, reopen: (place: string) => void, isReady = true): void {
  const asked = useDrafts(state => state.resumed);
  const isMine = asked !== null && (asked === place || (place.endsWith(' ') && asked.startsWith(place)));
  useEffect(() => {
    if (!isMine || !isReady || asked === null) return;
    resumed();
    reopen(asked);
  }, [isMine, isReady, asked]);
}

/** A kept draft as this form takes it; another version's form may have written another shape, and then nothing fits. */
function fitting<T>(start: T, content: Json | undefined): T {
  if (content === undefined) return start;
  if (start === null || start === undefined) return content as T; // whatever was typed at a place that begins with nothing
  if (isPlain(start) && isPlain(content)) return { ...start, ...content };
  return typeof start === typeof content && Array.isArray(start) === Array.isArray(content) ? (content as T) : start;
}

const isPlain = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
