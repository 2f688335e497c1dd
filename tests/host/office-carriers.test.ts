import { mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bring, officeOf, stateOf, type Station } from '../support/office-stations.ts';
import { postgresPrograms, postgresServer, type RunningServer } from '../support/carriers/postgres-server.ts';
import { stopping } from '../support/stopping-station.ts';
import { hasOutsideFile } from '../support/outside.ts';

// Two stations of one office, real vaults and real handlers, over what an administrator gave them.

let one: Station;
let two: Station;
let folder: string;
beforeAll(async () => {
  [one, two] = (await officeOf(['supervisor'], 'carriers')) as [Station, Station]; // as many as were asked for, and the first
  folder = join(one.session.folder, '..', 'exchange');
  mkdirSync(folder);
}, 120_000);
afterAll(() => [two, one].forEach(({ cleanup }) => cleanup()));

const TITLE = 'Zephyrine quarry papers';
let made = 0;
const opened = async (station: Station, title = TITLE) => {
  const fields = { kind: 'information-exchange', reference: `S${station.number}-${made++}`, title };
  return (await station.ask('case:create', { fields })).id;
};
const titles = async (station: Station) =>
  (await station.ask('case:list', { limit: 500 })).cases.map(({ title }) => title).sort();
const inStep = async () => {
  for (const station of [one, two, one]) await station.ask('office:exchange', {});
};

it('exchange over the folder that a supervisor entered, past a file that is not whole yet', async () => {
  for (const station of [one, two])
    await station.ask('carrier:set', {
      carrier: { kind: 'folder', folder: station.services.handles.register({ kind: 'folder', path: folder }) },
    });
  await opened(one, 'First');
  await one.ask('office:exchange', {});
  const [half = ''] = readdirSync(join(folder, 's1'));
  const whole = readFileSync(join(folder, 's1', half));
  truncateSync(join(folder, 's1', half), 100);
  await opened(two, 'Second');

  const during = await two.ask('office:exchange', {});
  expect(during).toMatchObject({ received: 0, damaged: 1 });
  expect(during.sent).toBeGreaterThan(0);
  writeFileSync(join(folder, 's1', half), whole);
  await inStep();

  expect(await two.ask('office:exchange', {})).toMatchObject({ damaged: 0 });
  expect(await titles(two)).toEqual(['First', 'Second']);
  expect(stateOf(two)).toEqual(stateOf(one));
});

it('says once a day that a machine is there at which nobody writes', async () => {
  const DAY_MS = 86_400_000;
  const later = (days: number) => {
    for (const station of [one, two]) station.setNowMs(station.services.nowMs() + days * DAY_MS);
  };
  await inStep();
  later(3);
  await one.ask('office:exchange', {});
  expect((await one.ask('office:step', {})).silent).toMatchObject({ number: 2, days: 3 });

  const sent = [await two.ask('office:exchange', {}), await two.ask('office:exchange', {})].map(done => done.sent);
  await one.ask('office:exchange', {});

  expect(sent).toEqual([1, 0]);
  expect(await one.ask('office:step', {})).toMatchObject({ silent: null, unsent: 0 });
  const { stations } = await one.ask('station:list', {});
  expect(stations.find(({ number }) => number === 2)?.heard?.atMs).toBe(one.services.nowMs());
  later(1);
  expect((await two.ask('office:exchange', {})).sent).toBe(1);
});

it('is not done in a vault’s own folder, ours or another’s', async () => {
  for (const { session } of [one, two]) {
    const handle = one.services.handles.register({ kind: 'folder', path: session.folder });
    const before = readdirSync(session.folder).sort();
    const answer = await one.request('office:exchange', { folder: handle });
    expect(answer).toMatchObject({ ok: false, failure: { code: 'vault/inside-vault' } });
    expect(readdirSync(session.folder).sort()).toEqual(before);
  }
});

it('takes in at the next exchange what a machine that stopped had only kept, also where it lies nowhere any more', async () => {
  await inStep();
  await opened(one, 'Third');
  await one.ask('office:exchange', {});
  const waiting = () => two.session.office.prepare<[], number>('SELECT count(*) FROM held_entries').pluck().get();
  for (let after = 0; waiting() === 0; after++) {
    expect(await titles(two)).not.toContain('Third');
    await stopping(two, after, () => two.request('office:exchange', {}));
  }
  for (const name of readdirSync(join(folder, 's1'))) rmSync(join(folder, 's1', name));

  await two.ask('office:exchange', {});

  expect(await titles(two)).toContain('Third');
  expect(waiting()).toBe(0);
  await inStep();
  expect(stateOf(two)).toEqual(stateOf(one));
});

const rule = 'Two stations of an office exchange over PostgreSQL, which is killed while they do';
if (hasOutsideFile(postgresPrograms() ?? 'PostgreSQL (14 or newer)', rule)) it(rule, overServer, 120_000);
else it.skip(rule, () => {});

async function overServer(): Promise<void> {
  const running = await postgresServer([1, 2]);
  try {
    const serverOf = (number: number) => {
      const { host, port, database, user, password } = running.serverFor(number);
      return { carrier: { kind: 'postgres', host, port, database, user, password } } as const;
    };
    expect(await one.request('carrier:set', serverOf(2))).toMatchObject({ failure: { code: 'carrier/refused' } }); // there it is the other one
    await one.ask('carrier:set', serverOf(1));
    await two.ask('carrier:remove', {});
    bring(one, two);
    const { user, password } = serverOf(2).carrier; // the rest is as the other station's supervisor entered it
    const confirm = (as: number) =>
      two.request('carrier:confirm', { station: 1, login: { user: serverOf(as).carrier.user, password } });
    expect(await confirm(1)).toMatchObject({ failure: { code: 'carrier/refused' } });
    expect(await confirm(2)).toMatchObject({ ok: true, value: { kind: 'postgres', user } });
    await opened(one);
    await inStep();
    expect(await titles(two)).toContain(TITLE);

    const waiting = two.ask('office:wait', { mostSeconds: 60 });
    await opened(one, 'Waited for');
    await one.ask('office:exchange', {});
    expect(await waiting).toEqual({ came: true });
    await two.ask('office:exchange', {});
    expect(await titles(two)).toContain('Waited for');
    expect(await two.ask('office:wait', { mostSeconds: 1 })).toEqual({ came: false });

    for (let round = 0; round < 3; round++) {
      await Promise.all([opened(one, `One ${round}`), opened(two, `Two ${round}`)]);
      const exchanging = Promise.all([one.request('office:exchange', {}), two.request('office:exchange', {})]);
      await new Promise(resolve => setTimeout(resolve, 5 + 20 * round));
      await running.kill();
      await running.start();
      for (const answer of await exchanging) if (!answer.ok) expect(answer.failure.code).toBe('carrier/away');
    }
    await inStep();

    expect(await titles(two)).toEqual(await titles(one));
    expect(await titles(two)).toHaveLength(11);
    expect(stateOf(two)).toEqual(stateOf(one));
    for (const station of [one, two]) expect(await station.ask('audit:verify', {})).toMatchObject({ ok: true });
    expect(found(running, TITLE)).toBe('0');
  } finally {
    await running.stop();
  }
}

/** In how many rows of what the server has, a text stands as it is. */
function found(running: RunningServer, text: string): string {
  const hex = Buffer.from(text).toString('hex');
  return running.sql(`SELECT count(*) FROM enlace.chunks WHERE position('\\x${hex}'::bytea IN content) > 0`);
}
