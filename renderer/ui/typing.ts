const typed = new Set(['text', 'search', 'password', 'email', 'tel', 'url', 'number']);

/**
 * Whether a key belongs to an input method that is still composing: Enter then takes a word, Escape gives one up, and neither is the
 * form's. Every handler of keys asks this first. Some engines report the last key after the composition has ended, as code 229.
 */
export function isComposing(event: KeyboardEvent | { readonly nativeEvent: Event }): boolean {
  const native = 'nativeEvent' in event ? event.nativeEvent : event;
  return native instanceof KeyboardEvent && (native.isComposing || native.keyCode === 229);
}

/** Whether a key pressed at this element is text: single-letter commands keep quiet there. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return typed.has(target.type);
  return target instanceof HTMLTextAreaElement || target.isContentEditable || target.getAttribute('role') === 'searchbox';
}
