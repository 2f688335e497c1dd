// @vitest-environment jsdom
import '../support/page-door.ts';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { LeftOutNote } from '../../renderer/releases/LeftOutNote.tsx';
import { UnknownValues } from '../../renderer/inbox/UnknownValues.tsx';
import { pathLabels } from '../../renderer/view-as/seen.ts';
import type { RecordId } from '../../shared/language.ts';
import { casePlace, elementPlace, fieldPlace, valuePath } from '../../shared/value-path.ts';

afterEach(cleanup);

const subject = elementPlace(casePlace, 'subjects', 0);

describe('what a newer Enlace sent and this one has no field for', () => {
  it('is shown with its place and word for word, its path at hand, and a long one cut', () => {
    const path = valuePath('subject', 'passportChip', 'PER-AAAAAAAAAA');
    const long = {
      path: valuePath('case', 'transcript', 'CAS-A'),
      place: fieldPlace(casePlace, 'transcript'),
      value: 'x'.repeat(5000),
    };

    render(<UnknownValues unknown={[{ path, place: fieldPlace(subject, 'passportChip'), value: { serial: 'Ñ-1' } }, long]} />);

    expect(screen.getByTitle('subject.passportChip@PER-AAAAAAAAAA').textContent).toBe('subjects[0].passportChip');
    expect(screen.getByText('{"serial":"Ñ-1"}')).toBeTruthy();
    expect(screen.getByText(/^"x+…$/).textContent).toHaveLength(401);
  });

  it('takes no room where there is none', () => {
    const { container } = render(<UnknownValues unknown={[]} />);

    expect(container.childElementCount).toBe(0);
  });
});

it('the sender reads which values are left out for a counterpart’s earlier catalogue, and where', () => {
  const leftOut = [
    {
      record: 'r1' as RecordId,
      entity: 'warrant',
      field: 'type',
      place: fieldPlace(elementPlace(casePlace, 'warrants', 2), 'type'),
    },
  ];

  render(<LeftOutNote leftOut={leftOut} who="MX-FGR" />);

  expect(screen.getByRole('listitem').textContent).toBe('Warrant or judicial order, Type warrants[2].type');
  expect(screen.getByText(/MX-FGR/)).toBeTruthy();
});

it('a value of the ledger is called by its record and its field, or as it was recorded', () => {
  const called = (path: string) => pathLabels(path as ReturnType<typeof valuePath>).map(({ en }) => en); // as an older ledger may have it

  expect(called(valuePath('subject', 'dob', 'r1'))).toEqual(['Person', 'Date of birth']);
  expect(called(valuePath('promise', 'amount', 'r1'))).toEqual(['promise', 'amount']);
  expect(called('/case/fields/title')).toEqual(['/case/fields/title']);
});
