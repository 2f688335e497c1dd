import { useState } from 'react';
import { calendarSaid } from '../calendar-said.ts';
import { useReader, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { notify } from '../ui/notice.ts';
import { Switch } from '../ui/Switch.tsx';
import { exportCalendar, exportFailure, useReports } from './report-store.ts';

/** Write the open clocks as a calendar file; without case references unless the person asks for them. */
export function CalendarExport({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const reader = useReader();
  const isExporting = useReports(({ exporting }) => exporting.phase === 'writing');
  const failure = useReports(exportFailure);
  const [withReferences, setReferences] = useState(false);
  const save = async () => {
    const answer = await exportCalendar(t('reports.calendarFile'), reader.language, withReferences);
    if (answer === null) return;
    notify({ title: calendarSaid(t, answer), tone: 'done' });
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="sm"
      title={t('reports.calendar')}
      hint={t('reports.calendarHint')}
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" isPending={isExporting} onPress={() => void save()}>
            {t('reports.save')}
          </Button>
        </>
      }
    >
      <Switch on={withReferences} onChange={setReferences} note={t('reports.withReferencesNote')}>
        {t('reports.withReferences')}
      </Switch>
      {failure && <FailureNote failure={failure} />}
    </Dialog>
  );
}
