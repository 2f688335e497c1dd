// @vitest-environment jsdom
import { Blob } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { page } from '../support/page-door.ts';
import { act, render, screen } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dispatch } from '../../electron/host/dispatch.ts';
import { saveFork } from '../../db/stations.ts';
import { entriesToSend } from '../../electron/host/office/bundle.ts';
import { InStepLine } from '../../renderer/frame/InStepLine.tsx';
import { LostPart } from '../../renderer/settings/LostPart.tsx';
import { StationsPart } from '../../renderer/settings/StationsPart.tsx';
import { forgetEverything } from '../../renderer/stores.ts';
import { speak } from '../../renderer/text.ts';
import { useViewer, type Viewer } from '../../renderer/viewer.ts';
import { caseFile, importFile, onlyCase, sampleCase } from '../support/case-file.ts';
import { bring, joinedTo, type Station } from '../support/office-stations.ts';
import { PASSPHRASE, tempVault, testServices, type TempVault } from '../support/temp-vault.ts';

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

it('adds a machine once its words are compared, and shows the words that it asks for', async () => {
  const machine = testServices({ seed: 'stations-part-machine' }).services;
  const request = join(first.root, 'request.json');
  const asked = await dispatch(machine, 'station:ask', {
    folder: machine.handles.register({ kind: 'folder', path: join(first.root, 'desk.enlace') }),
    file: machine.handles.register({ kind: 'sink', name: 'request', path: request }),
    ...{ station: 'Desk', label: 'Officer of the desk', passphrase: PASSPHRASE, synthetic: true },
  });
  page.files = [Object.assign(new Blob([readFileSync(request)]), { name: 'request.json' }) as File]; // the page's own File has no stream here
  const { unmount } = render(<StationsPart isSupervisor />);
  await quiet();

  act(() => screen.getByRole('button', { name: 'Add a machine…' }).click());
  act(() => screen.getByRole('button', { name: 'Choose files' }).click());
  await quiet();
  expect(screen.getByText('Desk, first used by Officer of the desk')).toBeTruthy();
  const [word = ''] = (asked as { value: { words: { en: string } } }).value.words.en.split(' ');
  expect(screen.getAllByRole('listitem')[0]?.textContent).toBe(word);
  const press = (name: string) => act(() => screen.getByRole('button', { name }).click());
  press('They are the same: go on');
  await quiet();
  expect(screen.queryByRole('button', { name: 'Add and save the answer…' })).toBeNull();

  act(() => screen.getByRole('checkbox', { name: /I compared all twelve words/ }).click());
  press('They are the same: go on');
  expect(page.channels()).not.toContain('station:add');
  press('Add and save the answer…');
  expect(await screen.findByRole('heading', { name: 'Desk is station 2' }, { timeout: 20_000 })).toBeTruthy();
  expect(page.asked.map(({ channel }) => channel)).toContain('station:add');
  act(() => screen.getByRole('button', { name: 'Close' }).click());
  expect(screen.getByText('Desk')).toBeTruthy();

  act(() => screen.getByRole('button', { name: 'Take out: Desk' }).click());
  act(() => screen.getByRole('button', { name: 'Take out' }).click());
  await quiet();
  expect(screen.getByText('Taken out')).toBeTruthy();
  unmount();
});

