import { useEffect, useState } from 'react';
import type { MatterView } from '../../shared/contract/matters.ts';
import type { Failure } from '../../shared/failure.ts';
import type { CaseId, CivilDate, RecordId } from '../../shared/language.ts';
import { useOfficeToday } from '../day.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useLeave } from '../drafts/use-leave.tsx';
import { AskedFacts, besideFacts, type Facts } from '../record/AskedFacts.tsx';
import { sayChanged } from '../record/undo.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Select } from '../ui/Select.tsx';
import { moveMatter, readMatter } from './pipeline-store.ts';

type MoveMatterProps = {
  readonly caseId: CaseId;
  readonly record: RecordId;
  /** The column of the board that it is to go to: its exit there is chosen first. */
  readonly column: string | null;
  readonly onClose: () => void;
};

/** Move a request or an asset on; it is read first, for its exits. */
export function MoveMatter(props: MoveMatterProps) {
  const { caseId, record, onClose } = props;
  const [matter, setMatter] = useState<MatterView | null>(null);
  useEffect(
    () => void readMatter(caseId, record).then(found => (found === null ? onClose() : setMatter(found))),
    [caseId, record, onClose],
  );
  return matter === null ? null : <MoveForm {...props} matter={matter} />;
}

type Typed = { readonly at: number; readonly on: CivilDate | null; readonly facts: Facts };

function MoveForm({ caseId, record, column, onClose, matter }: MoveMatterProps & { readonly matter: MatterView }) {
  const t = useText();
  const { exits, label, stageLabel } = matter;
  const typed = useDraft<Typed>(`matter ${caseId} ${record}`, {
    at: Math.max(
      0,
      exits.findIndex(exit => exit.column !== null && exit.column === column),
    ),
    on: useOfficeToday(),
    facts: {},
  });
  const { at, on, facts } = typed.value;
  const change = (part: Partial<Typed>) => typed.change({ ...typed.value, ...part });
  const { leave, question } = useLeave(typed, onClose);
  const [failure, setFailure] = useState<Failure | null>(null);
  const exit = exits[at];

  async function move(): Promise<void> {
    if (exit === undefined || on === null) return;
    const answer = await moveMatter(caseId, record, { to: exit.to, on, facts });
    if (!answer.ok) return setFailure(answer.failure);
    typed.done();
    onClose();
    sayChanged(t, t('cases.moved'), caseId)(answer.value.entry);
  }

  return (
    <Dialog
      isOpen
      onClose={leave}
      title={t('pipeline.moveMatter', { matter: t(label) })}
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
        <p className="small muted">{t('pipeline.standsAt', { stage: t(stageLabel) })}</p>
        {exit === undefined ? (
          <p>{t('cases.noExits')}</p>
        ) : (
          <>
            <Select
              label={t('cases.moveTo')}
              value={String(at)}
              onChange={index => change({ at: Number(index), facts: {} })}
              choices={exits.map((one, index) => ({ id: String(index), label: t(one.leadsTo), note: t(one.label) }))}
            />
            <DateField isPast label={t('cases.movedOn')} value={on} onChange={date => change({ on: date })} />
            <AskedFacts asks={exit.asks} facts={facts} failure={failure} onChange={next => change({ facts: next })} />
          </>
        )}
      </div>
    </Dialog>
  );
}
