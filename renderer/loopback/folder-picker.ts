import type { FolderPurpose } from '../../shared/door.ts';
import type { Bilingual } from '../../shared/language.ts';
import { currentReader } from '../text.ts';

const words = {
  open: { en: 'Which vault?', es: '¿Qué bóveda?' },
  none: { en: 'There is no vault here yet. Make one first.', es: 'Aún no hay ninguna bóveda aquí. Cree una primero.' },
  name: { en: 'Name of the new vault', es: 'Nombre de la bóveda nueva' },
  go: { en: 'Choose', es: 'Elegir' },
  cancel: { en: 'Cancel', es: 'Cancelar' },
} as const satisfies Record<string, Bilingual>;

/**
 * What a system's folder dialog does in the window: choose one of the vaults of the door's own folder, or name a new one. Plain elements,
 * since it stands outside the screens; `enlace-folder-picker` in the style sheet dresses it.
 */
export function askForFolder(purpose: FolderPurpose, suggested: string, names: readonly string[]): Promise<string | null> {
  const reader = currentReader();
  const say = (word: keyof typeof words) => reader.say(words[word]);
  const dialog = element('dialog', 'enlace-folder-picker');
  const form = element('form', '');
  form.method = 'dialog';
  const label = element('label', '');
  label.append(purpose === 'vault' ? say(names.length === 0 ? 'none' : 'open') : say('name'));
  const field = purpose === 'vault' ? choiceOf(names) : nameField(suggested);
  label.append(field);
  const cancel = button(say('cancel'), 'cancel');
  cancel.type = 'button'; // Enter presses the first button that submits, and means what was named
  cancel.addEventListener('click', () => dialog.close('cancel'));
  form.append(label, cancel, button(say('go'), 'choose'));
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
  field.focus();
  return new Promise(resolve => {
    dialog.addEventListener('close', () => {
      const chosen = dialog.returnValue === 'choose' ? field.value.trim() : '';
      dialog.remove();
      resolve(chosen === '' ? null : chosen);
    });
  });
}

function choiceOf(names: readonly string[]): HTMLSelectElement {
  const select = element('select', '');
  select.append(...names.map(name => new Option(name, name)));
  return select;
}

function nameField(suggested: string): HTMLInputElement {
  const field = element('input', '');
  field.value = suggested;
  field.required = true;
  return field;
}

function button(text: string, value: string): HTMLButtonElement {
  const made = element('button', '');
  made.value = value;
  made.textContent = text;
  return made;
}

function element<K extends keyof HTMLElementTagNameMap>(tag: K, className: string): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  return made;
}
