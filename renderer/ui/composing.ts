/**
 * Keep from the page the keys of an input method that is still composing: Enter then takes a word and Escape gives one up, and neither is a
 * form's, a list's or a dialog's. It stands before every other handler of keys, so that none has to ask. Until the returned function is called.
 */
export function followComposing(target: Window = window): () => void {
  const keep = (event: KeyboardEvent): void => {
    if (!isComposing(event)) return;
    event.stopImmediatePropagation();
    // Safari reports the Enter that ended a composition after its end; by itself it would send the form.
    if (!event.isComposing && event.key === 'Enter') event.preventDefault();
  };
  for (const kind of ['keydown', 'keyup', 'keypress'] as const) target.addEventListener(kind, keep, true);
  return () => {
    for (const kind of ['keydown', 'keyup', 'keypress'] as const) target.removeEventListener(kind, keep, true);
  };
}

/** Some engines say it by the code alone, which no key of a keyboard has: 229. */
function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}
