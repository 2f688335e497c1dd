const typed = new Set(['text', 'search', 'password', 'email', 'tel', 'url', 'number']);

/** Whether a key pressed at this element is text: single-letter commands keep quiet there. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return typed.has(target.type);
  return target instanceof HTMLTextAreaElement || target.isContentEditable || target.getAttribute('role') === 'searchbox';
}
