import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical } from '../../electron/host/keys/canonical.ts';
import type { Json } from '../../shared/language.ts';

describe('canonical JSON', () => {
  test('is the text of the library, for any JSON value', () => {
    const key = fc.oneof(fc.string({ unit: 'binary', maxLength: 6 }), fc.constantFrom('10', '9', 'a', 'B', 'ñ', '__proto__', ''));
    const { value } = fc.letrec<{ value: Json }>(tie => ({
      value: fc.oneof(
        { depthSize: 'medium' },
        fc.string({ unit: 'binary', maxLength: 20 }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.constant('\\ud800 as text'),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(key, tie('value'), { maxKeys: 5 }),
      ),
    }));
    fc.assert(
      fc.property(value, json => {
        expect(canonical(json)).toBe(canonicalize(json));
      }),
      { numRuns: 500 },
    );
  });

  test('keys stand in the order of their UTF-16 units, numbers among them too', () => {
    expect(canonical({ b: 1, a: { 9: 1, 10: 2 }, B: 3 })).toBe('{"B":3,"a":{"10":2,"9":1},"b":1}');
  });

  test('what has no JSON text is refused', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 'half \ud83d', { 'half \udc00': 1 }, [[Number.NaN]]])
      expect(() => canonical(value as Json)).toThrow();
  });
});
