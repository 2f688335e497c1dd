// @vitest-environment jsdom
import { page } from '../support/page-door.ts';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { useDay } from '../../renderer/day.ts';
import { RecordForm } from '../../renderer/record/RecordForm.tsx';
import { openCase, useCase } from '../../renderer/record/case-store.ts';
import { forgetEverything } from '../../renderer/stores.ts';
import { speak } from '../../renderer/text.ts';
import type { EntityName } from '../../shared/catalogue.ts';
import type { CivilDate } from '../../shared/language.ts';
import { caseFile, importFile, onlyCase, sampleCase } from '../support/case-file.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

// Forms over the real handlers of one vault.
let vault: TempVault;
beforeAll(async () => {
  vault = await tempVault();
  page.stand(vault);
  await importFile(vault, caseFile(sampleCase()));
  await openCase(await onlyCase(vault));
  speak('en');
  useDay.setState({ on: '2026-11-23' as CivilDate });
});
afterEach(cleanup);
afterAll(() => {
  forgetEverything();
  vault.cleanup();
});

const subject = () => useCase.getState().view!.file.records.find(({ fields }) => fields['paternal'] === 'Peñafiel')!;
let closed = 0;
function edit(entity: EntityName = 'subject', isNew = true): void {
  closed = 0;
  render(<RecordForm entity={entity} {...(isNew ? {} : { record: subject() })} onClose={() => closed++} />);
}
const input = (label: string) => screen.getByRole<HTMLInputElement>('textbox', { name: label });
async function press(target: Element, key: string, more: object = {}): Promise<void> {
  await act(async () => void fireEvent.keyDown(target, { key, ...more }));
  await act(() => page.quiet());
}

it('begins in its first field, and Enter goes on to the next one in the order in which they are seen', async () => {
  edit('charge');
  const offense = input('Offense (English)');
  expect(document.activeElement).toBe(offense);

  await press(offense, 'Enter');
  expect(document.activeElement).toBe(input('Offense (Spanish)'));
  await press(input('Offense (Spanish)'), 'Enter');
  expect(document.activeElement).toBe(input('Statute'));
});

it('has the focus in the order in which its fields stand', () => {
  edit();
  const stops = [...document.querySelectorAll<HTMLElement>('.form-groups :is(input, textarea, button)')];

  expect(stops.some(({ tabIndex }) => tabIndex > 0)).toBe(false);
  expect(stops.length).toBeGreaterThan(20);
});

it('takes roles as chips, each said as pressed or not', () => {
  edit();
  const sought = screen.getByRole('button', { name: 'Person sought' });
  expect(sought.getAttribute('aria-pressed')).toBe('false');

  fireEvent.click(sought);

  expect(sought.getAttribute('aria-pressed')).toBe('true');
});

it('opens what is folded, goes to the first field that came, and folds it again', () => {
  edit();
  const more = screen.getByRole('button', { name: /^\d+ more fields: .*Mexican numbers, .*…$/ });
  expect(screen.queryByRole('textbox', { name: 'Build' })).toBeNull();

  fireEvent.click(more);

  expect(input('Build')).toBeTruthy();
  expect(document.activeElement).toBe(input('Name in its own script'));
  fireEvent.click(screen.getByRole('button', { name: 'Hide empty fields' }));
  expect(screen.queryByRole('textbox', { name: 'Build' })).toBeNull();
});

it('never folds a field that was typed in, though it is empty again', () => {
  edit();
  fireEvent.click(screen.getByRole('button', { name: /more fields/ }));
  fireEvent.change(input('Build'), { target: { value: 'slim' } });
  fireEvent.change(input('Build'), { target: { value: '' } });

  fireEvent.click(screen.getByRole('button', { name: 'Hide empty fields' }));

  expect(input('Build')).toBeTruthy();
  expect(screen.queryByRole('textbox', { name: 'Hair' })).toBeNull();
});

it('saves from any field with Ctrl and Enter, and closes', async () => {
  edit('subject', false);
  fireEvent.change(input('Middle names'), { target: { value: 'Soledad' } });

  await press(input('Given name'), 'Enter', { ctrlKey: true });

  expect(subject().fields['middle']).toBe('Soledad');
  expect(closed).toBe(1);
});

it('says at its field what is wrong, goes there, and lets go of it once it is typed in anew', async () => {
  edit('subject', false);
  const given = input('CURP');
  fireEvent.change(given, { target: { value: 'no such' } });

  await press(input('Given name'), 'Enter', { metaKey: true });
  expect(closed).toBe(0);
  expect(input('CURP').getAttribute('aria-invalid')).toBe('true');
  expect(document.activeElement).toBe(input('CURP'));

  fireEvent.change(input('CURP'), { target: { value: 'no such th' } });
  expect(input('CURP').getAttribute('aria-invalid')).not.toBe('true');
});

it('lists what hangs from a person where it is thought of, and opens each to be changed, and one more to be made', async () => {
  edit('subject', false);
  const identity = screen.getByRole('group', { name: 'Identity' });

  fireEvent.click(within(identity).getByRole('button', { name: 'Add: Identity document' }));
  const asked = screen.getByRole('dialog', { name: 'Add: Identity document' });
  fireEvent.change(within(asked).getByRole('textbox', { name: 'Kind' }), { target: { value: 'Passport' } });
  const number = within(asked).getByRole('textbox', { name: 'Number' });
  fireEvent.change(number, { target: { value: 'G40211873' } });
  await press(number, 'Enter', { ctrlKey: true });

  expect(screen.queryByRole('dialog', { name: 'Add: Identity document' })).toBeNull();
  const made = within(screen.getByRole('group', { name: 'Identity' })).getByRole('button', { name: /Passport · G40211873/ });
  fireEvent.click(made);
  expect(screen.getByRole('dialog', { name: 'Edit: Identity document' })).toBeTruthy();
  expect(closed).toBe(0);
});

it('saves nothing while a date stands that it could not read', async () => {
  edit('subject', false);
  const before = subject().fields;
  fireEvent.change(input('Middle names'), { target: { value: 'Luz' } });
  fireEvent.change(input('In custody since'), { target: { value: 'no such day' } });

  await press(input('Given name'), 'Enter', { ctrlKey: true });

  expect(subject().fields).toEqual(before);
  expect(document.activeElement).toBe(input('In custody since'));
});

it('shows how to type a day that has been where its field is of one, and of no day to come', () => {
  edit('assurance');
  expect(input('Given on').placeholder).toBe('23 Nov, yesterday, -7');
  expect(input('Due on').placeholder).toBe('23 Nov, tomorrow, +7');
});
