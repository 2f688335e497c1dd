import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passphraseStrength } from '../../shared/passphrase.ts';

describe('the strength of a passphrase', () => {
  it.each([
    '',
    'a',
    'password',
    'Contraseña2026',
    '12345678901234567890',
    'aaaaaaaaaaaaaaaaaaaaaaaa',
    'abcdefghijklmnopqrstuvwxyz',
  ])('calls the commonplace weak (%#)', text => expect(passphraseStrength(text).verdict).toBe('weak'));

  it.each(['lantern lantern lantern lantern lantern', 'secreto secret password clave mexico'])(
    'does not count repetition or common words (%#)',
    text => expect(passphraseStrength(text).verdict).toBe('weak'),
  );

  it.each(['farol naranjo muelle trigo', 'lantern orchard quay thistle'])('calls four unrelated words fair (%#)', text =>
    expect(passphraseStrength(text).verdict).toBe('fair'),
  );

  it.each(['farol naranjo muelle trigal cobalto vereda', 'xK9$mQ2!vR7z@pL4'])(
    'calls six words, or sixteen mixed characters, strong (%#)',
    text => expect(passphraseStrength(text).verdict).toBe('strong'),
  );

  it('never lowers for another word added, and never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.string({ unit: 'grapheme', maxLength: 20 }),
        (text, more) => {
          expect(passphraseStrength(`${text} ${more}`).bits).toBeGreaterThanOrEqual(passphraseStrength(text).bits);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
