import { afterEach, expect, it } from 'vitest';
import { build, sourceOf, twoOffices } from '../support/exchange.ts';

// An event whose day is withheld, or whose kind is: what the counterpart's office makes of what is left of it.
let offices: Awaited<ReturnType<typeof twoOffices>>;
afterEach(() => offices.cleanup());

const events = [
  { type: 'request-received', on: '2026-02-03', note: 'Se recibió' },
  { type: 'arrest', on: '2026-03-04', note: 'Se detuvo' },
];

async function taken(field: 'on' | 'type') {
  offices = await twoOffices({}, { events });
  const { us, mx, caseId } = offices;
  const { file } = await us.ask('case:show', { caseId });
  const arrest = file.records.find(({ entity, fields }) => entity === 'event' && fields['type'] === 'arrest')!;
  await us.ask('case:set-mark', { caseId, record: arrest.id, field, mark: { level: 'L4' } });
  const { path } = await build(us, caseId);
  const verified = await mx.ask('packet:verify', { file: sourceOf(mx, path) });
  const { caseId: theirs } = await mx.ask('packet:import', { file: sourceOf(mx, path) });
  return { mx, verified, theirs: theirs! };
}

it.each(['on', 'type'] as const)(
  'a packet whose event has no %s is taken in, and every reckoning of the case goes on',
  async field => {
    const { mx, theirs } = await taken(field);

    const { file } = await mx.ask('case:show', { caseId: theirs });
    const held = file.records.filter(({ entity }) => entity === 'event').map(({ fields }) => fields);
    const ofStages = held.filter(({ type }) => type === 'request-received' || type === 'arrest' || type === undefined);
    expect(ofStages).toHaveLength(2);
    expect(ofStages.filter(fields => fields[field] === undefined)).toHaveLength(1);

    expect(await mx.ask('case:stage', { caseId: theirs })).toBeDefined();
    expect(await mx.ask('deadline:list', {})).toBeDefined();
    expect(await mx.ask('today:read', { view: 'office' })).toBeDefined();
    expect(await mx.ask('board:read', { kind: 'extradition' })).toBeDefined();
    const recorded = await mx.request('case:record-event', { caseId: theirs, type: 'request-received', on: '2026-05-06' });
    expect(recorded).not.toMatchObject({ failure: { code: 'internal' } });
    expect((await mx.ask('case:history', { caseId: theirs })).lines.length).toBeGreaterThan(0);
  },
);
