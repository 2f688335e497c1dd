import { CalendarDays, FileSpreadsheet, Printer } from 'lucide-react';
import { directionName } from '../../shared/direction-text.ts';
import { useCommands } from '../frame/command-store.ts';
import { useReader, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { notify } from '../ui/notice.ts';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { Select } from '../ui/Select.tsx';
import { chooseDays, chooseDirection, choosePeriod, exportReview, periodIds, useReports } from './report-store.ts';

/** Which requests, and how the figures leave: on paper, as a table, and the clocks as a calendar. */
export function ReportActs({ onCalendar }: { readonly onCalendar: () => void }) {
  const t = useText();
  const reader = useReader();
  const { direction, period, review, isExporting } = useReports();
  const save = async () => {
    if (await exportReview(t('reports.csvFile'), reader.language)) notify({ title: t('reports.csvDone'), tone: 'done' });
  };
  useCommands([
    { id: 'report-print', label: t('reports.print'), section: 'here', run: () => window.print() },
    { id: 'report-csv', label: t('reports.csv'), section: 'here', run: () => void save() },
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
        value={period}
        onChange={choosePeriod}
        choices={periodIds.map(id => ({ id, label: t(`reports.periods.${id}`) }))}
      />
      <Button icon={CalendarDays} onPress={onCalendar}>
        {t('reports.calendar')}
      </Button>
      <Button icon={FileSpreadsheet} onPress={() => void save()} isPending={isExporting} isDisabled={review === null}>
        {t('reports.csv')}
      </Button>
      <Button variant="primary" icon={Printer} onPress={() => window.print()} isDisabled={review === null}>
        {t('reports.print')}
      </Button>
      {period === 'custom' && <Days />}
    </div>
  );
}

function Days() {
  const t = useText();
  const custom = useReports(state => state.custom);
  if (custom === null) return null;
  return (
    <div className="report-days">
      <DateField label={t('reports.from')} value={custom.from} onChange={from => from && chooseDays({ ...custom, from })} />
      <DateField
        label={t('reports.to')}
        value={custom.to}
        min={custom.from}
        onChange={to => to && chooseDays({ ...custom, to })}
      />
    </div>
  );
}
