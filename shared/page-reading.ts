import type { FailureCode } from './failure.ts';
import type { RecordId } from './language.ts';
import type { PageWord } from './pages.ts';

/** How a page came to its words: from the file's own visible text, from its picture, from both; it holds nothing; or reading failed. */
export type PageHow = 'text' | 'picture' | 'both' | 'blank' | 'failed';

/** What a person said who looked at a page beside the words read: they are what it shows, or it shows more than they say. */
export const pageLooks = ['as-read', 'holds-more'] as const;
export type PageLook = (typeof pageLooks)[number];

/** What was read of a page's picture. `hasInk`: something is on it, be it words or not. */
export type PictureReading = { readonly words: readonly PageWord[]; readonly hasInk: boolean };

/** Below these, reading is a guess (0 to 100): of a whole page on average, of one word. Sharp print gives 85 and more. */
const sureOfPage = 75;
const sureOfWord = 60;
/** So many of a page's words may be doubtful: dates and codes often are. */
const doubtfulShare = 0.25;

/** How sure the reading of a page was: the mean over its letters (0 to 100), or null where no word came from a picture. */
export function confidenceOf(words: readonly PageWord[]): number | null {
  let [sum, letters] = [0, 0];
  for (const { text, confidence } of words) {
    if (confidence === null) continue;
    sum += confidence * text.length;
    letters += text.length;
  }
  return letters === 0 ? null : sum / letters;
}

/**
 * Whether a person must look at a page before its document may leave: reading it failed, it shows something and no word was read, or what
 * was read is doubtful.
 */
export function needsLook(how: PageHow, { words, hasInk }: PictureReading): boolean {
  if (how === 'failed') return true;
  if (how === 'text' || how === 'blank') return false;
  const read = words.filter(({ confidence }) => confidence !== null);
  if (read.length === 0) return hasInk && how === 'picture';
  return (confidenceOf(read) ?? 0) < sureOfPage || read.filter(isDoubtful).length > read.length * doubtfulShare;
}

/** Whether a word that was read from a picture may well be another. */
export function isDoubtful({ confidence }: PageWord): boolean {
  return confidence !== null && confidence < sureOfWord;
}

/** The text of a page, as search and the guard read it: its words in reading order. */
export function textOfPage(words: readonly PageWord[]): string {
  return words.map(({ text }) => text).join(' ');
}

/**
 * Where the reading of a document's file stands: `waiting` for its turn, being read, every page read, or a file that cannot be read (`code`
 * says why).
 */
export type DocumentReading = {
  readonly record: RecordId;
  readonly state: 'waiting' | 'reading' | 'done' | 'failed';
  readonly code: FailureCode | null;
  /** Null until the file was opened. */
  readonly pages: number | null;
  readonly readPages: number;
  readonly words: number;
  /** The pages at which a person must look and nobody has; and those at which somebody had to and did. */
  readonly toLook: readonly number[];
  readonly looked: readonly number[];
};
/** `paused`: a person stopped the reading of this vault's documents until it is locked. */
export type CaseReadings = { readonly paused: boolean; readonly documents: readonly DocumentReading[] };

/** One page as it was read. Times in ms since 1970; `confidence` 0 to 100; `digest` names the picture that was read. */
export type ReadPage = {
  readonly page: number;
  readonly how: PageHow;
  readonly words: readonly PageWord[];
  readonly confidence: number | null;
  readonly needsLook: boolean;
  readonly digest: string;
  readonly looked: { readonly look: PageLook; readonly by: string; readonly atMs: number } | null;
};
