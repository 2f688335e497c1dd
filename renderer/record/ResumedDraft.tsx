import { useState } from 'react';
import { isEntity } from '../../shared/catalogue.ts';
import type { RecordId } from '../../shared/language.ts';
import { useResumed } from '../drafts/use-draft.ts';
import { editValue, markValue, useCase } from './case-store.ts';
import { placeOfForm, placeOfMark, placeOfPortion, placeOfValue } from './draft-places.ts';
import { RecordForm, type RecordFormProps } from './RecordForm.tsx';
import { recordsById } from './records-by-id.ts';

/** Open again what was being typed on the case, once the case is read: a value in its row, a portion, a record's form, a mark. */
export function ResumedDraft() {
  const file = useCase(state => state.view?.file);
  const [form, setForm] = useState<Omit<RecordFormProps, 'onClose'> | null>(null);
  const isRead = file !== undefined;
  useResumed('value ', place => editValue(placeOfValue.read(place)), isRead);
  useResumed('portion ', place => editValue({ record: placeOfPortion.read(place), field: 'text' }), isRead);
  useResumed('mark ', place => markValue(placeOfMark.read(place)), isRead);
  useResumed(
    'record ',
    place => {
      const { entity, way, id } = placeOfForm.read(place);
      const record = file === undefined ? undefined : recordsById(file).get(id);
      if (!isEntity(entity) || record === undefined) return;
      if (way === 'edit') setForm({ entity, record });
      else setForm({ entity, ...(record.entity === 'case' ? {} : { parent: id satisfies RecordId }) });
    },
    isRead,
  );
  return form !== null && <RecordForm {...form} onClose={() => setForm(null)} />;
}
