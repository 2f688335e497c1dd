import { useState } from 'react';
import type { CaseRecord } from '../../shared/case.ts';
import { catalogue, fieldsOf, type EntityName } from '../../shared/catalogue.ts';
import { mayBeSaid } from '../../shared/field-setters.ts';
import { failures, type Failure } from '../../shared/failure.ts';
import type { Json, RecordId } from '../../shared/language.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { addRecord, saveFields } from './case-acts.ts';
import { changesOf } from './field-draft.ts';
import { FieldInput } from './FieldInput.tsx';
import { sayChanged } from './undo.ts';

export type RecordFormProps = {
  readonly entity: EntityName;
  /** The record to change; without it a new one is made, under `parent` or the case itself. */
  readonly record?: CaseRecord;
  readonly parent?: RecordId;
  readonly onClose: () => void;
};

/** Any record of a case, every field as the catalogue has it. Only what was changed is sent; a refusal stands at its field. */
export function RecordForm({ entity, record, parent, onClose }: RecordFormProps) {
  const t = useText();
  const [draft, setDraft] = useState<Readonly<Record<string, Json>>>({});
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, setPending] = useState(false);
  const label = t(catalogue[entity].label);
  const before = record?.fields ?? {};

  async function save(): Promise<void> {
    const fields = changesOf(before, draft);
    if (Object.keys(fields).length === 0) return onClose();
    setPending(true);
    const answer = await (record
      ? saveFields(record.id, fields)
      : addRecord({ entity, fields, ...(parent === undefined ? {} : { parent }) }));
    setPending(false);
    setFailure(answer);
    if (answer !== null) return;
    onClose();
    sayChanged(t, t('cases.changed'));
  }

  const errorAt = (name: string) => {
    const place = failure?.places?.find(({ path }) => path === name || path.endsWith(`.${name}`));
    return place ? t(failures[place.code]) : null;
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="lg"
      title={t(record ? 'cases.editOf' : 'cases.addOf', { what: label })}
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" isPending={isPending} onPress={() => void save()}>
            {t('ui.save')}
          </Button>
        </>
      }
    >
      {failure !== null && <FailureNote failure={failure} />}
      <div className="case-form">
        {fieldsOf(entity)
          .filter(([name, field]) => field.legacy !== true && mayBeSaid(entity, name, record ? 'changed' : 'added'))
          .map(([name, field]) => (
            <FieldInput
              key={name}
              name={name}
              field={field}
              value={name in draft ? draft[name] : before[name]}
              onChange={value => setDraft(current => ({ ...current, [name]: value }))}
              error={errorAt(name)}
            />
          ))}
      </div>
    </Dialog>
  );
}
