// @vitest-environment jsdom
import '../support/page-door.ts';
import { cleanup, render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useCase } from '../../renderer/record/case-store.ts';
import { TimelineRow } from '../../renderer/record/TimelineRow.tsx';
import type { CaseRecord } from '../../shared/case.ts';
import type { EventVersion, StageView } from '../../shared/contract/stages.ts';
import type { CivilDate, RecordId } from '../../shared/language.ts';

const version = (id: string, on: string): EventVersion => ({
  id: id as RecordId,
  type: 'arrest',
  on: on as CivilDate,
  facts: {},
  why: null,
});
const record = (id: string, on: string): CaseRecord => ({
  id: id as RecordId,
  entity: 'event',
  parentId: null,
  position: 0,
  fields: { type: 'arrest', on },
  marks: {},
});

it.each([
  ['wrong', '2026-01-15', 'earlier version, no longer counts', true],
  ['right', '2026-01-14', 'corrected; it said 15 Jan 2026', false],
] as const)('tells of the %s version of an event that it was corrected', (id, on, said, isStruck) => {
  const corrections = [[version('wrong', '2026-01-15'), version('right', '2026-01-14')]];
  useCase.setState({ stage: { eventNames: {}, corrections } as unknown as StageView }); // a row reads no more of it

  render(<TimelineRow record={record(id, on)} />);

  expect(screen.getByText(said)).toBeTruthy();
  expect(document.querySelector('.gone') !== null).toBe(isStruck);
  cleanup();
});
