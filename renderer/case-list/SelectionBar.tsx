import { CalendarDays, CalendarPlus, FileDown, Printer, UserRound, X } from 'lucide-react';
import { useState } from 'react';
import { MOST_AT_ONCE, MOST_SHEETS } from '../../shared/case-view.ts';
import { go } from '../frame/route-store.ts';
import { useCommands } from '../frame/command-store.ts';
import { useResumed } from '../drafts/use-draft.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { KeyHint } from '../ui/Keys.tsx';
import { AssignDialog } from './AssignDialog.tsx';
import { selectAllCases, selectCases, selectedIds, useCaseList } from './case-list-store.ts';
import { ExportCalendarDialog, ExportListDialog } from './ExportDialogs.tsx';
import { FollowUpDialog } from './FollowUpDialog.tsx';
import { useMayWrite } from '../frame/rights.ts';

const dialogs = {
  assign: AssignDialog,
  followUp: FollowUpDialog,
  calendar: ExportCalendarDialog,
  exportList: ExportListDialog,
} as const;
type Act = keyof typeof dialogs;

/** Under the list: the keys while nothing is selected, and what can be done with the selected cases. */
export function SelectionBar() {
  const t = useText();
  const count = useCaseList(state => state.selected.size);
  const mayWrite = useMayWrite();
  const [act, setAct] = useState<Act | null>(null);
  useResumed('follow-up', () => setAct('followUp'));
  const cannot = mayWrite ? null : t('cases.auditor');
  const tooMany = count > MOST_SHEETS ? t('caseList.tooManyToPrint', { most: MOST_SHEETS }) : null;
  const print = () => go({ screen: 'case-sheets', caseIds: selectedIds() });
  const clear = () => selectCases(new Set());
  useCommands([
    { id: 'select-all-cases', label: t('caseList.selectAll'), section: 'here', run: () => void selectAllCases() },
    ...(count === 0
      ? []
      : [
          ...(mayWrite
            ? ([
                {
                  id: 'assign-cases',
                  label: t('caseList.assign'),
                  section: 'here',
                  keys: 'A',
                  icon: UserRound,
                  run: () => setAct('assign'),
                },
                {
                  id: 'follow-up',
                  label: t('caseList.followUp'),
                  section: 'here',
                  icon: CalendarPlus,
                  run: () => setAct('followUp'),
                },
              ] as const)
            : []),
          {
            id: 'calendar-cases',
            label: t('caseList.calendar'),
            section: 'here',
            icon: CalendarDays,
            run: () => setAct('calendar'),
          } as const,
          ...(tooMany === null
            ? [{ id: 'print-cases', label: t('caseList.print'), section: 'here', icon: Printer, run: print } as const]
            : []),
          { id: 'deselect-cases', label: t('caseList.deselect'), section: 'here', keys: 'Escape', icon: X, run: clear } as const,
        ]),
    { id: 'export-list', label: t('caseList.exportList'), section: 'here', icon: FileDown, run: () => setAct('exportList') },
  ]);
  const Chosen = act === null ? null : dialogs[act];
  return (
    <footer className="case-foot" aria-label={t('caseList.selection')}>
      <div role="status" className={count === 0 ? 'visually-hidden' : 'strong'}>
        {count > 0 && t('caseList.selected', { count })}
        {count === MOST_AT_ONCE && <span className="muted">{` (${t('caseList.mostSelected')})`}</span>}
      </div>
      {count === 0 ? (
        <CaseKeys />
      ) : (
        <>
          <Button size="sm" icon={UserRound} unavailable={cannot} onPress={() => setAct('assign')}>
            {t('caseList.short.assign')}
          </Button>
          <Button size="sm" icon={CalendarPlus} unavailable={cannot} onPress={() => setAct('followUp')}>
            {t('caseList.short.followUp')}
          </Button>
          <Button size="sm" icon={CalendarDays} onPress={() => setAct('calendar')}>
            {t('caseList.short.calendar')}
          </Button>
          <Button size="sm" icon={FileDown} onPress={() => setAct('exportList')}>
            {t('caseList.short.exportList')}
          </Button>
          <Button size="sm" icon={Printer} unavailable={tooMany} onPress={print}>
            {t('caseList.short.print')}
          </Button>
          <IconButton size="sm" icon={X} label={t('caseList.deselect')} onPress={clear} />
        </>
      )}
      {Chosen && <Chosen onClose={() => setAct(null)} />}
    </footer>
  );
}

function CaseKeys() {
  const t = useText();
  return (
    <>
      <KeyHint keys={['J', 'K']} does={t('caseList.keyMove')} />
      <KeyHint keys={['Enter']} does={t('caseList.keyOpen')} />
      <KeyHint keys={['Space']} does={t('caseList.keySelect')} />
      <KeyHint keys={['Shift', '↓']} does={t('caseList.keyRange')} />
      <KeyHint keys={['/']} does={t('caseList.keySearch')} />
    </>
  );
}
