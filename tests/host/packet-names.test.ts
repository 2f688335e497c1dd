import { expect, it } from 'vitest';
import { pseudonymsFor } from '../../electron/host/packets/format/pseudonyms.ts';
import type { AgencyCode, RecordId } from '../../shared/language.ts';

const root = new Uint8Array(32).fill(5);
const record = (at: number) => `018f0000-0000-7000-8000-${String(at).padStart(12, '0')}` as RecordId;
const names = (agency: string) => {
  const nameOf = pseudonymsFor(root, agency as AgencyCode);
  return Array.from({ length: 1000 }, (_, at) => nameOf(record(at), 'named'));
};

it('gives a person one name per recipient, the same each time, and no two recipients the same', () => {
  const fgr = names('MX-FGR');

  expect(names('MX-FGR')).toEqual(fgr);
  expect(new Set([...fgr, ...names('MX-SRE')]).size).toBe(2000);
  expect(fgr.every(name => /^PER-[A-Z2-7]{10}$/.test(name))).toBe(true);
});

it('calls a person under a pseudonym otherwise than by name', () => {
  const nameOf = pseudonymsFor(root, 'MX-FGR' as AgencyCode);

  expect(nameOf(record(1), 'protected')).toMatch(/^PER-[A-Z2-7]{10}$/);
  expect(nameOf(record(1), 'protected')).not.toBe(nameOf(record(1), 'named'));
});
