import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Failure } from '../../shared/failure.ts';
import type { CivilDate } from '../../shared/language.ts';
import { useOfficeToday } from '../day.ts';
import { useMayWrite } from '../frame/rights.ts';
import { recordEvent } from '../record/case-acts.ts';
import { useCase } from '../record/case-store.ts';
import type { EventAbout } from '../record/event-about.ts';
import { EventAboutFields } from '../record/EventAboutFields.tsx';
import { sayChanged } from '../record/undo.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Select } from '../ui/Select.tsx';

/** The events that seals and embargoes of the case await and that no next step of it is. */
function useRecordable() {
  const t = useText();
  const stage = useCase(state => state.stage);
  const steps = new Set(stage?.exits.map(({ event }) => event));
  return (stage?.openings.awaited ?? [])
    .filter(({ type }) => !steps.has(type))
    .map(awaited => {
      const name = stage?.eventNames[awaited.type];
      return { awaited, label: name === undefined ? awaited.type : t(name) };
    });
}

/** The way to record an event that opens something of the case; nothing where nothing awaits one. */
export function RecordEventButton() {
  const t = useText();
  const mayWrite = useMayWrite();
  const recordable = useRecordable();
  const [isOpen, setOpen] = useState(false);
  if (!mayWrite || recordable.length === 0) return null;
  return (
    <div>
      <Button icon={Plus} onPress={() => setOpen(true)}>
        {t('cases.recordEvent')}
      </Button>
      {isOpen && <RecordEvent onClose={() => setOpen(false)} />}
    </div>
  );
}

/** Record what happened where the stage stays as it is: what was sealed is unsealed, a person is arrested. */
function RecordEvent({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const recordable = useRecordable();
  const [at, setAt] = useState(0);
  const [on, setOn] = useState<CivilDate | null>(useOfficeToday());
  const [about, setAbout] = useState<EventAbout>({});
  const [failure, setFailure] = useState<Failure | null>(null);
  const chosen = recordable[at]?.awaited;
  async function save(): Promise<void> {
    if (chosen === undefined || on === null) return;
    const refused = await recordEvent({ type: chosen.type, on, about }, sayChanged(t, t('cases.eventRecorded')));
    setFailure(refused);
    if (refused === null) onClose();
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('cases.recordEvent')}
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" unavailable={on === null ? t('cases.eventNeedsDay') : null} onPress={() => void save()}>
            {t('ui.save')}
          </Button>
        </>
      }
    >
      <div className="stack loose">
        {failure !== null && <FailureNote failure={failure} />}
        <Select
          label={t('cases.eventWhat')}
          value={String(at)}
          onChange={index => {
            setAt(Number(index));
            setAbout({});
          }}
          choices={recordable.map(({ label }, index) => ({ id: String(index), label }))}
        />
        <DateField label={t('cases.movedOn')} value={on} onChange={setOn} />
        <EventAboutFields awaited={chosen} about={about} onChange={setAbout} />
      </div>
    </Dialog>
  );
}
