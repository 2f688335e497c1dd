import { door } from '../host.ts';

/**
 * Let the door put on the clipboard what the page copies or cuts by itself, so that it goes from there when the vault locks, and no
 * history of copies keeps it. Until the returned function is called.
 */
export function followCopies(target: Document = document): () => void {
  const take = (event: ClipboardEvent) => {
    const text = selectedText(target);
    if (event.defaultPrevented || text === '') return;
    event.preventDefault();
    void door.copy(text);
    if (event.type === 'cut') target.execCommand('delete'); // the one way that a field hears of, and can undo
  };
  target.addEventListener('copy', take);
  target.addEventListener('cut', take);
  return () => {
    target.removeEventListener('copy', take);
    target.removeEventListener('cut', take);
  };
}

function selectedText(target: Document): string {
  const field = target.activeElement;
  if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) {
    const { value, selectionStart, selectionEnd, type } = field;
    // Of a passphrase nothing is copied, as Chromium does it.
    if (type !== 'password' && selectionStart !== null && selectionEnd !== null && selectionStart !== selectionEnd)
      return value.slice(selectionStart, selectionEnd);
  }
  return target.getSelection()?.toString() ?? '';
}
