import { expect, it } from 'vitest';
import { freeAccountName, MOST_NAME } from '../../shared/account-name.ts';

const name = 'Wenceslao Inventado';

it('keeps a name that is free, and else puts the machine’s beside it, with a number where that is taken too', () => {
  const named = (...taken: readonly string[]) => freeAccountName(name, 'Laptop', new Set(taken));

  expect(named()).toBe(name);
  expect(named('Somebody else')).toBe(name);
  expect(named(name)).toBe(`${name} (Laptop)`);
  expect(named(name, `${name} (Laptop)`)).toBe(`${name} (Laptop, 2)`);
  expect(named(name, `${name} (Laptop)`, `${name} (Laptop, 2)`)).toBe(`${name} (Laptop, 3)`);
});

it('never comes to more than a name may have, nor cuts off what tells two apart', () => {
  const long = 'Ñ🙂'.repeat(20);
  const taken = new Set<string>();
  for (let at = 0; at < 12; at++) taken.add(freeAccountName(long, 'm'.repeat(60), taken));

  expect(taken.size).toBe(12);
  for (const each of taken) expect(each.length).toBeLessThanOrEqual(MOST_NAME);
  expect([...taken].every(each => each.isWellFormed())).toBe(true);
});
