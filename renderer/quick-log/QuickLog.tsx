import { useEffect, useMemo, useState } from 'react';
import { useOpenPlace } from '../drafts/use-draft.ts';
import { useCommands } from '../frame/command-store.ts';
import { useOverlay } from '../frame/overlay-store.ts';
import { useRoute } from '../frame/route-store.ts';
import { useReader, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { KeyHint, Keys } from '../ui/Keys.tsx';
import { UnderlinedField } from '../ui/UnderlinedField.tsx';
import { DutyRow } from './DutyRow.tsx';
import { isTime } from './entry.ts';
import { logRows, type LogRowId } from './letters.ts';
import { LogFields } from './LogFields.tsx';
import { openQuickLog, outlookKey, readDraft, saveQuickLog, settleDraft, typeLine, useQuickLog } from './quick-log-store.ts';

const lineRow = 'line';

/** Log an exchange from anywhere: one line, understood as it is typed, and every part of it to correct. */
export function QuickLog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const reader = useReader();
  const draft = useQuickLog();
  const log = readDraft(draft, reader);
  const { read, entry, case: chosen } = log;
  const [opened, open] = useState<LogRowId | null>(null);
  const outlook = draft.outlook?.of === outlookKey(entry, chosen) ? draft.outlook.seen : null;
  const pieces = useMemo(
    () =>
      read.parts.map(({ start, end, kind }) => ({
        start,
        end,
        label: t(`quickLog.part.${kind}`),
        tone: kind === 'summary' ? ('quiet' as const) : ('plain' as const),
      })),
    [read, t],
  );
  const { route } = useRoute();
  const over = route.screen === 'case' ? route.caseId : null;
  const after = useOverlay(state => state.after);
  useEffect(() => void openQuickLog(over, after), [over, after]);
  useOpenPlace('quick-log');

  async function save(another: boolean): Promise<void> {
    await settleDraft();
    const settled = readDraft(useQuickLog.getState(), reader);
    if (settled.case === null) return reach('case');
    if (settled.who.state === 'several') return reach('who');
    if (!isTime(settled.entry.time)) return reach('date');
    if (settled.entry.doubts.length > 0) return document.querySelector<HTMLElement>('.date-choice button')?.focus();
    if (!(await saveQuickLog(t))) return;
    open(null);
    if (another) document.querySelector<HTMLElement>(`[data-log-row="${lineRow}"] textarea`)?.focus();
    else onClose();
  }

  function reach(id: LogRowId): void {
    if (id !== 'mode' && id !== 'value') return open(id);
    const row = document.querySelector(`[data-log-row="${id}"]`);
    const control = row?.querySelector<HTMLElement>('[aria-checked="true"]') ?? row?.querySelector<HTMLElement>('button');
    control?.focus();
  }

  useCommands([
    ...logRows.map(({ id, label, letters }) => ({
      id: `quick-log-${id}`,
      label: t('quickLog.correct', { what: t(label) }),
      section: 'here' as const,
      keys: `Alt+${t(letters)}`,
      isKeyOnly: true,
      inDialog: true,
      run: () => reach(id),
    })),
    {
      id: 'log-save',
      label: t('quickLog.save'),
      section: 'here',
      keys: 'Mod+Enter',
      inDialog: true,
      run: () => void save(false),
    },
    {
      id: 'log-save-more',
      label: t('quickLog.saveMore'),
      section: 'here',
      keys: 'Mod+Shift+Enter',
      inDialog: true,
      run: () => void save(true),
    },
  ]);

  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="lg"
      title={t('quickLog.title')}
      hint={
        <>
          {t('quickLog.hint')} <Keys keys={['Alt']} /> {t('quickLog.hintLetter')}
        </>
      }
      footer={
        <>
          <span className="start">
            <KeyHint keys={['Tab']} does={t('quickLog.next')} /> <KeyHint keys={['Esc']} does={t('quickLog.close')} />
          </span>
          <Button keys={['Mod', 'Shift', 'Enter']} isPending={draft.isSaving} onPress={() => void save(true)}>
            {t('quickLog.saveMore')}
          </Button>
          <Button variant="primary" keys={['Mod', 'Enter']} isPending={draft.isSaving} onPress={() => void save(false)}>
            {t('quickLog.save')}
          </Button>
        </>
      }
    >
      <div data-log-row={lineRow}>
        <UnderlinedField
          label={t('quickLog.line')}
          value={draft.line}
          onChange={typeLine}
          pieces={pieces}
          maxLength={2000}
          placeholder={t('quickLog.lineHint')}
          description={t('quickLog.understood', {
            parts: pieces.map(({ label, start, end }) => `${draft.line.slice(start, end)}: ${label}`).join('; '),
          })}
          autoFocus
        />
      </div>
      {draft.failure !== null && <FailureNote failure={draft.failure} />}
      <LogFields log={log} agencies={draft.agencies} outlook={outlook} opened={opened} open={open} />
      <DutyRow entry={entry} duties={draft.duties} outlook={outlook} />
    </Dialog>
  );
}
