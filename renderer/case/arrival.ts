import { useEffect } from 'react';
import type { CaseFile } from '../../shared/case.ts';
import type { RecordId } from '../../shared/language.ts';
import { textIn } from '../../shared/records.ts';
import { openDocument } from '../documents/document-store.ts';
import { stay, type Route } from '../frame/route-store.ts';
import { explainDeadline, markValue, returnTo, showTwoValues, useCase } from '../record/case-store.ts';
import { recordsById } from '../record/records-by-id.ts';
import { sectionOf, type CasePart } from './case-tabs.ts';

type CaseRoute = Extract<Route, { readonly screen: 'case' }>;

/** Come to the place in the case that a route names, once the case is read; the route then names it no more. */
export function useArrival(route: CaseRoute): void {
  const file = useCase(state => (state.caseId === route.caseId ? state.view?.file : undefined));
  const { at, ...here } = route;
  useEffect(() => {
    if (at === undefined || file === undefined) return;
    if (at.kind === 'page') {
      stay({ ...here, tab: 'documents' });
      const found = recordsById(file).get(at.document);
      if (found !== undefined) {
        const { fields } = found;
        const [name, fileName] = [textIn(fields, 'title'), textIn(fields, 'sourceFileName')];
        void openDocument({ caseId: file.id, record: at.document, name, fileName, mediaType: textIn(fields, 'mediaType') }, at);
      }
    } else if (at.kind === 'rule') {
      stay({ ...here });
      const row = useCase.getState().clocks.find(({ label }) => label.en === at.name);
      if (row !== undefined) explainDeadline(row);
    } else if (at.kind === 'record') {
      stay({ ...here, tab: partOf(file, at.record) });
      returnTo({ record: at.record, field: fieldToShow(file, at.record) });
    } else {
      stay({ ...here, tab: partOf(file, at.record) });
      const { record, field } = at;
      returnTo({ record, field }); // where the focus is when the mark is left
      if (at.kind === 'two-values') showTwoValues(record, field);
      else markValue({ record, field, at: at.kind });
    }
  }, [at, file]);
}

/** The value at which a record is met: its status, or the first that it has. */
function fieldToShow(file: CaseFile, id: RecordId): string {
  const fields = recordsById(file).get(id)?.fields ?? {};
  return 'status' in fields ? 'status' : (Object.keys(fields)[0] ?? '*');
}

/** The part of the case that shows a record: that of what it hangs from, directly under the case. */
function partOf(file: CaseFile, id: RecordId): CasePart {
  const records = recordsById(file);
  let found = records.get(id);
  for (let above = found; above !== undefined && above.entity !== 'case'; above = records.get(above.parentId ?? ('' as RecordId)))
    found = above;
  return sectionOf(found?.entity ?? 'case');
}
