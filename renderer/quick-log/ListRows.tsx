import { daysBetween, todayHere } from '../format.ts';
import { useText } from '../text.ts';
import { ClockChip } from '../ui/clocks/ClockChip.tsx';
import type { ClockReading } from '../ui/clocks/clock-reading.ts';
import { WhoseMove } from '../ui/clocks/WhoseMove.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { LogEntry } from './entry.ts';
import { correct } from './quick-log-store.ts';

const SOON_DAYS = 3; // as for every promise

/** What was given and received: written as in the line, and how it is understood. */
export function ItemsRow({ entry }: { readonly entry: LogEntry }) {
  const t = useText();
  return (
    <div className="log-list">
      <TextField
        label={t('quickLog.items')}
        labelHidden
        value={entry.itemsText}
        onChange={items => correct({ items })}
        maxLength={2000}
      />
      <ul>
        {entry.items.map(({ way, description, pages }, at) => (
          <li key={at}>
            {t(`quickLog.${way}`, { what: description })}
            {pages !== null && <span className="muted"> {t('quickLog.pages', { count: pages })}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Who owes what until when: written as in the line, and how it is understood. */
export function PromisesRow({ entry }: { readonly entry: LogEntry }) {
  const t = useText();
  return (
    <div className="log-list">
      <TextField
        label={t('quickLog.promises')}
        labelHidden
        value={entry.promisesText}
        onChange={promises => correct({ promises })}
        maxLength={2000}
      />
      <ul>
        {entry.promises.map(({ by, what, dueOn }, at) => (
          <li key={at} className="log-promise">
            <WhoseMove side={by} {...(by === 'them' && entry.agency !== null ? { name: entry.agency } : {})} />
            <span>{what}</span>
            {dueOn !== null && <ClockChip clock={readingOf(dueOn)} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

function readingOf(dueOn: string): ClockReading {
  const left = daysBetween(todayHere(), dueOn);
  const tone = left < 0 ? 'over' : left <= SOON_DAYS ? 'soon' : 'later';
  return {
    tone,
    earliest: dueOn,
    latest: dueOn,
    daysToEarliest: left,
    daysToLatest: left,
    elapsed: left <= 0 ? 1 : 1 / (left + 1),
  };
}
