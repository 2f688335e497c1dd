import { useEffect, useState } from 'react';
import type { Failure } from '../../shared/failure.ts';
import type { CaseId, CivilDate } from '../../shared/language.ts';
import { useOfficeToday } from '../day.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useLeave } from '../drafts/use-leave.tsx';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Select } from '../ui/Select.tsx';
import { moveStage } from '../record/case-acts.ts';
import { openCase, useCase } from '../record/case-store.ts';
import { useAwaited, type EventAbout } from '../record/event-about.ts';
import { EventAboutFields } from '../record/EventAboutFields.tsx';
import { sayChanged } from '../record/undo.ts';
import { AskedFacts, besideFacts, type Facts } from '../record/AskedFacts.tsx';

type MoveCaseProps = {
  readonly caseId: CaseId;
  /** The column of the board that it is to go to: its exit there is chosen first. */
  readonly column: string | null;
  readonly onClose: () => void;
};

/** Move a case that is not on the screen: it is read first, for its exits. */
export function MoveCase({ caseId, column, onClose }: MoveCaseProps) {
  const [isRead, setRead] = useState(false);
  useEffect(() => void openCase(caseId).then(() => setRead(true)), [caseId]);
  return isRead ? <MoveStage column={column} onClose={onClose} /> : null;
}

type Typed = { readonly at: number; readonly on: CivilDate | null; readonly facts: Facts; readonly about: EventAbout };

/** Move the case along one of its exits, with the facts that the exit asks for. */
export function MoveStage({ column = null, onClose }: { readonly column?: string | null; readonly onClose: () => void }) {
  const t = useText();
  const exits = useCase(state => state.stage?.exits) ?? [];
  const caseId = useCase(state => state.caseId);
  const typed = useDraft<Typed>(`move ${caseId ?? ''}`, {
    at: Math.max(
      0,
      exits.findIndex(exit => exit.column !== null && exit.column === column),
    ),
    on: useOfficeToday(),
    facts: {},
    about: {},
  });
  const { at, on, facts, about } = typed.value;
  const change = (part: Partial<Typed>) => typed.change({ ...typed.value, ...part });
  const { leave, question } = useLeave(typed, onClose);
  const [failure, setFailure] = useState<Failure | null>(null);
  const exit = exits[at];
  const awaited = useAwaited(exit?.event);

  async function move(): Promise<void> {
    if (exit === undefined || on === null) return;
    const answer = await moveStage({ to: exit.to, event: exit.event, on, facts: { ...facts }, about });
    if (answer === null) return;
    if (!answer.ok) return setFailure(answer.failure);
    const fault = answer.value.faults[0];
    if (!answer.value.ok) return setFailure({ code: fault?.code ?? 'stage/not-an-exit' });
    typed.done();
    onClose();
    if (answer.value.entry !== null) sayChanged(t, t('cases.moved'))(answer.value.entry);
  }

  return (
    <Dialog
      isOpen
      onClose={leave}
      title={t('cases.moveStage')}
      footer={
        <>
          <Button onPress={leave}>{t('ui.cancel')}</Button>
          <Button variant="primary" unavailable={exit === undefined ? t('cases.noExits') : null} onPress={() => void move()}>
            {t('cases.move')}
          </Button>
        </>
      }
    >
      {question}
      <div className="stack loose">
        {failure !== null && <FailureNote failure={besideFacts(failure)} />}
        {exit === undefined ? (
          <p>{t('cases.noExits')}</p>
        ) : (
          <>
            <Select
              label={t('cases.moveTo')}
              value={String(at)}
              onChange={index => change({ at: Number(index), about: {} })}
              choices={exits.map((one, index) => ({ id: String(index), label: t(one.leadsTo), note: t(one.label) }))}
            />
            <DateField isPast label={t('cases.movedOn')} value={on} onChange={date => change({ on: date })} />
            <EventAboutFields awaited={awaited} about={about} onChange={next => change({ about: next })} />
            <AskedFacts asks={exit.asks} facts={facts} failure={failure} onChange={next => change({ facts: next })} />
          </>
        )}
      </div>
    </Dialog>
  );
}
