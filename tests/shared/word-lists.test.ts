import { expect, it } from 'vitest';
import { wordsEn } from '../../shared/words/en.ts';
import { wordsEs } from '../../shared/words/es.ts';

// An office without Enlace reads them: docs/toolkit.py, docs/packet-format.md. `npx vitest run tests/shared/word-lists.test.ts -u` writes them.
it.each([
  ['words-en.txt', wordsEn],
  ['words-es.txt', wordsEs],
])('docs/%s is the word list, a word a line', async (name, words) => {
  expect(new Set(words).size).toBe(2048);
  await expect(`${words.join('\n')}\n`).toMatchFileSnapshot(`../../docs/${name}`);
});
