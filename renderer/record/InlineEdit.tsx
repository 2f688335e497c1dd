import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import type { CaseRecord } from '../../shared/case.ts';
import type { Field } from '../../shared/catalogue-types.ts';
import { failures, type Failure } from '../../shared/failure.ts';
import type { Json } from '../../shared/language.ts';
import { useText } from '../text.ts';
import { saveFields } from './case-acts.ts';
import { leaveEdit } from './case-store.ts';
import { changesOf } from './field-draft.ts';
import { FieldInput } from './FieldInput.tsx';
import { sayChanged } from './undo.ts';

type Props = { readonly record: CaseRecord; readonly name: string; readonly field: Field };

/** A value's input in its own row. Enter or leaving it saves, Escape leaves it as it was; what is refused stays, with why beside it. */
export function InlineEdit({ record, name, field }: Props) {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState<Json | undefined>(undefined);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isBusy = useRef(false);
  const isChosen =
    field.type === 'reference' ||
    field.type === 'agency' ||
    field.type === 'country' ||
    (field.options !== undefined && field.type !== 'codes');
  useEffect(() => {
    const input = box.current?.querySelector<HTMLElement>('input, textarea, button');
    input?.focus();
    if (input instanceof HTMLInputElement) input.select();
  }, []);

  async function save(next: Json | undefined, returnsFocus: boolean): Promise<void> {
    const fields = next === undefined ? {} : changesOf(record.fields, { [name]: next });
    // what was refused, or could not be read, is not lost by leaving
    if (isBusy.current || box.current?.querySelector('[aria-invalid="true"]')) return;
    if (Object.keys(fields).length === 0) return leaveEdit(returnsFocus);
    isBusy.current = true;
    const answer = await saveFields(record.id, fields);
    isBusy.current = false;
    setFailure(answer);
    if (answer !== null) return;
    leaveEdit(returnsFocus);
    sayChanged(t, t('cases.changed'));
  }
  function press(event: KeyboardEvent): void {
    if (event.defaultPrevented || document.querySelector('.pop') !== null) return; // an open list has its own keys
    const isLine = !(event.target instanceof HTMLTextAreaElement) || event.ctrlKey || event.metaKey;
    if (event.key === 'Escape') leaveEdit(true);
    else if (event.key === 'Enter' && isLine && !isChosen) void save(draft, true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  /** A list that opens over the page takes the focus, and gives it back. */
  function leave(event: FocusEvent): void {
    const to = event.relatedTarget;
    if (to instanceof Element && (box.current?.contains(to) || to.closest('.pop') !== null)) return;
    if (document.querySelector('.pop') === null) void save(draft, false);
  }

  return (
    <div className="inline-edit" ref={box} onKeyDown={press} onBlur={leave}>
      <FieldInput
        isInline
        name={name}
        field={field}
        value={draft === undefined ? record.fields[name] : draft}
        onChange={value => {
          setDraft(value);
          setFailure(null);
          if (isChosen) void save(value, true);
        }}
        error={failure === null ? null : whyOf(failure, name, t)}
      />
      {!isChosen && <span className="inline-hint">{t(field.type === 'texts' ? 'cases.editKeysMany' : 'cases.editKeys')}</span>}
    </div>
  );
}

function whyOf(failure: Failure, name: string, t: ReturnType<typeof useText>): string {
  const place = failure.places?.find(({ path }) => path === name || path.endsWith(`.${name}`));
  return t(failures[(place ?? failure).code]);
}
