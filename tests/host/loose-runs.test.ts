import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { narrowRuns, wideRuns, type Runs } from '../../electron/host/packets/guard/loose-runs.ts';
import { looseTexts } from '../../electron/host/packets/guard/loose-texts.ts';
import { plainAccentedRuns, plainUtf8Runs, plainWideRuns } from '../support/plain-runs.ts';

const pairs = (runs: Runs) => Array.from({ length: runs.length / 2 }, (_, at) => [runs[2 * at], runs[2 * at + 1]]);

// Pieces of texts in every encoding, whole and cut, between bytes of all kinds: near misses are most of what comes of them.
const piece = fc.oneof(
  fc
    .constantFrom('Ramona', 'Ibárrola', 'ñ', 'ab', ' ', '-', '12345', 'Żółć', 'שלום', '東京', '𝐑')
    .chain(text =>
      fc.constantFrom(
        Buffer.from(text),
        Buffer.from(text).subarray(1),
        Buffer.from(text).subarray(0, -1),
        Buffer.from(text, 'latin1'),
        Buffer.from(text, 'utf16le'),
        Buffer.from(text, 'utf16le').swap16(),
      ),
    ),
  fc.uint8Array({ maxLength: 3 }),
  fc.constantFrom(0, 6, 7, 9, 127, 0x80, 0xbf, 0xc1, 0xc3, 0xd7, 0xe1, 0xf0, 0xf5, 0xf7, 0xff).map(byte => Buffer.of(byte)),
);
const bytes = fc.array(piece, { maxLength: 25 }).map(pieces => new Uint8Array(Buffer.concat(pieces)));

describe('runs of letters that are sought quickly', () => {
  it('are the runs that the rules give, read byte by byte', () => {
    fc.assert(
      fc.property(bytes, found => {
        const { utf8, accented } = narrowRuns(found);
        expect(pairs(utf8)).toEqual(plainUtf8Runs(found));
        expect(pairs(accented)).toEqual(plainAccentedRuns(found));
        for (const high of [0, 1] as const) expect(pairs(wideRuns(found, high))).toEqual(plainWideRuns(found, high));
      }),
      { numRuns: 3000 },
    );
  });

  it('take Hebrew in UTF-8 for letters', () => {
    const whole = Buffer.concat([Buffer.alloc(70_000), Buffer.from('רמונה איברולה'), Buffer.alloc(9)]);

    expect(looseTexts(whole)).toContain('רמונה איברולה');
  });
});
