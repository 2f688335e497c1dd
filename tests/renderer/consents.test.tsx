// @vitest-environment jsdom
import { page } from '../support/page-door.ts';
import { join } from 'node:path';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ConsentOpened } from '../../renderer/counterparts/ConsentOpened.tsx';
import { openConsent, readConsents, useConsents } from '../../renderer/counterparts/consent-store.ts';
import { forgetEverything } from '../../renderer/stores.ts';
import { speak } from '../../renderer/text.ts';
import { useVault } from '../../renderer/vault/vault-store.ts';
import type { OpenVault } from '../../shared/contract/vault.ts';
import type { CivilDate, PacketId } from '../../shared/language.ts';
import { caseFile, importFile, onlyCase, sampleCase } from '../support/case-file.ts';
import { build, outbox, outboxPath, sourceOf } from '../support/exchange.ts';
import { C, threeOffices, type ThreeOffices } from '../support/three-agencies.ts';

// What is asked of an originator, answered in its window over three real offices.
// Packets are written here too: what they are made with takes Node's own bytes alone, and the page's environment has put its own in their place.
globalThis.Uint8Array = Object.getPrototypeOf(Buffer) as Uint8ArrayConstructor;

let offices: ThreeOffices;
let id: PacketId;
beforeEach(async () => {
  offices = await threeOffices();
  const { a, b } = offices;
  await importFile(a, caseFile(sampleCase()));
  const built = await build(a, await onlyCase(a));
  const caseId = (await b.ask('packet:import', { file: sourceOf(b, built.path) })).caseId!;
  const request = { caseId, recipient: C, purpose: 'same-case', scope: 'all', originator: 'US-DOJ-OIA' } as const;
  const asked = await b.ask('consent:ask', { ...request, until: '2026-03-20', folder: outbox(b) });
  await a.ask('packet:import', { file: sourceOf(a, join(outboxPath(b), asked.file)) });
  id = asked.packetId;
  page.stand(a);
  page.folder = 'outbox';
  speak('en');
}, 60_000);
afterEach(() => {
  cleanup();
  forgetEverything();
  offices.cleanup();
});

async function open(role: 'officer' | 'supervisor' = 'supervisor'): Promise<void> {
  const day = { on: '2026-03-02' as CivilDate, zone: 'UTC' };
  act(() => useVault.setState({ phase: 'open', vault: { user: { role }, day } as OpenVault })); // of the vault the dialog reads these alone
  await openConsent(id);
  render(<ConsentOpened detail={useConsents.getState().opened!} />);
}
const press = async (name: RegExp) => {
  await act(async () => void fireEvent.click(screen.getByRole('button', { name })));
  await act(() => page.quiet());
};

it('gives what was ticked and refuses the rest; nothing is ticked at first', async () => {
  await open();
  const boxes = within(screen.getByRole('list', { name: 'Values' })).getAllByRole<HTMLInputElement>('checkbox');
  expect(boxes.length).toBeGreaterThan(3);
  expect(boxes.filter(({ checked }) => checked)).toEqual([]);
  expect(screen.getByRole('button', { name: /^Refuse all/ })).toBeTruthy();

  const offence = boxes.find(box => box.closest('label')?.textContent.includes('Conspiracy'))!;
  await act(async () => void fireEvent.click(offence));
  await press(new RegExp(`^Consent to 1 of ${boxes.length}`));

  const { contents, state } = await offices.a.ask('consent:show', { id });
  expect(state).toBe('given');
  expect(contents.filter(({ given }) => given).map(({ value }) => value)).toEqual(['Conspiracy']);
  expect(useConsents.getState()).toMatchObject({ opened: null, failure: null });
});

it('is answered by a supervisor alone, and taken back by one', async () => {
  await open('officer');
  expect(screen.getByRole('button', { name: /^Refuse all/ }).getAttribute('aria-disabled')).toBe('true');
  cleanup();
  await offices.a.ask('consent:answer', { id, given: [0], folder: outbox(offices.a) });

  await open();
  expect(screen.queryByRole('checkbox')).toBeNull();
  await press(/^Withdraw/);

  await readConsents();
  expect(useConsents.getState().lines?.map(({ state }) => state)).toEqual(['withdrawn']);
});

it('keeps an answer that was refused open, and says why', async () => {
  await open();
  await offices.a.ask('consent:answer', { id, given: [], folder: outbox(offices.a) }); // at the terminal meanwhile
  await press(/^Refuse all/);

  expect(useConsents.getState()).toMatchObject({ opened: { id }, failure: { code: 'consent/answered' } });
  expect(screen.getByRole('alert').textContent).not.toBe('');
});
