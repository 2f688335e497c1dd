import { expect, it } from 'vitest';
import { leftOutIn, type ExaminationFinding } from '../../shared/examination.ts';

const found = (what: ExaminationFinding['what'], count: number): ExaminationFinding => ({ what, count, pages: [] });

it('counts in words what of an office file stays out of what leaves', () => {
  expect(leftOutIn([found('left-comment', 3), found('left-hidden-sheet', 1)])).toMatchObject({
    en: '3 comments, 1 hidden sheet',
    es: '3 comentarios, 1 hoja oculta',
  });
});

it('says nothing of what files of other kinds hold', () => {
  expect(leftOutIn([found('notes', 2), found('info', 1)])).toBeNull();
  expect(leftOutIn([])).toBeNull();
});
