import type { KeyboardEvent, ReactNode } from 'react';
import type { CaseRecord } from '../../shared/case.ts';
import { catalogue } from '../../shared/catalogue.ts';
import type { Failure } from '../../shared/failure.ts';
import { markAt, type JudgedMark } from '../../shared/judged-mark.ts';
import { textIn } from '../../shared/records.ts';
import { useText, type Translate } from '../text.ts';
import { Menu } from '../ui/Menu.tsx';
import { MarkedText } from '../marks/MarkedText.tsx';
import { PortionMark } from '../marks/PortionMark.tsx';
import { Shield } from '../marks/Shield.tsx';
import { removeRecord, saveFields } from './case-acts.ts';
import { editValue, leaveEdit, markValue, showHistory, showWhy, useCase } from './case-store.ts';
import { decisionIn } from '../marks/decisions.ts';
import { placeOfPortion } from './draft-places.ts';
import { markPlaceOf, mergePortion, movePortion, splitPortion, type Texts } from './portion-acts.ts';
import { PortionEditor } from './PortionEditor.tsx';
import { shieldOf } from '../marks/shield-of.ts';
import { useReturnedFocus } from './returned-focus.ts';
import { useMayWrite } from '../frame/rights.ts';
import { sayChanged, sayRefused } from './undo.ts';
import { codesBeside, handlingWords } from '../marks/mark-words.ts';
import { languageOfValue } from './value-words.ts';

const textField = catalogue.portion.fields['text']!; // a portion has its text

type Props = {
  readonly portion: CaseRecord;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Begin the portion after this one. */
  readonly onNext: () => void;
};

/** A portion: its mark in code, its text (edited where it stands), the text that is given instead, and its shield. */
export function PortionRow({ portion, isFirst, isLast, onNext }: Props) {
  const t = useText();
  const place = markPlaceOf(portion);
  const isEditing = useCase(({ editing }) => editing?.record === portion.id && editing.field === 'text');
  const decision = useCase(state => decisionIn(state.preview?.rows, portion.id, 'text'));
  const isWaiting = useCase(state => state.loosenings.some(({ record }) => record === portion.id));
  const state = decision === undefined ? 'hidden' : shieldOf(decision.action);
  const marks = useCase(state => state.view?.marks);
  const mark = marks === undefined ? null : markAt(marks, portion.id, 'text');
  const parts = mark === null ? [] : partsOf(mark, marks?.ofCase ?? null, t);
  const text = textIn(portion.fields, 'text');
  return (
    <div className="case-portion" data-record={portion.id} data-field={place}>
      <div>
        <PortionMark parts={parts} whole={mark === null ? '' : handlingWords(mark, t)} />
        {isWaiting && <div className="case-waiting">{t('cases.loosenWaits')}</div>}
      </div>
      <div>
        {isEditing ? (
          <Editing portion={portion} text={text} onNext={onNext} />
        ) : (
          <PortionText portion={portion} isFirst={isFirst} isLast={isLast}>
            <MarkedText state={decision === undefined ? 'release' : state}>
              <span lang={languageOfValue(portion, textField, text)}>{text}</span>
            </MarkedText>
          </PortionText>
        )}
        {mark !== null && mark.tearText !== null && (
          <p className="muted">
            {t('cases.tearLine')} «{mark.tearText}»
          </p>
        )}
      </div>
      <div className="fs">
        <span className="row-acts">
          <PortionMenu portion={portion} isFirst={isFirst} isLast={isLast} called={parts.join(' ')} />
        </span>
        <Shield state={state} of={t('cases.facts')} onWhy={() => showWhy(portion.id, 'text')} />
      </div>
    </div>
  );
}