it('lists its machines, shows what two of them recorded of one field, and settles it', async () => {
  const caseId = await onlyCase(first);
  const { records } = (await first.ask('case:show', { caseId })).file;
  const person = records.find(({ fields }) => fields['paternal'] === 'Peñafiel')!.id;
  const second: Station = await joinedTo(first, { at: 3, role: 'officer' });
  await first.ask('case:update-fields', { caseId, record: person, fields: { given: 'José' } });
  await second.ask('case:update-fields', { caseId, record: person, fields: { given: 'Ángel' } });
  bring(second, { ...second, session: first.session, services: first.services });

  const { unmount } = render(<StationsPart isSupervisor />);
  await quiet();
  expect(screen.getByText('machine 3')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Exchange over a folder…' })).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'Two values' })).toBeTruthy();

  act(() => screen.getByRole('button', { name: 'This one is right: José' }).click());
  await quiet();

  expect(screen.queryByRole('heading', { name: 'Two values' })).toBeNull();
  const after = (await first.ask('case:show', { caseId })).file.records.find(({ id }) => id === person)!;
  expect(after.fields['given']).toBe('José');
  unmount();
});

it.each([
  ['en', ['2 files wait for this machine’s update', 'It needs Enlace 9.1.0.']],
  ['es', ['2 archivos esperan a que se actualice este equipo', 'Necesita Enlace 9.1.0.']],
] as const)('does not say that it is in step where what a newer program wrote waits (%s)', async (language, said) => {
  act(() => speak(language));
  const exchanged = { of: first.session, isUnderWay: false, lastMs: 1, away: null, newer: { count: 2, needs: '9.1.0' } };
  Object.assign(first.services.state, { exchanged });
  const { unmount } = render(<InStepLine />);
  await quiet();

  for (const line of said) expect(screen.getByText(line)).toBeTruthy();
  expect(screen.queryByText(/^In step|^Al corriente/)).toBeNull();
  Object.assign(first.services.state, { exchanged: undefined });
  act(() => speak('en'));
  unmount();
});

it('asks whether a machine that is added is of somebody who has an account', async () => {
  const request = join(first.root, 'home.json');
  const machine = testServices({ seed: 'stations-part-home' }).services;
  await dispatch(machine, 'station:ask', {
    folder: machine.handles.register({ kind: 'folder', path: join(first.root, 'home.enlace') }),
    file: machine.handles.register({ kind: 'sink', name: 'request', path: request }),
    ...{ station: 'Home', label: 'first, at home', passphrase: PASSPHRASE, synthetic: true },
  });
  page.files = [Object.assign(new Blob([readFileSync(request)]), { name: 'home.json' }) as File];
  const { unmount } = render(<StationsPart isSupervisor />);
  await quiet();
  act(() => screen.getByRole('button', { name: 'Add a machine…' }).click());
  act(() => screen.getByRole('button', { name: 'Choose files' }).click());
  await quiet();
  act(() => screen.getByRole('checkbox', { name: /I compared all twelve words/ }).click());
  act(() => screen.getByRole('button', { name: 'They are the same: go on' }).click());
  act(() => screen.getByRole('button', { name: /Whose account this is/ }).click());
  act(() => screen.getByRole('option', { name: 'first' }).click());
  act(() => screen.getByRole('button', { name: 'Add and save the answer…' }).click());
  expect(await screen.findByRole('heading', { name: /^Home is station/ }, { timeout: 20_000 })).toBeTruthy();

  const users = await first.ask('user:list', {});
  expect(users.find(({ label }) => label === 'first, at home')?.sameAs).toBe(first.session.user.id);
  unmount();
});

it('shows both entries of a key that was used twice, and lets a supervisor decide', async () => {
  const [{ body } = { body: '{}' }] = entriesToSend(first.session.office, 3, 1, 1);
  const other = JSON.stringify({ ...(JSON.parse(body) as object), action: 'case:create' });
  saveFork(first.session.office, 3, { body: other, signature: '00'.repeat(64) });
  const officer = render(<StationsPart isSupervisor={false} />);
  await quiet();
  expect(screen.getByText('A supervisor decides about it.')).toBeTruthy();
  officer.unmount();

  const { unmount } = render(<StationsPart isSupervisor />);
  await quiet();
  expect(screen.getByRole('heading', { name: /^machine 3 \(station 3\), entry 1$/ })).toBeTruthy();
  expect(screen.getByText('Case created')).toBeTruthy();
  act(() => screen.getByRole('button', { name: /^Keep what this office has/ }).click());
  act(() => screen.getByRole('button', { name: 'Take out' }).click());
  await screen.findAllByText('Taken out');
  await quiet();

  expect(screen.queryByRole('heading', { name: 'A station’s key was used twice' })).toBeNull();
  expect((await first.ask('station:list', {})).stations.find(({ number }) => number === 3)?.removedAtMs).not.toBeNull();
  unmount();
});

it('takes a lost laptop out where it says what to do about it', async () => {
  const { unmount } = render(<LostPart isSupervisor />);
  await quiet();
  act(() => screen.getByRole('button', { name: 'Take out: Home' }).click());
  act(() => screen.getByRole('button', { name: 'Take out' }).click());
  await screen.findByText(/^Out of the office: .*Home\.$/);

  expect((await first.ask('station:list', {})).stations.filter(({ removedAtMs }) => removedAtMs === null)).toHaveLength(1);
  unmount();
});
