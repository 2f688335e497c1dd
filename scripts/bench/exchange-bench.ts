import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Carrier } from '../../electron/host/office/carriers/carrier.ts';
import { folderCarrier } from '../../electron/host/office/carriers/folder.ts';
import { markFolder } from '../../electron/host/office/carriers/folder-marker.ts';
import { postgresCarrier } from '../../electron/host/office/carriers/postgres/postgres.ts';
import { bytesOf, contentOf, follower, nameOf } from '../../tests/support/carriers/place.ts';
import { postgresPrograms, postgresServer } from '../../tests/support/carriers/postgres-server.ts';
import { median, ms, onceMs, percentile, perSecond, type BenchRow } from './measure.ts';

/** About what an entry of some changes comes to, sealed. */
const BLOB_BYTES = 2_000;
const DOCUMENT_BYTES = 64 * 1024 * 1024;
const HEARD = 40;

/** How fast an office's stations exchange over each kind of carrier: `blobs` of them from two stations to a third, and one large document. */
export async function exchangeBench(blobs: number): Promise<readonly BenchRow[]> {
  return [...(await overFolder(blobs)), ...(await overPostgres(blobs))];
}

async function overFolder(blobs: number): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'enlace-bench-'));
  const office = '0'.repeat(32);
  markFolder(folder, office);
  try {
    return await measured('a folder', blobs, () => folderCarrier(folder, office));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function overPostgres(blobs: number): Promise<readonly BenchRow[]> {
  if (postgresPrograms() === null)
    return [{ what: 'exchange over PostgreSQL', measured: 'no PostgreSQL here', promise: 'printed' }];
  const running = await postgresServer([1, 2, 3], { fsync: true });
  try {
    const open = (station: number) => postgresCarrier(running.serverFor(station), running.office);
    return [...(await measured('PostgreSQL', blobs, open)), await heardOver(open), await killed(running, blobs)];
  } finally {
    await running.stop();
  }
}

async function measured(where: string, blobs: number, open: (station: number) => Carrier): Promise<readonly BenchRow[]> {
  const [one, two, three] = [open(1), open(2), open(3)];
  const putMs = await onceMs(() => Promise.all([putAll(one, 1, blobs / 2), putAll(two, 2, blobs / 2)]));
  const reader = follower(three, { most: 500 });
  const listMs = await onceMs(() => reader.follow());
  const getMs = await onceMs(async () => {
    for (const name of reader.known) for await (const _ of three.get(name));
  });
  const document = bytesOf('document', DOCUMENT_BYTES);
  const name = nameOf(document, { kind: 'document' });
  const documentPutMs = await onceMs(() => one.put(name, contentOf(document)));
  const documentGetMs = await onceMs(async () => {
    for await (const _ of three.get(name));
  });
  await Promise.all([one, two, three].map(carrier => carrier.close()));
  const mib = (tookMs: number) => `${((DOCUMENT_BYTES / 1024 / 1024 / tookMs) * 1000).toFixed(0)} MiB/s`;
  return [
    {
      what: `exchange over ${where}: ${blobs.toLocaleString('en')} blobs of 2 kB put by two stations, then listed and got by a third`,
      measured: `put ${perSecond(blobs, putMs)}, listed in ${ms(listMs)}, got ${perSecond(reader.known.size, getMs)}; ${blobs - reader.known.size} missing, ${reader.doubled.length} doubled`,
      promise: 'printed; 0 missing or doubled',
    },
    {
      what: `exchange over ${where}: a sealed document of 64 MiB`,
      measured: `put ${mib(documentPutMs)}, got ${mib(documentGetMs)}`,
      promise: 'printed',
    },
  ];
}

/** From when a station begins to put until the other one hears of it. */
async function heardOver(open: (station: number) => Carrier): Promise<BenchRow> {
  const [one, two] = [open(1), open(2)];
  let hear: () => void = () => {};
  let began = new Promise<void>(resolve => (hear = resolve));
  const stop = two.watch(() => hear());
  await began; // it listens
  const took: number[] = [];
  for (let count = 0; count < HEARD; count++) {
    began = new Promise<void>(resolve => (hear = resolve));
    const bytes = bytesOf(`heard ${count}`, BLOB_BYTES);
    const name = nameOf(bytes);
    const beganMs = performance.now();
    await one.put(name, contentOf(bytes));
    await began;
    took.push(performance.now() - beganMs);
  }
  stop();
  took.sort((a, b) => a - b);
  await Promise.all([one.close(), two.close()]);
  return {
    what: 'exchange over PostgreSQL: from put on one station to heard on another',
    measured: `median ${ms(median(took))}, p95 ${ms(percentile(took, 95))}`,
    promise: 'about a second',
  };
}

/** The same with a server that is killed and started again while they put. */
async function killed(running: Awaited<ReturnType<typeof postgresServer>>, blobs: number): Promise<BenchRow> {
  const open = (station: number) => postgresCarrier(running.serverFor(station), running.office, 60_000);
  const [one, two, three] = [open(1), open(2), open(3)];
  const reader = follower(three, { most: 50 });
  await reader.follow();
  const before = reader.known.size;
  let isDone = false;
  let kills = 0;
  const putting = Promise.all([putAll(one, 1, blobs / 2, 'killed'), putAll(two, 2, blobs / 2, 'killed')]).then(
    () => (isDone = true),
  );
  while (!isDone) {
    await new Promise(resolve => setTimeout(resolve, 100 + ((kills * 370) % 900)));
    if (isDone) break;
    kills++;
    await Promise.all([running.kill().then(() => running.start()), reader.follow()]);
  }
  await putting;
  await reader.follow();
  await Promise.all([one, two, three].map(carrier => carrier.close()));
  return {
    what: `exchange over PostgreSQL: ${blobs.toLocaleString('en')} blobs put by two stations and followed by a third while the server is killed`,
    measured: `killed ${kills} times; ${blobs - (reader.known.size - before)} missing, ${reader.doubled.length} doubled`,
    promise: '0 missing or doubled',
  };
}

async function putAll(carrier: Carrier, station: number, blobs: number, seed = 'bench'): Promise<void> {
  for (let count = 0; count < blobs; count++) {
    const bytes = bytesOf(`${seed} ${station} ${count}`, BLOB_BYTES);
    await carrier.put(nameOf(bytes, { station }), contentOf(bytes));
  }
}
