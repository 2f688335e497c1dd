import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronRight } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { CaseView } from '../../shared/case-view.ts';
import type { PacketSight, SeenRecord } from '../../shared/contract/packets.ts';
import type { Reader } from '../../shared/reader.ts';
import type { MarkState } from '../marks/mark-state.ts';
import { recordsById } from '../record/records-by-id.ts';
import { useReader, useText } from '../text.ts';
import { entityLabel } from '../view-as/seen.ts';
import { deskName } from './desk-name.ts';
import type { GuardFinding } from './findings.ts';
import { PlaceRow } from './PlaceRow.tsx';
import { RecordRail } from './RecordRail.tsx';
import { SheetEdge } from './SheetEdge.tsx';
import { sheetItems, type SheetItem } from './sheet-items.ts';

export type SideBySideProps = {
  readonly sight: PacketSight;
  readonly ours: CaseView;
  readonly findings: readonly GuardFinding[];
  readonly selected: GuardFinding | null;
  /** Which of its places is to be seen. */
  readonly spot: number;
  /** The form in which values leave that is shown alone; null: every one. */
  readonly only: MarkState | null;
  /** A place's shield was pressed. */
  readonly onWhy: (path: string) => void;
};

const rowPx = 30;

/** Our record at the left; at the right, as one sheet, what leaves of it, row by row. Rows out of view are not in the page. */
export function SideBySide(props: SideBySideProps) {
  const { sight, selected, spot } = props;
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const kept = useMemo(
    () => new Set(props.findings.flatMap(({ path, places }) => [path, ...places.map(({ at }) => at)])),
    [props.findings],
  );
  const items = useMemo(() => sheetItems(sight, { opened, kept, only: props.only }), [sight, opened, kept, props.only]);
  const fold = (key: string) =>
    setOpened(before => new Set(before.has(key) ? [...before].filter(one => one !== key) : [...before, key]));
  const show = ({ name }: SeenRecord) => {
    const at = items.findIndex(({ key }) => key === name);
    if (at >= 0) virtual.scrollToIndex(at, { align: 'start' });
  };
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: at => (items[at]?.kind === 'place' ? rowPx : rowPx * 1.5),
    getItemKey: at => items[at]?.key ?? at,
    overscan: 16,
    initialRect: { width: 900, height: 700 },
  });
  const shown = virtual.getVirtualItems();
  useEffect(() => {
    const paths = selected === null ? [] : [...selected.places.map(({ at }) => at), selected.path];
    const at = paths.map(path => items.findIndex(item => item.key === path)).find(index => index >= 0);
    if (at === undefined) return;
    virtual.scrollToIndex(at, { align: 'center' });
    if (spot === 0) return;
    // A text may be higher than the window; its row is in the page once that was drawn.
    const drawn = requestAnimationFrame(() =>
      box.current?.querySelector(`[data-leak="${selected?.number}.${spot}"]`)?.scrollIntoView({ block: 'center' }),
    );
    return () => cancelAnimationFrame(drawn);
  }, [selected, spot, items, virtual]);
  return (
    <div className="desk-pane">
      <RecordRail sight={sight} ours={props.ours} onShow={show} />
      <div className="desk" ref={box} role="region" aria-label={t('release.whatLeaves')} tabIndex={0}>
        <div className="desk-space" style={{ height: virtual.getTotalSize() }}>
          <div className="desk-shown" style={{ transform: `translateY(${shown[0]?.start ?? 0}px)` }}>
            {shown.map(({ index, key }) => (
              <div key={String(key)} data-index={index} ref={virtual.measureElement} className="desk-item">
                <Item item={items[index]!} onFold={fold} {...props} />
              </div>
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}

type ItemProps = SideBySideProps & { readonly item: SheetItem; readonly onFold: (key: string) => void };

function Item({ item, sight, ours, findings, selected, onWhy, onFold }: ItemProps) {
  const t = useText();
  const reader = useReader();
  if (item.kind === 'place') {
    const { record, seen } = item;
    return <PlaceRow {...{ record, seen, ours, findings, selected, onWhy }} />;
  }
  if (item.kind === 'fold')
    return (
      <>
        <button
          type="button"
          className="fold-line"
          aria-expanded={item.isOpen}
          data-record={item.record.record}
          onClick={() => onFold(item.key)}
        >
          <ChevronRight aria-hidden /> {t('release.asTheyAre', { count: item.count })}
        </button>
        <div className="leaves" aria-hidden="true" />
      </>
    );
  if (item.kind === 'heading')
    return (
      <>
        {/* beside the sheet's title, not under it: scrolled to a finding, that one is not in the page */}
        <h2 className="desk-head">{nameOf(item.record, ours, reader)}</h2>
        <div className="desk-head leaves mono faint small">{item.record.name}</div>
      </>
    );
  return <SheetEdge sight={sight} reference={ours.summary.reference} isTop={item.kind === 'top'} />;
}

/** What kind of record, and the name under which we know it. */
function nameOf(record: SeenRecord, ours: CaseView, reader: Reader): string {
  const kind = reader.say(entityLabel(record.entity));
  const name = deskName(recordsById(ours.file).get(record.record), record.entity, reader);
  return name === kind ? kind : `${kind}: ${name}`;
}
