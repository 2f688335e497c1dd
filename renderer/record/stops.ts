import { useEffect } from 'react';

// A record is one grid: one Tab stop, arrows inside it (the ARIA Authoring Practices' grid and its roving tabindex). The elements keep their
// own roles, so that what reads the page still says button, menu and value.

const GROUP = '[data-stops="one"]';
const ITEM = '[data-spot], button, a[href]';

/** Where the focus was last in a group; it comes back there. */
const lasting = new WeakMap<Element, HTMLElement>();

/** Keep each group under the page's content at one Tab stop while the caller is shown. A group says so with `data-stops="one"`. */
export function useOneStopEach(): void {
  useEffect(() => {
    const root = document.getElementById('content');
    return root === null ? undefined : keepOneStopEach(root);
  }, []);
}

/** @returns what ends it. */
export function keepOneStopEach(root: HTMLElement): () => void {
  const settle = (): void => root.querySelectorAll(GROUP).forEach(settleGroup);
  const enter = ({ target }: FocusEvent): void => {
    const item = itemAt(target);
    if (item === null) return;
    lasting.set(item.group, item.element);
    settleGroup(item.group);
  };
  const press = (event: KeyboardEvent): void => {
    const item = itemAt(event.target);
    if (item === null || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const next = nextOf(root, item.element, item.group, event.key);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation(); // a menu's button would open on an arrow
    next.focus();
  };
  const changes = new MutationObserver(settle);
  changes.observe(root, { childList: true, subtree: true });
  root.addEventListener('focusin', enter);
  root.addEventListener('keydown', press, { capture: true });
  settle();
  return () => {
    changes.disconnect();
    root.removeEventListener('focusin', enter);
    root.removeEventListener('keydown', press, { capture: true });
  };
}

type Item = { readonly element: HTMLElement; readonly group: Element };

/** The item that an event met. What is typed into (`data-stops="own"`) has its own keys and stops. */
function itemAt(target: EventTarget | null): Item | null {
  if (!(target instanceof HTMLElement) || !target.matches(ITEM)) return null;
  const group = target.closest('[data-stops]');
  return group?.matches(GROUP) ? { element: target, group } : null;
}

function itemsOf(group: Element): readonly HTMLElement[] {
  return [...group.querySelectorAll<HTMLElement>(ITEM)].filter(item => item.closest('[data-stops]') === group);
}

function settleGroup(group: Element): void {
  const items = itemsOf(group);
  const last = lasting.get(group);
  const isThere = last !== undefined && items.includes(last);
  const stop = isThere ? last : (items.find(item => item.matches('[data-spot]')) ?? items[0]);
  for (const item of items) {
    const tabIndex = item === stop ? 0 : -1;
    if (item.tabIndex !== tabIndex) item.tabIndex = tabIndex;
  }
}

/** Left and right within a row, up and down to the row beside it, of the next record too; Home and End within the record. */
function nextOf(root: HTMLElement, from: HTMLElement, group: Element, key: string): HTMLElement | undefined {
  if (key === 'Home' || key === 'End') return itemsOf(group).at(key === 'Home' ? 0 : -1);
  const way = key === 'ArrowDown' || key === 'ArrowRight' ? 1 : key === 'ArrowUp' || key === 'ArrowLeft' ? -1 : 0;
  if (way === 0) return undefined;
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const row = itemsOf(group).filter(item => rowOf(item) === rowOf(from));
    return row[row.indexOf(from) + way];
  }
  const all = [...root.querySelectorAll<HTMLElement>(ITEM)].filter(item => itemAt(item) !== null);
  const beside = all
    .slice(way === 1 ? all.indexOf(from) : 0, way === 1 ? undefined : all.indexOf(from))
    .filter(item => rowOf(item) !== rowOf(from))
    .at(way === 1 ? 0 : -1);
  if (beside === undefined) return undefined;
  const [row, own] = [beside, from].map(one => all.filter(item => rowOf(item) === rowOf(one)));
  return row?.[own?.indexOf(from) ?? 0] ?? row?.[0];
}

const rowOf = (item: HTMLElement): Element => item.closest('[data-record]') ?? item;
