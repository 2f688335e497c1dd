import { guidePages, type GuidePage, type GuidePageId } from '../../shared/guide/pages.ts';
import { piecesOf } from '../../shared/guide/quoted.ts';
import type { TextKey } from '../../shared/text/catalogue.ts';
import { fold } from '../../shared/text-rules.ts';
import type { Translate } from '../text.ts';

/** The pages in which every word that was typed begins a word, in their order; all of them for nothing typed. Accents and capitals do not matter. */
export function findPages(typed: string, t: Translate): readonly GuidePage[] {
  const wanted = wordsOf(typed);
  return guidePages.filter(page => {
    const has = wordsOf(
      textsOf(page)
        .map(key => said(key, t))
        .join(' '),
    );
    return wanted.every(word => has.some(each => each.startsWith(word)));
  });
}

/** A text of the guide as a person reads it, its labels in their places. */
export function said(key: TextKey, t: Translate): string {
  return piecesOf(t(key))
    .map(piece => (piece.is === 'words' ? piece.text : piece.is === 'label' ? t(piece.key) : piece.keys))
    .join('');
}

/** The key of a page's step, which the texts' type does not tell apart from page to page. */
export function stepKey(id: GuidePageId, step: string): TextKey {
  return `guide.page.${id}.steps.${step}` as TextKey; // the steps come from the table of texts itself
}

function textsOf({ id, steps }: GuidePage): readonly TextKey[] {
  return [`guide.page.${id}.title`, `guide.page.${id}.lead`, ...steps.map(step => stepKey(id, step)), `guide.page.${id}.note`];
}

function wordsOf(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
