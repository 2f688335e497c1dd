import type { CaseId } from '../../../../shared/language.ts';
import { wordsOf } from '../../../../shared/leak/fold.ts';
import type { ReleasedValue, WithheldValue } from '../../../../shared/leak/needle.ts';
import { passageOf } from '../../../../shared/leak/passage.ts';
import { indexLeaks } from '../../../../shared/leak/search.ts';
import type { Session } from '../../ground/context.ts';
import { protectedElsewhere } from './office-values.ts';

/** Of which case the words are said, with what of it stays and what leaves; null: of none. */
export type WordsAbout = {
  readonly caseId: CaseId;
  readonly withheld: readonly WithheldValue[];
  readonly released: readonly ReleasedValue[];
} | null;

/**
 * Which of these texts, by their places, name something that must not leave: a value of their own case that stays, and that alone stops a packet
 * too, or a protected value of any other case that this user sees.
 */
export function tellingTexts(
  session: Pick<Session, 'visible'>,
  about: WordsAbout,
  texts: readonly string[],
): ReadonlySet<number> {
  const elsewhere = protectedElsewhere(session, about?.caseId ?? ('' as CaseId)); // no case is called so
  const passages = texts.map(text => passageOf(text));
  for (const passage of passages)
    for (const text of [passage.text, ...passage.disguises().map(other => other.text)]) elsewhere.look(wordsOf(text), true);
  const others = elsewhere.found();
  const own = indexLeaks(about?.withheld ?? [], about?.released ?? []);
  const foreign = indexLeaks(others, []);
  return new Set(
    passages.flatMap((passage, at) => {
      const stops = own.find(passage, 'prose').some(({ severity }) => severity === 'stop');
      return stops || (others.length > 0 && foreign.find(passage, 'prose').length > 0) ? [at] : [];
    }),
  );
}
