import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exchange as runExchange } from '../../electron/host/office/exchange.ts';
import { folderCarrier } from '../../electron/host/office/carriers/folder.ts';
import { numberInFolders } from '../../electron/host/office/carriers/folder-marker.ts';
import type { Carrier } from '../../electron/host/office/carriers/carrier.ts';
import { waitForOthers } from '../../electron/host/office/wait.ts';
import { addStation } from '../../electron/host/office/roster.ts';
import { answerTo, joinOffice } from '../../electron/host/office/station-answer.ts';
import { askToJoin } from '../../electron/host/office/station-request.ts';
import { programVersion } from '../../electron/host/ground/program-version.ts';
import { Refused, type Terminal } from '../../electron/terminal/command.ts';
import { watched } from '../../electron/terminal/station-watch.ts';
import { caseFile, importFile, onlyCase, sampleCase } from '../support/case-file.ts';
import { as, listLater, migrationsOf, noteLater, strangeAt } from '../support/later-program.ts';
import { officeOf, stateOf, type Station } from '../support/office-stations.ts';
import { PASSPHRASE, testServices } from '../support/temp-vault.ts';

// An office of two machines of which one is updated before the other, in order: what waits, where it is said, and what comes of it.

let desk: Station;
let field: Station;
let place: string;
beforeAll(async () => {
  [desk, field] = (await officeOf(['officer'], 'later-programs')) as [Station, Station];
  await importFile(desk as never, caseFile(sampleCase()));
  place = join(desk.root, 'exchange');
  mkdirSync(place);
  for (const station of [desk, field, desk]) await exchange(station);
}, 120_000);
afterAll(() => [field, desk].forEach(({ cleanup }) => cleanup()));

const folderAt = ({ services }: Station, path: string) => services.handles.register({ kind: 'folder', path });
const exchange = (station: Station) => station.ask('office:exchange', { folder: folderAt(station, place) });
const titled = async (station: Station, title: string) => {
  const caseId = await onlyCase(desk as never);
  await station.ask('case:update-fields', { caseId, record: caseId, fields: { title } });
};
const waiting = { count: 1, needs: programVersion() };

it('keeps whole what a later program wrote waiting at the other, and says so in its line', async () => {
  await desk.update(1);
  await desk.ask('filter:save', { name: 'Later', filter: {} });
  as(1, () => noteLater(desk.session, desk.services, 1, { id: 'first', word: 'later' }));
  await titled(desk, 'From the desk');
  await exchange(desk);
  expect(await field.ask('office:step', {})).toMatchObject({ newer: null });

  expect(await exchange(field)).toMatchObject({ received: 0, setAside: 0, damaged: 0, newer: 1, needs: waiting.needs });

  expect(await field.ask('office:step', {})).toMatchObject({ newer: waiting });
  expect(strangeAt(field.session, 0)).toEqual([]);
});

it('fetches that once alone, and waits for what else may come', async () => {
  const carrier = folderCarrier(place, numberInFolders(desk.session.vaultId));
  const got: string[] = [];
  const counting: Carrier = {
    ...carrier,
    get: (name, ...rest) => {
      got.push(name);
      return carrier.get(name, ...rest);
    },
  };
  const signal = new AbortController().signal;

  const done = await runExchange(field.session, { ...field.services, signal, progress: () => {} }, counting);
  expect([done.newer, got]).toEqual([1, []]);
  const ends = new AbortController(); // once it has looked
  const looking: Carrier = {
    ...carrier,
    list: async (...asked) => {
      const page = await carrier.list(...asked);
      setImmediate(() => ends.abort());
      return page;
    },
  };
  await expect(waitForOthers(field.session, looking, 60_000, ends.signal)).rejects.toThrow();

  await field.reopen(); // perhaps by another program
  expect(await exchange(field)).toMatchObject({ newer: 1 });
  await carrier.close();
});

it('says it at the terminal that goes on, once, in both languages', async () => {
  const told: object[] = [];
  let waits = 0;
  const terminal = {
    tell: (text: object) => void told.push(text),
    request: (channel: 'office:exchange' | 'office:wait') => {
      if (channel === 'office:exchange') return exchange(field);
      if (++waits > 1) throw new Refused({ code: 'cancelled', places: [] } as never);
      return Promise.resolve({ came: false });
    },
  };

  await expect(watched(terminal as unknown as Terminal)).rejects.toThrow();

  const words = (said: string) => `${said}: 1 (Enlace ${waiting.needs})`;
  const [en, es] = [
    'Files of a newer program, which wait for its update',
    'Archivos de un programa más nuevo, que esperan su actualización',
  ];
  expect(told).toEqual([{ en: words(en), es: words(es) }]);
});

it('takes in there meanwhile what the other writes, and folds both alike once that is updated too', async () => {
  await titled(field, 'From the field');
  await exchange(field);
  expect(await exchange(desk)).toMatchObject({ newer: 0, needs: null });
  expect(await desk.ask('office:conflicts', {})).toMatchObject([{ field: 'title', values: [{}, {}] }]);

  await field.update(1);
  expect(await exchange(field)).toMatchObject({ newer: 0, setAside: 0 });

  expect(await field.ask('office:step', {})).toMatchObject({ newer: null });
  expect(listLater(field.session, 1)).toEqual(['first']);
  expect(stateOf(field)).toEqual(stateOf(desk));
});

it('makes no vault at a machine whose program is too old for the record that it is given, and one from the same answer later', async () => {
  const { services } = testServices({ seed: 'later-programs-third' });
  const folder = join(desk.root, 'third.enlace');
  const request = await askToJoin(
    { folder, station: 'Third', label: 'third', passphrase: PASSPHRASE, synthetic: true },
    services,
  );
  const answer = await as(1, async () => {
    const added = await addStation(desk.session, desk.services, request, { role: 'officer' });
    return answerTo(desk.session, { ...desk.services, signal: new AbortController().signal }, { request, added });
  });
  const given: Uint8Array[] = [];
  for await (const piece of answer.content) given.push(Uint8Array.from(piece));
  answer.drop();
  const content = async function* () {
    await Promise.resolve();
    yield* given;
  };
  const join_ = () => joinOffice({ folder, passphrase: PASSPHRASE, answer: content(), agreed: () => true }, services);

  await expect(join_()).rejects.toMatchObject({ code: 'vault/from-newer-version' });
  expect(existsSync(folder)).toBe(false);

  Object.assign(services, { migrations: migrationsOf(1) });
  const { session } = await as(1, join_);
  expect(listLater(session, 1)).toEqual(['first']);
  session.close();
});
