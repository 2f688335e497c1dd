// @vitest-environment jsdom
import { page } from '../support/page-door.ts';
import { act, render, screen } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { StationsPart } from '../../renderer/settings/StationsPart.tsx';
import { forgetEverything } from '../../renderer/stores.ts';
import { useViewer, type Viewer } from '../../renderer/viewer.ts';
import { caseFile, importFile, onlyCase, sampleCase } from '../support/case-file.ts';
import { bring, joinedTo, type Station } from '../support/office-stations.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

// The machines of an office as Settings shows them, over two real vaults.
let first: TempVault;
beforeAll(async () => {
  globalThis.Uint8Array = Object.getPrototypeOf(Buffer) as typeof Uint8Array; // the page's own is another than Node's
  first = await tempVault({ seed: 'stations-part' });
  await importFile(first, caseFile(sampleCase()));
  page.stand(first);
  useViewer.setState({ viewer: { user: { role: 'supervisor' } } as Viewer }); // whether two values may be settled
});
afterAll(() => {
  page.stand(null);
  forgetEverything();
  first.cleanup();
});

const quiet = () => act(() => page.quiet());

it('says of an office of one that it is one, and offers no exchange', async () => {
  const { unmount } = render(<StationsPart isSupervisor />);
  await quiet();
  expect(screen.getByText('This office has one station.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Exchange/ })).toBeNull();
  unmount();
});

it('lists its machines, shows what two of them recorded of one field, and settles it', async () => {
  const caseId = await onlyCase(first);
  const { records } = (await first.ask('case:show', { caseId })).file;
  const person = records.find(({ fields }) => fields['paternal'] === 'Peñafiel')!.id;
  const second: Station = await joinedTo(first, { at: 2, role: 'officer' });
  await first.ask('case:update-fields', { caseId, record: person, fields: { given: 'José' } });
  await second.ask('case:update-fields', { caseId, record: person, fields: { given: 'Ángel' } });
  bring(second, { ...second, session: first.session, services: first.services });

  render(<StationsPart isSupervisor />);
  await quiet();
  expect(screen.getByText('machine 2')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Exchange over a folder…' })).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'Two values' })).toBeTruthy();

  act(() => screen.getByRole('button', { name: 'José is right' }).click());
  await quiet();

  expect(screen.queryByRole('heading', { name: 'Two values' })).toBeNull();
  const after = (await first.ask('case:show', { caseId })).file.records.find(({ id }) => id === person)!;
  expect(after.fields['given']).toBe('José');
});