function Editing({
  portion,
  text,
  onNext,
}: {
  readonly portion: CaseRecord;
  readonly text: string;
  readonly onNext: () => void;
}) {
  const t = useText();
  async function save(next: string, returnsFocus: boolean): Promise<Failure | null> {
    const said = sayChanged(t, t('cases.changed'));
    const failure = next.trim() === text ? null : await saveFields(portion.id, { text: next.trim() }, said);
    if (failure !== null) return failure;
    leaveEdit(returnsFocus);
    return null;
  }
  async function split([head, ...tails]: Texts): Promise<Failure | null> {
    const [tail, ...more] = tails;
    if (tail === undefined) {
      const failure = await save(head, false);
      if (failure === null) onNext();
      return failure;
    }
    const said = more.length === 0 ? t('cases.wasSplit') : t('cases.wasParted', { count: tails.length + 1 });
    return splitPortion(portion.id, head, [tail, ...more], sayChanged(t, said));
  }
  const place = placeOfPortion.write(portion.id);
  return <PortionEditor place={place} text={text} onSave={save} onPart={split} splits onLeave={() => leaveEdit(true)} />;
}

type TextProps = {
  readonly portion: CaseRecord;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly children: ReactNode;
};

/** The text as it is read: it takes the focus; Enter or a double click edits it, Alt and an arrow moves it. */
function PortionText({ portion, isFirst, isLast, children }: TextProps) {
  const t = useText();
  const mayWrite = useMayWrite();
  const spot = useReturnedFocus<HTMLDivElement>({ record: portion.id, field: 'text' });
  const open = () => mayWrite && editValue({ record: portion.id, field: 'text' });
  function press(event: KeyboardEvent<HTMLElement>): void {
    const way = !event.altKey ? null : event.key === 'ArrowUp' ? 'up' : event.key === 'ArrowDown' ? 'down' : null;
    if (way !== null) {
      event.preventDefault();
      const isEnd = way === 'up' ? isFirst : isLast;
      if (mayWrite && !isEnd) void movePortion(portion.id, way).then(failure => failure && sayRefused(failure));
    } else if ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || event.key === 'F2') {
      event.preventDefault();
      open();
    }
  }
  return (
    <div
      ref={spot}
      className="value-spot"
      role="button"
      tabIndex={0}
      data-spot
      aria-description={mayWrite ? t('ui.edit') : undefined}
      onKeyDown={press}
      onClick={event => event.detail !== 1 && open()}
    >
      {children}
    </div>
  );
}

type MenuProps = {
  readonly portion: CaseRecord;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly called: string;
};

function PortionMenu({ portion, isFirst, isLast, called }: MenuProps) {
  const t = useText();
  const mayWrite = useMayWrite();
  const refuse = (failure: Failure | null) => failure && sayRefused(failure);
  const say = (done: string) => sayChanged(t, done);
  const act = (id: string) => {
    if (id === 'edit') editValue({ record: portion.id, field: 'text' });
    if (id === 'mark') markValue({ record: portion.id, field: markPlaceOf(portion) });
    if (id === 'history') void showHistory(portion.id);
    if (id === 'up' || id === 'down') void movePortion(portion.id, id, say(t('cases.wasMoved'))).then(refuse);
    if (id === 'merge') void mergePortion(portion.id, say(t('cases.wasJoined'))).then(refuse);
    if (id === 'remove') void removeRecord(portion.id, say(t('cases.removed'))).then(refuse);
  };
  const writing = [
    { id: 'edit', label: t('ui.edit'), keys: ['Enter'] },
    { id: 'mark', label: t('cases.mark'), keys: ['M'] },
    ...(isFirst
      ? []
      : [
          { id: 'merge', label: t('cases.join') },
          { id: 'up', label: t('cases.moveUp'), keys: ['Alt', '↑'] },
        ]),
    ...(isLast ? [] : [{ id: 'down', label: t('cases.moveDown'), keys: ['Alt', '↓'] }]),
  ];
  return (
    <Menu
      label={`${t('cases.acts')}: ${called}`}
      onAction={act}
      entries={[
        ...(mayWrite ? writing : []),
        { id: 'history', label: t('cases.history'), keys: ['H'] },
        ...(mayWrite ? [{ id: 'remove', label: t('ui.remove'), tone: 'danger' as const, startsGroup: true }] : []),
      ]}
    />
  );
}

/** Level, and what else the whole case is not handled by already. */
function partsOf(mark: JudgedMark, ofCase: JudgedMark | null, t: Translate): readonly string[] {
  return [mark.level, ...codesBeside(mark, ofCase, 'withhold', t)];
}
