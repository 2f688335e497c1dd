import { page } from '../support/page-door.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import * as audit from '../../renderer/audit/audit-store.ts';
import * as settings from '../../renderer/settings/settings-store.ts';
import { forgetEverything } from '../../renderer/stores.ts';
import type { CivilDate } from '../../shared/language.ts';
import { profiles } from '../../shared/profiles.ts';
import { PASSPHRASE, tempVault, type TempVault } from '../support/temp-vault.ts';

// The stores of settings and audit over a real office.
let vault: TempVault;
const { useSettings } = settings;
const { useAudit } = audit;

const choose = (content: string) => void (page.files = [new File([content], 'p.json')]);

beforeEach(async () => {
  vault = await tempVault();
  page.stand(vault);
  page.folder = 'elsewhere';
});
afterEach(() => {
  forgetEverything();
  vault.cleanup();
});

const next = 'nueve faroles junto al muelle viejo';
/** The events that the audit shows. */
function shown() {
  const { list } = useAudit.getState();
  if (list.phase !== 'ready') throw new Error(list.phase);
  return list.events;
}
const addOne = () => settings.addUser({ label: 'Próspero Ficticio', role: 'officer', passphrase: next });

it('adds a user and lists them at once; an empty passphrase is refused and adds nobody', async () => {
  expect(await addOne()).toBe(true);
  expect(useSettings.getState().users?.map(({ label }) => label)).toContain('Próspero Ficticio');

  expect(await settings.addUser({ label: 'Otra', role: 'officer', passphrase: '' })).toBe(false);
  expect(useSettings.getState()).toMatchObject({ isBusy: false, failure: {} });
  await settings.readUsers();
  expect(useSettings.getState().users).toHaveLength(2);
});

it('changes a passphrase only with the one of now', async () => {
  expect(await settings.changePassphrase({ current: next, next })).toBe(false);
  expect(useSettings.getState().failure).not.toBeNull();
  expect(await settings.changePassphrase({ current: PASSPHRASE, next })).toBe(true);
  expect(useSettings.getState().failure).toBeNull();
});

it('backs up, and says how much is in the copy', async () => {
  await settings.backUp();

  expect(useSettings.getState()).toMatchObject({ work: null, failure: null, backup: { folder: 'elsewhere' } });
  await settings.checkVault();
  expect(useSettings.getState().report?.ok).toBe(true);
});

it('adds no profile with faults, and says every place of it', async () => {
  choose(JSON.stringify({ ...profiles[0], version: '2030-01', outcomes: [] }));
  expect(await settings.addProfile()).toBeNull();
  const places = useSettings.getState().failure?.places ?? [];
  expect(places.find(({ code }) => code === 'exit/unknown-stage')?.path).toContain('exits');

  choose(JSON.stringify({ ...profiles[0], version: '2030-01' }));
  expect(await settings.addProfile()).toContain('2030-01');
  expect(useSettings.getState().failure).toBeNull();
});

it('shows what a change of a calendar would move before it is kept', async () => {
  await settings.readCalendars(2026);
  const calendar = useSettings.getState().calendars![0]!;
  const change = {
    calendar: calendar.id,
    date: '2026-06-09' as CivilDate,
    change: 'day-off' as const,
    name: { en: 'Invented', es: 'Inventado' },
    reason: 'Acuerdo inventado',
  };
  await settings.previewCalendar(change);
  expect(useSettings.getState().moved).toEqual([]);
  await settings.readCalendars(2026);
  expect(JSON.stringify(useSettings.getState().calendars)).not.toContain('Inventado');

  expect(await settings.keepCalendar(change)).toBe(true);
  expect(JSON.stringify(useSettings.getState().calendars)).toContain('Inventado');
});

it('filters the events by who and what, offers the acts that stand there, and finds the chain whole', async () => {
  await addOne();
  await vault.ask('case:create', { fields: { kind: 'extradition', reference: 'EX-1', title: 'Inventado' } });
  await audit.openAudit();
  expect(useAudit.getState().actions).toEqual(expect.arrayContaining(['user:add', 'case:create']));

  await audit.filterAudit({ action: 'user:add' });
  expect(shown().map(({ action }) => action)).toEqual(['user:add']);
  await audit.filterAudit({ action: null, to: '2020-01-01' as CivilDate });
  expect(useAudit.getState().list).toMatchObject({ phase: 'ready', events: [], total: 0 });

  await audit.verifyAudit();
  expect(useAudit.getState()).toMatchObject({ chain: { phase: 'verified', verdict: { ok: true, firstBad: null } } });
});

it('names the first event that does not hold, and shows it', async () => {
  await addOne();
  const { office } = vault.services.state.session!;
  office.exec('DROP TRIGGER audit_entries_stay');
  office.exec(`UPDATE audit_entries SET body = replace(body, 'user:add', 'user:ad_') WHERE body LIKE '%user:add%'`);

  await audit.verifyAudit();
  const { chain } = useAudit.getState();
  if (chain.phase !== 'verified') throw new Error(chain.phase);
  const { verdict } = chain;
  expect(verdict).toMatchObject({ ok: false, firstBad: { why: 'signature' } });
  await audit.showEvent(verdict.firstBad!.number);
  expect(shown()[0]?.number).toBe(verdict.firstBad!.number);
});

it('forgets everything on lock', async () => {
  await addOne();
  await audit.openAudit();
  forgetEverything();

  expect(useSettings.getState()).toEqual(useSettings.getInitialState());
  expect(useAudit.getState()).toEqual(useAudit.getInitialState());
});

it('shows nothing of what was asked before the vault was locked', async () => {
  const reading = Promise.all([audit.openAudit(), audit.verifyAudit()]);
  forgetEverything();
  await reading;

  expect(useAudit.getState()).toMatchObject({ list: { phase: 'loading' }, chain: { phase: 'not-asked' } });
});
