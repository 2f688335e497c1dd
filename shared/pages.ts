/** A part of a page as a reader sees it: fractions (0 to 1) of its drawn width and height, from the top left corner. */
export type PageBox = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/**
 * A word that stands visibly on a page. `confidence`: how sure the reading of the picture was (0 to 100); null for a word of the file's own
 * text that was found drawn where it claims to be.
 */
export type PageWord = { readonly text: string; readonly box: PageBox; readonly confidence: number | null };
