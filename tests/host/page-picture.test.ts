import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPdfTexts } from '../../electron/host/packets/guard/pdf-reader.ts';
import { findBadRedactions } from '../../electron/host/packets/guard/redaction-check.ts';
import { drawnPdfs, undrawnPdfs } from '../support/drawn-pdfs.ts';
import { drawPages, type DrawnPage } from '../support/draw-pages.ts';
import { hasOutsideTool } from '../support/outside.ts';

const kinds = Object.keys(drawnPdfs);
const enoughInk = 500; // of 80,000 pixels

describe('a page of a document', () => {
  it.each(kinds)('is drawn whole: %s', async kind => {
    const { [kind]: page } = await drawPages();

    expect(page?.dark).toBeGreaterThan(enoughInk);
    expect(await findBadRedactions(drawnPdfs[kind]!())).toEqual([]);
  });

  it('is drawn alike, to the pixel, on a machine without a single font', async () => {
    if (!hasOutsideTool('bwrap', 'pages are drawn alike without installed fonts')) return;
    const fonts = ['/usr/share/fonts', '/usr/local/share/fonts', '/var/cache/fontconfig'].flatMap(path => ['--tmpfs', path]);
    const script = join(import.meta.dirname, '..', 'support', 'draw-pages.ts');
    const bare = spawnSync('bwrap', ['--dev-bind', '/', '/', ...fonts, '--', process.execPath, script], {
      encoding: 'utf8',
      env: { ...process.env, HOME: '/nonexistent' },
    });

    expect(bare.status, bare.stderr).toBe(0);
    expect(JSON.parse(bare.stdout) as Readonly<Record<string, DrawnPage>>).toEqual(await drawPages());
  });

  it.each(Object.keys(undrawnPdfs))('is a finding where a part of it cannot be drawn: %s', async kind => {
    const [found, ...more] = await findBadRedactions(undrawnPdfs[kind]!());

    expect(found).toEqual({ page: 1, kind: 'undrawn', box: { left: 0, top: 0, width: 1, height: 1 } });
    expect(more).toEqual([]);
  });
});

it('text that only a predefined map can read is read by the guard', async () => {
  const texts = await readPdfTexts(drawnPdfs['text by the map UniGB-UCS2-H']!());

  expect(texts).toContainEqual({ part: 'text', page: 1, text: 'AAAA' });
});
