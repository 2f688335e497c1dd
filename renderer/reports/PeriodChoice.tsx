import type { Direction } from '../../shared/case.ts';
import { directionName } from '../../shared/direction-text.ts';
import type { CivilDate } from '../../shared/language.ts';
import { reversed } from '../../shared/parties.ts';
import { useText } from '../text.ts';
import { DateField } from '../ui/DateField.tsx';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { Select } from '../ui/Select.tsx';
import { chooseDays, chooseDirection, choosePeriod, periodIds, reviewOf, useReports } from './report-store.ts';

/** Which requests: who asks whom, and when they were filed. `direction`: what is shown where none was chosen. */
export function PeriodChoice({ direction: shown }: { readonly direction: Direction | null }) {
  const t = useText();
  const direction = useReports(state => state.direction) ?? shown;
  const period = useReports(state => state.period);
  const known = useReports(reviewOf)?.directions ?? (direction === null ? [] : [direction, reversed(direction)]);
  return (
    <>
      {direction !== null && (
        <SegmentedControl
          label={t('reports.direction')}
          value={direction}
          onChange={chooseDirection}
          segments={known.map(id => ({ id, label: t(directionName(id)) }))}
        />
      )}
      <Select
        look="filter"
        label={t('reports.period')}
        value={period.id}
        onChange={choosePeriod}
        choices={periodIds.map(id => ({ id, label: t(`reports.periods.${id}`) }))}
      />
      {period.id === 'custom' && <Days from={period.from} to={period.to} />}
    </>
  );
}

function Days({ from, to }: { readonly from: CivilDate; readonly to: CivilDate }) {
  const t = useText();
  return (
    <div className="report-days">
      <DateField isPast label={t('reports.from')} value={from} onChange={day => day && chooseDays({ from: day, to })} />
      <DateField isPast label={t('reports.to')} value={to} min={from} onChange={day => day && chooseDays({ from, to: day })} />
    </div>
  );
}
