import { afterEach, beforeEach, expect, it } from 'vitest';
import { caseFile, importFile, sampleCase } from '../support/case-file.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

let vault: TempVault;
beforeEach(async () => {
  vault = await tempVault();
});
afterEach(() => vault.cleanup());

const stands = (id: string, reference: string, stage: string, direction: string) =>
  sampleCase({ id, reference, stage, direction, stageEnteredOn: '2026-02-01', events: [] });

it('an import says of each row which deadlines wait for which date, and the case then asks for the same', async () => {
  const file = caseFile(
    stands('a', 'EX-A', 'X05', 'US_REQ'),
    stands('b', 'EX-B', 'X01', 'US_REQ'),
    stands('c', 'EX-C', 'X18', 'MX_REQ'),
  );

  const answer = await importFile(vault, file);
  const { cases } = (answer as Extract<typeof answer, { ok: true }>).value;

  const arrest = 'Provisional arrest executed';
  expect(cases.map(({ row, waits }) => [row, waits.map(({ clock, starts }) => [clock, ...starts.map(({ en }) => en)])])).toEqual([
    [1, ['PA_TREATY', 'PA_MX_LEI', 'PA_MX_CONST'].map(clock => [clock, arrest])],
    [2, []],
    [3, [['SURR_US', 'Extradition certified and commitment ordered by the judge']]],
  ]);
  for (const { id, waits } of cases)
    expect((await vault.ask('case:stage', { caseId: id })).waiting.map(({ clock }) => clock)).toEqual(
      waits.map(({ clock }) => clock),
    );
});

it('an event of a mistyped name is refused with the nearest one, and nothing is imported', async () => {
  const events = [
    { type: 'arrest', on: '2026-01-15' },
    { type: 'formal-request-recieved', on: '2026-02-20' },
  ];

  expect(await importFile(vault, caseFile(sampleCase({ events })))).toMatchObject({
    failure: {
      code: 'import/refused',
      places: [{ row: 1, path: 'events[1].type → formal-request-received', code: 'import/event-type' }],
    },
  });
  expect((await vault.ask('case:list', {})).total).toBe(0);
});

it('a mistyped event is refused with the nearest one where it is recorded, too', async () => {
  const fields = { kind: 'extradition', reference: 'EX-1', title: 'Invented', direction: 'US_REQ', stage: 'X04' };
  const { id: caseId } = await vault.ask('case:create', { fields });

  expect(await vault.request('case:record-event', { caseId, type: 'arest', on: '2026-01-15' })).toMatchObject({
    failure: { code: 'stage/unknown', places: [{ path: 'type → arrest' }] },
  });
});
