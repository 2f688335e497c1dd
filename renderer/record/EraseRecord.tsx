import type { CaseRecord } from '../../shared/case.ts';
import { catalogue, fieldsOf, isEntity } from '../../shared/catalogue.ts';
import type { Failure } from '../../shared/failure.ts';
import type { RecordId } from '../../shared/language.ts';
import { AskDialog } from '../drafts/AskDialog.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { door } from '../host.ts';
import { useText } from '../text.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { notify } from '../ui/notice.ts';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useCase } from './case-store.ts';
import { placeOfErasing } from './draft-places.ts';
import { titleOf } from '../../shared/record-title.ts';

type Props = { readonly record: CaseRecord; readonly onClose: () => void };
type Typed = {
  readonly what: 'record' | 'fields';
  readonly fields: readonly string[];
  readonly order: RecordId | null;
  readonly ground: string;
};
const nothing: Typed = { what: 'fields', fields: [], order: null, ground: '' };

/** Erase a record, or some of its values, for good, by an order that is a document of the case. What a rule's day founds is erased in Settings. */
export function EraseRecord({ record, onClose }: Props) {
  const t = useText();
  const caseId = useCase(({ view }) => view?.summary.id);
  const records = useCase(({ view }) => view?.file.records);
  const typed = useDraft(placeOfErasing.write(record.id), nothing);
  const { what, fields, order } = typed.value;
  const ground = typed.value.ground.trim();
  const change = (next: Partial<Typed>) => typed.change({ ...typed.value, ...next });
  const orders = (records ?? []).filter(each => each.entity === 'document' && each.id !== record.id);
  const { entity } = record;
  const isCase = entity === 'case';
  const isWhole = what === 'record' && !isCase;
  const shown = (isEntity(entity) ? fieldsOf(entity) : []).filter(([name]) => record.fields[name] !== undefined);
  const missing =
    !isWhole && fields.length === 0
      ? t('retention.needsFields')
      : order === null
        ? t(orders.length === 0 ? 'retention.noOrder' : 'retention.needsOrder')
        : ground === ''
          ? t('retention.needsGround')
          : null;

  async function erase(): Promise<Failure | null | false> {
    if (caseId === undefined || order === null) return false;
    const target = { record: record.id, ...(isWhole ? {} : { fields: [...fields] }) };
    const answer = await door.request('retention:purge', { caseId, by: { order }, target, ground });
    if (!answer.ok) return answer.failure;
    notify({ title: t('retention.erased'), tone: 'done' });
    return null;
  }

  return (
    <AskDialog
      title={t('retention.eraseOf', { what: titleOf(record, isEntity(entity) ? t(catalogue[entity].label) : entity) })}
      act={t('retention.erase')}
      isDanger
      isWide
      missing={missing}
      typed={typed}
      run={erase}
      onClose={onClose}
    >
      <p>{t('retention.eraseRecordNote')}</p>
      {!isCase && (
        <RadioGroup
          label={t('retention.what')}
          choices={[
            { id: 'fields', label: t('retention.someFields') },
            { id: 'record', label: t('retention.wholeRecord') },
          ]}
          value={what}
          onChange={next => change({ what: next })}
        />
      )}
      {!isWhole && (
        <fieldset className="boxes">
          <legend className="caption">{t('retention.fields')}</legend>
          {shown.map(([name, { label }]) => (
            <Checkbox
              key={name}
              checked={fields.includes(name)}
              onChange={isOn => change({ fields: isOn ? [...fields, name] : fields.filter(one => one !== name) })}
            >
              {t(label)}
            </Checkbox>
          ))}
        </fieldset>
      )}
      <Select
        label={t('retention.order')}
        choices={orders.map(each => ({ id: each.id, label: titleOf(each, each.id) }))}
        value={order}
        onChange={next => change({ order: next })}
        unavailable={orders.length === 0 ? t('retention.noOrder') : null}
      />
      <TextField
        label={t('retention.ground')}
        value={typed.value.ground}
        maxLength={200}
        onChange={next => change({ ground: next })}
      />
      <p className="muted">{t('retention.eraseBackups')}</p>
    </AskDialog>
  );
}
