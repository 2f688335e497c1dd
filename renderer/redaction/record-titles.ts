import { useCallback, useEffect, useState } from 'react';
import type { CaseRecord } from '../../shared/case.ts';
import type { CaseId, RecordId } from '../../shared/language.ts';
import { textIn } from '../../shared/records.ts';
import { door } from '../host.ts';

/** A title and the file's name: many are called alike. */
function nameOf(fields: CaseRecord['fields']): string {
  return [textIn(fields, 'title'), textIn(fields, 'sourceFileName')].filter(text => text !== '').join(', ');
}

/** What each document of a case is called; nothing until that is known. */
export function useRecordTitles(caseId: CaseId): (document: RecordId) => string {
  const [titles, setTitles] = useState<ReadonlyMap<RecordId, string>>(new Map());
  useEffect(() => {
    let isGone = false;
    void door.request('doc:list', { caseId }).then(answer => {
      if (!isGone && answer.ok) setTitles(new Map(answer.value.map(({ id, fields }) => [id, nameOf(fields)])));
    });
    return () => void (isGone = true);
  }, [caseId]);
  return useCallback((document: RecordId) => titles.get(document) ?? '', [titles]);
}
