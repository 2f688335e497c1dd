import { useEffect, useState } from 'react';
import { useOpenPlace, useResumed } from '../drafts/use-draft.ts';
import { useLeave } from '../drafts/use-leave.tsx';
import { useCommands } from '../frame/command-store.ts';
import { keycaps } from '../frame/keyboard.ts';
import { goBack, goOnTo } from '../frame/route-store.ts';
import { Screen } from '../frame/Screen.tsx';
import type { CaseKind } from '../../shared/case.ts';
import type { CaseId } from '../../shared/language.ts';
import { officeToday } from '../day.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { KeyHint } from '../ui/Keys.tsx';
import { notify } from '../ui/notice.ts';
import { useVault } from '../vault/vault-store.ts';
import { ChecklistStep } from './ChecklistStep.tsx';
import { DetailsStep } from './DetailsStep.tsx';
import { isBegun, lacksOf } from './draft.ts';
import { ImportDialog } from './ImportDialog.tsx';
import { KindStep } from './KindStep.tsx';
import {
  beginCase,
  chooseKind,
  goOn,
  goToStep,
  makeNow,
  isOfReference,
  readAgencies,
  steps,
  useNewCase,
} from './new-case-store.ts';
import { PeopleStep } from './PeopleStep.tsx';

const shown = { kind: KindStep, details: DetailsStep, people: PeopleStep, checklist: ChecklistStep } as const;

/** A new case, in four steps; or cases from a file. */
export function NewCaseScreen() {
  const t = useText();
  const { step, draft, made, isBusy, failure, isTried } = useNewCase();
  const user = useVault(state => (state.phase === 'open' ? state.vault.user : null));
  const [isImporting, setImporting] = useState(false);
  const officer = user?.label ?? '';
  useEffect(() => {
    if (useNewCase.getState().draft.kind === null) beginCase({ openedOn: officeToday(), officer });
  }, [officer]);
  useEffect(() => void readAgencies(), []);
  useEffect(() => focusFirstField(), [step]);
  useOpenPlace('new-case');
  useResumed('new-case', () => undefined);
  const begin = () => beginCase({ openedOn: officeToday(), officer });
  const leaving = useLeave({ isBegun: isBegun(draft), done: begin }, goBack);
  const isAuditor = user?.role === 'auditor';
  const lacks = isTried ? lacksOf(step, draft) : null;
  const mayMakeNow = draft.kind !== null && step !== 'kind' && !isAuditor;
  useCommands([
    { id: 'back', label: t('ui.back'), section: 'everywhere', keys: 'Escape', isKeyOnly: true, run: leaving.leave },
    ...(mayMakeNow
      ? [
          {
            id: 'make-case',
            label: t('newCase.create'),
            section: 'here' as const,
            keys: 'Mod+Enter',
            run: () => void make(makeNow),
          },
        ]
      : []),
  ]);
  const Shown = shown[step];
  const before = steps[steps.indexOf(step) - 1];

  async function make(how: () => Promise<CaseId | null>): Promise<void> {
    const caseId = await how();
    if (caseId === null) return focusFirstError();
    begin();
    notify({ title: t('newCase.made'), tone: 'done' });
    goOnTo({ screen: 'case', caseId });
  }

  return (
    <Screen crumbs={[{ label: t('frame.room.cases'), to: { screen: 'cases' } }, { label: t('newCase.title') }]}>
      <div className="page-head">
        <h1 className="h-title">{t('newCase.title')}</h1>
        <div className="acts">
          <Button onPress={() => setImporting(true)}>{t('newCase.import.open')}</Button>
        </div>
      </div>
      <form
        className="page column"
        onKeyDownCapture={event => {
          const { target } = event;
          // Enter on a kind says that kind, and goes on
          if (event.key === 'Enter' && step === 'kind' && target instanceof HTMLInputElement && target.type === 'radio')
            chooseKind(target.value as CaseKind); // the radios are the kinds
        }}
        onSubmit={event => {
          event.preventDefault();
          void make(goOn);
        }}
      >
        <ol className="steps" aria-label={t('newCase.steps')}>
          {steps.map((id, index) => (
            <li key={id} {...(id === step ? { 'aria-current': 'step' as const } : {})}>
              {index + 1} {t(`newCase.step.${id}`)}
            </li>
          ))}
        </ol>
        <Shown />
        {made !== null && failure && <p className="strong">{t('newCase.halfMade')}</p>}
        {failure && !isOfReference(failure) && (
          <FailureNote failure={failure}>
            {made !== null && <Button onPress={() => goOnTo({ screen: 'case', caseId: made })}>{t('newCase.openCase')}</Button>}
          </FailureNote>
        )}
        <div className="row wrap">
          {before !== undefined && made === null && <Button onPress={() => goToStep(before)}>{t('ui.back')}</Button>}
          <Button variant="primary" type="submit" isPending={isBusy} unavailable={isAuditor ? t('newCase.auditor') : null}>
            {t(step === 'checklist' ? 'newCase.create' : 'newCase.next')}
          </Button>
          {mayMakeNow && step !== 'checklist' && <KeyHint keys={keycaps('Mod+Enter')} does={t('newCase.create')} />}
          <span className="faint small" role="status">
            {isAuditor ? t('newCase.auditor') : lacks !== null && t(lacks)}
          </span>
        </div>
      </form>
      {isImporting && <ImportDialog onClose={() => setImporting(false)} />}
      {leaving.question}
    </Screen>
  );
}

/** Where a person types next, once the step is drawn. */
function focusFirstField(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('#content form :is(input, textarea)')?.focus());
}

/** After the errors are shown. */
function focusFirstError(): void {
  requestAnimationFrame(() => {
    const first = document.querySelector<HTMLElement>('#content form :is([aria-invalid="true"], [data-invalid] button)');
    first?.focus();
  });
}
