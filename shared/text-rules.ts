// What may stand in any stored text, and how texts are compared without regard to case and diacritics.

/**
 * Characters that no stored text may hold: control characters but tab and line feed, bidirectional controls (they turn what a reader
 * sees), zero-width characters (they hide differences), tag characters (nobody sees them), noncharacters, and halves of surrogate pairs.
 */
const forbidden =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u2028\u2029\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF]|\uDB40[\uDC00-\uDC7F]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Whether a text, line ends normalised, holds a character that may not be stored. */
export function hasForbiddenCharacter(text: string): boolean {
  return forbidden.test(text);
}

/** The stored form of a text: NFC, line ends as line feeds, no space around. */
export function normaliseText(text: string): string {
  return text.replace(/\r\n?/g, '\n').normalize('NFC').trim();
}

/** A text for comparing: lower case, without diacritics, `ñ` as `n`, as the search index folds it. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The words of a text as the search index cuts them. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu) ?? [];
}

/** An apostrophe inside a word, of any make. */
const apostrophe = /(?<=\p{L})['’ʼ‘`´](?=\p{L})/gu;

/** A text with its words closed up where an apostrophe parts them: O'Neill as ONeill. */
export function closedUp(text: string): string {
  return text.replaceAll(apostrophe, '');
}
