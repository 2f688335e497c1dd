import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Aside } from '../../shared/contract/stages.ts';
import type { CivilDate } from '../../shared/language.ts';
import { useOfficeToday } from '../day.ts';
import { AskDialog } from '../drafts/AskDialog.tsx';
import { useDraft, useResumed } from '../drafts/use-draft.ts';
import { useMayWrite } from '../frame/rights.ts';
import { AskedFacts, besideFacts, type Facts } from '../record/AskedFacts.tsx';
import { recordEvent } from '../record/case-acts.ts';
import { useCase } from '../record/case-store.ts';
import { useAwaited, type EventAbout } from '../record/event-about.ts';
import { EventAboutFields } from '../record/EventAboutFields.tsx';
import { sayChanged } from '../record/undo.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Select } from '../ui/Select.tsx';
import type { Failure } from '../../shared/failure.ts';

/** What may be recorded where the stage stays as it is: what seals and embargoes of the case await first, then whatever its rules know. */
function useRecordable(): readonly Omit<Aside, 'label'>[] {
  const stage = useCase(state => state.stage);
  if (stage === null) return [];
  const steps = new Set(stage.exits.map(({ event }) => event));
  const awaited = stage.openings.awaited.filter(({ type }) => !steps.has(type)).map(({ type }) => type);
  const others = stage.asides.filter(({ type }) => !awaited.includes(type));
  return [...awaited.map(type => stage.asides.find(aside => aside.type === type) ?? { type, asks: [] }), ...others];
}

/** The way to record what happened without moving the case. */
export function RecordEventButton() {
  const t = useText();
  const mayWrite = useMayWrite();
  const caseId = useCase(state => state.caseId);
  const recordable = useRecordable();
  const [isOpen, setOpen] = useState(false);
  useResumed(`happened ${caseId ?? ''}`, () => setOpen(true), mayWrite && recordable.length > 0);
  if (!mayWrite || recordable.length === 0) return null;
  return (
    <div>
      <Button icon={Plus} onPress={() => setOpen(true)}>
        {t('cases.recordEvent')}
      </Button>
      {isOpen && <RecordEvent recordable={recordable} onClose={() => setOpen(false)} />}
    </div>
  );
}

type Typed = { readonly type: string; readonly on: CivilDate | null; readonly facts: Facts; readonly about: EventAbout };
type RecordEventProps = { readonly recordable: ReturnType<typeof useRecordable>; readonly onClose: () => void };

/** Record what happened where the stage stays as it is: defenses are filed, a grant is notified, what was sealed is unsealed. */
function RecordEvent({ recordable, onClose }: RecordEventProps) {
  const t = useText();
  const caseId = useCase(state => state.caseId);
  const names = useCase(state => state.stage?.eventNames) ?? {};
  const typed = useDraft<Typed>(`happened ${caseId ?? ''}`, {
    type: recordable[0]?.type ?? '',
    on: useOfficeToday(),
    facts: {},
    about: {},
  });
  const { type, on, facts, about } = typed.value;
  const change = (part: Partial<Typed>) => typed.change({ ...typed.value, ...part });
  const [refused, setRefused] = useState<Failure | null>(null);
  const awaited = useAwaited(type);
  const nameOf = (of: string): string => {
    const name = names[of];
    return name === undefined ? of : t(name);
  };
  async function save(): Promise<Failure | null> {
    const happened = { type, on: on ?? '', facts: { ...facts }, about };
    const failure = await recordEvent(happened, sayChanged(t, t('cases.eventRecorded')));
    setRefused(failure);
    return failure === null ? null : besideFacts(failure);
  }
  return (
    <AskDialog
      title={t('cases.recordEvent')}
      act={t('ui.save')}
      missing={on === null ? t('cases.eventNeedsDay') : null}
      typed={typed}
      run={save}
      onClose={onClose}
    >
      <Select
        label={t('cases.eventWhat')}
        value={type}
        onChange={chosen => change({ type: chosen, facts: {}, about: {} })}
        choices={recordable.map(each => ({ id: each.type, label: nameOf(each.type) }))}
      />
      <DateField isPast label={t('cases.movedOn')} value={on} onChange={date => change({ on: date })} />
      <EventAboutFields awaited={awaited} about={about} onChange={next => change({ about: next })} />
      <AskedFacts
        asks={recordable.find(each => each.type === type)?.asks ?? []}
        facts={facts}
        failure={refused}
        onChange={next => change({ facts: next })}
      />
    </AskDialog>
  );
}
