import type { WaitingClock } from '../../shared/contract/stages.ts';
import type { CivilDate } from '../../shared/language.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { recordEvent } from '../record/case-acts.ts';
import { useText } from '../text.ts';
import { DateField } from '../ui/DateField.tsx';
import { Select } from '../ui/Select.tsx';
import { AskedFacts, type Facts } from '../record/AskedFacts.tsx';
import { ClockDialog } from './EndClock.tsx';

type Entered = { readonly type: string; readonly on: CivilDate | null; readonly facts: Facts };

/** Record the event that started a clock of a case that was taken over, with the facts that the clock counts with. */
export function EnterStart({ waiting, onClose }: { readonly waiting: WaitingClock; readonly onClose: () => void }) {
  const t = useText();
  const { starts, asks, label } = waiting;
  const typed = useDraft<Entered>(`clock start ${waiting.clock} ${waiting.startEvent}`, {
    type: starts[0]?.type ?? '',
    on: null,
    facts: {},
  });
  const { type, on, facts } = typed.value;
  const change = (part: Partial<Entered>) => typed.change({ ...typed.value, ...part });
  return (
    <ClockDialog
      title={t('clock.startTitle')}
      label={label}
      act={t('ui.save')}
      unavailable={on === null ? t('cases.eventNeedsDay') : null}
      onAct={said => recordEvent({ type, on: on ?? '', facts: { ...facts } }, said)}
      done={t('cases.eventRecorded')}
      typed={typed}
      onClose={onClose}
    >
      <p className="note">{t('clock.startWhy')}</p>
      <Select
        label={t('cases.eventWhat')}
        value={type}
        onChange={chosen => change({ type: chosen })}
        choices={starts.map(start => ({ id: start.type, label: t(start.label) }))}
      />
      <DateField isPast label={t('cases.movedOn')} value={on} onChange={date => change({ on: date })} />
      <AskedFacts asks={asks} facts={facts} onChange={next => change({ facts: next })} />
    </ClockDialog>
  );
}
