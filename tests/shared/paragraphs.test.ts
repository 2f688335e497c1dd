import fc from 'fast-check';
import { expect, it } from 'vitest';
import { paragraphsOf } from '../../shared/paragraphs.ts';

it.each([
  ['by blank lines', 'Uno\nsigue.\n\nDos.\n \n\nTres', ['Uno\nsigue.', 'Dos.', 'Tres']],
  [
    'by lines that end a sentence, where there is no blank one',
    'Primero.\r\nSegundo: «así.»\r\nTercero',
    ['Primero.', 'Segundo: «así.»', 'Tercero'],
  ],
  [
    'not by lines that were broken for their width',
    'salió del puerto\ncon la carga\na las tres.',
    ['salió del puerto\ncon la carga\na las tres.'],
  ],
  ['not at all in one line', 'Uno. Dos. Tres.', ['Uno. Dos. Tres.']],
  ['into none, where nothing is written', ' \n\n ', []],
])('parts a text %s', (_, text, parts) => {
  expect(paragraphsOf(text)).toEqual(parts);
});

it('loses nothing that is written', () => {
  const line = fc.constantFrom('Uno.', 'dos', '', ' ', '¿Tres?', '\r', 'x'.repeat(90));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), lines => {
      const text = lines.join('\n');
      const parts = paragraphsOf(text);
      expect(parts.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
      expect(parts.every(part => part.trim() === part && part !== '')).toBe(true);
    }),
  );
});
