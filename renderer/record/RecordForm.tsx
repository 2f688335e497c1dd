import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { CaseRecord } from '../../shared/case.ts';
import { catalogue, type EntityName } from '../../shared/catalogue.ts';
import type { Failure } from '../../shared/failure.ts';
import type { Json, RecordId } from '../../shared/language.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useLeave } from '../drafts/use-leave.tsx';
import { placeSaid } from '../../shared/refusal-words.ts';
import { useReader, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { KeyHint } from '../ui/Keys.tsx';
import { TextField } from '../ui/TextField.tsx';
import { addRecord, correctExchange, saveFields } from './case-acts.ts';
import { useCase } from './case-store.ts';
import { placeOfForm } from './draft-places.ts';
import { changesOf } from './field-draft.ts';
import { focusIn, pressInForm } from './form-keys.ts';
import { shownForm } from './form-shown.ts';
import { FormList, type ListedRecord } from './FormList.tsx';
import { FormGroups } from './FormGroups.tsx';
import { sayChanged } from './undo.ts';

export type RecordFormProps = {
  readonly entity: EntityName;
  /** The record to change; without it a new one is made, under `parent` or the case itself. */
  readonly record?: CaseRecord;
  readonly parent?: RecordId;
  /** A logged exchange, or what hangs from one: the reason is asked, and both versions stay. */
  readonly isCorrecting?: boolean;
  readonly onClose: () => void;
};

/** Any record of a case, laid out as the catalogue has it. Only what was changed is sent; a refusal stands at its field. */
export function RecordForm({ entity, record, parent, isCorrecting = false, onClose }: RecordFormProps) {
  const t = useText();
  const reader = useReader();
  const caseRecord = useCase(state => state.view?.file.records.find(one => one.entity === 'case')?.id);
  const at = record?.id ?? parent ?? caseRecord ?? ('' as RecordId); // a form stands on a case that was read
  const way = isCorrecting ? 'correct' : record ? 'edit' : 'new';
  const typed = useDraft<Readonly<Record<string, Json>>>(placeOfForm.write(entity, way, at), {});
  const { leave, question } = useLeave(typed, onClose);
  const { [REASON]: why, ...draft } = typed.value;
  const reason = typeof why === 'string' ? why : '';
  const box = useRef<HTMLDivElement>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, setPending] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const [child, setChild] = useState<ListedRecord | null>(null);
  const label = t(catalogue[entity].label);
  const before = record?.fields ?? {};
  useEffect(() => void focusIn(box.current, 'first'), []);
  useEffect(() => {
    if (!isPending && failure !== null) focusIn(box.current, 'wrong');
  }, [isPending]); // once it is refused, not as each field is mended

  async function save(): Promise<void> {
    flushSync(() => setFailure(null)); // what stays wrong after this was never read: it is not saved, and not lost
    if (isPending || focusIn(box.current, 'wrong')) return;
    const fields = changesOf(before, draft);
    if (Object.keys(fields).length === 0 || (isCorrecting && reason.trim() === '')) return leave();
    setPending(true);
    const said = sayChanged(t, t(isCorrecting ? 'cases.eventCorrected' : 'cases.changed'));
    const answer = await (record
      ? isCorrecting
        ? correctExchange({ record: record.id, fields, reason: reason.trim() }, said)
        : saveFields(record.id, fields, said)
      : addRecord({ entity, fields, ...(parent === undefined ? {} : { parent }) }, said));
    setPending(false);
    setFailure(answer);
    if (answer !== null) return;
    typed.done();
    onClose();
  }

  const errorOf = (name: string) => {
    const place = failure?.places?.find(({ path }) => path === name || path.endsWith(`.${name}`));
    return place ? placeSaid(place, reader, entity).why : null;
  };
  const isHeld = (name: string) => before[name] !== undefined || name in draft || errorOf(name) !== null;
  return (
    <Dialog
      isOpen
      onClose={leave}
      width="lg"
      title={t(titles[way], { what: label })}
      footer={
        <>
          <span className="start form-hint">
            <KeyHint keys={['Enter']} does={t('cases.nextField')} />
          </span>
          <Button onPress={leave}>{t('ui.cancel')}</Button>
          <Button
            variant="primary"
            keys={['Mod', 'Enter']}
            isPending={isPending}
            unavailable={isCorrecting && reason.trim() === '' ? t('cases.correctionNeeds') : null}
            onPress={() => void save()}
          >
            {t(isCorrecting ? 'cases.correct' : 'ui.save')}
          </Button>
        </>
      }
    >
      {question}
      {child !== null && (
        <RecordForm {...child} isCorrecting={isCorrecting && 'record' in child} onClose={() => setChild(null)} />
      )}
      {failure !== null && <FailureNote failure={failure} entity={entity} />}
      <div ref={box} onKeyDownCapture={event => pressInForm(event, () => void save())}>
        <FormGroups
          shown={shownForm(entity, record ? 'changed' : 'added', isHeld, isOpen)}
          valueOf={name => (name in draft ? draft[name] : before[name])}
          errorOf={errorOf}
          onChange={(name, value) => {
            typed.change({ ...typed.value, [name]: value });
            setFailure(answer => withoutPlace(answer, name));
          }}
          listOf={child => record && <FormList key={child} entity={child} parent={record.id} onOpen={setChild} />}
          isOpen={isOpen}
          onOpen={setOpen}
        />
        {isCorrecting && (
          <TextField
            label={t('cases.correctReason')}
            description={t('cases.correctNote')}
            value={reason}
            maxLength={200}
            onChange={text => typed.change({ ...typed.value, [REASON]: text })}
          />
        )}
      </div>
    </Dialog>
  );
}

/** What a correction says beside the fields; no field of the catalogue is called so. */
const REASON = 'why…';

const titles = { new: 'cases.addOf', edit: 'cases.editOf', correct: 'cases.correctTitle' } as const;

/** A refusal once one of its fields is typed in anew. */
function withoutPlace(failure: Failure | null, name: string): Failure | null {
  if (failure?.places === undefined) return failure;
  const places = failure.places.filter(({ path }) => path !== name && !path.endsWith(`.${name}`));
  return places.length === failure.places.length ? failure : places.length === 0 ? null : { ...failure, places };
}
