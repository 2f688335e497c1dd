import { useEffect } from 'react';
import { useCommands } from '../frame/command-store.ts';
import { languageOf, useLocale, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { KeyHint, Keys } from '../ui/Keys.tsx';
import { TextField } from '../ui/TextField.tsx';
import { DutyRow } from './DutyRow.tsx';
import { isTime } from './entry.ts';
import { logRows, reachRow } from './letters.ts';
import { LogFields } from './LogFields.tsx';
import { openQuickLog, readDraft, saveQuickLog, typeLine, useQuickLog } from './quick-log-store.ts';

const lineRow = 'line';

/** Log an exchange from anywhere: one line, understood as it is typed, and every part of it to correct. */
export function QuickLog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const language = useLocale(state => languageOf(state.locale));
  const draft = useQuickLog();
  const { read, entry, case: chosen } = readDraft(draft, language);
  useEffect(() => void openQuickLog(), []);

  async function save(another: boolean): Promise<void> {
    if (chosen === null) return reachRow('case');
    if (!isTime(entry.time)) return reachRow('date');
    if (!(await saveQuickLog(t))) return;
    if (another) document.querySelector<HTMLElement>(`[data-log-row="${lineRow}"] textarea`)?.focus();
    else onClose();
  }

  useCommands([
    ...logRows.map(({ id, label, letter }) => ({
      id: `quick-log-${id}`,
      label: t('quickLog.correct', { what: t(label) }),
      section: 'here' as const,
      keys: `Alt+${letter}`,
      isKeyOnly: true,
      inDialog: true,
      run: () => reachRow(id),
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
          <Button keys={['Mod', 'Shift', 'Enter']} isDisabled={draft.isSaving} onPress={() => void save(true)}>
            {t('quickLog.saveMore')}
          </Button>
          <Button variant="primary" keys={['Mod', 'Enter']} isPending={draft.isSaving} onPress={() => void save(false)}>
            {t('quickLog.save')}
          </Button>
        </>
      }
    >
      <div data-log-row={lineRow}>
        <TextField
          label={t('quickLog.line')}
          labelHidden
          value={draft.line}
          onChange={typeLine}
          rows={2}
          size="lg"
          maxLength={2000}
          placeholder={t('quickLog.lineHint')}
          autoFocus
        />
        <p className="log-parts" aria-live="polite">
          {read.parts.map((part, at) => (
            <span key={at} className={`log-part ${part.kind}`}>
              <span>{part.text}</span>
              <small>{t(`quickLog.part.${part.kind}`)}</small>
            </span>
          ))}
        </p>
      </div>
      {draft.failure !== null && <FailureNote failure={draft.failure} />}
      <LogFields entry={entry} chosen={chosen} agencies={draft.agencies} />
      <DutyRow entry={entry} duties={draft.duties} />
    </Dialog>
  );
}
