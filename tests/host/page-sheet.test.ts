import { describe, expect, it } from 'vitest';
import { pageSheet } from '../../electron/host/papers/draw/page-sheet.ts';

describe('the sheet that pages are drawn on one after the other', () => {
  it('shows all rows as they were drawn', async () => {
    const sheet = pageSheet();
    const context = sheet.context(30, 1000);
    context.fillStyle = '#c00';
    context.fillRect(0, 700, 30, 300);

    expect(Buffer.compare(Buffer.from(await sheet.pixels()), Buffer.from(context.getImageData(0, 0, 30, 1000).data))).toBe(0);
  });

  it('keeps neither ink nor what was begun for the next page', async () => {
    const sheet = pageSheet();
    const before = sheet.context(40, 40);
    before.fillRect(0, 0, 40, 40);
    before.save();
    before.rect(0, 0, 5, 5);
    before.clip();
    before.translate(20, 20);

    const next = sheet.context(40, 40);
    expect((await sheet.pixels()).every(value => value === 0)).toBe(true);
    next.fillStyle = '#fff';
    next.fillRect(0, 0, 40, 40);
    expect((await sheet.pixels()).every(value => value === 255)).toBe(true);
  });

  it('writes with the program’s own letters on every page', () => {
    const sheet = pageSheet();
    sheet.context(40, 40);

    expect(sheet.context(50, 40).font).toContain('Enlace Stand-in');
  });

  it('takes no page that is larger than any sheet', () => {
    const sheet = pageSheet();
    sheet.context(40, 40);

    expect(() => sheet.context(40_000, 40_000)).toThrow(RangeError);
  });
});
