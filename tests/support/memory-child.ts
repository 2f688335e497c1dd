import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { allowOriginal, build, outbox, outboxPath, sourceOf, twoOffices } from './exchange.ts';

// A process that is measured: a large file goes into a case, out in a packet and in again at the counterpart. It prints, as JSON, by how
// many MiB resident memory had grown at most by the end of each.

const MiB = 1024 * 1024;
const FILE_MIB = 80;

const { us, mx, caseId, cleanup } = await twoOffices();
try {
  const large = join(us.root, 'recording.bin');
  await writeLarge(large);
  const first = await build(us, caseId); // fonts and programs are loaded before anything is measured
  await mx.ask('packet:import', { file: sourceOf(mx, first.path) });
  const grown = watchMemory();

  const { record } = await us.ask('doc:add', { caseId, source: sourceOf(us, large) });
  const added = grown();
  await allowOriginal(us, caseId, record.id);
  const request = { caseId, recipient: 'MX-FGR', purpose: 'same-case', scope: 'all' } as const;
  const found = await us.ask('packet:findings', request);
  const accept = found.map(({ id }) => ({ finding: id, reason: 'A recording that nothing can clean' }));
  const built = await us.ask('packet:build', { ...request, folder: outbox(us), accept });
  const left = grown();
  const file = sourceOf(mx, join(outboxPath(us), built.file));
  const arrived = await mx.ask('packet:import', { file });
  const sizes = { sealed: built.sizeBytes, attachments: arrived.attachments };
  process.stdout.write(JSON.stringify({ added, built: left, imported: grown(), ...sizes }));
} finally {
  cleanup();
}

async function writeLarge(path: string): Promise<void> {
  const file = createWriteStream(path);
  for (let at = 0; at < FILE_MIB; at++) if (!file.write(Buffer.alloc(MiB, at))) await once(file, 'drain');
  file.end();
  await finished(file);
}

/** Resident memory's highest growth so far, in MiB. Buffers outside the heap count; what is freed at once between two looks does not. */
function watchMemory(): () => number {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let peak = before;
  const look = () => (peak = Math.max(peak, process.memoryUsage.rss()));
  setInterval(look, 5).unref();
  return () => Math.round((look() - before) / MiB);
}
