import { describe, expect, it } from 'vitest';
import { isWithinBounds, messageBounds } from '../../shared/message-bounds.ts';

const { characters, values, depth } = messageBounds;
const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);

describe('a message from the page', () => {
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a longest text', 'x'.repeat(characters)],
    ['a form', { fields: { title: 'Ñ', on: null, codes: ['a', 'b'], yes: true, count: 7 } }],
    ['what was copied from another process', Object.assign(Object.create(null) as object, { id: 'x' })],
    ['many values', Array(values - 1).fill(0)],
  ])('passes with %s', (_what, message) => {
    expect(isWithinBounds(message)).toBe(true);
  });

  it.each<[string, unknown]>([
    ['a longer text', 'x'.repeat(characters + 1)],
    ['texts that are longer together', ['x'.repeat(characters), 'x']],
    ['a name that is longer', { ['x'.repeat(characters + 1)]: 1 }],
    ['more values', Array(values).fill(0)],
    ['more values in many lists', Array(values / 10).fill(Array(10).fill(0))],
    ['more places than values, all of them empty', Array(5_000_000)],
    ['deeper nesting', nested(depth + 2)],
    ['bytes', { content: new Uint8Array(10) }],
    ['a buffer', new ArrayBuffer(10)],
    ['a map', new Map()],
    ['a date', new Date(0)],
    ['a great number', 1n],
  ])('does not pass with %s', (_what, message) => {
    expect(isWithinBounds(message)).toBe(false);
  });

  it('is looked at no further than its first value too many', () => {
    let looked = 0;
    const message = Array(values * 2).fill({
      get x() {
        return looked++;
      },
    });

    isWithinBounds(message.slice(0, values));

    expect(looked).toBeLessThanOrEqual(values);
  });
});
