import type { CaseRecord } from '../../../shared/case.ts';
import type { StoredFile } from '../../../db/stored-files.ts';
import type { Json, RecordId } from '../../../shared/language.ts';
import type { Fields } from '../../../shared/records.ts';

/** A whole record as one change holds it when it is made or removed; its id and entity stand beside it. */
export function wholeRecord({ parentId, position, fields, marks }: CaseRecord): Json {
  return { parentId, position, fields, marks: marks as Json }; // marks are plain JSON
}

/** What a document's record keeps of its file. `content` is where a mark on the file itself stands; its value is the document. */
export function documentFields(id: RecordId, { name, sizeBytes, sha256 }: StoredFile): Fields {
  return { storedFile: name, sizeBytes, sha256, content: id };
}
