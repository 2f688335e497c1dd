import type { CaseRecord } from '../../shared/case.ts';
import type { Json } from '../../shared/language.ts';

/** A whole record as one change holds it when it is made or removed; its id and entity stand beside it. */
export function wholeRecord({ parentId, position, fields, marks }: CaseRecord): Json {
  return { parentId, position, fields, marks: marks as Json }; // marks are plain JSON
}
