import { useState } from 'react';
import type { CaseRecord } from '../../shared/case.ts';
import { catalogue, fieldsOf, type EntityName } from '../../shared/catalogue.ts';
import { mayBeSaid } from '../../shared/field-setters.ts';
import { failures, type Failure } from '../../shared/failure.ts';
import type { Json, RecordId } from '../../shared/language.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useLeave } from '../drafts/use-leave.tsx';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { addRecord, saveFields } from './case-acts.ts';
import { useCase } from './case-store.ts';
import { placeOfForm } from './draft-places.ts';
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
  const caseRecord = useCase(state => state.view?.file.records.find(one => one.entity === 'case')?.id);
  const at = record?.id ?? parent ?? caseRecord ?? ('' as RecordId); // a form stands on a case that was read
  const typed = useDraft<Readonly<Record<string, Json>>>(placeOfForm.write(entity, record ? 'edit' : 'new', at), {});
  const { leave, question } = useLeave(typed, onClose);
  const draft = typed.value;
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, setPending] = useState(false);
  const label = t(catalogue[entity].label);
  const before = record?.fields ?? {};

  async function save(): Promise<void> {
    const fields = changesOf(before, draft);
    if (Object.keys(fields).length === 0) return leave();
    setPending(true);
    const said = sayChanged(t, t('cases.changed'));
    const answer = await (record
      ? saveFields(record.id, fields, said)
      : addRecord({ entity, fields, ...(parent === undefined ? {} : { parent }) }, said));
    setPending(false);
    setFailure(answer);
    if (answer !== null) return;
    typed.done();
    onClose();
  }

  const errorAt = (name: string) => {
    const place = failure?.places?.find(({ path }) => path === name || path.endsWith(`.${name}`));
    return place ? t(failures[place.code]) : null;
  };
  return (
    <Dialog
      isOpen
      onClose={leave}
      width="lg"
      title={t(record ? 'cases.editOf' : 'cases.addOf', { what: label })}
      footer={
        <>
          <Button onPress={leave}>{t('ui.cancel')}</Button>
          <Button variant="primary" isPending={isPending} onPress={() => void save()}>
            {t('ui.save')}
          </Button>
        </>
      }
    >
      {question}
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
              onChange={value => typed.change({ ...draft, [name]: value })}
              error={errorAt(name)}
            />
          ))}
      </div>
    </Dialog>
  );
}
