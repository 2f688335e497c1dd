import { expect, it } from 'vitest';
import { guidePages, guidePictures } from '../../shared/guide/pages.ts';
import { piecesOf, quotedKeys, quotedLabels } from '../../shared/guide/quoted.ts';
import { guideText } from '../../shared/text/guide.ts';
import { namesIn } from '../../shared/text/fill.ts';

type Both = { readonly en: string; readonly es: string };

/** Every text of the pages, with where it stands. */
const texts = Object.entries(guideText.page).flatMap(([id, { title, lead, steps, note }]) =>
  Object.entries({ title, lead, note, ...steps }).map(([name, text]: [string, Both]) => ({ at: `${id}.${name}`, text })),
);
const known = new Set([...Object.keys(quotedLabels), ...Object.keys(quotedKeys)]);

it('quotes labels and keys that there are, the same ones in both languages', () => {
  const faults = texts.filter(
    ({ text }) =>
      namesIn(text.en).some(name => !known.has(name)) ||
      namesIn(text.en).toSorted().join() !== namesIn(text.es).toSorted().join(),
  );

  expect(texts.length).toBeGreaterThan(80);
  expect(faults).toEqual([]);
});

it('quotes every label and key of its list', () => {
  const quoted = new Set(texts.flatMap(({ text }) => namesIn(text.en)));

  expect([...known].filter(name => !quoted.has(name))).toEqual([]);
});

it('lists every page once, with two steps or more', () => {
  expect(guidePages.map(({ id }) => id).toSorted()).toEqual(Object.keys(guideText.page).toSorted());
  expect(guidePages.filter(({ steps }) => steps.length < 2)).toEqual([]);
});

it('shows every picture on one page', () => {
  expect(guidePages.flatMap(({ picture }) => picture ?? []).toSorted()).toEqual([...guidePictures].toSorted());
});

it('leaves a name that is neither label nor key in its place, so that it is seen', () => {
  expect(piecesOf('Press {{keyLog}}, {{logExchange}} or {{nothing}}')).toEqual([
    { is: 'words', text: 'Press ' },
    { is: 'keys', keys: 'Mod+L' },
    { is: 'words', text: ', ' },
    { is: 'label', key: 'frame.logExchange' },
    { is: 'words', text: ' or ' },
    { is: 'words', text: '{{nothing}}' },
  ]);
});
