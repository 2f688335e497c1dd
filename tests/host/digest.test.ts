import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hmac } from '../../electron/host/keys/digest.ts';

it('makes the HMAC that Node makes, for keys and texts of any length', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 150 }), fc.string({ unit: 'grapheme', maxLength: 200 }), (key, text) => {
      expect(hmac(key, text)).toEqual(createHmac('sha256', key).update(text, 'utf8').digest());
    }),
  );
});
