import { CalendarDays, FileSpreadsheet, Printer } from 'lucide-react';
import { directionName } from '../../shared/direction-text.ts';
import type { CivilDate } from '../../shared/language.ts';
import { useCommands } from '../frame/command-store.ts';
import { useReader, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { notify } from '../ui/notice.ts';
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
  const save = async () => {
    if (await exportReview(t('reports.csvFile'), reader.language)) notify({ title: t('reports.csvDone'), tone: 'done' });
  };
  useCommands([
    { id: 'report-print', label: t('reports.print'), section: 'here', run: () => void printReview() },
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
        value={period.id}
        onChange={choosePeriod}
        choices={periodIds.map(id => ({ id, label: t(`reports.periods.${id}`) }))}
      />
      <Button icon={CalendarDays} onPress={onCalendar}>
        {t('reports.calendar')}
      </Button>
      <Button icon={FileSpreadsheet} onPress={() => void save()} isPending={isExporting} isDisabled={review === null}>
        {t('reports.csv')}
      </Button>
      <Button variant="primary" icon={Printer} onPress={() => void printReview()} isDisabled={review === null}>
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
