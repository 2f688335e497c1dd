import type { Bilingual } from '../../shared/language.ts';
import { currentReader } from '../text.ts';
import { paragraph, plainDialog } from './plain-dialog.ts';

const words = {
  title: { en: 'This page leads nowhere any more', es: 'Esta página ya no lleva a ninguna parte' },
  why: {
    en: 'It was loaded again, or the program behind it has ended. For your safety a page is let in once.',
    es: 'Se volvió a cargar, o el programa que la sostenía terminó. Por seguridad, a una página se le deja entrar una sola vez.',
  },
  next: {
    en: 'Start Enlace again and open the address that it gives. What was saved is in the vault.',
    es: 'Inicie Enlace de nuevo y abra el enlace que le muestre. Lo que se guardó está en la bóveda.',
  },
} as const satisfies Record<string, Bilingual>;

let isSaid = false;

/** Say, once and for good, that nothing on this page works any more: without it, every button would do nothing and say nothing. */
export function sayPageLost(): void {
  if (isSaid) return;
  isSaid = true;
  const reader = currentReader();
  const { dialog, body } = plainDialog(reader.say(words.title), []);
  body.append(...[words.why, words.next].map(text => paragraph(reader.say(text))));
  dialog.addEventListener('cancel', event => event.preventDefault());
  document.body.append(dialog);
  dialog.showModal();
}
