import type { KeyboardEvent } from 'react';

/**
 * The keys of a form: with Ctrl or ⌘, Enter saves from wherever one types; alone, in a field of one line, it goes on to the next field, as Tab
 * does. Taken on the way down, since fields keep their keys to themselves; lists and questions that opened over the form have their own.
 */
export function pressInForm(event: KeyboardEvent<HTMLElement>, save: () => void): void {
  const { currentTarget: form, target } = event;
  if (event.key !== 'Enter' || !(target instanceof Element) || !form.contains(target)) return;
  if (event.ctrlKey || event.metaKey) save();
  else if (!isLine(target) || event.shiftKey || event.altKey) return;
  else focusAfter(form, target);
  event.preventDefault();
  event.stopPropagation();
}

/** A field of one line, whose list of choices is not open. */
function isLine(target: Element): boolean {
  return target instanceof HTMLInputElement && target.type !== 'checkbox' && target.getAttribute('aria-expanded') !== 'true';
}

function focusAfter(form: Element, target: Element): void {
  const stops = [...form.querySelectorAll<HTMLElement>('input, textarea, button')].filter(one => one.tabIndex >= 0);
  const next = stops[stops.indexOf(target as HTMLElement) + 1]; // the target is one of them
  (next ?? form.closest('[role=dialog]')?.querySelector<HTMLElement>('.btn.primary'))?.focus();
}

/** The first field of a form, or the first that is wrong. */
export function focusIn(form: Element | null, what: 'first' | 'wrong'): boolean {
  const found =
    what === 'first'
      ? form?.querySelector<HTMLElement>('input, textarea, button')
      : form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-wrong] :is(input, textarea, button)');
  found?.focus();
  return found !== null && found !== undefined;
}
