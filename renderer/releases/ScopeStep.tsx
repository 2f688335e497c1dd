import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ScopeRow } from '../../shared/contract/scope.ts';
import { useCommands } from '../frame/command-store.ts';
import { useReader, useText } from '../text.ts';
import { handleRowKey } from '../ui/row-keys.ts';
import { TextField } from '../ui/TextField.tsx';
import { scopeLines, type ScopeLine } from './scope-items.ts';
import { ScopeGroupLine, ScopeRecordLine } from './ScopeRow.tsx';
import { keepOut, useScope } from './scope-store.ts';
import { moveRecord, moveRecords } from './scoping.ts';

const rowPx = 34;

/** The first step of a packet: the records of the case by kind, and which of them go. Rows out of view are not in the page. */
export function ScopeStep({ rows: all }: { readonly rows: readonly ScopeRow[] }) {
  const t = useText();
  const reader = useReader();
  const [typed, setTyped] = useState('');
  const asking = useScope(state => state.asking);
  const lines = useMemo(() => scopeLines(all, typed, reader), [all, typed, reader]);
  const rows = useRows(lines);
  const line = lines[rows.active];
  const toggle = (one: ScopeLine | undefined) =>
    void (one?.kind === 'record' ? moveRecord(one.row.record) : one && moveGroup(one.rows));
  useCommands([{ id: 'move-record', label: t('scope.move'), section: 'here', keys: 'X', run: () => toggle(line) }]);

  return (
    <div className="scope">
      <div className="scope-head">
        <p className="small muted grow">{t('scope.lead')}</p>
        <TextField
          label={t('scope.filter')}
          labelHidden
          placeholder={t('scope.filter')}
          type="search"
          value={typed}
          onChange={setTyped}
        />
      </div>
      {lines.length === 0 && <p className="muted page">{t('scope.noneFits')}</p>}
      <div
        className="scope-list"
        ref={rows.box}
        role="grid"
        aria-label={t('scope.whatGoes')}
        aria-multiselectable
        aria-rowcount={lines.length}
        onKeyDown={event =>
          handleRowKey(event, {
            count: lines.length,
            active: rows.active,
            pageRows: 12,
            moveTo: rows.moveTo,
            onToggle: () => toggle(line),
          })
        }
      >
        <div className="desk-space" style={{ height: rows.heightPx }} role="presentation">
          {rows.shown.map(({ index, start }) => (
            <div
              key={lines[index]?.key ?? index}
              ref={rows.measure}
              data-index={index}
              className="scope-place"
              role="presentation"
              style={{ transform: `translateY(${start}px)` }}
              onFocus={() => rows.setActive(index)}
            >
              <Line
                line={lines[index]}
                at={{ index, isActive: index === rows.active }}
                isAsking={lines[index]?.key === asking}
                onToggle={() => toggle(lines[index])}
                onKeepOut={keepOut}
              />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

type LineProps = {
  readonly line: ScopeLine | undefined;
  readonly at: { readonly index: number; readonly isActive: boolean };
  readonly isAsking: boolean;
  readonly onToggle: () => void;
  readonly onKeepOut: () => void;
};

function Line({ line, at, isAsking, onToggle, onKeepOut }: LineProps) {
  if (line === undefined) return null;
  if (line.kind === 'group') return <ScopeGroupLine group={line.key} rows={line.rows} at={at} onToggle={onToggle} />;
  return <ScopeRecordLine row={line.row} at={at} isAsking={isAsking} onToggle={onToggle} onKeepOut={onKeepOut} />;
}

/** A kind goes without its unusual ones: each of those is asked about by itself. Where all the others go, all of them stay out. */
async function moveGroup(all: readonly ScopeRow[]): Promise<void> {
  const waiting = all.filter(({ chosen, isUnusual }) => !chosen && !isUnusual);
  const moved = waiting.length > 0 ? waiting : all.filter(({ chosen }) => chosen);
  await moveRecords(
    moved.map(({ record }) => record),
    waiting.length > 0,
  );
}

/** Rows as high as they are, of which only those in view exist, and one that holds the focus. */
function useRows(lines: readonly ScopeLine[]) {
  const box = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const wantsFocus = useRef(false);
  const current = Math.max(0, Math.min(active, lines.length - 1));
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowPx,
    getItemKey: at => lines[at]?.key ?? at,
    overscan: 12,
    initialRect: { width: 900, height: 700 },
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const from = Math.max(0, startIndex - overscan);
      const near = Array.from({ length: Math.max(0, Math.min(count - 1, endIndex + overscan) - from + 1) }, (_, at) => from + at);
      return [...new Set([...near, current])].filter(at => at < count).toSorted((one, other) => one - other);
    },
  });
  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    box.current?.querySelector<HTMLElement>(`[data-index="${current}"] [role="row"]`)?.focus({ preventScroll: true });
  }, [current]);
  return {
    box,
    active: current,
    setActive,
    moveTo: (at: number): void => {
      wantsFocus.current = at !== current; // a row that has it keeps it
      virtual.scrollToIndex(at);
      setActive(at);
    },
    shown: virtual.getVirtualItems(),
    heightPx: virtual.getTotalSize(),
    measure: virtual.measureElement,
  };
}
