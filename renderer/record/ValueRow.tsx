import { Split } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { CaseRecord } from '../../shared/case.ts';
import type { Field } from '../../shared/catalogue-types.ts';
import { isEntity } from '../../shared/catalogue.ts';
import { mayBeSaid } from '../../shared/field-setters.ts';
import { markAt, WHOLE_NAME, type CaseMarks } from '../../shared/judged-mark.ts';
import { useText } from '../text.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu } from '../ui/Menu.tsx';
import { MarkedText } from '../marks/MarkedText.tsx';
import { Shield } from '../marks/Shield.tsx';
import { editValue, markValue, showHistory, showTwoValues, showWhy, useCase } from './case-store.ts';
import { decisionIn } from '../marks/decisions.ts';
import { InlineEdit } from './InlineEdit.tsx';
import { shieldOf } from '../marks/shield-of.ts';
import { useReturnedFocus } from './returned-focus.ts';
import { useMayWrite } from '../frame/rights.ts';
import { codesBeside, handlingWords } from '../marks/mark-words.ts';
import { languageOfValue, useValueWords } from './value-words.ts';

type Props = {
  readonly record: CaseRecord;
  readonly name: string;
  readonly field: Field;
  /** What the row is called; the field's own name without it. */
  readonly label?: string;
  /** What stands for the value where it is not the value alone, such as a whole name, and where its parts are edited. */
  readonly words?: string;
  readonly onEdit?: () => void;
};

/** One value where it stands: read, edited in place, marked, with its history and with what the chosen counterpart would see of it. */
export function ValueRow({ record, name, field, label, words, onEdit }: Props) {
  const t = useText();
  const mayWrite = useMayWrite() && isEntity(record.entity) && mayBeSaid(record.entity, name, 'changed');
  const edit = onEdit ?? (() => editValue({ record: record.id, field: name }));
  const isEditing = useCase(({ editing }) => editing?.record === record.id && editing.field === name);
  const marks = useCase(state => state.view?.marks);
  const decision = useCase(state => decisionIn(state.preview?.rows, record.id, name));
  const isWaiting = useCase(state => state.loosenings.some(one => one.record === record.id && one.field === name));
  const hasTwo = useCase(state => state.twoValues.some(one => one.record === record.id && one.field === name));
  const own = useValueWords(record, name, field);
  const state = decision === undefined ? 'hidden' : shieldOf(decision.action);
  const isHeld = words !== undefined || record.fields[name] !== undefined;
  const mark = marks === undefined || !isHeld ? null : markOf(marks, record, words === undefined ? name : WHOLE_NAME, name);
  const codes = mark === null ? [] : codesBeside(mark, marks?.ofCase ?? null, state, t);
  const called = label ?? t(field.label);
  return (
    <div className="f value-row" data-record={record.id} data-field={name}>
      <dt title={called}>{called}</dt>
      <dd>
        {isEditing ? (
          <InlineEdit record={record} name={name} field={field} />
        ) : (
          <Spot record={record} name={name} label={called} text={isHeld ? (words ?? own) : '—'} onEdit={mayWrite ? edit : null}>
            {isHeld ? (
              <MarkedText state={decision === undefined ? 'release' : state}>
                <span
                  className={field.type === 'identifier' && field.codeOf === undefined ? 'mono' : ''}
                  lang={languageOfValue(record, field, own)}
                >
                  {words ?? own}
                </span>
              </MarkedText>
            ) : (
              <span className="faint">—</span>
            )}
          </Spot>
        )}
      </dd>
      <dd className="fs">
        {isWaiting && <span className="case-waiting">{t('cases.loosenWaits')}</span>}
        <span className="cav" title={mark === null ? '' : handlingWords(mark, t)}>
          {codes.slice(0, 2).join(' ')}
          {codes.length > 2 && ' …'}
        </span>
        {!isEditing && (
          <span className="row-acts">
            <ValueMenu record={record} name={name} label={called} onEdit={mayWrite ? edit : null} mayMark={isHeld} />
          </span>
        )}
        {hasTwo && <TwoValuesSign record={record} name={name} label={called} />}
        {isHeld ? <Shield state={state} of={called} onWhy={() => showWhy(record.id, name)} /> : <span className="shield" />}
      </dd>
    </div>
  );
}

/** The mark of what is shown: of the name put together of its parts, or where there are none of the field itself. */
function markOf(marks: CaseMarks, { id }: CaseRecord, shown: string, name: string) {
  return markAt(marks, id, shown) ?? markAt(marks, id, name);
}

type SignProps = { readonly record: CaseRecord; readonly name: string; readonly label: string };

/** That two stations gave it different values; both are shown beside the case. */
function TwoValuesSign({ record, name, label }: SignProps) {
  const t = useText();
  return (
    <IconButton
      size="sm"
      icon={Split}
      label={t('cases.twoValuesOf', { field: label })}
      onPress={() => showTwoValues(record.id, name)}
    />
  );
}

type SpotProps = {
  readonly record: CaseRecord;
  readonly name: string;
  readonly label: string;
  readonly text: string;
  readonly onEdit: (() => void) | null;
  readonly children: ReactNode;
};

/** The value itself: it takes the focus, Enter or a double click opens it for editing, and the focus comes back to it. */
function Spot({ record, name, label, text, onEdit, children }: SpotProps) {
  const t = useText();
  const spot = useReturnedFocus<HTMLSpanElement>({ record: record.id, field: name });
  function press(event: KeyboardEvent<HTMLSpanElement>): void {
    if (event.key !== 'Enter' && event.key !== 'F2') return;
    event.preventDefault();
    onEdit?.();
  }
  return (
    <span
      ref={spot}
      className="value-spot"
      role="button"
      tabIndex={0}
      data-spot
      aria-label={`${label}: ${text}${onEdit ? `. ${t('ui.edit')}` : ''}`}
      onKeyDown={press}
      // one click only takes the focus, so that the text can be selected; a spoken "press" comes without a count
      onClick={event => event.detail !== 1 && onEdit?.()}
    >
      {children}
    </span>
  );
}

type MenuProps = {
  readonly record: CaseRecord;
  readonly name: string;
  readonly label: string;
  readonly onEdit: (() => void) | null;
  readonly mayMark: boolean;
};

function ValueMenu({ record, name, label, onEdit, mayMark }: MenuProps) {
  const t = useText();
  const mayChange = useMayWrite();
  const place = { record: record.id, field: name };
  const act = (id: string) => {
    if (id === 'edit') onEdit?.();
    if (id === 'mark') markValue(place);
    if (id === 'history') void showHistory(record.id, name);
  };
  return (
    <Menu
      label={`${t('cases.acts')}: ${label}`}
      onAction={act}
      entries={[
        ...(onEdit ? [{ id: 'edit', label: t('ui.edit'), keys: ['Enter'] }] : []),
        ...(mayChange && mayMark ? [{ id: 'mark', label: t('cases.mark'), keys: ['M'] }] : []),
        { id: 'history', label: t('cases.history'), keys: ['H'] },
      ]}
    />
  );
}
