// @vitest-environment jsdom
import '../support/page-door.ts';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { guidePages, guidePictures } from '../../shared/guide/pages.ts';
import { quotedKeys } from '../../shared/guide/quoted.ts';
import { catalogue } from '../../shared/text/catalogue.ts';
import type { CaseId } from '../../shared/language.ts';
import { rooms } from '../../renderer/frame/rooms.ts';
import { Guide } from '../../renderer/guide/Guide.tsx';
import { findPages } from '../../renderer/guide/guide-search.ts';
import { closeGuide, turnTo } from '../../renderer/guide/guide-store.ts';
import { pageHere, pageOfOverlay, pageOfScreen } from '../../renderer/guide/page-here.ts';
import { currentReader, speak, translate } from '../../renderer/text.ts';
import { wordsOutsideCatalogue } from './words-outside.ts';

const project = join(import.meta.dirname, '..', '..');
const pages = guidePages.map(({ id }) => id);
const t = (key: Parameters<typeof translate>[1]) => translate(currentReader(), key);
const found = (typed: string) => findPages(typed, t).map(({ id }) => id);

afterEach(() => {
  cleanup();
  closeGuide();
  speak('en');
});

it('has a page for every room, every screen and whatever stands over one', () => {
  const asked = [...rooms.map(({ id }) => pageOfScreen[id]), ...Object.values(pageOfScreen), ...Object.values(pageOfOverlay)];

  expect(asked.filter(page => !pages.includes(page))).toEqual([]);
});

it('opens at the page of the tab, the view or the window in which one works', () => {
  const inCase = { screen: 'case', caseId: 'c' as CaseId } as const;

  expect(pageHere(true, false, { screen: 'inbox' }, null)).toBe('receive');
  expect(pageHere(true, false, { screen: 'inbox' }, 'quick-log')).toBe('log');
  expect(pageHere(true, false, { screen: 'settings' }, null)).toBe('backup');
  expect(pageHere(true, false, { screen: 'settings', part: 'stations' }, null)).toBe('stations');
  expect(pageHere(true, false, { screen: 'settings', part: 'policy' }, null)).toBe('policy');
  expect(pageHere(true, false, { screen: 'settings', part: 'compartments' }, null)).toBe('walls');
  expect(pageHere(true, false, { ...inCase, tab: 'documents' }, null)).toBe('documents');
  expect(pageHere(true, false, { ...inCase, viewAs: 'MX-FGR' as never }, null)).toBe('leaves');
  expect(pageHere(false, true, { screen: 'today' }, null)).toBe('start');
  expect(pageHere(false, false, { screen: 'today' }, null)).toBe('backup');
});

it('finds pages by the words of a reader, without accents, among labels too', () => {
  expect(found('lost pass')).toEqual(['backup']);
  expect(found(catalogue.inbox.writeReceipt.en)).toContain('receive');
  speak('es');
  expect(found('acuse')).toContain('receive');
  expect(found('camara')).toEqual([]);
  expect(found('telefono')).toContain('find');
  expect(found('')).toEqual(pages);
});

it('quotes keys that a command answers to', () => {
  const source = globSync('renderer/**/*.{ts,tsx}', { cwd: project })
    .map(file => readFileSync(join(project, file), 'utf8'))
    .join('\n');
  const silent = Object.values(quotedKeys).filter(keys => !keys.startsWith('G ') && !source.includes(`keys: '${keys}'`));

  expect(silent).toEqual([]);
  expect(rooms.map(({ letter }) => `G ${letter}`)).toContain(quotedKeys.keyToday);
});

it('has every picture in both languages, none of them heavy', () => {
  const files = guidePictures.flatMap(name => ['en', 'es'].map(language => `${name}-${language}.avif`));
  const at = (file: string) => join(project, 'renderer', 'guide', 'pictures', file);

  expect(files.filter(file => !existsSync(at(file)))).toEqual([]);
  expect(files.filter(file => statSync(at(file)).size > 30_000)).toEqual([]);
});

it.each(pages)('takes every word of the page %s from the catalogue', id => {
  speak('en-XA');
  turnTo(id);

  render(<Guide />);

  expect(screen.getAllByRole('heading', { level: 3 })).toHaveLength(1);
  const plain = wordsOutsideCatalogue(document.body, /^(Ctrl|Shift|Enter|F1|Dismiss|.)$/);
  expect(plain.filter(text => /[a-z]{3}/.test(text))).toEqual([]); // a sentence is cut at its labels, so its brackets are not at hand
});
