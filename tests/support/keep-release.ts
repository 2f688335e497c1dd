import { copyFileSync, cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrations } from '../../db/migrations/index.ts';
import { catalogueVersion } from '../../shared/catalogue-version.ts';
import { packetVersion } from '../../shared/packet.ts';
import { profiles } from '../../shared/profiles.ts';
import { caseFile, importFile, sampleCase } from './case-file.ts';
import { build, giveCard, outbox, outboxPath, sourceOf, trust } from './exchange.ts';
import { shippedWords } from './shipped-words.ts';
import { tempVault, type TempVault } from './temp-vault.ts';

const us = { seed: 'released-us' };
const mx = { seed: 'released-mx', agency: { code: 'MX-FGR', names: { en: 'Example Office', es: 'Oficina de ejemplo' } } };

/**
 * Write files of this release for later ones to open: a vault of its schema with every kind of row, a packet of each kind that it can make,
 * cards, a case file, a profile, and the words of its catalogue. All of it is synthetic.
 *
 * @param fixtures - The folder that holds one folder for each schema and for each format; what stands there is never written over.
 * @returns the folders that were made.
 */
export async function keepRelease(fixtures: string): Promise<readonly string[]> {
  const schema = join(fixtures, `schema-${String(migrations.length).padStart(4, '0')}`);
  const formats = join(fixtures, `format-${packetVersion}-catalogue-${catalogueVersion}`);
  for (const folder of [schema, formats]) if (existsSync(folder)) throw new Error(`${folder} was kept already`);
  const [ours, theirs] = [await tempVault(us), await tempVault(mx)];
  try {
    mkdirSync(formats, { recursive: true });
    await introduce(ours, theirs);
    const usCase = await imported(ours, { documents: [{ id: 'd1', title: 'Nota', file: 'note.txt' }] });
    const mxCase = await imported(theirs, {
      id: 'case-9',
      reference: 'FGR-2026-0042',
      documents: [{ title: 'Aviso', file: 'note.txt' }],
    });
    await exchangeOnce(ours, theirs, usCase, mxCase, formats);
    keepFiles(ours, theirs, formats);
    const { cases } = await theirs.ask('case:list', {});
    const files = await Promise.all(cases.map(async ({ id }) => (await theirs.ask('case:show', { caseId: id })).file));
    theirs.lock();
    mkdirSync(schema);
    cpSync(theirs.folder, join(schema, 'vault'), { recursive: true });
    writeFileSync(join(schema, 'expected.json'), JSON.stringify({ cases: files }));
  } finally {
    for (const vault of [ours, theirs]) vault.cleanup();
  }
  return [schema, formats];
}

async function introduce(ours: TempVault, theirs: TempVault): Promise<void> {
  await giveCard(ours, theirs);
  await giveCard(theirs, ours);
  await trust(ours, 'MX-FGR');
  await trust(theirs, 'US-DOJ-OIA');
}

async function imported(vault: TempVault, changes: Parameters<typeof sampleCase>[0]): Promise<string> {
  const answer = await importFile(vault, caseFile(sampleCase(changes)), { 'note.txt': 'A plain synthetic note.' });
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.value.cases[0]!.id;
}

/** One packet each way with its receipt; then packets that the other side has yet to take in, which are kept. */
async function exchangeOnce(ours: TempVault, theirs: TempVault, usCase: string, mxCase: string, formats: string): Promise<void> {
  const first = await build(ours, usCase);
  await theirs.ask('packet:import', { file: sourceOf(theirs, first.path) });
  const receipt = await theirs.ask('packet:receipt', { packetId: first.packetId, folder: outbox(theirs) });
  await ours.ask('packet:import', { file: sourceOf(ours, join(outboxPath(theirs), receipt.file)) });
  const sent = await build(theirs, mxCase, 'US-DOJ-OIA');
  await ours.ask('packet:import', { file: sourceOf(ours, sent.path) });
  const second = await build(ours, usCase);
  copyFileSync(second.path, join(formats, 'disclosure.age'));
  const { hash, header, content } = await theirs.ask('packet:verify', { file: sourceOf(theirs, second.path) });
  writeFileSync(join(formats, 'disclosure.json'), JSON.stringify({ hash, header, content }, null, 1));
  const back = await ours.ask('packet:receipt', { packetId: sent.packetId, folder: outbox(ours) });
  copyFileSync(join(outboxPath(ours), back.file), join(formats, 'receipt.age'));
}

function keepFiles(ours: TempVault, theirs: TempVault, formats: string): void {
  copyFileSync(join(ours.root, 'card.json'), join(formats, 'card-us.json'));
  copyFileSync(join(theirs.root, 'card.json'), join(formats, 'card-mx.json'));
  mkdirSync(join(formats, 'papers'));
  writeFileSync(join(formats, 'papers/note.txt'), 'A plain synthetic note.');
  const written = sampleCase({ documents: [{ id: 'd1', title: 'Nota', file: 'note.txt' }] });
  writeFileSync(join(formats, 'cases.json'), JSON.stringify(caseFile(written), null, 1));
  const [profile] = profiles;
  writeFileSync(join(formats, 'profile.json'), JSON.stringify({ ...profile, id: 'fixture' }, null, 1));
  writeFileSync(join(formats, 'shipped.json'), JSON.stringify(shippedWords(), null, 1));
}
