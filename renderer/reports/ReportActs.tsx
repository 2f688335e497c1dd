import { CalendarDays, ClipboardList, FileSpreadsheet, Landmark, Printer } from 'lucide-react';
import { useEffect } from 'react';
import { tableFormName, tableForms, type TableForm } from '../../shared/tables.ts';
import { useCommands } from '../frame/command-store.ts';
import { go } from '../frame/route-store.ts';
import { useReader, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { notify } from '../ui/notice.ts';
import { Menu } from '../ui/Menu.tsx';
import { PeriodChoice } from './PeriodChoice.tsx';
import { askWhose, useMonthly } from './monthly-store.ts';
import { exportReview, printReview, reviewOf, useReports } from './report-store.ts';

/** Which requests, and how the figures leave: on paper, as a table, and the clocks as a calendar. */
export function ReportActs({ onCalendar }: { readonly onCalendar: () => void }) {
  const t = useText();
  const reader = useReader();
  const review = useReports(reviewOf);
  const isOurs = useMonthly(state => state.isOurs);
  useEffect(() => void askWhose(), []);
  const isExporting = useReports(({ exporting }) => exporting.phase === 'writing');
  const save = async (form: TableForm) => {
    if (await exportReview(t('reports.tableFile'), form, reader.language))
      notify({ title: t('reports.tableDone'), tone: 'done' });
  };
  useCommands([
    { id: 'report-print', label: t('reports.print'), section: 'here', run: () => void printReview() },
    ...tableForms.map(form => ({
      id: `report-${form}`,
      label: `${t('reports.table')}: ${t(tableFormName[form])}`,
      section: 'here' as const,
      run: () => void save(form),
    })),
    { id: 'report-ministers', label: t('review.prepare'), section: 'here', run: () => go({ screen: 'ministers' }) },
    ...(isOurs === true
      ? [{ id: 'report-monthly', label: t('monthly.prepare'), section: 'here' as const, run: () => go({ screen: 'monthly' }) }]
      : []),
    { id: 'report-calendar', label: t('reports.calendar'), section: 'here', run: onCalendar },
  ]);
  return (
    <div className="report-acts no-print">
      {review !== null && <PeriodChoice direction={review.direction} />}
      <Button icon={Landmark} onPress={() => go({ screen: 'ministers' })}>
        {t('review.prepare')}
      </Button>
      {isOurs === true && (
        <Button icon={ClipboardList} onPress={() => go({ screen: 'monthly' })}>
          {t('monthly.prepare')}
        </Button>
      )}
      <Button icon={CalendarDays} onPress={onCalendar}>
        {t('reports.calendar')}
      </Button>
      {review === null ? (
        <Button icon={FileSpreadsheet} unavailable={t('ui.notReadYet')}>
          {t('reports.table')}
        </Button>
      ) : (
        <Menu
          label={t('reports.table')}
          entries={tableForms.map(id => ({ id, label: t(tableFormName[id]) }))}
          onAction={id => void save(id as TableForm)} // one of the entries
          trigger={
            <Button icon={FileSpreadsheet} isPending={isExporting}>
              {t('reports.table')}
            </Button>
          }
        />
      )}
      <Button
        variant="primary"
        icon={Printer}
        onPress={() => void printReview()}
        unavailable={review === null ? t('ui.notReadYet') : null}
      >
        {t('reports.print')}
      </Button>
    </div>
  );
}
