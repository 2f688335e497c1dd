import { page } from '../support/page-door.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { countryFor, isBegun, lacksOf, planOf } from '../../renderer/new-case/draft.ts';
import { checkFiles, forgetImport, importChecked, useImport } from '../../renderer/new-case/import-store.ts';
import {
  beginCase,
  changePeople,
  chooseKind,
  goOn,
  goToStep,
  makeNow,
  readAgencies,
  useNewCase,
  write,
} from '../../renderer/new-case/new-case-store.ts';
import { forgetEverything } from '../../renderer/stores.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

// The wizard's and the import's stores over a real office.
let vault: TempVault;
beforeEach(async () => {
  vault = await tempVault();
  page.stand(vault);
  beginCase({ openedOn: '2026-03-02', officer: 'Desk One' });
});
afterEach(() => {
  forgetEverything();
  vault.cleanup();
});

const state = () => useNewCase.getState();
const person = { given: 'Delfina', paternal: 'Ñáñez', maternal: 'Ormuz', role: 'accused', dob: null };

async function fill(reference: string): Promise<void> {
  chooseKind('extradition');
  await goOn();
  write('reference', reference);
  write('title', 'Caso inventado');
  write('requestingCountry', 'MX');
  write('requestedCountry', 'US');
  await goOn();
}

it('makes the case with its people, and begins at nothing until something is chosen', async () => {
  expect(isBegun(state().draft)).toBe(false);
  await fill('EX-2026-9001');
  changePeople([person]);
  await goOn();
  expect(planOf(state().draft).items.length).toBeGreaterThan(5);

  const caseId = await goOn();

  const { file } = await vault.ask('case:show', { caseId: caseId! });
  expect(file.records.map(({ entity, fields }) => [entity, fields['reference'] ?? fields['paternal']])).toEqual([
    ['case', 'EX-2026-9001'],
    ['subject', 'Ñáñez'],
  ]);
});

it('goes no further than what is filled, and says what each field lacks once one wanted to go on', async () => {
  chooseKind('extradition');
  await goOn();
  expect(state()).toMatchObject({ step: 'details', isTried: false });

  await goOn();
  expect(state()).toMatchObject({ step: 'details', isTried: true });

  write('reference', 'EX-2026-9001');
  write('title', 'Caso inventado');
  await goOn();
  expect(state().step).toBe('details'); // an extradition is between two countries

  write('requestingCountry', 'MX');
  write('requestedCountry', 'MX');
  await goOn();
  expect(state().step).toBe('details');
});

it('takes the person back to the reference when another case has it, with everything still there', async () => {
  await vault.ask('case:create', { fields: { kind: 'extradition', reference: 'EX-2026-9001', title: 'Otro' } });
  await fill('EX-2026-9001');
  changePeople([person]);
  await goOn();

  expect(await goOn()).toBeNull();
  expect(state()).toMatchObject({ step: 'details', failure: { code: 'case/reference-taken' }, draft: { people: [person] } });

  write('reference', 'EX-2026-9002');
  for (let step = 0; step < 2; step += 1) await goOn();
  expect(await goOn()).not.toBeNull();
  expect((await vault.ask('case:list', {})).total).toBe(2);
});

it('offers the agencies of the table and those that the office added', async () => {
  await vault.ask('agency:add', { code: 'MX-FGE-SON', names: { en: 'x', es: 'x' }, country: 'MX' });
  await readAgencies();

  expect(state().agencies.map(({ code }) => code)).toEqual(expect.arrayContaining(['MX-SRE', 'MX-FGE-SON']));
});

it('keeps a draft that was left, and forgets it on lock', async () => {
  await fill('EX-2026-9001');
  goToStep('details');
  expect(isBegun(state().draft)).toBe(true);

  forgetEverything();
  expect(isBegun(state().draft)).toBe(false);
});

const fileOf = (content: unknown, name = 'cases.json') => new File([JSON.stringify(content)], name);
const wellFormed = { kind: 'extradition', reference: 'EX-1', title: 'Inventado' };
const cases = (...list: unknown[]) => ({ format: 'enlace-case', version: 1, cases: list });

it('checks a file without writing, imports it, and says that it is here when it comes again', async () => {
  await checkFiles([fileOf(cases(wellFormed))]);
  expect(useImport.getState()).toMatchObject({ phase: 'checked', found: { created: 1, unchanged: 0 } });
  expect((await vault.ask('case:list', {})).total).toBe(0);

  expect(await importChecked()).toMatchObject({ created: 1 });
  await checkFiles([fileOf(cases(wellFormed))]);
  expect(useImport.getState()).toMatchObject({ phase: 'checked', found: { created: 0, unchanged: 1 } });
});

