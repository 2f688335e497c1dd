// @vitest-environment jsdom
import { page } from '../support/page-door.ts';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MoveStage } from '../../renderer/case/MoveStage.tsx';
import { useDay } from '../../renderer/day.ts';
import { openCase } from '../../renderer/record/case-store.ts';
import { forgetEverything } from '../../renderer/stores.ts';
import { speak } from '../../renderer/text.ts';
import type { CivilDate } from '../../shared/language.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

let vault: TempVault;
beforeAll(async () => {
  vault = await tempVault();
  page.stand(vault);
  const fields = {
    kind: 'extradition',
    reference: 'X-1',
    title: 'Invented case',
    requestingCountry: 'US',
    requestedCountry: 'MX',
  };
  const { id } = await vault.ask('case:create', { fields });
  await vault.ask('case:move-stage', { caseId: id, to: 'X01', on: '2026-02-01' });
  useDay.setState({ on: '2026-03-02' as CivilDate });
  speak('en');
  await openCase(id);
});
afterAll(() => {
  cleanup();
  forgetEverything();
  vault.cleanup();
});

it('is told once, at its own field, and no longer once it is typed', async () => {
  render(<MoveStage column="note" onClose={() => undefined} />);
  const dialog = screen.getByRole('dialog');
  await act(async () => void fireEvent.click(within(dialog).getByRole('button', { name: 'Move' })));
  await act(() => page.quiet());

  const note = within(dialog).getByRole<HTMLInputElement>('textbox', { name: 'Number of the diplomatic note' });
  expect(note.getAttribute('aria-invalid')).toBe('true');
  expect(within(dialog).getAllByText('This is needed and is missing. Fill it in.')).toHaveLength(1);
  expect(within(dialog).getByRole('alert').textContent).toBe(
    'Facts that this entry needs are missing. Enter them; Enlace does not guess.',
  );

  await act(async () => void fireEvent.change(note, { target: { value: 'N-1' } }));
  expect(within(dialog).queryByText('This is needed and is missing. Fill it in.')).toBeNull();
});
