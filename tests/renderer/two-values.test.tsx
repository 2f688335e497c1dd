// @vitest-environment jsdom
import { page } from '../support/page-door.ts';
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { InStepLine } from '../../renderer/frame/InStepLine.tsx';
import { openCase, useCase } from '../../renderer/record/case-store.ts';
import { TwoValuesPanel } from '../../renderer/record/TwoValuesPanel.tsx';
import { ValueRow } from '../../renderer/record/ValueRow.tsx';
import { StationsPart } from '../../renderer/settings/StationsPart.tsx';
import { forgetEverything } from '../../renderer/stores.ts';
import { useViewer, type Viewer } from '../../renderer/viewer.ts';
import { fieldAt } from '../../shared/catalogue.ts';
import type { RecordId } from '../../shared/language.ts';
import { caseFile, importFile, onlyCase, sampleCase } from '../support/case-file.ts';
import { bring, joinedTo, type Station } from '../support/office-stations.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

// A field that two stations gave different values, where it stands in its case; and what was removed at one of them, over two real vaults.
let first: TempVault;
let second: Station;
let person: RecordId;
beforeAll(async () => {
  globalThis.Uint8Array = Object.getPrototypeOf(Buffer) as typeof Uint8Array; // the page's own is another than Node's
  first = await tempVault({ seed: 'two-values' });
  await importFile(first, caseFile(sampleCase()));
  page.stand(first);
  useViewer.setState({ viewer: { user: { role: 'supervisor' } } as Viewer }); // whether two values may be settled
  const caseId = await onlyCase(first);
  person = (await first.ask('case:show', { caseId })).file.records.find(({ fields }) => fields['paternal'] === 'Peñafiel')!.id;
});
afterEach(cleanup);
afterAll(() => {
  page.stand(null);
  forgetEverything();
  first.cleanup();
});

const quiet = () => act(() => page.quiet());
const take = () => bring(second, { ...second, session: first.session, services: first.services });

/** The row of a person's given name, and the panel that the case's screen shows beside it. */
function Shown() {
  const record = useCase(({ view }) => view?.file.records.find(({ id }) => id === person));
  const panel = useCase(state => state.panel);
  const field = record && fieldAt(`${record.entity}.given`);
  return (
    <>
      <dl>{record && field && <ValueRow record={record} name="given" field={field} />}</dl>
      {panel.kind === 'two-values' && <TwoValuesPanel panel={panel} />}
    </>
  );
}

it('says nothing of stations in an office of one', async () => {
  const { container } = render(<InStepLine />);
  await quiet();

  expect(container.textContent).toBe('');
});

it('stands as a sign at the field, which shows both with who gave them, and one is chosen', async () => {
  const caseId = await onlyCase(first);
  second = await joinedTo(first, { at: 2, role: 'officer' });
  await openCase(caseId);
  render(<Shown />);
  await quiet();
  expect(screen.queryByRole('button', { name: /Two values/ })).toBeNull();

  await first.ask('case:update-fields', { caseId, record: person, fields: { given: 'José' } });
  await second.ask('case:update-fields', { caseId, record: person, fields: { given: 'Ángel' } });
  take();
  await act(() => openCase(caseId));
  act(() => screen.getByRole('button', { name: /^Two values/ }).click());
  expect(screen.getByText(/^person 2, station 2, /)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'This one is right: Ángel' })).toBeTruthy();
  act(() => screen.getByRole('button', { name: 'This one is right: José' }).click());
  await quiet();

  expect(screen.queryByRole('button', { name: /^Two values/ })).toBeNull();
  const after = (await first.ask('case:show', { caseId })).file.records.find(({ id }) => id === person)!;
  expect(after.fields['given']).toBe('José');
});

it('says of the stations how far they are, in a line', async () => {
  render(<InStepLine />);
  await quiet();

  expect(screen.getByRole('status').textContent).toMatch(/^[1-9][0-9]* changes? to sendNo place of exchange here$/);
});

it('lists what an officer removed elsewhere while it was changed here, and so stands again', async () => {
  const caseId = await onlyCase(first);
  take(); // so that both know the same
  bring({ ...second, session: first.session, services: first.services }, second);
  const { records } = (await first.ask('case:show', { caseId })).file;
  const charge = records.find(({ entity }) => entity === 'charge')!.id;
  await second.ask('case:remove-record', { caseId, record: charge }); // a supervisor's removal would stand
  await first.ask('case:update-fields', { caseId, record: charge, fields: { statute: '21 USC 960' } });
  take();
  render(<StationsPart isSupervisor />);
  await quiet();

  expect(screen.getByRole('heading', { name: 'Brought back' })).toBeTruthy();
  expect(screen.getByText(/removed by person 2 \(station 2\)/)).toBeTruthy();
});
