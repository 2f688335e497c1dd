// @vitest-environment jsdom
import '../support/page-door.ts';
import { cleanup, render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useCase } from '../../renderer/record/case-store.ts';
import { useViewer, type Viewer } from '../../renderer/viewer.ts';
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
  by: null,
  atMs: null,
});
const nothingAwaited: StageView['openings'] = { awaited: [], unsaid: [] };
const record = (id: string, on: string): CaseRecord => ({
  id: id as RecordId,
  entity: 'event',
  parentId: null,
  position: 0,
  fields: { type: 'arrest', on },
  marks: {},
});

it.each([
  ['wrong', '2026-01-15', '· earlier version, no longer counts', true],
  ['right', '2026-01-14', '· corrected; it said 15 Jan 2026', false],
] as const)('tells of the %s version of an event that it was corrected', (id, on, said, isStruck) => {
  const corrections = [[version('wrong', '2026-01-15'), version('right', '2026-01-14')]];
  useCase.setState({ stage: { eventNames: {}, corrections, openings: nothingAwaited } as unknown as StageView }); // a row reads no more of it

  render(<TimelineRow record={record(id, on)} />);

  expect(screen.getByText(said)).toBeTruthy();
  expect(document.querySelector('.gone') !== null).toBe(isStruck);
  cleanup();
});

it('says of an event that opens nothing that it must be named, and offers to name it', () => {
  const openings: StageView['openings'] = {
    awaited: [],
    unsaid: [{ event: 'right' as RecordId, type: 'arrest', label: { en: 'Arrest', es: 'Detención' }, lacks: 'about' }],
  };
  useViewer.setState({ viewer: { user: { role: 'officer' } } as Viewer }); // a row asks what the reader may do
  useCase.setState({ stage: { eventNames: {}, corrections: [], openings } as unknown as StageView });

  render(<TimelineRow record={record('other', '2026-01-15')} />);
  expect(screen.queryByText('Opens nothing yet: name what it is about.')).toBeNull();
  render(<TimelineRow record={record('right', '2026-01-14')} />);

  expect(screen.getByText('Opens nothing yet: name what it is about.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Name what it is about: arrest' })).toBeTruthy();
  cleanup();
});
