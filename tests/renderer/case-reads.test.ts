import { page } from '../support/page-door.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addPortion } from '../../renderer/record/portion-acts.ts';
import { addRecord, moveStage, removeRecord, saveFields, setMark, undoAct } from '../../renderer/record/case-acts.ts';
import { followCase, openCase, showHistory, useCase } from '../../renderer/record/case-store.ts';
import { forgetEverything } from '../../renderer/stores.ts';
import { caseFile, importFile, sampleCase } from '../support/case-file.ts';
import { twoOffices } from '../support/exchange.ts';

// What the page asks for while it shows one case, over the real office with its events.
let offices: Awaited<ReturnType<typeof twoOffices>>;
followCase();

beforeEach(async () => void (offices = await twoOffices()));
afterEach(() => {
  page.stand(null);
  forgetEverything();
  offices.cleanup();
});

async function open(as?: 'event-first' | 'answer-first'): Promise<void> {
  page.stand(offices.us, as);
  await openCase(offices.caseId);
  page.channels();
}

const shown = () => useCase.getState().view?.file.records ?? [];
const person = () => shown().find(({ fields }) => fields['paternal'] === 'Peñafiel')!;
const own = () => shown().find(({ entity }) => entity === 'case')!;
const quiet = () => page.quiet();

const acts: Readonly<Record<string, readonly [channel: string, act: () => Promise<unknown>]>> = {
  'a saved field': ['case:update-fields', () => saveFields(person().id, { given: 'Amparo' })],
  'an added record': ['case:add-record', () => addRecord({ entity: 'charge', fields: { statute: '21 USC 846' } })],
  'a changed mark': ['case:set-mark', () => setMark({ record: person().id, field: 'given', mark: { level: 'L4' } })],
  'a stage move': [
    'case:move-stage',
    () => {
      const exit = useCase.getState().stage!.exits.find(({ asks }) => asks.length === 0)!;
      return moveStage({ to: exit.to, event: exit.event, on: '2026-03-01' });
    },
  ],
  'a new portion': ['portion:add', () => addPortion(own(), ['Seen again.'], null)],
  'a removed record': ['case:remove-record', () => removeRecord(shown().find(({ entity }) => entity === 'portion')!.id)],
};

it('reads a case that is opened once', async () => {
  page.stand(offices.us);
  await openCase(offices.caseId);
  await quiet();

  expect(page.channels()).toEqual(['case:read']);
});

describe.each(['event-first', 'answer-first'] as const)('%s:', order => {
  it.each(Object.entries(acts))('reads the case once after %s', async (_name, [channel, act]) => {
    await open(order);
    const before = shown();

    await act();
    await quiet();

    expect(page.channels()).toEqual([channel, 'case:read']);
    expect(shown()).not.toEqual(before);
  });

  it('shows what was saved as soon as the saving is done', async () => {
    await open(order);

    await saveFields(person().id, { given: 'Amparo' });

    expect(person().fields['given']).toBe('Amparo');
  });
});

it('reads nothing after what was refused', async () => {
  await open();

  await saveFields(person().id, { dob: '2026-02-30' });
  await quiet();

  expect(page.channels()).toEqual(['case:update-fields']);
});

it('reads once for several changes that somebody else makes to the open case at once', async () => {
  await open();

  const fields = [{ given: 'Ana' }, { given: 'Eva' }, { given: 'Ida' }];
  await Promise.all(
    fields.map(one => offices.us.ask('case:update-fields', { caseId: offices.caseId, record: person().id, fields: one })),
  );
  await quiet();

  expect(page.channels().length).toBeLessThanOrEqual(2);
  expect(person().fields['given']).toBe('Ida');
});

it('reads nothing when another case changes', async () => {
  await importFile(offices.us, caseFile(sampleCase({ id: 'case-2', reference: 'EX-2026-0002' })));
  const { cases } = await offices.us.ask('case:list', {});
  const other = cases.find(({ id }) => id !== offices.caseId)!.id;
  await open();

  await offices.us.ask('case:update-fields', { caseId: other, record: other, fields: { title: 'Otro' } });
  await quiet();

  expect(page.channels()).toEqual([]);
});

it('undoes with one read, whatever stands in the panel', async () => {
  await open();
  await saveFields(person().id, { given: 'Amparo' });
  await showHistory(person().id, 'given');
  page.channels();

  await undoAct(null);
  await quiet();

  expect(page.channels()).toEqual(['case:undo', 'case:read']);
});
