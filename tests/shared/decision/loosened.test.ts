import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldAt, fieldPaths } from '../../../shared/catalogue.ts';
import type { Field } from '../../../shared/catalogue-types.ts';
import { effectiveMark, isLoosenable, joinMark, nothingInherited } from '../../../shared/decision/effective-mark.ts';
import { isAtLeastAsTight } from '../../../shared/decision/tightness.ts';
import type { AgencyCode, RecordId } from '../../../shared/language.ts';
import type { Loosened, Mark } from '../../../shared/mark.ts';
import { isAsTight } from '../../../shared/mark-order.ts';
import { anyLoosened, anyMark, anyRequest, openRequest } from './arbitraries.ts';
import { decideAt, profile, request } from './synthetic.ts';

const anyPath = fc.constantFrom(...fieldPaths);
const anyAsked = fc.oneof(anyRequest, openRequest);
const fieldOf = (path: string): Field => fieldAt(path)!; // a path of the catalogue

describe('a loosening that two persons decided', () => {
  it('stands in the place of the catalogue’s level and category', () => {
    const asked = request({ recipient: profile('vetted') });

    expect(decideAt('subject.cautionNote', {}, asked).action).toBe('WITHHOLD');
    expect(decideAt('subject.cautionNote', { loosened: { level: 'L0', categories: ['LEG'] } }, asked).action).toBe('RELEASE');
    expect(decideAt('document.content', { loosened: { level: 'L1' } }, asked).action).toBe('RELEASE');
  });

  it('leaves marks, caveats and owners as they are', () => {
    const loosened: Loosened = { level: 'L0', categories: ['LEG'] };

    expect(decideAt('charge.statute', { loosened, level: 'L3' }).action).toBe('WITHHOLD');
    expect(decideAt('charge.statute', { loosened, originator: 'US-DEA' as never }).action).toBe('WITHHOLD');
    expect(decideAt('charge.statute', { loosened, caveats: [{ kind: 'EXISTENCE_HIDDEN' }] }).action).toBe('OMIT_SILENT');
  });

  it('gives no code that would tell which category stands there now', () => {
    const withheld = decideAt('charge.statute', { loosened: { categories: ['TEC'] } }, request({ recipient: profile('vetted') }));

    expect(withheld).toMatchObject({ action: 'WITHHOLD', code: 'R-REST' });
  });

  it('changes nothing where a source, a victim, a minor or a statute is protected, or where the mark came in with a packet', () => {
    const law = fc.property(anyPath, anyMark, anyLoosened, anyAsked, (path, { loosened: _, ...mark }, loosened, asked) => {
      fc.pre(!isLoosenable(fieldOf(path)) || mark.locked === true);
      expect(decideAt(path, { ...mark, loosened }, asked)).toEqual(decideAt(path, mark, asked));
    });

    fc.assert(law, { numRuns: 1000 });
    for (const path of ['subject.sourceCode', 'asset.sarReference', 'charge.grandJuryReference', 'subject.protectionProgramme'])
      expect(isLoosenable(fieldOf(path))).toBe(false);
  });

  it('changes nothing in a record that came in locked, and in what hangs from one', () => {
    const place = { owner: 'MX-FGR' as AgencyCode, record: 'r1' as RecordId, field: 'paternal' };
    const field = fieldOf('subject.paternal');
    const levelUnder = (mark: Mark) =>
      effectiveMark(place, field, joinMark(nothingInherited, mark, place), { loosened: { level: 'L0' } }, null).level;
    const marks: readonly Mark[] = [
      { originator: 'US-DEA' as AgencyCode, locked: true },
      { originator: 'MX-FGR' as AgencyCode, locked: true }, // what was ours, and came back
      { locked: true }, // of whom, nobody says
    ];

    expect(field.level).not.toBe('L0');
    expect(levelUnder({})).toBe('L0');
    expect(marks.map(levelUnder)).toEqual(marks.map(() => field.level));
  });

  it('is not what opens a value that came in locked: nor is a paper that says that its originator consents', () => {
    const gate = { gate: 'originator', basis: 'originator-consent', record: 'record-1' as RecordId, field: 'statute' } as const;
    const asked = request();
    const recipient = asked.recipient!.agency;
    const open = { ...asked, circumstances: { ...asked.circumstances, gates: [{ ...gate, recipient }] } };
    const mark: Mark = { originator: 'US-DEA' as AgencyCode };

    expect(decideAt('charge.statute', mark, asked).action).toBe('WITHHOLD');
    expect(decideAt('charge.statute', mark, open).action).toBe('RELEASE');
    expect(decideAt('charge.statute', { ...mark, locked: true }, open).action).toBe('WITHHOLD');
  });

  it('shows no more when what is beside it is tightened', () => {
    const law = fc.property(anyPath, anyMark, anyMark, anyAsked, (path, mark, more, asked) => {
      const tighter = {
        ...mark,
        categories: [...(mark.categories ?? []), ...(more.categories ?? [])],
        caveats: [...(mark.caveats ?? []), ...(more.caveats ?? []).filter(({ kind }) => kind !== 'MUST_TELL')],
      };

      expect(isAtLeastAsTight(decideAt(path, tighter, asked).action, decideAt(path, mark, asked).action)).toBe(true);
    });

    fc.assert(law, { numRuns: 1000 });
  });

  it('is itself a loosening, and what it allows is not reached by one person', () => {
    const standard = { level: 'L2', category: 'IDN' } as const;

    expect(isAsTight({}, { loosened: { level: 'L1' } }, standard)).toBe(false);
    expect(isAsTight({}, { loosened: { categories: ['ADM'] } }, standard)).toBe(false);
    expect(isAsTight({ loosened: { level: 'L0' }, level: 'L1' }, { loosened: { level: 'L0' } }, standard)).toBe(false);
    expect(isAsTight({ loosened: { level: 'L0' } }, { loosened: { level: 'L0' }, level: 'L1' }, standard)).toBe(true);
    expect(isAsTight({ loosened: { level: 'L0' } }, {}, standard)).toBe(true);
  });

  it.each<[string, unknown]>([
    ['of no known level', { level: 'L9' }],
    ['of no category', { categories: [] }],
    ['that is no object', 'L0'],
  ])('%s counts for nothing', (_, loosened) => {
    const asked = request({ recipient: profile('vetted') });
    const mark = { loosened: loosened as Loosened };

    expect(decideAt('subject.cautionNote', mark, asked)).toEqual(decideAt('subject.cautionNote', {}, asked));
  });
});
