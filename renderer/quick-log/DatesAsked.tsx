import { dateText } from '../../shared/value-text.ts';
import { useReader } from '../text.ts';
import { DateChoice } from '../ui/DateChoice.tsx';
import type { LogEntry } from './entry.ts';
import { sayDay } from './quick-log-store.ts';

/** Dates in figures of which the line does not tell whether day or month comes first, each asked about before it is saved. */
export function DatesAsked({ doubts }: Pick<LogEntry, 'doubts'>) {
  const reader = useReader();
  return doubts.map(({ typed, dates }) => (
    <DateChoice
      key={typed}
      typed={typed}
      dates={dates}
      onChoose={date => {
        document.querySelector<HTMLElement>('[data-log-row="line"] textarea')?.focus(); // the button goes
        sayDay(typed, dateText(date, reader));
      }}
    />
  ));
}
