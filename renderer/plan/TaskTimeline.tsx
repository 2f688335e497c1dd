import { dayNumber, civilDate } from '../../shared/clocks/civil-date.ts';
import type { CivilDate, Json, RecordId } from '../../shared/language.ts';
import type { Plan } from '../../shared/plan.ts';
import { textIn } from '../../shared/records.ts';
import { useFormat } from '../format.ts';
import { useReader, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';

/** What stands on a line: from one day to another, or on one day. */
type Line = {
  readonly id: RecordId;
  readonly kind: 'phase' | 'task' | 'operation';
  readonly name: string;
  readonly who: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly tone: 'done' | 'late' | 'ahead';
};

type Props = { readonly plan: Plan; readonly today: CivilDate; readonly onChoose: (id: RecordId) => void };

/** Phases, operations and tasks by day, drawn beside a table that says the same in words. What has no day is counted, not drawn. */
export function TaskTimeline({ plan, today, onChoose }: Props) {
  const t = useText();
  const format = useFormat();
  const { calendar } = useReader();
  const lines = linesOf(plan, today);
  if (lines.length === 0) return <p className="small muted">{t('plan.nothingDated')}</p>;
  const days = [...lines.flatMap(({ from, to }) => [from, to]), today].map(dayNumber);
  const first = Math.min(...days) - 3;
  const span = Math.max(...days) + 4 - first;
  const at = (day: CivilDate): number => ((dayNumber(day) - first) / span) * 100;
  const months = monthsIn(first, span);
  return (
    <div className="plan-scroll" role="region" aria-label={t('plan.timeline')} tabIndex={0}>
      <table className="plan-table plan-timeline">
        <thead>
          <tr>
            <th scope="col">{t('plan.task')}</th>
            <th scope="col">{t('plan.party')}</th>
            <th scope="col">{t('plan.when')}</th>
            <td className="plan-track" aria-hidden>
              {months.map(day => (
                <span key={day} style={{ left: `${at(day)}%` }}>
                  {calendar.shortMonths[Number(day.slice(5, 7)) - 1]}
                </span>
              ))}
            </td>
          </tr>
        </thead>
        <tbody>
          {lines.map(line => (
            <tr key={line.id}>
              <th scope="row">
                <Button variant="link" onPress={() => onChoose(line.id)}>
                  {line.name}
                </Button>
                <span className="visually-hidden"> ({t(`plan.lineKind.${line.kind}`)})</span>
              </th>
              <td className="mono">{line.who}</td>
              <td className={line.tone === 'late' ? 'plan-late nowrap' : 'nowrap'}>{format.range(line.from, line.to)}</td>
              <td className="plan-track" aria-hidden>
                {months.map(day => (
                  <i key={day} className="month" style={{ left: `${at(day)}%` }} />
                ))}
                <i className="today" style={{ left: `${at(today)}%` }} />
                <i
                  className={`bar ${line.kind} ${line.tone}`}
                  style={{ left: `${at(line.from)}%`, width: `max(9px, ${at(line.to) - at(line.from)}%)` }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function linesOf({ phases, tasks, operations }: Plan, today: CivilDate): readonly Line[] {
  const span = (from: Json | undefined, to: Json | undefined): Pick<Line, 'from' | 'to'> | null => {
    const [begins, ends] = [dayIn(from ?? to), dayIn(to ?? from)];
    return begins === null || ends === null ? null : { from: begins, to: ends < begins ? begins : ends };
  };
  const ofPhases = phases.flatMap(({ id, fields }): readonly Line[] => {
    const when = span(fields['beginsOn'], fields['finishesOn']);
    const tone = when !== null && when.to < today ? ('done' as const) : ('ahead' as const);
    return when === null ? [] : [{ id, kind: 'phase', name: textIn(fields, 'name'), who: '', ...when, tone }];
  });
  const ofOperations = operations.flatMap(({ id, fields }): readonly Line[] => {
    const when = span(fields['windowStartAt'], fields['windowEndAt']);
    return when === null ? [] : [{ id, kind: 'operation', name: textIn(fields, 'name'), who: '', ...when, tone: 'ahead' }];
  });
  const ofTasks = tasks.flatMap(({ record: { id, fields }, dueOn, isLate, column, party }): readonly Line[] => {
    if (column === 'cancelled') return [];
    const when = span(column === 'done' ? (fields['doneOn'] ?? dueOn ?? undefined) : (dueOn ?? undefined), undefined);
    const tone = column === 'done' ? 'done' : isLate ? 'late' : 'ahead';
    return when === null ? [] : [{ id, kind: 'task', name: textIn(fields, 'what'), who: party ?? '', ...when, tone }];
  });
  return [...ofPhases, ...[...ofOperations, ...ofTasks].toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))];
}

/** The day that a date or a moment begins with, in the time that it says of itself. */
function dayIn(value: Json | undefined): CivilDate | null {
  const day = typeof value === 'string' ? /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] : undefined;
  return day === undefined ? null : (day as CivilDate); // written as one
}

/** The first days of the months in a span, at most eighteen of them. */
function monthsIn(first: number, span: number): readonly CivilDate[] {
  const days = Array.from({ length: span }, (_, day) => civilDate(first + day)).filter(day => day.endsWith('-01'));
  const step = Math.ceil(days.length / 18);
  return days.filter((_, at) => at % Math.max(step, 1) === 0);
}
