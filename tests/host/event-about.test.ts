import { afterEach, beforeEach, expect, it } from 'vitest';
import { build, twoOffices } from '../support/exchange.ts';
import type { Terminal } from '../../electron/terminal/command.ts';
import { commands } from '../../electron/terminal/commands.ts';
import type { CivilDate, Json, RecordId } from '../../shared/language.ts';
import { english } from '../../shared/reader.ts';

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

it('says at the terminal what the records are called that an event may be about, and what is held besides', async () => {
  await sealed('W-7');
  const person = (await offices.us.ask('case:show', { caseId: offices.caseId })).file.records.find(
    ({ entity }) => entity === 'subject',
  )!;
  const { record: charge } = await offices.us.ask('case:add-record', {
    ...{ caseId: offices.caseId, entity: 'charge', parent: person.id, fields: { statute: '21 USC 963' } },
  } as never);
  const untilUnsealed = { caveats: [{ kind: 'SEALED', until: { event: 'unsealed' } }] } as never;
  await offices.us.ask('case:set-mark', { caseId: offices.caseId, record: charge.id, field: 'statute', mark: untilUnsealed });
  await record('unsealed');
  const asked = commands.find(({ words }) => words === 'case stage')!;
  const terminal = { request: offices.us.ask.bind(offices.us), reader: english } as unknown as Terminal; // the command uses no more of it

  const shown = asked.say(await asked.run(terminal, [offices.caseId], {}), english);

  expect(shown).toMatch(/Warrant or judicial order: W-7 +[0-9a-f-]{36}/);
  expect(shown).toMatch(new RegExp(`Charge: 21 USC 963 · .*Peñafiel.* +${charge.id}`));
});

it('says at the terminal of a path that is not there which is nearest', async () => {
  const asked = commands.find(({ words }) => words === 'packet preview')!;
  const terminal = { request: offices.us.ask.bind(offices.us), reader: english } as unknown as Terminal; // as above
  const options = { to: 'MX-FGR', purpose: 'same-case', why: 'charges[0].statut' };

  await expect(asked.run(terminal, [offices.caseId], options)).rejects.toMatchObject({
    misuse: { code: 'usage/no-such-path', nearest: 'charges[0].statute' },
  });
  await expect(asked.run(terminal, [offices.caseId], { ...options, why: 'xyz' })).rejects.toMatchObject({
    misuse: { code: 'usage/no-such-path' },
  });
});
