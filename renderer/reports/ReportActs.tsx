import { CalendarDays, FileSpreadsheet, Printer } from 'lucide-react';
import { directionName } from '../../shared/direction-text.ts';
import type { CivilDate } from '../../shared/language.ts';
import { tableFormName, tableForms, type TableForm } from '../../shared/tables.ts';
import { useCommands } from '../frame/command-store.ts';
import { useReader, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { notify } from '../ui/notice.ts';
import { Menu } from '../ui/Menu.tsx';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { Select } from '../ui/Select.tsx';
import {
  chooseDays,
  chooseDirection,
  choosePeriod,
  exportReview,
  periodIds,
  printReview,
  reviewOf,
  useReports,
} from './report-store.ts';

/** Which requests, and how the figures leave: on paper, as a table, and the clocks as a calendar. */
export function ReportActs({ onCalendar }: { readonly onCalendar: () => void }) {
  const t = useText();
  const reader = useReader();
  const direction = useReports(state => state.direction);
  const period = useReports(state => state.period);
  const review = useReports(reviewOf);
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
    { id: 'report-calendar', label: t('reports.calendar'), section: 'here', run: onCalendar },
  ]);
  return (
    <div className="report-acts no-print">
      {review !== null && (
        <SegmentedControl
          label={t('reports.direction')}
          value={direction ?? review.direction}
          onChange={chooseDirection}
          segments={review.directions.map(id => ({ id, label: t(directionName(id)) }))}
        />
      )}
      <Select
        look="filter"
        label={t('reports.period')}
        value={period.id}
        onChange={choosePeriod}
        choices={periodIds.map(id => ({ id, label: t(`reports.periods.${id}`) }))}
      />
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
      {period.id === 'custom' && <Days from={period.from} to={period.to} />}
    </div>
  );
}

function Days({ from, to }: { readonly from: CivilDate; readonly to: CivilDate }) {
  const t = useText();
  return (
    <div className="report-days">
      <DateField label={t('reports.from')} value={from} onChange={day => day && chooseDays({ from: day, to })} />
      <DateField label={t('reports.to')} value={to} min={from} onChange={day => day && chooseDays({ from, to: day })} />
    </div>
  );
}
