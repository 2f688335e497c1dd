import { expect, it } from 'vitest';
import { arrivalChanges } from '../../electron/host/packets/channel/arrival-changes.ts';
import { arrivalTightenings } from '../../electron/host/packets/channel/tightenings.ts';

const RECORDS = 620; // more than is given at once

const names = Array.from({ length: RECORDS }, (_, at) => `person-${at}`);

it('counts every change of a packet, of each kind, however many are given', () => {
  const records = names.map(emittedId => ({ incoming: { emittedId, entity: 'subject', fields: { given: 'Ana' } }, held: null }));
  const released = { id: 'case', gaps: {}, lists: {} };

  const { changes, changeCounts } = arrivalChanges(
    { records, kept: [], apart: [], reserved: new Set(), leads: { apart: new Set(), standing: [] } } as never,
    released as never,
    'US-DOJ-OIA' as never,
  ); // what it reads of them

  expect(changes.length).toBeLessThan(RECORDS);
  expect(changeCounts).toEqual({
    'new-record': RECORDS,
    added: 0,
    changed: 0,
    'no-longer': 0,
    kept: 0,
    apart: 0,
    reserved: 0,
    lead: 0,
    'lead-standing': 0,
  });
});

it('counts every value that becomes stricter, however many are given', () => {
  const records = names.map(emittedId => ({
    incoming: { emittedId },
    tightened: [{ record: { entity: 'subject', marks: {} }, place: 'given', mark: { level: 'L4' } }],
  }));

  const { tightened, tightenedInAll } = arrivalTightenings({ records } as never); // what it reads of them

  expect(tightened.length).toBeLessThan(RECORDS);
  expect(tightenedInAll).toBe(RECORDS);
});