it('gives every place that is wrong with its row, and imports nothing of a file with one fault', async () => {
  await checkFiles([fileOf(cases(wellFormed, { ...wellFormed, reference: 'EX-2', surprise: 1 }, { kind: 'extradition' }))]);

  expect(useImport.getState()).not.toHaveProperty('found');
  expect(useImport.getState()).toMatchObject({
    phase: 'refused',
    failure: { code: 'import/refused', places: [{ row: 2, path: 'surprise' }, { row: 3 }, { row: 3 }] },
  });
  expect((await vault.ask('case:list', {})).total).toBe(0);
});

it('takes an .enlace-case file for a case file, and no other', async () => {
  await checkFiles([new File(['x'], 'notas.txt')]);
  expect(useImport.getState().phase).toBe('no-case-file');

  await checkFiles([new File(['no zip'], 'oficina.enlace-case')]);
  expect(useImport.getState()).toMatchObject({ phase: 'refused', failure: { code: 'import/zip-malformed' } });
});

it('shows nothing of a check that was closed before its answer came', async () => {
  const checking = checkFiles([fileOf(cases(wellFormed))]);
  forgetImport();
  await checking;

  expect(useImport.getState()).toEqual({ phase: 'choose' });
});

it('proposes our own country as the one that is requested, once another requests, and never over what is written', async () => {
  await readAgencies();
  const { requestedCountry: before } = state().draft.fields;
  write('requestingCountry', 'ES');
  const proposed = state().draft.fields['requestedCountry'];
  write('requestedCountry', 'FR');
  write('requestingCountry', 'ES');

  expect(before).toBeUndefined();
  expect(
    state()
      .agencies.find(({ isOurs }) => isOurs)
      ?.code.slice(0, 2),
  ).toBe(proposed);
  expect(state().draft.fields['requestedCountry']).toBe('FR');
});

it('offers the form of the person sought, and makes the case without one who was not written', async () => {
  await fill('EX-2026-9002');
  expect(state()).toMatchObject({ step: 'people', draft: { people: [{ role: 'sought', given: '' }] } });

  const caseId = await makeNow();

  const { file } = await vault.ask('case:show', { caseId: caseId! });
  expect(file.records.map(({ entity }) => entity)).toEqual(['case']);
});

it('makes a case at once only when every step is whole, and else goes to the first that is not', async () => {
  chooseKind('extradition');
  goToStep('people');
  changePeople([{ ...person, given: '', paternal: '' }]);

  expect(await makeNow()).toBeNull();
  expect(state()).toMatchObject({ step: 'details', isTried: true, made: null });
});

const pairs = ['US', 'MX', 'ES'].flatMap(one =>
  ['US', 'MX', 'ES'].flatMap(other => (one === other ? [] : [[one, other] as const])),
);

it.each(pairs)('offers no agency of a third State where %s asks %s, and keeps none', async (requesting, requested) => {
  await readAgencies();
  chooseKind('extradition');
  const third = ['US', 'MX', 'ES'].find(code => code !== requesting && code !== requested)!;
  const agencyOf = (country: string) => state().agencies.find(({ code }) => code.startsWith(`${country}-`))!.code;
  // Written in whatever order: a third State first, then the two.
  write('requestingCountry', third);
  write('requestingAgency', agencyOf(third));
  write('requestedCountry', requested);
  write('requestingCountry', requesting);
  write('requestedAgency', agencyOf(requested));

  const { fields } = state().draft;
  expect([fields['requestingCountry'], fields['requestedCountry']]).toEqual([requesting, requested]);
  expect([fields['requestingAgency'], fields['requestedAgency']]).toEqual(['', agencyOf(requested)]);
  expect([countryFor(state().draft, 'requestingAgency'), countryFor(state().draft, 'requestedAgency')]).toEqual([
    requesting,
    requested,
  ]);

  // The two change places, with their agencies.
  write('requestingCountry', requested);
  expect(state().draft.fields).toMatchObject({
    requestingCountry: requested,
    requestedCountry: requesting,
    requestingAgency: agencyOf(requested),
    requestedAgency: '',
  });
});

it('takes the State from an agency that is chosen first, and lets the requested State be emptied', async () => {
  await readAgencies();
  chooseKind('extradition');

  write('requestingAgency', 'MX-FGR');
  expect(state().draft.fields).toMatchObject({ requestingCountry: 'MX', requestedCountry: 'US', requestingAgency: 'MX-FGR' });
  write('requestedCountry', null);
  expect(state().draft.fields['requestedCountry']).toBe('');
});

it('makes nothing while a birth date may be two days, or none', () => {
  const ramiro = { given: 'Ramiro', paternal: '', maternal: '', role: 'sought' };
  const lacks = (dob: string | null) =>
    lacksOf('people', { ...state().draft, kind: 'extradition', people: [{ ...ramiro, dob }] });

  expect(['3/4/1987', 'soon'].map(lacks)).toEqual(['newCase.need.dob', 'newCase.need.dob']);
  expect(['1987-04-03', '1987~', null].map(lacks)).toEqual([null, null, null]);
});
