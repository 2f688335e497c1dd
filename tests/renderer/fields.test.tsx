// @vitest-environment jsdom
import '../support/page-door.ts';
import { fireEvent, render, screen } from '@testing-library/react';
import { ArrowUp } from 'lucide-react';
import { useState } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CivilDate, Json } from '../../shared/language.ts';
import { useDay } from '../../renderer/day.ts';
import { CountryField } from '../../renderer/record/CountryField.tsx';
import { MoneyField } from '../../renderer/record/MoneyField.tsx';
import { speak } from '../../renderer/text.ts';
import { Button } from '../../renderer/ui/Button.tsx';
import { Checkbox } from '../../renderer/ui/Checkbox.tsx';
import { DateField } from '../../renderer/ui/DateField.tsx';
import { InstantField } from '../../renderer/ui/InstantField.tsx';
import { PartialDateField } from '../../renderer/ui/PartialDateField.tsx';
import { FileDrop } from '../../renderer/ui/FileDrop.tsx';
import { IconButton } from '../../renderer/ui/IconButton.tsx';
import { Menu } from '../../renderer/ui/Menu.tsx';
import { PassphraseField } from '../../renderer/ui/PassphraseField.tsx';
import { Select } from '../../renderer/ui/Select.tsx';
import { SuggestField } from '../../renderer/ui/SuggestField.tsx';
import { TextField } from '../../renderer/ui/TextField.tsx';
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

it('says why of everything else that cannot be used now: a button of an icon, an entry of a menu, a list, a box, a place for files', async () => {
  let used = 0;
  const why = 'Aún se está leyendo.';
  const use = () => used++;
  render(
    <>
      <IconButton icon={ArrowUp} label="Subir" unavailable={why} onPress={use} />
      <Menu label="Más" entries={[{ id: 'a', label: 'Guardar', unavailable: why }]} onAction={use} />
      <Select label="Documento" choices={[]} value={null} unavailable={why} onChange={use} />
      <Checkbox checked unavailable={why} onChange={use}>
        Columna
      </Checkbox>
      <FileDrop onDrop={use} onChoose={use} unavailable={why} />
    </>,
  );
  const up = screen.getByRole('button', { name: 'Subir' });
  const choose = screen.getByRole('button', { name: 'Elegir archivos' });

  for (const button of [up, choose]) {
    expect(button.hasAttribute('disabled')).toBe(false);
    expect(document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent).toBe(why);
    fireEvent.click(button);
  }
  expect(screen.getAllByText(why).length).toBeGreaterThan(2); // below the list and the box too
  fireEvent.click(screen.getByRole('button', { name: 'Más' }));
  const entry = await screen.findByRole('menuitem', { name: /Guardar/ });
  expect(entry.textContent).toContain(why);
  fireEvent.click(entry);

  expect(used).toBe(0);
});

it('speaks a shield by its field and what happens to it, in the language now read', () => {
  const { rerender } = render(<Shield state="withhold" of="Teléfono" onWhy={() => {}} />);
  expect(screen.getByRole('button', { name: 'Teléfono, se testa, ¿por qué?' })).toBeTruthy();

  speak('en');
  rerender(<Shield state="withhold" of="Telephone" onWhy={() => {}} />);

  expect(screen.getByRole('button', { name: 'Telephone, withheld, why?' })).toBeTruthy();
});

function Born() {
  const [date, setDate] = useState<string | null>(null);
  return (
    <>
      <PartialDateField label="Nacimiento" value={date} onChange={setDate} isPast />
      <output>{date}</output>
    </>
  );
}

it.each([
  ['abril 1987', '1987-04', 'abril de 1987'],
  ['c. 1987', '1987~', 'hacia 1987'],
  ['1987-00-00', '1987', '1987'],
])('holds a date as far as it is known, and names no day in it: %s', (typed, stored, shown) => {
  useDay.setState({ on: '2026-11-23' as CivilDate });
  const { container } = render(<Born />);
  const field = screen.getByLabelText<HTMLInputElement>('Nacimiento');

  field.focus();
  fireEvent.change(field, { target: { value: typed } });
  expect(container.querySelector('output')!.textContent).toBe(stored);
  fireEvent.blur(field);

  expect(field.value).toBe(shown);
});

it('says of a birth to come that it is wrong, and proposes no day from today', () => {
  useDay.setState({ on: '2026-11-23' as CivilDate });
  render(<Born />);
  const field = screen.getByLabelText<HTMLInputElement>('Nacimiento');

  expect(field.placeholder).not.toMatch(/mañana|\+/);
  fireEvent.change(field, { target: { value: '2031' } });
  expect(field.getAttribute('aria-invalid')).toBe('true');
  fireEvent.change(field, { target: { value: '+7' } });
  expect(field.getAttribute('aria-invalid')).toBe('true');
});

it('asks which day is meant where figures may be day or month first, and takes none before', () => {
  const { container } = render(
    <>
      <Born />
      <Due />
    </>,
  );
  fireEvent.change(screen.getByLabelText('Nacimiento'), { target: { value: '3/4/1987' } });
  expect(screen.getByRole('group', { name: '¿Qué día es?' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '3 abr 1987' }));
  expect(container.querySelector('output')!.textContent).toBe('1987-04-03');
  expect(document.activeElement).toBe(screen.getByLabelText('Nacimiento'));

  fireEvent.change(screen.getByLabelText('Vence'), { target: { value: '3/4/2027' } });
  fireEvent.click(screen.getByRole('button', { name: '4 mar 2027' }));
  expect(screen.getByLabelText<HTMLInputElement>('Vence').value).toBe('4 mar 2027');
  expect(screen.queryByRole('group', { name: '¿Qué día es?' })).toBeNull();
});

