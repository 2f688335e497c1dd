import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, createReadStream, createWriteStream, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { RecordId } from '../../shared/language.ts';
import { offices } from '../../electron/host/demo/offices.ts';
import { median, onceMs, ratio, type BenchRow } from './measure.ts';
import type { BenchVault } from './vault.ts';

/** One round: what the age command and we took for the same content, in milliseconds. */
type Round = {
  readonly sealMs: number;
  readonly openMs: number;
  readonly addMs: number;
  readonly outMs: number;
  readonly packetMs: number;
};

/**
 * A large document taken in, given out and sent in a packet, each by turns with the age command, so that what else the machine does falls on
 * both. Middles of the ratios of the rounds.
 */
export async function attachmentRows(us: BenchVault, caseId: string, sizeMiB: number): Promise<readonly BenchRow[]> {
  const path = join(us.root, 'image.bin');
  writeRandom(path, sizeMiB);
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  const hasCommand = spawnSync('age', ['--version']).error === undefined;
  const memory = watchMemory();
  const rounds: Round[] = [];
  for (let round = 0; round < (sizeMiB > 512 ? 4 : 6); round++)
    rounds.push(await oneRound(us, caseId, { path, identity, recipient, beside: memory.beside }));
  const addedMB = memory.addedMB();
  const bareMs = await onceMs(() => bareEncryption(path, join(us.root, 'bare.age'), recipient));
  rounds.shift(); // the first one loads what the others find
  const against = (of: (round: Round) => number) =>
    hasCommand ? ratio(median(rounds.map(of).sort((one, other) => one - other))) : 'age is not installed';
  const command = 'speed against the age command';
  return [
    {
      what: `document of ${sizeMiB} MiB taken in: ${command}`,
      measured: against(({ sealMs, addMs }) => sealMs / addMs),
      promise: 'at least 0.8',
    },
    {
      what: `document of ${sizeMiB} MiB given out: ${command}`,
      measured: against(({ openMs, outMs }) => openMs / outMs),
      promise: 'at least 0.8',
    },
    {
      what: `packet with ${sizeMiB} MiB attached: ${command}`,
      measured: against(({ sealMs, packetMs }) => sealMs / packetMs),
      promise: 'at least 0.8',
    },
    { what: `documents and packets of ${sizeMiB} MiB: memory that they add`, measured: `${addedMB} MB`, promise: 'under 300 MB' },
    {
      what: 'bare age-encryption against the age command',
      measured: against(({ sealMs }) => sealMs / bareMs),
      promise: 'printed',
    },
  ];
}

async function oneRound(
  us: BenchVault,
  caseId: string,
  {
    path,
    identity,
    recipient,
    beside,
  }: { readonly path: string; readonly identity: string; readonly recipient: string; readonly beside: Beside },
): Promise<Round> {
  const { handles } = us.context;
  const [sealed, opened, out] = ['command.age', 'command.out', 'image.out'].map(name => join(us.root, name)) as [
    string,
    string,
    string,
  ];
  const sealMs = await onceMs(() => spawnSync('age', ['-r', recipient, '-o', sealed, path]));
  const source = handles.register({ kind: 'source', name: 'image.bin', path });
  let record = '' as RecordId; // until it is taken in
  const addMs = await onceMs(async () => {
    record = (await us.ask('doc:add', { caseId, source, fields: { title: 'Imagen de evidencia' } })).record.id;
  });
  const openMs = await onceMs(() => spawnSync('age', ['-d', '-i', '-', '-o', opened, sealed], { input: identity }));
  const sink = handles.register({ kind: 'sink', name: 'image.out', path: out });
  const outMs = await onceMs(() => us.ask('doc:save', { caseId, record, sink }));
  const folder = handles.register({ kind: 'folder', path: us.root });
  let file = '';
  const request = { caseId, recipient: offices.mx.code, purpose: 'same-case', scope: 'all' } as const;
  const { seen } = await us.ask('release:examine', { caseId, document: record });
  const why = 'bench';
  await us.ask('release:record-original', { caseId, document: record, recipient: request.recipient, seen, why });
  await beside(() => us.confirm()); // an original leaves by two persons alone
  const accept = (await us.ask('packet:findings', request)).map(({ id }) => ({ finding: id, reason: 'bench' }));
  const submitted = await us.ask('packet:submit', { ...request, accept });
  await beside(() => us.approve(submitted)); // and so does a packet in which a finding is accepted
  const packetMs = await onceMs(async () => {
    file = (await us.ask('packet:hand-over', { id: submitted.id, folder })).file;
  });
  await us.ask('case:remove-record', { caseId, record });
  for (const name of [sealed, opened, out, join(us.root, file)]) rmSync(name, { force: true });
  return { sealMs, openMs, addMs, outMs, packetMs };
}

/** What is done without looking at the memory: deriving a key takes much of it, whatever it opens. */
type Beside = (act: () => Promise<unknown>) => Promise<void>;

/** By how many MB resident memory has grown at most, looked at every 20 ms. */
function watchMemory(): { readonly beside: Beside; readonly addedMB: () => number } {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let peak = before;
  let isBeside = false;
  const watch = setInterval(() => {
    if (!isBeside) peak = Math.max(peak, process.memoryUsage.rss());
  }, 20);
  return {
    async beside(act) {
      isBeside = true;
      await act();
      isBeside = false;
    },
    addedMB() {
      clearInterval(watch);
      return Math.round((peak - before) / 2 ** 20);
    },
  };
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
