import { afterEach, beforeEach, expect, it } from 'vitest';
import { build, twoOffices } from '../support/exchange.ts';
import type { CivilDate, Json, RecordId } from '../../shared/language.ts';

let offices: Awaited<ReturnType<typeof twoOffices>>;
beforeEach(async () => {
  offices = await twoOffices();
});
afterEach(() => offices.cleanup());

const on = '2026-02-20' as CivilDate;
const add = async (entity: string, fields: Record<string, Json>): Promise<RecordId> =>
  (await offices.us.ask('case:add-record', { caseId: offices.caseId, entity, fields } as never)).record.id;
const sealed = (number: string) => add('warrant', { type: 'arrest', number, isSealed: true });
const record = (type: string, about?: Record<string, string>) =>
  offices.us.ask('case:record-event', {
    caseId: offices.caseId,
    type,
    on,
    ...(about === undefined ? {} : { about: about }),
  });
const eventFields = async (id: string | null) =>
  (await offices.us.ask('case:show', { caseId: offices.caseId })).file.records.find(one => one.id === id)!.fields;
const warrantsOut = async () =>
  (await build(offices.us, offices.caseId)).released.filter(path => /^warrants\[\d+\]\.number$/.test(path)).length;

it('says of itself which order was unsealed where there is one alone, and that order leaves', async () => {
  const only = await sealed('W-1');
  const before = await warrantsOut();

  const { event } = await record('unsealed');

  expect(await eventFields(event)).toMatchObject({ type: 'unsealed', warrant: only });
  expect((await warrantsOut()) - before).toBe(1);
});

it('opens the order that a person names among several, and guesses none', async () => {
  const [, second] = [await sealed('W-1'), await sealed('W-2')];
  const before = await warrantsOut();

  const { event: unnamed } = await record('unsealed');
  expect(await eventFields(unnamed)).not.toHaveProperty('warrant');
  expect((await warrantsOut()) - before).toBe(0);

  await offices.us.ask('case:correct-event', {
    caseId: offices.caseId,
    event: unnamed!,
    about: { warrant: second },
    reason: 'Which one',
  });
  expect((await warrantsOut()) - before).toBe(1);
});

it('is told while it opens nothing of several, with what it may be about, until a correction names one', async () => {
  const [first, second] = [await sealed('W-1'), await sealed('W-2')];
  const { event } = await record('unsealed');
  const openings = async () => (await offices.us.ask('case:stage', { caseId: offices.caseId })).openings;

  const { awaited, unsaid } = await openings();
  const label = { en: 'Unsealed', es: 'Levantada la reserva judicial' };
  expect(unsaid).toEqual([{ event, type: 'unsealed', label, lacks: 'about' }]);
  const { candidates } = awaited.find(({ type }) => type === 'unsealed')!;
  expect(candidates.map(one => one.record).toSorted()).toEqual([first, second].toSorted());

  await offices.us.ask('case:correct-event', {
    caseId: offices.caseId,
    event: event!,
    about: { warrant: second },
    reason: 'Which one',
  });
  expect((await openings()).unsaid).toEqual([]);
});

it('refuses what is none of the case, or of another kind', async () => {
  const only = await sealed('W-1');

  for (const about of [{ charge: only }, { warrant: offices.caseId as string }])
    expect(
      await offices.us.request('case:record-event', { caseId: offices.caseId, type: 'unsealed', on, about: about }),
    ).toMatchObject({ failure: { code: 'record/not-found' } });
});

it('refers to the charge on which was decided, says no id of the vault, and hides with it what was decided', async () => {
  const charge = await add('charge', { statute: '21 USC 959' });
  const facts = { charge, disposition: 'granted' };
  const { event } = await offices.us.ask('case:record-event', { caseId: offices.caseId, type: 'charge-disposed', on, facts });

  expect(await eventFields(event)).toMatchObject({ charge, facts: ['disposition=granted'] });
  const { charges } = (await offices.us.ask('case:stage', { caseId: offices.caseId })).state;
  expect(charges).toMatchObject({ [charge]: { decision: 'granted' } });
  const decided = async () =>
    (await build(offices.us, offices.caseId)).released.filter(path => path.endsWith('.extraditionDecision'));
  expect(await decided()).toHaveLength(1);

  const hidden = { caveats: [{ kind: 'EXISTENCE_HIDDEN' as const }] };
  await offices.us.ask('case:set-mark', { caseId: offices.caseId, record: event!, field: '*', mark: hidden });
  expect(await decided()).toHaveLength(0);
});
