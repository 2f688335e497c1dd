import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hmacSha256 } from '../../electron/host/keys/hmac.ts';

test('the quick HMAC is the one of the platform, for any text and any key of up to a block', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), fc.string({ unit: 'binary', maxLength: 300 }), (key, text) => {
      expect(hmacSha256(key, text)).toEqual(createHmac('sha256', key).update(text).digest());
    }),
  );
});

test('a text that fills the room that is kept for it, and one that is longer', () => {
  const key = Buffer.alloc(16, 7);
  for (const text of ['€'.repeat(21_824), '€'.repeat(21_825), 'a'.repeat(200_000), 'a'])
    expect(hmacSha256(key, text)).toEqual(createHmac('sha256', key).update(text).digest());
});

test('RFC 4231, test case 2', () => {
  expect(hmacSha256(Buffer.from('Jefe'), 'what do ya want for nothing?').toString('hex')).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
});

test('a key of more than a block is refused', () => {
  expect(() => hmacSha256(new Uint8Array(65), '')).toThrow(RangeError);
});
