import { useState, type ReactNode } from 'react';
import type { Failure, Result } from '../../shared/failure.ts';
import { tableFormName, tableForms, type TableForm } from '../../shared/tables.ts';
import { calendarSaid } from '../calendar-said.ts';
import { useReader, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { notify } from '../ui/notice.ts';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { Switch } from '../ui/Switch.tsx';
import { useColumnsInFile } from './case-columns.tsx';
import { exportList, exportSelectedCalendar } from './case-list-acts.ts';
import { rowsOf, useCaseList } from './case-list-store.ts';

type Closes = { readonly onClose: () => void };

/** Write the selected cases, or the whole list, as a table in the clear. */
export function ExportListDialog({ onClose }: Closes) {
  const t = useText();
  const reader = useReader();
  const count = useCaseList(state => state.selected.size || rowsOf(state).length);
  const [form, setForm] = useState<TableForm>('xlsx');
  const columns = useColumnsInFile();
  return (
    <ExportDialog
      title={t('caseList.exportTitle', { count })}
      onClose={onClose}
      write={async () => {
        const answer = await exportList({ name: t('caseList.exportFile'), form }, reader.language, columns);
        if (answer.ok && answer.value) notify({ title: t('caseList.exported', { count: answer.value.cases }), tone: 'done' });
        return answer;
      }}
    >
      <SegmentedControl
        label={t('caseList.exportForm')}
        value={form}
        onChange={setForm}
        segments={tableForms.map(id => ({ id, label: t(tableFormName[id]) }))}
      />
      <p className="note">{t('caseList.exportClear')}</p>
      <p className="small muted">
        {t('caseList.exportColumns')} {columns.map(column => t(`cases.column.${column}`)).join(', ')}
      </p>
    </ExportDialog>
  );
}

/** Write the open clocks of the selected cases as a calendar file; without references unless the person asks for them. */
export function ExportCalendarDialog({ onClose }: Closes) {
  const t = useText();
  const reader = useReader();
  const count = useCaseList(state => state.selected.size);
  const [withReferences, setReferences] = useState(false);
  return (
    <ExportDialog
      title={t('caseList.calendarTitle', { count })}
      onClose={onClose}
      write={async () => {
        const answer = await exportSelectedCalendar(t('reports.calendarFile'), reader.language, withReferences);
        if (answer.ok && answer.value) notify({ title: calendarSaid(t, answer.value), tone: 'done' });
        return answer;
      }}
    >
      <p className="note">{t('reports.calendarHint')}</p>
      <Switch on={withReferences} onChange={setReferences} note={t('reports.withReferencesNote')}>
        {t('reports.withReferences')}
      </Switch>
    </ExportDialog>
  );
}

type ExportDialogProps = Closes & {
  readonly title: string;
  /** Null where the person chose no place. */
  readonly write: () => Promise<Result<unknown>>;
  readonly children: ReactNode;
};

function ExportDialog({ title, onClose, write, children }: ExportDialogProps) {
  const t = useText();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isWriting, setWriting] = useState(false);
  const choose = async () => {
    setWriting(true);
    const answer = await write();
    setWriting(false);
    if (!answer.ok) setFailure(answer.failure);
    else if (answer.value !== null) onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="sm"
      title={title}
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" isPending={isWriting} onPress={() => void choose()}>
            {t('caseList.exportNow')}
          </Button>
        </>
      }
    >
      <div className="stack">
        {children}
        {failure && <FailureNote failure={failure} />}
      </div>
    </Dialog>
  );
}
