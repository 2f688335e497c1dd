import { expect, it } from 'vitest';
import { idleStep } from '../../shared/idle-lock.ts';

it('tells a minute before an idle lock, then locks', () => {
  expect(idleStep(539, 600)).toEqual({ kind: 'stay' });
  expect(idleStep(540, 600)).toEqual({ kind: 'warn', inSeconds: 60 });
  expect(idleStep(599.5, 600)).toEqual({ kind: 'warn', inSeconds: 1 });
  expect(idleStep(600, 600)).toEqual({ kind: 'lock' });
});

it('tells at half of the time where the vault locks after a minute', () => {
  expect(idleStep(29, 60)).toEqual({ kind: 'stay' });
  expect(idleStep(30, 60)).toEqual({ kind: 'warn', inSeconds: 30 });
});
