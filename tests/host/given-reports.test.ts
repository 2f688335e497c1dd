import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CaseId, CivilDate, RecordId } from '../../shared/language.ts';
import { cellText } from '../../shared/review-text.ts';
import { commands } from '../../electron/terminal/commands.ts';
import type { Terminal } from '../../electron/terminal/command.ts';
import { english } from '../../shared/reader.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

// What the office gives out it keeps, and later figures are held against it.
let vault: TempVault;
beforeEach(async () => {
  vault = await tempVault();
});
afterEach(() => vault.cleanup());

const day = (text: string) => text as CivilDate; // dates of this file
const year = { direction: 'US-MX' as const, from: day('2025-01-01'), to: day('2025-12-31') };
const longer = { ...year, to: day('2026-01-31') };

/** Synthetic requests of the United States, filed on one day. */
async function file(on: string, count: number): Promise<void> {
  for (let place = 0; place < count; place++) {
    const reference = `EX-${on}-${place}`;
    const fields = {
      kind: 'extradition',
      reference,
      title: 'Example',
      requestingCountry: 'US',
      requestedCountry: 'MX',
      stage: 'X04',
    };
    const { id } = await vault.ask('case:create', { fields });
    await vault.ask('case:move-stage', { caseId: id, to: 'X05', on: day(on) });
    await vault.ask('case:move-stage', { caseId: id, to: 'X07', on: day(on), facts: { noteNumber: 'N-1' } });
  }
}
const filedIn = async (period: typeof year) => cellText((await vault.ask('review:read', period)).figures.filed);

async function exported(period: typeof year): Promise<string> {
  const path = join(vault.root, 'review.csv');
  const sink = vault.services.handles.register({ kind: 'sink', name: 'review.csv', path });
  await vault.ask('review:export', { form: 'csv', ...period, language: 'en', sink });
  return readFileSync(path, 'utf8');
}

it('rounds a longer period that would tell the difference to one given out, in the file as on the screen, and says so', async () => {
  await file('2025-03-03', 8);
  await file('2026-01-12', 2);
  expect(await filedIn(longer)).toBe('10');

  expect(await exported(year)).toContain('requests filed,8\r\n');

  expect(await filedIn(longer)).toBe('≈10');
  expect(await vault.ask('review:read', longer)).toMatchObject({ isHeld: true, givenOut: 1 });
  const csv = await exported(longer);
  expect(csv).toContain('requests filed,≈10\r\n');
  expect(csv).toContain('Rounded (≈)');
  expect(await filedIn(year)).toBe('8');
});

it('shows a longer period whose difference counts five or more, and keeps what was printed too', async () => {
  await file('2025-03-03', 8);
  await file('2026-01-12', 6);

  expect(await vault.ask('review:print', year)).toEqual({ givenOut: 1 });

  expect(await filedIn(longer)).toBe('14');
  const { events } = await vault.ask('audit:list', {});
  expect(events[0]).toMatchObject({ action: 'review:give' });
});

/** `enlace report review`, read on a screen or copied further. */
async function reviewAt(isCopied: boolean, csv?: string): Promise<void> {
  const terminal: Terminal = {
    request: (channel, input) => vault.ask(channel, input),
    source: () => Promise.reject(new Error('nothing is read')),
    folder: () => Promise.reject(new Error('no folder is used')),
    sink: path => Promise.resolve(vault.services.handles.register({ kind: 'sink', name: 'review.csv', path })),
    reader: english,
    passphrase: () => Promise.reject(new Error('no passphrase is asked')),
    tell: () => undefined,
    isCopied,
  };
  const review = commands.find(({ words }) => words === 'report review');
  await review?.run(terminal, [], { ...year, ...(csv === undefined ? {} : { csv }) });
}
const givenOut = async () => (await vault.ask('review:read', year)).givenOut;

it('keeps what leaves the terminal as a copy, once each, and not what is only read on its screen', async () => {
  await file('2025-03-03', 8);

  await reviewAt(false);
  expect(await givenOut()).toBe(0);

  await reviewAt(true);
  expect(await givenOut()).toBe(1);

  await reviewAt(false, join(vault.root, 'review.csv'));
  await reviewAt(true, join(vault.root, 'review.csv'));
  expect(await givenOut()).toBe(3);
});

it('counts a charge that no words place as not grouped, until a person says at the case what it is', async () => {
  await file('2025-03-03', 6);
  const { cases } = await vault.ask('case:list', { limit: 10 });
  const charges: { readonly caseId: CaseId; readonly id: RecordId }[] = [];
  for (const { id: caseId } of cases) {
    const { record } = await vault.ask('case:add-record', {
      caseId,
      entity: 'charge',
      fields: { offence: 'Unheard-of matter', statute: 'X 1' },
    });
    charges.push({ caseId, id: record.id });
  }
  const filedAs = async (group: string) =>
    (await vault.ask('review:read', year)).sides[0]?.groups.find(line => line.group === group)?.filed;
  expect(await filedAs('ungrouped')).toEqual({ kind: 'shown', count: 6 });

  for (const { caseId, id } of charges)
    await vault.ask('case:update-fields', { caseId, record: id, fields: { offenceGroup: 'firearms' } });

  expect(await filedAs('firearms')).toEqual({ kind: 'shown', count: 6 });
  expect(await filedAs('ungrouped')).toEqual({ kind: 'shown', count: 0 });
});
