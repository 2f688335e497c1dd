import { createWriteStream, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { CaseId } from '../../shared/language.ts';
import { generatedOffice } from '../../electron/host/demo/generator.ts';
import { openBundle, sealBundle, entriesToSend } from '../../electron/host/office/bundle.ts';
import { addStation } from '../../electron/host/office/roster.ts';
import { answerTo, joinOffice } from '../../electron/host/office/station-answer.ts';
import { askToJoin } from '../../electron/host/office/station-request.ts';
import { piecesOfFile } from '../../electron/host/places/pieces.ts';
import { dispatch } from '../../electron/host/dispatch.ts';
import { listHeads } from '../../db/stations.ts';
import { postgresPrograms, postgresServer } from '../../tests/support/carriers/postgres-server.ts';
import { officeOf, takeIn, type Station } from '../../tests/support/office-stations.ts';
import { testServices } from '../../tests/support/temp-vault.ts';
import { median, ms, onceMs, percentile, perSecond, type BenchRow } from './measure.ts';
import { benchVault } from './vault.ts';

const TODAY = '2026-11-23';
const PASSPHRASE = 'synthetic harbour lantern quay';
const EDITS = 2_000;
const LOGGED = 200;
const SHOWN = 40;

/** What an office on several machines costs: a machine that joins an office of `cases`, changes merged, bytes on the wire, and how soon others see them. */
export async function officeStationsBench(cases: number): Promise<readonly BenchRow[]> {
  const office = await officeOf(['supervisor'], 'bench');
  const [one, two] = office as [Station, Station];
  try {
    return [await firstJoin(cases), ...(await merged(one, two)), await onTheWire(one, two), await shownOverPostgres(one, two)];
  } finally {
    for (const { cleanup } of office.toReversed()) cleanup();
  }
}

/** From the request at the office's machine to the first list on the new one: the answer written, read, put under its own keys and opened. */
async function firstJoin(cases: number): Promise<BenchRow> {
  const vault = await benchVault();
  const size = { cases, eventsEach: 20, exchangesEach: 4 };
  try {
    await vault.importAll(generatedOffice(size, 7, TODAY));
    const made = testServices({ nowMs: vault.context.nowMs() });
    const folder = join(vault.root, 'joined');
    const plan = { folder, station: 'second', label: 'second machine', passphrase: PASSPHRASE, synthetic: true };
    const request = await askToJoin(plan, made.services);
    const file = join(vault.root, 'answer.age');
    const { session } = vault.context;
    const writeMs = await onceMs(async () => {
      const added = await addStation(session, vault.context, request, { role: 'officer' });
      const { content, drop } = await answerTo(session, vault.context, { request, added });
      await pipeline(content, createWriteStream(file));
      drop();
    });
    const joinMs = await onceMs(async () => {
      const joined = await joinOffice(
        { folder, passphrase: PASSPHRASE, answer: piecesOfFile(file), agreed: () => true },
        made.services,
      );
      made.services.state.session = joined.session;
    });
    const listMs = await onceMs(async () => {
      const answer = await dispatch(made.services, 'case:list', { limit: 100 });
      if (!answer.ok) throw new Error(answer.failure.code);
    });
    const events = session.office.prepare<[], number>("SELECT count(*) FROM records WHERE entity = 'event'").pluck().get() ?? 0;
    made.services.state.session?.close();
    const seconds = (writeMs + joinMs + listMs) / 1000;
    return {
      what: `a machine joins an office of ${cases.toLocaleString('en')} cases and ${events.toLocaleString('en')} events, until its first list`,
      measured: `${seconds.toFixed(0)} s: the answer of ${mib(statSync(file).size)} written in ${ms(writeMs)}, taken in and opened in ${ms(joinMs)}, listed in ${ms(listMs)}`,
      promise: 'under 10 min',
    };
  } finally {
    vault.end();
  }
}

/** Edits and whole cases of one station, taken in by another through sealed bundles: opened, checked, applied and indexed. */
async function merged(one: Station, two: Station): Promise<readonly BenchRow[]> {
  const caseId = await newCase(one, 'M-1');
  for (let count = 0; count < EDITS; count++)
    await one.ask('case:update-fields', { caseId, record: caseId, fields: { title: `Edited ${count}` } });
  const edits = await throughBundles(one, two);
  for (let count = 0; count < LOGGED; count++) {
    const id = await newCase(one, `M-2-${count}`);
    for (let each = 0; each < 5; each++) await logged(one, id, each);
  }
  const cases = await throughBundles(one, two);
  return [
    {
      what: `entries of one station merged at another through sealed bundles: ${EDITS.toLocaleString('en')} edits of one record`,
      measured: `${perSecond(edits.entries, edits.tookMs)}; sealed and put ready at ${perSecond(edits.entries, edits.sealMs)}`,
      promise: 'printed',
    },
    {
      what: `the same: ${LOGGED} new cases with five logged exchanges each`,
      measured: `${perSecond(cases.entries, cases.tookMs)}, ${perSecond(cases.rows, cases.tookMs)} rows; sealed and put ready at ${perSecond(cases.entries, cases.sealMs)}`,
      promise: 'printed',
    },
  ];
}

async function throughBundles(from: Station, to: Station) {
  const total = { entries: 0, rows: 0, tookMs: 0, sealMs: 0 };
  for (;;) {
    const had = listHeads(to.session.office).find(({ station }) => station === from.number)?.number ?? 0;
    let blob: Uint8Array = new Uint8Array();
    let count = 0;
    total.sealMs += await onceMs(async () => {
      const entries = entriesToSend(from.session.office, from.number, had + 1);
      count = entries.length;
      total.rows += entries.reduce((sum, { rows }) => sum + rows.length, 0);
      if (count > 0) blob = await sealBundle(from.session.office, from.number, entries);
    });
    if (count === 0) return total;
    total.tookMs += await onceMs(async () => {
      const opened = await openBundle(to.session.office, blob);
      if (opened.kind !== 'entries') throw new Error('a bundle did not open');
      const taken = takeIn(to.session, to.services, opened.station, opened.entries);
      if (taken.faults > 0 || taken.entries !== count) throw new Error('entries were not taken in');
      total.entries += taken.entries;
    });
  }
}

/** What an exchange over a folder puts there for a logged exchange with a counterpart: sent one by one, and fifty at a time. */
async function onTheWire(one: Station, two: Station): Promise<BenchRow> {
  const folder = mkdtempSync(join(tmpdir(), 'enlace-bench-'));
  const exchange = async (station: Station) =>
    station.ask('office:exchange', { folder: station.services.handles.register({ kind: 'folder', path: folder }) });
  try {
    const caseId = await newCase(one, 'W-1');
    await exchange(one);
    await exchange(two);
    const alone: number[] = [];
    for (let count = 0; count < LOGGED / 4; count++) {
      const before = bytesIn(folder);
      await logged(one, caseId, count);
      await exchange(one);
      alone.push(bytesIn(folder) - before);
    }
    const before = bytesIn(folder);
    for (let count = 0; count < 50; count++) await logged(one, caseId, count);
    await exchange(one);
    const together = (bytesIn(folder) - before) / 50;
    alone.sort((a, b) => a - b);
    return {
      what: 'bytes on the wire for a logged exchange of four fields, sealed to two stations',
      measured: `sent alone median ${median(alone).toLocaleString('en')}, fifty in one bundle ${Math.round(together).toLocaleString('en')} each`,
      promise: 'printed',
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** From a save on one station to the record read on another, which waits for the server's word. */
async function shownOverPostgres(one: Station, two: Station): Promise<BenchRow> {
  const what = 'from a save on one station to its case read anew on another, over PostgreSQL';
  if (postgresPrograms() === null) return { what, measured: 'no PostgreSQL here', promise: 'about a second' };
  const running = await postgresServer([1, 2], { fsync: true });
  try {
    for (const station of [one, two]) {
      const { host, port, database, user, password } = running.serverFor(station.number);
      await station.ask('carrier:set', { carrier: { kind: 'postgres', host, port, database, user, password } });
      await station.ask('office:exchange', {});
    }
    const caseId = await newCase(one, 'P-1');
    await one.ask('office:exchange', {});
    await two.ask('office:exchange', {});
    const took: number[] = [];
    for (let count = 0; count < SHOWN; count++) {
      const title = `Shown ${count}`;
      const waiting = two.ask('office:wait', { mostSeconds: 60 });
      await new Promise(resolve => setTimeout(resolve, 300)); // it listens
      const beganMs = performance.now();
      await one.ask('case:update-fields', { caseId, record: caseId, fields: { title } });
      await one.ask('office:exchange', {});
      await waiting;
      await two.ask('office:exchange', {});
      const { file } = await two.ask('case:show', { caseId });
      if (file.records.find(({ entity }) => entity === 'case')?.fields['title'] !== title) throw new Error('it is not there');
      took.push(performance.now() - beganMs);
    }
    took.sort((a, b) => a - b);
    return { what, measured: `median ${ms(median(took))}, p95 ${ms(percentile(took, 95))}`, promise: 'about a second' };
  } finally {
    await running.stop();
  }
}

export async function newCase(station: Station, reference: string): Promise<CaseId> {
  const fields = {
    kind: 'information-exchange',
    reference,
    title: 'Invented matter',
    openedOn: '2026-02-01',
    requestingAgency: 'US-DOJ-OIA',
    requestedAgency: 'MX-FGR',
  };
  return (await station.ask('case:create', { fields })).id;
}

export async function logged(station: Station, caseId: CaseId, count: number): Promise<void> {
  const fields = {
    startAt: '2026-03-01T15:30:00Z',
    mode: 'call',
    topic: `Invented question ${count}`,
    followUp: 'They said that the papers are on their way and will be with the desk by the end of the week.',
  };
  await station.ask('exchange:log', { caseId, fields });
}

export function bytesIn(folder: string): number {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

export const mib = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
