import { expect, it } from 'vitest';
import { fieldAt } from '../../shared/catalogue.ts';
import type { Json } from '../../shared/language.ts';
import { bilingualValue } from '../../shared/value-text.ts';

it.each<[string, Json, string, string]>([
  ['subject.dob', '1987-01-04', '4 Jan 1987', '4 ene 1987'],
  ['subject.dob', '1987', '1987', '1987'],
  ['subject.dob', '1987-04~', 'c. April 1987', 'hacia abril de 1987'],
  [
    'custodyEntry.at',
    '2026-01-15T09:30:00-06:00[America/Mexico_City]',
    '15 Jan 2026, 09:30, Mexico City time',
    '15 ene 2026, 09:30, hora de Ciudad de México',
  ],
  ['custodyEntry.at', '2026-01-15', '15 Jan 2026', '15 ene 2026'],
  ['asset.value', { minor: '123456789', currency: 'MXN' }, '1,234,567.89 MXN', '1,234,567.89 MXN'],
  ['asset.value', { from: 100000, to: 1000000, currency: 'USD' }, '1,000.00–10,000.00 USD', '1,000.00–10,000.00 USD'],
  ['evidence.quantity', { amount: '4.137', unit: 'kg' }, '4.137 kg', '4.137 kg'],
  ['evidence.quantity', { from: 1, to: 10, unit: 'kg' }, '1–10 kg', '1–10 kg'],
  [
    'asset.account',
    { institution: 'Banco del Litoral', country: 'MX' },
    'Banco del Litoral, Mexico',
    'Banco del Litoral, México',
  ],
  ['address.place', { text: 'Sonora, MX', state: 'Sonora', country: 'MX' }, 'Sonora, Mexico', 'Sonora, México'],
  ['event.type', 'op-executed', 'Operation executed', 'Operativo ejecutado'],
  ['event.type', 'of-another-office', 'of-another-office', 'of-another-office'],
  ['deadline.clock', 'JI_PERIOD', 'Agreed period', 'Periodo acordado'],
  ['case.profile', 'nobody-has@1', 'nobody-has@1', 'nobody-has@1'],
  ['subject.sex', 'F', 'Female', 'Mujer'],
  ['subject.isMinor', true, 'Yes', 'Sí'],
  ['subject.caution', ['armed', 'violent'], 'Armed, Violent', 'Porta armas, Conducta violenta'],
])('%s reads as a person writes it', (path, value, en, es) => {
  expect(bilingualValue(fieldAt(path), value)).toEqual({ en, es });
});
