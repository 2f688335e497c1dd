import { setAnew, type SetAnew } from '../../electron/host/papers/set/set-anew.ts';
import { withPdf } from '../../electron/host/papers/draw/pdf-open.ts';

/** What each page of a PDF says, by the reader of others' files. */
export function pagesOf(pdf: Uint8Array): Promise<readonly string[]> {
  return withPdf(pdf, async opened => {
    const pages: string[] = [];
    for (let number = 1; number <= opened.numPages; number++) {
      const { items } = await (await opened.getPage(number)).getTextContent();
      pages.push(items.map(item => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    }
    return pages;
  });
}

/** A file set anew: all of its words in one line, and what was left out by kind. */
export async function setWords(
  file: Uint8Array,
): Promise<{ readonly words: string; readonly leftOut: Readonly<Record<string, number>>; readonly set: SetAnew }> {
  const set = await setAnew(file);
  const words = (await pagesOf(set.pdf)).join('\n').replaceAll(/\s+/g, ' ');
  return { words, leftOut: Object.fromEntries(set.leftOut.map(({ what, count }) => [what, count])), set };
}

/** The code by which a file is refused; null where it is set. */
export async function refusalOf(file: Uint8Array): Promise<string | null> {
  return setAnew(file).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}
