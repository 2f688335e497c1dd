const attributes = ['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext'];

/**
 * What a page says that did not come from the catalogue. Render it in the pseudo-locale first (`speak('en-XA')`): there every text of the
 * catalogue stands between ⟦ and ⟧. `known` fits what is data: names, codes, keycaps.
 */
export function wordsOutsideCatalogue(root: Element, known: RegExp): readonly string[] {
  const said: string[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) said.push(walker.currentNode.textContent ?? '');
  for (const element of root.querySelectorAll('*')) {
    for (const attribute of attributes) said.push(element.getAttribute(attribute) ?? '');
  }
  return said.map(text => withoutTexts(text).trim()).filter(rest => /\p{L}/u.test(rest) && !known.test(rest));
}

/** A text may be filled with another, so the innermost go first. */
function withoutTexts(said: string): string {
  const less = said.replace(/⟦[^⟦⟧]*⟧/g, '');
  return less === said ? said : withoutTexts(less);
}
