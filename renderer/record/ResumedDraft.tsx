import { useState } from 'react';
import type { CaseRecord } from '../../shared/case.ts';
import { isEntity } from '../../shared/catalogue.ts';
import type { RecordId } from '../../shared/language.ts';
import { useResumed } from '../drafts/use-draft.ts';
import { editValue, markValue, useCase } from './case-store.ts';
import { CorrectEvent } from './CorrectEvent.tsx';
import {
  placeOfErasing,
  placeOfEvent,
  placeOfExchange,
  placeOfForm,
  placeOfMark,
  placeOfPortion,
  placeOfValue,
  type EventAmending,
  type ExchangeEnding,
} from './draft-places.ts';
import { EraseRecord } from './EraseRecord.tsx';
import { EndExchange } from './EndExchange.tsx';
import { RecordForm, type RecordFormProps } from './RecordForm.tsx';
import { recordsById } from './records-by-id.ts';

/** Open again what was being typed on the case, once the case is read: a value in its row, a portion, a record's form, a mark. */
export function ResumedDraft() {
  const file = useCase(state => state.view?.file);
  const [form, setForm] = useState<Omit<RecordFormProps, 'onClose'> | null>(null);
  const [event, setEvent] = useState<{ readonly record: CaseRecord; readonly way: EventAmending } | null>(null);
  const [ending, setEnding] = useState<{ readonly record: CaseRecord; readonly way: ExchangeEnding } | null>(null);
  const [erasing, setErasing] = useState<CaseRecord | null>(null);
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
      if (way === 'edit' || way === 'correct') setForm({ entity, record, isCorrecting: way === 'correct' });
      else setForm({ entity, ...(record.entity === 'case' ? {} : { parent: id satisfies RecordId }) });
    },
    isRead,
  );
  useResumed(
    'event ',
    place => {
      const { way, id } = placeOfEvent.read(place);
      const record = file === undefined ? undefined : recordsById(file).get(id);
      if (record !== undefined) setEvent({ record, way });
    },
    isRead,
  );
  useResumed(
    'exchange ',
    place => {
      const { way, id } = placeOfExchange.read(place);
      const record = file === undefined ? undefined : recordsById(file).get(id);
      if (record !== undefined) setEnding({ record, way });
    },
    isRead,
  );
  useResumed(
    'retention record ',
    place => setErasing((file === undefined ? undefined : recordsById(file).get(placeOfErasing.read(place))) ?? null),
    isRead,
  );
  return (
    <>
      {erasing !== null && <EraseRecord record={erasing} onClose={() => setErasing(null)} />}
      {form !== null && <RecordForm {...form} onClose={() => setForm(null)} />}
      {ending !== null && <EndExchange {...ending} onClose={() => setEnding(null)} />}
      {event !== null && <CorrectEvent {...event} onClose={() => setEvent(null)} />}
    </>
  );
}
