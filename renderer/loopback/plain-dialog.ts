/** A native dialog in the product's dress: its parts are those that `Dialog` has, made without React, since it stands outside the screens. */
export type PlainDialog = { readonly dialog: HTMLDialogElement; readonly form: HTMLFormElement; readonly body: HTMLElement };

/** Not open yet. Its buttons close it with their own value. */
export function plainDialog(title: string, buttons: readonly HTMLButtonElement[]): PlainDialog {
  const dialog = element('dialog', 'plain-dialog');
  const form = element('form', '');
  form.method = 'dialog';
  const heading = element('h2', '');
  heading.id = 'plain-dialog-title';
  heading.textContent = title;
  dialog.setAttribute('aria-labelledby', heading.id);
  const head = element('header', 'dlg-head');
  head.append(heading);
  const body = element('div', 'dlg-body stack');
  form.append(head, body);
  if (buttons.length > 0) {
    const foot = element('footer', 'dlg-foot');
    foot.append(...buttons);
    form.append(foot);
  }
  dialog.append(form);
  return { dialog, form, body };
}

export function button(text: string, value: string, isPrimary = false): HTMLButtonElement {
  const made = element('button', isPrimary ? 'btn primary md' : 'btn plain md');
  made.value = value;
  made.textContent = text;
  return made;
}

export function paragraph(text: string): HTMLElement {
  const made = element('p', '');
  made.textContent = text;
  return made;
}

export function element<K extends keyof HTMLElementTagNameMap>(tag: K, className: string): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  return made;
}
