import type { DraftShield } from '../../shared/case-view.ts';
import { dueOn } from '../../shared/clocks/due.ts';
import type { CivilDate } from '../../shared/language.ts';
import { useOfficeToday } from '../day.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { ClockChip } from '../clocks/ClockChip.tsx';
import { WhoseMove } from '../clocks/WhoseMove.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { LogEntry } from './entry.ts';
import { markOf, openState, type Opened } from './row-state.ts';
import { LogRow } from './LogRow.tsx';
import { correct } from './quick-log-store.ts';

type ListRowProps = Opened & { readonly entry: LogEntry; readonly shield: DraftShield | null };

/** What was given and received: how it is understood, and to correct as in the line. */
export function ItemsRow({ entry, shield, ...which }: ListRowProps) {
  const t = useText();
  const { items } = entry;
  const list = (
    <span className="log-list">
      {items.map(({ way, description, pages }, at) => (
        <span key={at}>
          {t(`quickLog.way.${way}`, { what: description })}
          {pages !== null && `, ${t('quickLog.pages', { count: pages })}`}
          {at === 0 && (
            <span className="log-reading muted"> {t('quickLog.entersAs', { level: markOf('item.description')[0] ?? '' })}</span>
          )}
        </span>
      ))}
    </span>
  );
  return (
    <LogRow
      {...openState('items', which)}
      shield={items.length === 0 ? null : shield}
      reading={items.length === 0 ? <span className="muted">{t('quickLog.noItems')}</span> : list}
    >
      <TextField
        label={t('quickLog.items')}
        labelHidden
        value={entry.itemsText}
        onChange={text => correct({ items: text })}
        placeholder={t('quickLog.itemsHint')}
        maxLength={2000}
      />
      {list}
    </LogRow>
  );
}

/** Who owes what until when: how it is understood, and to correct as in the line. */
export function PromisesRow({ entry, shield, ...which }: ListRowProps) {
  const t = useText();
  const format = useFormat();
  const { promises } = entry;
  const list = (
    <span className="log-list">
      {promises.map(({ by, what, dueOn: date }, at) => (
        <span key={at} className="log-promise">
          <WhoseMove side={by} {...(by === 'them' && entry.agency !== null ? { name: entry.agency } : {})} />
          <span>{what}</span>
          {date === null ? (
            <span className="log-reading muted">{t('quickLog.noDue')}</span>
          ) : (
            <span>
              <span className="log-reading muted">{format.dateWithWeekday(date).slice(0, 3)} </span>
              <DueChip date={date} />
            </span>
          )}
        </span>
      ))}
    </span>
  );
  return (
    <LogRow
      {...openState('promises', which)}
      shield={promises.length === 0 ? null : shield}
      reading={promises.length === 0 ? <span className="muted">{t('quickLog.noPromises')}</span> : list}
    >
      <TextField
        label={t('quickLog.promises')}
        labelHidden
        value={entry.promisesText}
        onChange={text => correct({ promises: text })}
        placeholder={t('quickLog.promisesHint')}
        maxLength={2000}
      />
      {list}
    </LogRow>
  );
}

/** How near a typed day is for the office, as the host will say once it is saved. */
function DueChip({ date }: { readonly date: CivilDate }) {
  const due = dueOn(useOfficeToday(), { from: null, earliest: date, latest: null, weight: 'soft' });
  return due === null ? null : <ClockChip clock={due} />;
}
