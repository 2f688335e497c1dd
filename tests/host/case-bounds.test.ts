import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseFileBounds, newCaseSplitter, type CaseFileBounds } from '../../electron/host/cases/case-splitter.ts';
import { readCaseFile } from '../../electron/host/cases/case-file.ts';
import { piecesOf, streamOf } from '../../electron/host/places/pieces.ts';
import type { Source } from '../../electron/host/places/handles.ts';
import { Refusal } from '../../shared/failure.ts';
import { caseFile, sampleCase } from '../support/case-file.ts';

const bounded = (change: Partial<CaseFileBounds>): CaseFileBounds => ({ ...caseFileBounds, ...change });
const wrapped = (inner: string): string => `{"format":"enlace-case","version":1,"cases":[${inner}]}`;
const listening = { signal: new AbortController().signal };

/** The pieces of a text, cut at these places. */
function cut(text: string, places: readonly number[]): readonly string[] {
  const ordered = [...new Set(places.map(place => place % (text.length + 1)))].sort((one, other) => one - other);
  return [0, ...ordered].map((from, at) => text.slice(from, ordered[at]));
}

function split(pieces: readonly string[], bounds?: CaseFileBounds) {
  const splitter = newCaseSplitter(bounds);
  const cases = pieces.flatMap(piece => [...splitter.take(piece)]);
  const rest = splitter.rest();
  return { cases: rest === null ? cases : [...cases, rest], around: () => splitter.around() };
}

/** A file as a stream, and how much of it was asked for. */
function fed(text: string, chunk = 1000): { readonly source: Source; readonly taken: () => number } {
  let taken = 0;
  async function* pieces() {
    for (let at = 0; at < text.length; at += chunk) {
      taken = at + chunk;
      yield* piecesOf(Buffer.from(text.slice(at, at + chunk)));
    }
  }
  return { source: { kind: 'source', name: 'cases.json', stream: streamOf(pieces()) }, taken: () => taken };
}

async function refusalOf(text: string, bounds?: CaseFileBounds) {
  const { source, taken } = fed(text);
  try {
    await readCaseFile(source, listening, bounds);
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, places: error.places, taken: taken() };
    throw error;
  }
  return { code: 'taken', places: [], taken: taken() };
}

describe('a case file is cut into its cases as it comes', () => {
  it('wherever its text is cut, and however it is spaced', () => {
    fc.assert(
      fc.property(
        fc.array(fc.json({ maxDepth: 3 }), { maxLength: 5 }),
        fc.array(fc.nat(), { maxLength: 8 }),
        fc.constantFrom('', ' ', '\n\t'),
        (cases, places, space) => {
          const text = `{${space}"format"${space}:"x,[]{}\\"",${space}"cases"${space}:${space}[${space}${cases.join(`${space},${space}`)}${space}]${space},"version":1}`;

          const found = split(cut(text, places));

          expect(found.cases.map(each => JSON.parse(each) as unknown)).toEqual(cases.map(each => JSON.parse(each) as unknown));
          expect(found.around()).toEqual({ format: 'x,[]{}"', cases: [], version: 1 });
        },
      ),
    );
  });

  it('whatever name in it spells the list of cases, and only at its top', () => {
    expect(split(['{"a":{"cases":[1]},"c\\u0061ses":[{"cases":[2]}]}']).cases).toEqual(['{"cases":[2]}']);
  });

  it('and does not join what a space keeps apart', () => {
    expect(() => split(['{"version":1 ', ' 2,"cases":[]}']).around()).toThrow('import/refused');
  });
});

describe('a case file is read no further than its bounds', () => {
  it.each<[string, string, Partial<CaseFileBounds>, string]>([
    ['more bytes than a file may have', wrapped(`"${'x'.repeat(50_000)}"`), { bytes: 10_000 }, ''],
    ['more cases', wrapped(Array(20_000).fill('{}').join(',')), { cases: 100 }, ''],
    ['more values', wrapped(`[${'1,'.repeat(20_000)}1]`), { values: 1000 }, ''],
    ['more values in one case', wrapped(`0,[${'1,'.repeat(20_000)}1]`), { caseValues: 1000 }, 'cases[1]'],
    ['more characters in one case', wrapped(`0,1,"${'x'.repeat(50_000)}"`), { caseCharacters: 5_000 }, 'cases[2]'],
  ])('%s', async (_what, text, bounds, path) => {
    const refusal = await refusalOf(text, bounded(bounds));

    expect(refusal.code).toBe('import/too-large');
    expect(refusal.places.map(place => place.path)).toEqual(path === '' ? [] : [path]);
    expect(refusal.taken).toBeLessThan(text.length / 2);
  });

  it('more around its cases than a format’s name', async () => {
    const refusal = await refusalOf(`{"format":"enlace-case","x":[${'1,'.repeat(200_000)}1]}`);

    expect(refusal.taken).toBeLessThan(100_000);
  });

  it('once two hundred places are wrong', async () => {
    const text = wrapped(Array(10_000).fill('{}').join(','));

    const refusal = await refusalOf(text);

    expect(refusal.code).toBe('import/refused');
    expect(refusal.places).toHaveLength(200);
    expect(refusal.taken).toBeLessThan(text.length / 2);
  });

  it('of a case with many wrong values, two hundred', async () => {
    const refusal = await refusalOf(wrapped(`{"subjects":[${Array(3_000).fill('{}').join(',')}]}`));

    expect(refusal.places).toHaveLength(200);
  });

  it('and fifteen thousand cases are within them', async () => {
    const one = JSON.stringify(sampleCase());
    const { source } = fed(wrapped(Array(15_000).fill(one).join(',')), 400_000);

    const { cases } = await readCaseFile(source, listening);

    expect(cases).toHaveLength(15_000);
  });
});

it('a case file that is cancelled is left where it was', async () => {
  const stop = new AbortController();
  const { source, taken } = fed(JSON.stringify(caseFile(...Array.from({ length: 400 }, () => sampleCase()))));
  setTimeout(() => stop.abort(new Error('enough')), 0);

  await expect(readCaseFile(source, { signal: stop.signal })).rejects.toThrow('enough');
  expect(taken()).toBeLessThan(400_000);
});
