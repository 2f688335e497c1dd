// @vitest-environment jsdom
import '../support/page-door.ts';
import { cleanup, render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useDay } from '../../renderer/day.ts';
import { countIn, piecesOf } from '../../renderer/documents/found-text.ts';
import { handlingWords } from '../../renderer/marks/mark-words.ts';
import { FieldInput } from '../../renderer/record/FieldInput.tsx';
import { LongList } from '../../renderer/ui/LongList.tsx';
import { translate } from '../../renderer/text.ts';
import { fieldAt } from '../../shared/catalogue.ts';
import type { CaseFile, CaseRecord } from '../../shared/case.ts';
import { judgedMarks, marksTogether } from '../../shared/decision/judged-marks.ts';
import { policy2026 } from '../../shared/decision/policy-2026-1.ts';
import type { AgencyCode, CaseId, CivilDate, RecordId } from '../../shared/language.ts';
import { english } from '../../shared/reader.ts';

const t = translate.bind(null, english);

function file(): CaseFile {
  const record = (id: string, fields: CaseRecord['fields'], marks: CaseRecord['marks'] = {}): CaseRecord => ({
    id: id as RecordId,
    entity: 'subject',
    parentId: null,
    position: 0,
    fields,
    marks,
  });
  const records = [
    record('open', { given: 'Ana', roles: ['accused'] }),
    record(
      'guarded',
      { given: 'Luz', roles: ['accused'] },
      { given: { level: 'L3', categories: ['SRC'], caveats: [{ kind: 'ORCON' }] } },
    ),
  ];
  return { id: 'c' as CaseId, kind: 'extradition', owner: 'US-DOJ-OIA' as AgencyCode, records };
}
const place = (record: string) => ({ record: record as RecordId, field: 'given' });

it('copies a value under its own mark, and several under all of theirs', () => {
  const words = (...records: readonly string[]) => handlingWords(marksTogether(file(), records.map(place), policy2026)!, t);

  expect(words('open')).toBe('L2 Restricted IDN');
  expect(words('guarded')).toBe('L3 Protected IDN SRC ORCON');
  expect(words('open', 'guarded')).toBe('L3 Protected IDN SRC ORCON');
});

it('copies what is no value of the case at all that the case holds', () => {
  expect(handlingWords(judgedMarks(file(), policy2026).whole, t)).toBe('L3 Protected LEG IDN SRC ORCON');
});

it.each([
  ['LFTAIP 110', /were replaced in March 2025/],
  ['LGTAIP (2025) 112', null],
])('warns under a legal basis that cites %s only if that act was replaced', (value, warning) => {
  useDay.setState({ on: '2026-11-23' as CivilDate });
  const field = fieldAt('assurance.legalBasis')!;
  render(<FieldInput name="legalBasis" field={field} value={value} error={null} onChange={() => undefined} />);

  const said = screen.getByRole('status').textContent;
  if (warning === null) expect(said).toBe('');
  else expect(said).toMatch(warning);
  cleanup();
});

it('holds of a long list only what is in sight, and says how long it is', () => {
  const items = Array.from({ length: 600 }, (_, index) => `event ${index}`);
  render(
    <div className="split-main">
      <LongList label="x" items={items} keyOf={item => item} estimatePx={34} render={item => <p>{item}</p>} />
    </div>,
  );

  const rows = screen.getAllByRole('listitem');
  expect(rows.length).toBeLessThan(60);
  expect(rows[0]?.getAttribute('aria-setsize')).toBe('600');
  expect(screen.queryByText('event 599')).toBeNull();
});

it('finds a phrase without case and diacritics, and cuts the text as it is written', () => {
  const text = 'La Traducción de la traduccion.';

  expect(countIn(text, 'TRADUCCIÓN')).toBe(2);
  expect(piecesOf(text, 'traducción').filter(({ hit }) => hit !== null)).toEqual([
    { text: 'Traducción', hit: 0 },
    { text: 'traduccion', hit: 1 },
  ]);
  expect(
    piecesOf(text, 'traducción')
      .map(piece => piece.text)
      .join(''),
  ).toBe(text);
  expect(piecesOf(text, ' ')).toEqual([{ text, hit: null }]);
});
