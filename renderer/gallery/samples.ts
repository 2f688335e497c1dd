import type { DrawnClock } from '../clocks/clock-reading.ts';
import type { CivilDate } from '../../shared/language.ts';
import type { Stage } from '../clocks/StageStepper.tsx';

// Invented persons, numbers and dates.
const day = (text: string) => text as CivilDate; // dates of this file
export const over: DrawnClock = {
  tone: 'lapsed',
  earliest: day('2026-11-20'),
  latest: day('2026-11-20'),
  daysToEarliest: -3,
  daysToLatest: -3,
  elapsed: 1,
};
export const soonRange: DrawnClock = {
  tone: 'soon',
  earliest: day('2026-11-30'),
  latest: day('2026-12-01'),
  daysToEarliest: 7,
  daysToLatest: 8,
  elapsed: 0.88,
};
export const today: DrawnClock = {
  tone: 'today',
  earliest: day('2026-11-23'),
  latest: day('2026-11-23'),
  daysToEarliest: 0,
  daysToLatest: 0,
  elapsed: 0.98,
};
export const later: DrawnClock = {
  tone: 'later',
  earliest: day('2026-12-04'),
  latest: day('2026-12-04'),
  daysToEarliest: 11,
  daysToLatest: 11,
  elapsed: 0.4,
};
export const met: DrawnClock = { ...later, tone: 'met', elapsed: 1 };

export const stages: readonly Stage[] = [
  { code: 'X00', name: 'Ingreso', state: 'done', note: '4 feb' },
  { code: 'X01', name: 'Estudio', state: 'done', note: '19 feb' },
  { code: 'X02', name: 'Nota enviada', state: 'done', note: '8 may' },
  { code: 'X03', name: 'Orden judicial', state: 'done', note: '2 jul' },
  { code: 'X05', name: 'Detención provisional', state: 'now', note: 'día 53 de 60', elapsed: 0.883, tone: 'soon' },
  { code: 'X07', name: 'Solicitud formal', state: 'next' },
  { code: 'X08', name: 'Admisión', state: 'next' },
  { code: 'X10', name: 'Audiencia', state: 'next' },
  { code: 'X12', name: 'Acuerdo SRE', state: 'next' },
  { code: 'X13', name: 'Amparo', state: 'next', note: 'si se pide', isOptional: true },
  { code: 'X18', name: 'Entrega', state: 'next' },
];

export const fields = [
  { label: 'Nombre', value: 'Ismael Fabricio Montejano Urrea', state: 'release', codes: [] },
  { label: 'Alias', value: '«El Fabri»', state: 'withhold', codes: ['SRC'], note: 'fuerte, de una fuente' },
  { label: 'Domicilio', value: 'Palma Real 118, Hermosillo, Son.', state: 'generalise', codes: ['CON'] },
  { label: 'Teléfono', value: '+52 662 555 0148', state: 'withhold', codes: ['ORCON'] },
  { label: 'Asociado', value: 'Gerardo Nevárez Cota', state: 'pseudonym', codes: ['IDN'] },
  { label: 'Fuente', value: 'F-0093', state: 'hidden', codes: ['SRC'] },
] as const;