function Worth() {
  const [value, setValue] = useState<Json>(null);
  return (
    <>
      <MoneyField label="Valor" value={value} onChange={setValue} />
      <output>{JSON.stringify(value)}</output>
    </>
  );
}

describe('a field of money', () => {
  const type = (text: string) => {
    render(<Worth />);
    const field = screen.getByLabelText<HTMLInputElement>('Valor');
    field.focus();
    fireEvent.change(field, { target: { value: text } });
    return field;
  };
  const stored = () => screen.getByRole('status').textContent;

  it('says in words what it read, and writes it out when left', () => {
    const field = type('US$ 1.240.000,5');
    expect(screen.getByText('Se lee como 1,240,000.50 USD (dólar estadounidense)')).toBeTruthy();
    fireEvent.blur(field);

    expect(field.value).toBe('1,240,000.50 USD');
    expect(stored()).toBe('{"minor":124000050,"currency":"USD"}');
  });

  it('asks which currency, and takes the answer', () => {
    const field = type('1240000');
    fireEvent.click(screen.getByRole('button', { name: '1,240,000.00 MXN' }));

    expect(field.value).toBe('1,240,000.00 MXN');
    expect(stored()).toBe('{"minor":124000000,"currency":"MXN"}');
    expect(screen.queryByRole('group')).toBeNull();
  });

  it('keeps what it cannot read, and says why', () => {
    const field = type('como un millón');
    fireEvent.blur(field);

    expect(field.value).toBe('como un millón');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(stored()).toBe('"como un millón"');
  });
});

function When() {
  const [at, setAt] = useState<string | null>(null);
  return (
    <>
      <InstantField label="Inicio" value={at} onChange={setAt} />
      <output>{at}</output>
    </>
  );
}

it.each([
  ['29 nov 2026, 14:30', '2026-11-29T14:30-06:00[America/Mexico_City]', '29 nov 2026, 14:30'],
  ['29 nov 2026 2:30 pm hora de Tijuana', '2026-11-29T14:30-08:00[America/Tijuana]', '29 nov 2026, 14:30, hora de Tijuana'],
])('takes a day with its time in words, and shows it so: %s', (typed, stored, shown) => {
  useDay.setState({ on: '2026-11-23' as CivilDate, zone: 'America/Mexico_City' });
  const { container } = render(<When />);
  const field = screen.getByLabelText<HTMLInputElement>('Inicio');

  field.focus();
  fireEvent.change(field, { target: { value: typed } });
  expect(container.querySelector('output')!.textContent).toBe(stored);
  fireEvent.blur(field);

  expect(field.value).toBe(shown);
});

function From() {
  const [value, setValue] = useState<Json>('MX');
  return (
    <>
      <CountryField label="País" value={value} onChange={setValue} />
      <output>{JSON.stringify(value)}</output>
    </>
  );
}

it('takes a country by its name in either language or its acronym, and says which it understood', () => {
  const { container } = render(<From />);
  const field = screen.getByLabelText<HTMLInputElement>('País');
  expect(field.value).toBe('México');

  for (const [typed, code] of [
    ['EUA', '"US"'],
    ['germany', '"DE"'],
    ['Atlántida', '"Atlántida"'],
  ] as const) {
    fireEvent.change(field, { target: { value: typed } });
    expect(field.value).toBe(typed);
    expect(container.querySelector('output')!.textContent).toBe(code);
  }
  fireEvent.change(field, { target: { value: 'EUA' } });
  expect(screen.getByText('Estados Unidos', { selector: '.fld-note' })).toBeTruthy();
});

function Short() {
  const [line, setLine] = useState('');
  const [text, setText] = useState('');
  const [hint, setHint] = useState('');
  return (
    <>
      <TextField label="Motivo" value={line} onChange={setLine} maxLength={10} />
      <TextField label="Resumen" value={text} onChange={setText} rows={3} maxLength={5000} />
      <SuggestField label="Delito" value={hint} onChange={setHint} choices={[]} maxLength={10} />
    </>
  );
}

it('keeps what is pasted beyond what fits, and says how much fits', () => {
  render(<Short />);

  for (const [label, pasted, said] of [
    ['Motivo', 'doce letras…', '12 caracteres; aquí caben 10 como máximo. No se recortó nada: acórtelo.'],
    ['Resumen', 'a'.repeat(6005), '6,005 caracteres; aquí caben 5,000 como máximo. No se recortó nada: acórtelo.'],
    ['Delito', 'doce letras…', '12 caracteres; aquí caben 10 como máximo. No se recortó nada: acórtelo.'],
  ] as const) {
    const field = screen.getByLabelText<HTMLInputElement>(label);
    expect(field.maxLength).toBe(-1); // the browser cuts what is pasted, and says nothing
    fireEvent.change(field, { target: { value: pasted } });
    expect(field.value).toBe(pasted);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getAllByText(said).length).toBeGreaterThan(0);
    fireEvent.change(field, { target: { value: 'corto' } });
    expect(screen.queryByText(said)).toBeNull();
  }
});
