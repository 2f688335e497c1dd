import { useMemo, type KeyboardEvent } from 'react';
import type { CaseView } from '../../shared/case-view.ts';
import type { PacketSight, SeenRecord } from '../../shared/contract/packets.ts';
import { recordsById } from '../record/records-by-id.ts';
import { useReader, useText } from '../text.ts';
import { entityLabel } from '../view-as/seen.ts';
import { deskName } from './desk-name.ts';
import { moveRecord } from './scoping.ts';
import { sheetRecords } from './sheet-items.ts';

type Props = { readonly sight: PacketSight; readonly ours: CaseView; readonly onShow: (record: SeenRecord) => void };
const states = ['release', 'generalise', 'pseudonym', 'withhold'] as const;

/** The people and records that go, by name, each with how much of it differs: up and down walk, Enter shows, Space takes it out. */
export function RecordRail({ sight, ours, onShow }: Props) {
  const t = useText();
  const reader = useReader();
  const records = useMemo(() => sheetRecords(sight), [sight]);
  const held = useMemo(() => recordsById(ours.file), [ours]);
  return (
    <nav className="record-rail" aria-label={t('release.recordsGoing')}>
      <ul>
        {records.map(({ record, counts, differing }, at) => {
          const kind = t(entityLabel(record.entity));
          const name = deskName(held.get(record.record), record.entity, reader);
          return (
            <li key={record.name}>
              <button
                type="button"
                className="rail-record"
                data-record={record.record}
                tabIndex={at === 0 ? 0 : -1}
                title={`${kind}: ${name}`}
                style={{ paddingLeft: 12 + Math.max(0, record.depth - 1) * 8 }}
                onClick={() => onShow(record)}
                onKeyDown={event => walk(event, () => void moveRecord(record.record))}
                onKeyUp={event => event.key === ' ' && event.preventDefault()} // Space is not a click here
              >
                <span className="ellipsis">{name}</span>
                {differing > 0 && (
                  <span className="rail-count">
                    {differing}
                    <span className="visually-hidden"> {t('release.differ')}</span>
                  </span>
                )}
                <span className="rail-bar" aria-hidden="true">
                  {states.map(
                    state => counts[state] > 0 && <i key={state} className={state} style={{ flexGrow: counts[state] }} />,
                  )}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** One stop of the keyboard for the whole list. */
function walk(event: KeyboardEvent<HTMLButtonElement>, onMove: () => void): void {
  if (event.key === ' ') {
    event.preventDefault();
    onMove();
    return;
  }
  const all = [...(event.currentTarget.closest('nav')?.querySelectorAll<HTMLElement>('.rail-record') ?? [])];
  const at = all.indexOf(event.currentTarget);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (next === undefined || all[next] === undefined) return;
  event.preventDefault();
  for (const one of all) one.tabIndex = -1;
  all[next].tabIndex = 0;
  all[next].focus();
}
