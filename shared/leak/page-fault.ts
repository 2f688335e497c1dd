/**
 * Why a page of an attached PDF should be looked at: words under a bar or picture (`covered`), in the colour of their ground (`invisible`),
 * in the place of other words (`overlaid`), or a part that could not be drawn, so that nobody looked at it (`undrawn`).
 */
export const pageFaults = ['covered', 'invisible', 'overlaid', 'undrawn'] as const;
export type PageFault = (typeof pageFaults)[number];

export function isPageFault(word: string): word is PageFault {
  return pageFaults.some(one => one === word);
}

/** A page's place in a refusal, with its fault at the end. */
export function faultPath(entry: string, page: number, fault: PageFault): string {
  return `${entry}#page=${page} (${fault})`;
}

/** The two halves of a {@link faultPath}; null for a place of another kind. */
export function readFaultPath(path: string): { readonly page: string; readonly fault: PageFault } | null {
  const [, page = '', word] = /^(.+#page=\d+) \((\w+)\)$/.exec(path) ?? [];
  const fault = pageFaults.find(one => one === word);
  return fault === undefined ? null : { page, fault };
}
