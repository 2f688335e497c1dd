import { useState } from 'react';
import type { CaseRecord } from '../../shared/case.ts';
import { ABOUT_NAMED } from '../../shared/correction-reason.ts';
import type { Failure } from '../../shared/failure.ts';
import { textIn } from '../../shared/records.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { notify } from '../ui/notice.ts';
import { correctEvent } from './case-acts.ts';
import { useAwaited, type EventAbout } from './event-about.ts';
import { EventAboutFields } from './EventAboutFields.tsx';

export type NameEventProps = { readonly record: CaseRecord; readonly title: string; readonly onClose: () => void };

/** Name what an event that was recorded is about: a correction of it, both versions of which stay. */
export function NameEvent({ record, title, onClose }: NameEventProps) {
  const t = useText();
  const awaited = useAwaited(textIn(record.fields, 'type'));
  const only = awaited?.candidates.length === 1 ? awaited.candidates[0] : undefined;
  const [chosen, setChosen] = useState<EventAbout>(only === undefined ? {} : { [only.kind]: only.record });
  const [failure, setFailure] = useState<Failure | null>(null);
  async function save(): Promise<void> {
    const refused = await correctEvent({ event: record.id, about: chosen, reason: ABOUT_NAMED });
    setFailure(refused);
    if (refused !== null) return;
    onClose();
    notify({ title: t('cases.changed'), tone: 'done' });
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('cases.aboutTitle', { what: title })}
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button
            variant="primary"
            unavailable={Object.keys(chosen).length === 0 ? t('cases.aboutNeeded') : null}
            onPress={() => void save()}
          >
            {t('ui.save')}
          </Button>
        </>
      }
    >
      <div className="stack loose">
        {failure !== null && <FailureNote failure={failure} />}
        <EventAboutFields awaited={awaited} about={chosen} onChange={setChosen} />
      </div>
    </Dialog>
  );
}
