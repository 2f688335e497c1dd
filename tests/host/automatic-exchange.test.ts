import { mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exchangeWatch } from '../../electron/host/automatic-exchange.ts';
import { caseFile, importFile, onlyCase, sampleCase } from '../support/case-file.ts';
import { bring, joinedTo, type Station } from '../support/office-stations.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

// What a station exchanges by itself, and what its line in the window says, over two real vaults and a folder.

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

let first: TempVault;
let second: Station;
let place: string;
beforeAll(async () => {
  first = await tempVault({ seed: 'automatic' });
  await importFile(first, caseFile(sampleCase()));
  place = join(first.root, 'exchange');
  mkdirSync(place);
}, 120_000);
afterAll(() => first.cleanup());

const change = async (station: TempVault | Station, title: string) => {
  const caseId = await onlyCase(first);
  await station.ask('case:update-fields', { caseId, record: caseId, fields: { title } });
};
const titleAt = async (station: TempVault | Station) => {
  const caseId = await onlyCase(first);
  return (await station.ask('case:show', { caseId })).file.records.find(({ entity }) => entity === 'case')?.fields['title'];
};
const enter = (station: Station | TempVault) =>
  station.ask('carrier:set', {
    carrier: { kind: 'folder', folder: station.services.handles.register({ kind: 'folder', path: place }) },
  });

it('says nothing of an office of one, and exchanges nothing there', async () => {
  await enter(first);
  await first.ask('carrier:automatic', { everyMinutes: 1 });
  await exchangeWatch(first.services).look();

  expect(await first.ask('office:step', {})).toMatchObject({ isOfSeveral: false, unsent: 0, automatic: null });
  expect(first.services.state.exchanged).toBeUndefined();
});

it('exchanges every so many minutes, and not where it is paused', async () => {
  second = await joinedTo(first, { at: 2, role: 'supervisor', seed: 'automatic' });
  await enter(second);
  const [here, there] = [exchangeWatch(first.services), exchangeWatch(second.services)];
  await change(first, 'First title');
  expect((await first.ask('office:step', {})).unsent).toBeGreaterThan(0);

  await here.look();
  expect(await first.ask('office:step', {})).toMatchObject({ isOfSeveral: true, unsent: 0, away: null });
  await there.look(); // nobody said that it should
  expect(await titleAt(second)).not.toBe('First title');

  await second.ask('carrier:automatic', { everyMinutes: 5 });
  await there.look();
  expect(await titleAt(second)).toBe('First title');

  await change(first, 'Second title');
  await here.look(); // it is not time yet
  expect((await first.ask('office:step', {})).unsent).toBeGreaterThan(0);
  first.setNowMs(first.services.nowMs() + MINUTE_MS);
  await here.look();
  await second.ask('office:pause', { isPaused: true });
  second.setNowMs(second.services.nowMs() + 10 * MINUTE_MS);
  await there.look();
  expect(await titleAt(second)).toBe('First title');
  expect((await second.ask('office:step', {})).automatic).toMatchObject({ isPaused: true });

  await second.ask('office:pause', { isPaused: false });
  await there.look();
  expect(await titleAt(second)).toBe('Second title');
});

it('says since when the place is away, and for how long a station was not heard of', async () => {
  const here = exchangeWatch(first.services);
  renameSync(place, `${place}-away`);
  const sinceMs = first.services.nowMs() + MINUTE_MS;
  for (const later of [1, 2]) {
    first.setNowMs(sinceMs + (later - 1) * MINUTE_MS);
    await here.look();
  }
  expect((await first.ask('office:step', {})).away).toEqual({ sinceMs, code: 'carrier/away' });

  renameSync(`${place}-away`, place);
  await first.ask('office:exchange', {});
  expect(await first.ask('office:step', {})).toMatchObject({ away: null, silent: null });
  first.setNowMs(first.services.nowMs() + 9 * DAY_MS);
  expect((await first.ask('office:step', {})).silent).toEqual({ number: 2, label: 'machine 2', days: 9 });
});

it('has one history of all stations, and of one where it is asked', async () => {
  const all = await first.ask('audit:list', { limit: 500 });
  const theirs = await first.ask('audit:list', { limit: 500, station: 2 });
  const own = await first.ask('audit:list', { limit: 500, station: 1 });

  expect(theirs.total).toBeGreaterThan(0);
  expect(new Set(theirs.events.map(({ chain }) => chain?.station))).toEqual(new Set([2]));
  expect(theirs.events.map(({ userLabel }) => userLabel)).toContain('person 2');
  expect(own.total + theirs.total).toBe(all.total);
});

