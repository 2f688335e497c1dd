// @vitest-environment jsdom
import '../support/page-door.ts';
import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, expect, it } from 'vitest';
import type { CivilDate } from '../../shared/language.ts';
import { speak } from '../../renderer/text.ts';
import { Button } from '../../renderer/ui/Button.tsx';
import { DateField } from '../../renderer/ui/DateField.tsx';
import { PassphraseField } from '../../renderer/ui/PassphraseField.tsx';
import { Shield } from '../../renderer/marks/Shield.tsx';

beforeEach(() => speak('es'));

function Due() {
  const [date, setDate] = useState<CivilDate | null>(null);
  return <DateField label="Vence" value={date} onChange={setDate} today={'2026-11-23' as CivilDate} />;
}

it('says under a date field what it understood, and writes it out when left', () => {
  render(<Due />);
  const field = screen.getByLabelText<HTMLInputElement>('Vence');

  field.focus();
  fireEvent.change(field, { target: { value: 'mañana' } });
  expect(screen.getByText('mar 24 nov 2026')).toBeTruthy();
  fireEvent.blur(field);

  expect(field.value).toBe('24 nov 2026');
});

it('keeps a date that it cannot read, and says so', () => {
  render(<Due />);
  const field = screen.getByLabelText<HTMLInputElement>('Vence');

  field.focus();
  fireEvent.change(field, { target: { value: '31 feb' } });
  fireEvent.blur(field);

  expect(field.value).toBe('31 feb');
  expect(field.getAttribute('aria-invalid')).toBe('true');
});

it('moves a date by a day with the arrows', () => {
  render(<Due />);
  const field = screen.getByLabelText<HTMLInputElement>('Vence');

  field.focus();
  fireEvent.keyDown(field, { key: 'ArrowUp' });

  expect(field.value).toBe('24 nov 2026');
});

it('hides a passphrase until it is shown', () => {
  render(<PassphraseField label="Frase" value="granito" onChange={() => {}} />);
  const field = screen.getByLabelText<HTMLInputElement>('Frase');

  expect(field.type).toBe('password');
  fireEvent.click(screen.getByRole('button', { name: 'Mostrar la frase' }));
  expect(field.type).toBe('text');
});

it('keeps a button that cannot be pressed in the tab order, with its reason, and does not press it', () => {
  let pressed = 0;
  render(
    <Button onPress={() => pressed++} unavailable="Lo aprueba otra persona.">
      Aprobar
    </Button>,
  );
  const button = screen.getByRole('button', { name: 'Aprobar' });

  fireEvent.click(button);

  expect(pressed).toBe(0);
  expect(button.hasAttribute('disabled')).toBe(false);
  expect(button.getAttribute('aria-disabled')).toBe('true');
  expect(document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent).toBe('Lo aprueba otra persona.');
});

it('speaks a shield by its field and what happens to it, in the language now read', () => {
  const { rerender } = render(<Shield state="withhold" of="Teléfono" onWhy={() => {}} />);
  expect(screen.getByRole('button', { name: 'Teléfono, se testa, ¿por qué?' })).toBeTruthy();

  speak('en');
  rerender(<Shield state="withhold" of="Telephone" onWhy={() => {}} />);

  expect(screen.getByRole('button', { name: 'Telephone, withheld, why?' })).toBeTruthy();
});
