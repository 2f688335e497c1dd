import type { FolderPurpose } from '../../shared/door.ts';
import type { Bilingual } from '../../shared/language.ts';
import type { Reader } from '../../shared/reader.ts';
import { currentReader } from '../text.ts';
import { button, element, paragraph, plainDialog } from './plain-dialog.ts';

/** A vault of the door's own folder, and when it was last written. They come newest first: that is the one that is meant most often. */
export type UsedVault = { readonly name: string; readonly usedAtMs: number | null };

const words = {
  open: { en: 'Open a vault', es: 'Abrir una bóveda' },
  which: { en: 'Which vault?', es: '¿Qué bóveda?' },
  none: { en: 'There is no vault here yet. Make one first.', es: 'Aún no hay ninguna bóveda aquí. Cree una primero.' },
  make: { en: 'Where to keep the vault', es: 'Dónde guardar la bóveda' },
  name: { en: 'Name of the new vault', es: 'Nombre de la bóveda nueva' },
  used: { en: 'last used', es: 'último uso' },
  go: { en: 'Choose', es: 'Elegir' },
  cancel: { en: 'Cancel', es: 'Cancelar' },
} as const satisfies Record<string, Bilingual>;

/** What a system's folder dialog does in the window: choose one of the vaults of the door's own folder, or name a new one. */
export function askForFolder(purpose: FolderPurpose, suggested: string, vaults: readonly UsedVault[]): Promise<string | null> {
  const reader = currentReader();
  const say = (word: keyof typeof words) => reader.say(words[word]);
  const isOpening = purpose === 'vault';
  const cancel = button(say('cancel'), 'cancel');
  cancel.type = 'button'; // Enter presses the first button that submits, and means what was named
  const choose = button(say('go'), 'choose', true);
  const isNothing = isOpening && vaults.length === 0;
  const { dialog, body } = plainDialog(say(isOpening ? 'open' : 'make'), isNothing ? [cancel] : [cancel, choose]);
  dialog.classList.add('enlace-folder-picker');
  cancel.addEventListener('click', () => dialog.close('cancel'));
  const field = isOpening ? choiceOf(vaults, reader) : nameField(suggested);
  body.append(isNothing ? paragraph(say('none')) : labelled(say(isOpening ? 'which' : 'name'), field));
  document.body.append(dialog);
  dialog.showModal();
  (isNothing ? cancel : field).focus();
  return new Promise(resolve => {
    dialog.addEventListener('close', () => {
      const chosen = dialog.returnValue === 'choose' ? field.value.trim() : '';
      dialog.remove();
      resolve(chosen === '' ? null : chosen);
    });
  });
}

/** A name that no vault has yet: the one wished for, or that with a number. */
export function freeName(wished: string, taken: readonly string[]): string {
  const names = new Set(taken);
  let name = wished;
  for (let number = 2; names.has(name); number += 1) name = `${wished}-${number}`;
  return name;
}

function choiceOf(vaults: readonly UsedVault[], reader: Reader): HTMLSelectElement {
  const select = element('select', '');
  const written = new Intl.DateTimeFormat(reader.locale, { dateStyle: 'medium', timeStyle: 'short' });
  select.append(
    ...vaults.map(({ name, usedAtMs }) => {
      const used = usedAtMs === null ? '' : ` (${reader.say(words.used)} ${written.format(usedAtMs)})`;
      return new Option(`${name}${used}`, name);
    }),
  );
  return select;
}

function nameField(suggested: string): HTMLInputElement {
  const field = element('input', '');
  field.value = suggested;
  field.required = true;
  return field;
}

function labelled(text: string, field: HTMLElement): HTMLLabelElement {
  const label = element('label', 'fld');
  const said = element('span', 'fld-label');
  said.textContent = text;
  const box = element('span', 'input');
  box.append(field);
  label.append(said, box);
  return label;
}
