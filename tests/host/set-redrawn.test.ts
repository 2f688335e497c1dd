import { expect, it } from 'vitest';
import { piecesOf, wholeOf } from '../../electron/host/places/pieces.ts';
import { redraw } from '../../electron/host/papers/redraw/redraw.ts';
import { setAnew } from '../../electron/host/papers/set/set-anew.ts';
import { docxOf, wordLine } from '../support/office-files.ts';
import { pagesOf } from '../support/set-files.ts';

it('a document that was set anew keeps all of its words when it is redrawn, and nothing of what was blacked out', async () => {
  const shown =
    'El niño acudió a la audiencia según acta número 17/2026 de las 12:30 (foja 3-A) del oficio A-17 @flujo x2 «afín» eficaz';
  const cells = ['Folio', 'Fecha', 'Observación'].map(text => `<w:tc>${wordLine(text)}</w:tc>`).join('');
  const body =
    wordLine(shown) +
    wordLine('en negritas', '<w:b/>') +
    wordLine('ZANZIBAR77', '<w:highlight w:val="black"/>') +
    `<w:tbl><w:tr>${cells}</w:tr></w:tbl>`;
  const { pdf } = await setAnew(await docxOf(body));

  const redrawn = await redraw({ sizeBytes: pdf.length, open: async () => piecesOf(pdf) });
  const words = (await pagesOf(await wholeOf(redrawn.content))).join(' ').replaceAll(/\s+/g, ' ');

  for (const word of [...shown.split(' '), 'en', 'negritas', 'Folio', 'Fecha', 'Observación']) expect(words).toContain(word);
  expect(words).not.toContain('ZANZIBAR77');
});
