import type { Lists } from './docx-lists.ts';
import type { Styles } from './docx-looks.ts';
import type { OfficeParts } from './docx-parts.ts';
import type { LeftOut } from './model.ts';

/** What the readers of one part of a Word document share. */
export type DocxPlace = {
  readonly parts: OfficeParts;
  readonly part: string;
  readonly styles: Styles;
  readonly lists: Lists;
  readonly leftOut: LeftOut;
};