it('refuses a second exchange while one is under way', async () => {
  const both = await Promise.all([first.request('office:exchange', {}), first.request('office:exchange', {})]);

  expect(both.map(answer => (answer.ok ? 'ok' : answer.failure.code))).toEqual(['ok', 'office/exchanging']);
  expect((await first.request('office:exchange', {})).ok).toBe(true);
});

it('exchanges at an officer’s machine where a supervisor has another do so, once that was confirmed there', async () => {
  const third = await joinedTo(first, { at: 3, role: 'officer', seed: 'automatic' });
  const folderOf = (path: string) => third.services.handles.register({ kind: 'folder', path });
  const codeOf = async (input: object) => {
    const answer = await third.request('carrier:confirm', input as never);
    return answer.ok ? 'ok' : answer.failure.code;
  };
  try {
    expect(await third.request('office:exchange', {})).toMatchObject({ failure: { code: 'carrier/none' } });
    expect(await third.ask('office:step', {})).toMatchObject({ hasPlace: false, away: null }); // there is none that could be away
    const { here, known } = await third.ask('carrier:places', {});
    expect(here).toBeNull();
    expect(known.find(({ station }) => station === 1)).toMatchObject({
      place: { kind: 'folder', folder: place },
      everyMinutes: 1,
    });

    const other = join(first.root, 'another folder');
    mkdirSync(other);
    expect(await codeOf({ station: 1, folder: folderOf(other) })).toBe('carrier/unmarked');
    expect(await codeOf({ station: 9, folder: folderOf(place) })).toBe('carrier/not-known');
    expect(await codeOf({ station: 1, login: { user: 'somebody', password: 'made up' } })).toBe('carrier/not-known');
    expect(readdirSync(other)).toEqual([]); // it is not made one
    expect(await codeOf({ station: 1, folder: folderOf(place) })).toBe('ok');

    await change(first, 'For the officer');
    await first.ask('office:exchange', {});
    await exchangeWatch(third.services).look();
    expect(await titleAt(third)).toBe('For the officer');
    expect(await third.ask('office:step', {})).toMatchObject({ hasPlace: true, automatic: { isPaused: false } });
    const there = second.services.handles.register({ kind: 'folder', path: place });
    expect(await second.request('carrier:confirm', { station: 1, folder: there })).toMatchObject({
      failure: { code: 'carrier/entered-here' },
    });

    await first.ask('carrier:remove', {});
    bring({ ...third, session: first.session, services: first.services }, third);
    expect(await third.request('office:exchange', {})).toMatchObject({ failure: { code: 'carrier/withdrawn' } });
    expect(await third.ask('office:step', {})).toMatchObject({ hasPlace: false, away: null });
    expect((await third.ask('carrier:places', {})).here).toMatchObject({ isWithdrawn: true, enteredAt: 1 });
    expect((await third.ask('carrier:places', {})).known.map(({ station }) => station)).not.toContain(1);
    expect((await third.ask('station:list', {})).setAside).toEqual([]);
  } finally {
    third.cleanup();
    await enter(first);
    await first.ask('carrier:automatic', { everyMinutes: 1 });
    await first.ask('station:remove', { station: 3 });
  }
});

it('tells whoever shows how far it is that something was recorded, whichever act it was', async () => {
  const told = () => first.events.filter(({ event }) => event === 'office:recorded').length;
  const before = told();
  await first.ask('office:step', {});
  expect(told()).toBe(before);

  const { id } = await first.ask('user:add', { label: 'leaves', role: 'officer', passphrase: 'another long one of five words' });
  await first.ask('user:renew', { userId: id, passphrase: 'a third long one of five words' });

  expect(told()).toBe(before + 2);
  expect((await first.ask('office:step', {})).unsent).toBe((await first.ask('station:list', {})).unsent);
});

it('tells a station that was taken out, once it has heard of it', async () => {
  expect((await second.ask('office:step', {})).isTakenOut).toBe(false);
  await first.ask('station:remove', { station: 2 });
  bring({ ...second, session: first.session, services: first.services }, second);

  expect((await second.ask('office:step', {})).isTakenOut).toBe(true);
  expect((await first.ask('office:step', {})).isTakenOut).toBe(false);
});

it('is entered by supervisors alone, and paused only where it goes by itself', async () => {
  await first.ask('carrier:automatic', { everyMinutes: null });
  const paused = await first.request('office:pause', { isPaused: true });

  expect(paused).toMatchObject({ ok: false, failure: { code: 'carrier/none' } });
});
