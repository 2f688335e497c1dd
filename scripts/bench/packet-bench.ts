import { createReadStream, createWriteStream, openSync, closeSync, writeSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { offices } from '../../electron/host/demo/offices.ts';
import { median, ms, onceMs, ratio, timesOf, type BenchRow } from './measure.ts';
import { benchVault, type BenchVault } from './vault.ts';

/** Packets of two sizes from one vault to another, and one with a large attachment. */
export async function packetBench(attachmentMiB: number): Promise<readonly BenchRow[]> {
  const us = await benchVault('us');
  const mx = await benchVault('mx');
  try {
    await introduce(us, mx);
    await introduce(mx, us);
    return [
      await roundTrip(us, mx, 'a packet of about 200 fields', 8, 7, 'under 300 ms'),
      await roundTrip(us, mx, 'a packet of about 10,000 fields', 830, 1, 'under 3 s'),
      ...(await attachmentRows(us, attachmentMiB)),
    ];
  } finally {
    us.end();
    mx.end();
  }
}

async function introduce(from: BenchVault, to: BenchVault): Promise<void> {
  const path = join(from.root, 'card.json');
  await from.ask('agency:card', { file: from.context.handles.register({ kind: 'sink', name: 'card.json', path }) });
  await to.ask('agency:import', {
    file: to.context.handles.register({ kind: 'source', name: 'card.json', path }),
    wordsCompared: true,
  });
}

/** An event has twelve fields, so that `events` of them and the case come to the size that `what` names. */
async function caseWith(us: BenchVault, reference: string, events: number): Promise<string> {
  const list = Array.from({ length: events }, (_, at) => ({ type: `note-${at}`, on: '2026-10-01', note: `Actuación ${at}` }));
  await us.importAll([
    { kind: 'extradition', reference, title: 'Medición', openedOn: '2026-10-01', direction: 'US_REQ', events: list },
  ]);
  const { cases } = await us.ask('case:list', { text: reference, limit: 1 });
  const [found] = cases;
  if (found === undefined) throw new Error('the case was just imported');
  return found.id;
}

async function roundTrip(
  us: BenchVault,
  mx: BenchVault,
  what: string,
  events: number,
  runs: number,
  promise: string,
): Promise<BenchRow> {
  const caseId = await caseWith(us, `BENCH-${events}`, events);
  let fields = 0;
  const times = await timesOf(
    runs,
    async () => {
      const folder = us.context.handles.register({ kind: 'folder', path: us.root });
      const built = await us.ask('packet:build', {
        caseId,
        recipient: offices.mx.code,
        purpose: 'same-case',
        folder,
        accept: 'bench',
      });
      fields = built.released.length + built.withheld.length;
      const file = mx.context.handles.register({ kind: 'source', name: built.file, path: join(us.root, built.file) });
      await mx.ask('packet:verify', { file, acceptGap: true });
    },
    1,
  );
  return {
    what: `${what} (${fields.toLocaleString('en')} shown): prepare, build, guard, verify`,
    measured: `median ${ms(median(times))}`,
    promise,
  };
}

async function attachmentRows(us: BenchVault, sizeMiB: number): Promise<readonly BenchRow[]> {
  const path = join(us.root, 'image.bin');
  writeRandom(path, sizeMiB);
  const caseId = await caseWith(us, 'BENCH-FILE', 1);
  const source = us.context.handles.register({ kind: 'source', name: 'image.bin', path });
  await us.ask('doc:add', { caseId, source, fields: { title: 'Imagen de evidencia' } });
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  const bareMs = await onceMs(() => bareEncryption(path, join(us.root, 'bare.age'), recipient));
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const folder = us.context.handles.register({ kind: 'folder', path: us.root });
  const packetMs = await onceMs(() =>
    us.ask('packet:build', { caseId, recipient: offices.mx.code, purpose: 'same-case', folder, accept: 'bench' }),
  );
  clearInterval(watch);
  const command = spawnSync('age', ['-r', recipient, '-o', join(us.root, 'command.age'), path]);
  const commandMs =
    command.error === undefined
      ? await onceMs(() => spawnSync('age', ['-r', recipient, '-o', join(us.root, 'again.age'), path]))
      : undefined;
  const what = `packet with ${sizeMiB} MiB attached`;
  return [
    { what: `${what}: speed against bare age-encryption`, measured: ratio(bareMs / packetMs), promise: 'at least 0.8' },
    {
      what: `${what}: memory that it adds`,
      measured: `${Math.round((peak - before) / 2 ** 20)} MB (of ${Math.round(peak / 2 ** 20)} MB)`,
      promise: 'under 300 MB',
    },
    {
      what: `${what}: speed against the age command`,
      measured: commandMs === undefined ? 'age is not installed' : ratio(commandMs / packetMs),
      promise: 'printed',
    },
    {
      what: 'bare age-encryption against the age command',
      measured: commandMs === undefined ? 'age is not installed' : ratio(commandMs / bareMs),
      promise: '0.18–0.32',
    },
  ];
}

function writeRandom(path: string, sizeMiB: number): void {
  const file = openSync(path, 'w');
  for (let done = 0; done < sizeMiB; done++) writeSync(file, randomBytes(2 ** 20));
  closeSync(file);
}

async function bareEncryption(from: string, to: string, recipient: string): Promise<void> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const plain = Readable.toWeb(createReadStream(from)) as ReadableStream<Uint8Array>; // a file's stream gives bytes
  const sealed = await encrypter.encrypt(plain);
  await sealed.pipeTo(Writable.toWeb(createWriteStream(to)) as WritableStream<Uint8Array>); // and takes bytes
}
