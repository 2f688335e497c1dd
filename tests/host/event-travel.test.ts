import { afterEach, beforeEach, expect, it } from 'vitest';
import { PASSPHRASE } from '../support/temp-vault.ts';
import { build, twoOffices } from '../support/exchange.ts';
import type { RecordId } from '../../shared/language.ts';

let offices: Awaited<ReturnType<typeof twoOffices>>;
let arrest: RecordId;
beforeEach(async () => {
  offices = await twoOffices({}, { events: [{ type: 'arrest', on: '2026-01-15' }] });
  const { file } = await offices.us.ask('case:show', { caseId: offices.caseId });
  arrest = file.records.find(({ entity }) => entity === 'event')!.id;
});
afterEach(() => offices.cleanup());

const correct = (on: string) => {
  const { us, caseId } = offices;
  return us.request('case:correct-event', { caseId, event: arrest, on: on, reason: 'Misread stamp' });
};
const asOfficer = async () => {
  await offices.us.ask('user:add', { label: 'second', role: 'officer', passphrase: `${PASSPHRASE} two` });
  await offices.us.unlock(`${PASSPHRASE} two`, 'second');
};
const stage = () => offices.us.ask('case:stage', { caseId: offices.caseId });

it('an event that was released is corrected by a supervisor alone, and the case says so', async () => {
  await build(offices.us, offices.caseId);
  expect((await stage()).travelled).toEqual([{ record: arrest, way: 'released' }]);

  await asOfficer();
  expect(await correct('2026-01-14')).toMatchObject({ failure: { code: 'event/released' } });

  await offices.us.unlock();
  expect(await correct('2026-01-14')).toMatchObject({ ok: true });
});

it('an event that nobody else has is corrected by an officer, and that can be undone once', async () => {
  expect((await stage()).travelled).toEqual([]);
  await asOfficer();

  const answer = await correct('2026-01-14');
  const { entry } = (answer as Extract<typeof answer, { ok: true }>).value;
  const [versions] = (await stage()).corrections;
  expect(versions!.map(({ on, by, why }) => [on, by, why])).toEqual([
    ['2026-01-15', expect.not.stringMatching('second'), null],
    ['2026-01-14', 'second', 'Misread stamp'],
  ]);

  await offices.us.ask('case:undo', { caseId: offices.caseId, entry: entry! });
  expect((await stage()).corrections).toEqual([]);
});
