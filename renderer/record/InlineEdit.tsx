import { modName } from '../ui/Keys.tsx';
import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import type { CaseRecord } from '../../shared/case.ts';
import type { Field } from '../../shared/catalogue-types.ts';
import { isEntity } from '../../shared/catalogue.ts';
import type { Failure } from '../../shared/failure.ts';
import type { Json } from '../../shared/language.ts';
import type { Reader } from '../../shared/reader.ts';
import { placeSaid, refusalSaid } from '../../shared/refusal-words.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useLeave } from '../drafts/use-leave.tsx';
import { useReader, useText } from '../text.ts';
import { saveFields } from './case-acts.ts';
import { leaveEdit } from './case-store.ts';
import { placeOfValue } from './draft-places.ts';
import { changesOf } from './field-draft.ts';
import { FieldInput } from './FieldInput.tsx';
import { sayChanged } from './undo.ts';

type Props = { readonly record: CaseRecord; readonly name: string; readonly field: Field };

/** A value's input in its own row. Enter or leaving it saves, Escape asks before it gives up what was typed; what is refused stays, with why beside it. */
export function InlineEdit({ record, name, field }: Props) {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  // null until something is typed; a value taken away is null inside it
  const typed = useDraft<{ readonly value: Json } | null>(placeOfValue.write({ record: record.id, field: name }), null);
  const draft = typed.value?.value;
  const isChanged = draft !== undefined && Object.keys(changesOf(record.fields, { [name]: draft })).length > 0;
  const { leave: ask, question } = useLeave({ isBegun: isChanged, done: typed.done }, () => leaveEdit(true));
  const [failure, setFailure] = useState<Failure | null>(null);
  const reader = useReader();
  const isBusy = useRef(false);
  const isChosen =
    field.type === 'reference' || field.type === 'agency' || (field.options !== undefined && field.type !== 'codes');
  useEffect(() => {
    const input = box.current?.querySelector<HTMLElement>('input, textarea, button');
    input?.focus();
    if (input instanceof HTMLInputElement) input.select();
  }, []);

  async function save(next: Json | undefined, returnsFocus: boolean): Promise<void> {
    const fields = next === undefined ? {} : changesOf(record.fields, { [name]: next });
    // what was refused, or could not be read, is not lost by leaving
    if (isBusy.current || box.current?.querySelector('[aria-invalid="true"]')) return;
    if (Object.keys(fields).length === 0) {
      typed.done();
      return leaveEdit(returnsFocus);
    }
    isBusy.current = true;
    const answer = await saveFields(
      record.id,
      fields,
      sayChanged(t, t('cases.changedField', { field: reader.say(field.label) })),
    );
    isBusy.current = false;
    setFailure(answer);
    if (answer !== null) return;
    typed.done();
    leaveEdit(returnsFocus);
  }
  function press(event: KeyboardEvent): void {
    if (event.defaultPrevented || isCovered()) return; // an open list or question has its own keys
    const isLine = !(event.target instanceof HTMLTextAreaElement) || event.ctrlKey || event.metaKey;
    if (event.key === 'Escape') ask();
    else if (event.key === 'Enter' && isLine && !isChosen) void save(draft, true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  /** A list or question that opens over the page takes the focus, and gives it back. */
  function leave(event: FocusEvent): void {
    const to = event.relatedTarget;
    if (to instanceof Element && (box.current?.contains(to) || to.closest('.pop, .scrim') !== null)) return;
    if (!isCovered()) void save(draft, false);
  }

  return (
    <>
      <div className="inline-edit" data-stops="own" ref={box} onKeyDown={press} onBlur={leave}>
        <FieldInput
          isInline
          name={name}
          field={field}
          value={draft === undefined ? record.fields[name] : draft}
          onChange={value => {
            typed.change({ value });
            setFailure(null);
            if (isChosen) void save(value, true);
          }}
          error={failure === null ? null : whyOf(failure, name, record, reader)}
        />
        {!isChosen && (
          <span className="inline-hint">
            {field.type === 'texts' ? t('cases.editKeysMany', { mod: modName }) : t('cases.editKeys')}
          </span>
        )}
      </div>
      {question}
    </>
  );
}

const isCovered = (): boolean => document.querySelector('.pop, .scrim') !== null;

function whyOf(failure: Failure, name: string, { entity }: CaseRecord, reader: Reader): string {
  const place = failure.places?.find(({ path }) => path === name || path.endsWith(`.${name}`));
  const of = isEntity(entity) ? entity : undefined;
  return place === undefined ? refusalSaid(failure, reader, of) : placeSaid(place, reader, of).why;
}
