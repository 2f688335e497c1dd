import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState, type ReactNode } from 'react';

type Props<Item> = {
  readonly label: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly render: (item: Item) => ReactNode;
  /** About how high one is, until it is measured. */
  readonly estimatePx: number;
  /** The whole list is one Tab stop; its rows are short. */
  readonly isOneStop?: boolean;
};

/** Fewer stand in the page whole, where a search of the page finds them all. */
const FEW = 40;

/** Records one under the other, however many: of a long list only those in sight exist, and the one that holds the focus. */
export function LongList<Item>(props: Props<Item>) {
  if (props.items.length > FEW) return <Virtual {...props} />;
  return (
    <div role="list" aria-label={props.label} {...stops(props)}>
      {props.items.map(item => (
        <div key={props.keyOf(item)} role="listitem" className="long-item">
          {props.render(item)}
        </div>
      ))}
    </div>
  );
}

const stops = ({ isOneStop = false }: { readonly isOneStop?: boolean }) => (isOneStop ? { 'data-stops': 'one' } : {});

function Virtual<Item>({ label, items, keyOf, render, estimatePx, ...given }: Props<Item>) {
  const list = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<number | null>(null);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scrollerOf(list.current),
    estimateSize: () => estimatePx,
    getItemKey: index => {
      const item = items[index];
      return item === undefined ? index : keyOf(item);
    },
    scrollMargin: marginOf(list.current),
    overscan: 8,
    initialRect: { width: 800, height: 600 },
    rangeExtractor: range => {
      const shown = defaultRangeExtractor(range);
      const isKept = focused !== null && focused < items.length && !shown.includes(focused);
      return isKept ? [...shown, focused].toSorted((a, b) => a - b) : shown;
    },
  });
  return (
    <div
      className="long-list"
      role="list"
      aria-label={label}
      ref={list}
      style={{ height: virtual.getTotalSize() }}
      {...stops(given)}
    >
      {virtual.getVirtualItems().map(({ index, key, start }) => {
        const item = items[index];
        return item === undefined ? null : (
          <div
            key={key}
            ref={virtual.measureElement}
            role="listitem"
            aria-setsize={items.length}
            aria-posinset={index + 1}
            className="long-item"
            data-index={index}
            style={{ transform: `translateY(${start - virtual.options.scrollMargin}px)` }}
            onFocus={() => setFocused(index)}
          >
            {render(item)}
          </div>
        );
      })}
    </div>
  );
}

/** What scrolls the list: the page where that has one scroller, else the pane that it stands in. */
function scrollerOf(list: HTMLElement | null): HTMLElement | null {
  return list?.closest<HTMLElement>('main.one-scroller') ?? list?.closest<HTMLElement>('.split-main') ?? null;
}

/** How far from the top of what scrolls the list begins. */
function marginOf(list: HTMLElement | null): number {
  const scroller = scrollerOf(list);
  if (list === null || scroller === null) return 0;
  return list.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
}
