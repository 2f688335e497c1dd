import { chmodSync, mkdirSync, readdirSync, statfsSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordSecret } from '../../db/vault-state.ts';
import { signingPair } from '../../electron/host/keys/ed25519.ts';
import { signingFingerprint } from '../../electron/host/keys/fingerprints.ts';
import { shippedItems } from '../../shared/framework/shipped.ts';
import { shippedIndicators } from '../../shared/framework/shipped-indicators.ts';
import type { CallName } from '../../shared/contract.ts';
import type { FailureCode } from '../../shared/failure.ts';
import type { CaseId, RecordId } from '../../shared/language.ts';
import { asked as comparing, caseWith, comparePolicy, SHARED } from './comparing-offices.ts';
import { build, outbox, outboxPath, sourceOf, twoOffices } from './exchange.ts';
import { bring, officeOf, type Station } from './office-stations.ts';
import { recipientPair } from './packets.ts';
import { PASSPHRASE, type TempVault } from './temp-vault.ts';

/**
 * What every call that takes a file or folder says of places where there is none or none may be. Run by itself, as somebody whom the modes
 * of files bind, with a full disk and a medium that is read-only: `strange-places.ts FULL READ-ONLY`. Prints {@link Answer}s as JSON.
 */
export type Answer = {
  readonly call: string;
  readonly place: string;
  readonly code: FailureCode | 'ok';
  readonly left: readonly string[];
};

type Kind = 'source' | 'sink' | 'target' | 'vault';
/** What is there to name, and where another vault may be restored from and to. */
type There = {
  readonly caseId: string;
  readonly record: string;
  readonly packetId: string;
  readonly submission: string; // approved, and of a channel of its own
  readonly sent: string; // a packet that the other office has
  readonly asked: string; // a consent that waits for an answer
  readonly answered: string; // one that was given
  readonly run: string; // a comparison whose offer may be written
  readonly measured: string; // an indicator's value with its document
  readonly retired: string; // keys that were replaced
  readonly handleOfOther: () => string;
  readonly handleOfRestored: () => string;
  readonly handleOfSink: () => string;
  readonly handleOfRequest: () => string; // of a machine that asks to join
  readonly recoveryCode: string;
};
type Row = readonly [call: CallName, kind: Kind, input: (handle: string, there: There) => object];

const agency = { code: 'US-DOJ-OIA', names: { en: 'Example', es: 'Ejemplo' } };
const period = { from: '2026-01-01', to: '2026-03-01' };

const opening = { label: 'first', passphrase: PASSPHRASE };
const release = (caseId: string) => ({ caseId, recipient: 'US-DOJ-OIA', purpose: 'same-case', scope: 'all' });

const asking = { ...release(''), recipient: 'MX-SRE', originator: 'US-DOJ-OIA', until: '2026-04-01' };

const noticing = { originator: 'US-DOJ-OIA', recipient: 'MX-SRE', ground: 'exculpatory' };

const laboratories = shippedIndicators.find(({ fields }) => fields.code === 'LABS')!.id;
const measuring = {
  indicator: laboratories,
  ...{ from: '2025-01-01', to: '2025-12-31', amount: '4', unit: 'labs' },
  ...{ asOf: '2026-01-31', source: 'An invented bulletin', document: 'Bulletin 7' },
};

/** Each call that takes a handle, once for each place that it takes. */
const rows: readonly Row[] = [
  ['agency:card', 'sink', file => ({ file })],
  ['own-keys:revoke', 'sink', (file, { retired: fingerprint }) => ({ fingerprint, file, why: 'Lost' })],
  ['packet:verifier', 'sink', file => ({ file })],
  ['case:export-list', 'sink', sink => ({ form: 'csv', language: 'en', columns: ['reference'], sink })],
  ['deadline:export', 'sink', sink => ({ language: 'en', sink })],
  ['flow:export', 'sink', sink => ({ form: 'csv', language: 'en', sink })],
  ['review:give-figures', 'sink', sink => ({ ...period, sink })],
  ['review:take-figures', 'source', source => ({ source })],
  ['review:export', 'sink', sink => ({ ...period, form: 'csv', language: 'en', sink })],
  ['monthly:export', 'sink', sink => ({ month: '2026-02', leftOut: [], remarks: '', form: 'csv', language: 'en', sink })],
  ['doc:save', 'sink', (sink, { caseId, record }) => ({ caseId, record, sink })],
  ['doc:page-picture', 'sink', (sink, { caseId, record }) => ({ caseId, record, page: 1, sink })],
  ['redaction:pages', 'sink', (sink, { caseId, record }) => ({ caseId, document: record, sink })],
  ['redaction:preview', 'sink', (sink, { caseId, record }) => ({ caseId, document: record, recipient: 'MX-FGR', sink })],
  ['packet:build', 'sink', (file, { caseId }) => ({ ...release(caseId), file })],
  ['packet:build', 'target', (folder, { caseId }) => ({ ...release(caseId), folder })],
  ['packet:receipt', 'sink', (file, { packetId }) => ({ packetId, file })],
  ['packet:receipt', 'target', (folder, { packetId }) => ({ packetId, folder })],
  ['packet:submitted-file', 'sink', (sink, { submission: id }) => ({ id, name: 'packet.pdf', sink })],
  ['packet:hand-over', 'target', (folder, { submission: id }) => ({ id, folder, acknowledgeUncompared: true })],
  ['packet:recall', 'sink', (file, { sent: packetId }) => ({ packetId, why: 'Sent in error', file })],
  ['packet:recall', 'target', (folder, { sent: packetId }) => ({ packetId, why: 'Sent in error', folder })],
  ['consent:ask', 'sink', (file, { caseId }) => ({ ...asking, caseId, file })],
  ['consent:ask', 'target', (folder, { caseId }) => ({ ...asking, caseId, folder })],
  ['consent:answer', 'sink', (file, { asked: id }) => ({ id, given: [0], file })],
  ['consent:answer', 'target', (folder, { asked: id }) => ({ id, given: [0], folder })],
  ['consent:withdraw', 'sink', (file, { answered: id }) => ({ id, file })],
  ['consent:withdraw', 'target', (folder, { answered: id }) => ({ id, folder })],
  ['notice:give', 'sink', (file, { caseId }) => ({ ...noticing, caseId, file })],
  ['notice:give', 'target', (folder, { caseId }) => ({ ...noticing, caseId, folder })],
  ['compare:write', 'sink', (sink, { run }) => ({ run, sink })],
  ['compare:read', 'source', source => ({ source })],
  ['framework:export', 'sink', sink => ({ framework: shippedItems.find(({ kind }) => kind === 'framework')!.id, sink })],
  ['framework:import', 'source', file => ({ file })],
  ['indicator:enter', 'source', file => ({ ...measuring, amount: '5', why: 'Counted anew', file })],
  ['indicator:import', 'source', file => ({ file })],
  ['indicator:save-document', 'sink', (sink, { measured: id }) => ({ id, sink })],
  ['agency:import', 'source', file => ({ file, wordsCompared: false })],
  ['case:import', 'source', source => ({ source })],
  ['doc:add', 'source', (source, { caseId }) => ({ caseId, source })],
  ['packet:inspect', 'source', file => ({ file })],
  ['packet:verify', 'source', file => ({ file })],
  ['packet:import', 'source', file => ({ file })],
  ['profile:lint', 'source', source => ({ source })],
  ['update:check', 'source', file => ({ files: [file] })],
  ['profile:add', 'source', source => ({ source })],
  ['vault:backup', 'target', folder => ({ folder })],
  ['carrier:set', 'target', folder => ({ carrier: { kind: 'folder', folder } })],
  ['vault:info', 'vault', folder => ({ folder })],
  ['vault:create', 'target', folder => ({ folder, agency, ...opening, synthetic: true })],
  ['vault:restore', 'target', (folder, { handleOfOther }) => ({ from: handleOfOther(), folder, ...opening })],
  ['vault:restore', 'vault', (from, { handleOfRestored }) => ({ from, folder: handleOfRestored(), ...opening })],
  ['vault:unlock', 'vault', folder => ({ folder, ...opening })],
  ['vault:recover', 'vault', (folder, { recoveryCode }) => ({ folder, recoveryCode, ...opening })],
  [
    'station:ask',
    'sink',
    (file, { handleOfRestored }) => ({ folder: handleOfRestored(), file, station: 'Desk', ...opening, synthetic: true }),
  ],
  [
    'station:ask',
    'target',
    (folder, { handleOfSink }) => ({ folder, file: handleOfSink(), station: 'Desk', ...opening, synthetic: true }),
  ],
  [
    'station:join',
    'source',
    (file, { handleOfRestored }) => ({ folder: handleOfRestored(), file, passphrase: PASSPHRASE, words: 'twelve' }),
  ],
  ['station:waiting', 'vault', folder => ({ folder })],
  ['station:forget', 'vault', folder => ({ folder })],
  ['station:read', 'source', file => ({ file })],
  ['station:add', 'source', (file, { handleOfSink }) => ({ file, answer: handleOfSink(), role: 'officer' })],
  ['station:add', 'sink', (answer, { handleOfRequest }) => ({ file: handleOfRequest(), answer, role: 'officer' })],
  ['office:exchange', 'target', folder => ({ folder })],
  ['demo:open', 'target', folder => ({ folder })],
];

/** Asked at a machine whose office exchanges elsewhere already. */
const confirming = 'carrier:confirm';
/** The calls that are tried. */
export const callsTried = new Set<string>([...rows.map(([call]) => call), confirming]);

type Places = Readonly<Record<string, string>>;

/** Places by kind, each by what is wrong with it. */
function placesIn(root: string, full: string, readOnly: string): Readonly<Record<Kind, Places>> {
  const at = (...parts: string[]) => join(root, ...parts);
  mkdirSync(at('folder'));
  writeFileSync(at('folder', 'kept'), 'kept');
  writeFileSync(at('file'), 'kept');
  writeFileSync(at('unreadable'), 'kept');
  chmodSync(at('unreadable'), 0);
  mkdirSync(at('closed', 'vault'), { recursive: true });
  chmodSync(at('closed'), 0);
  mkdirSync(at('locked'));
  chmodSync(at('locked'), 0o555);
  symlinkSync(at('loop'), at('loop'));
  const long = at('n'.repeat(300));
  const anywhere = {
    missing: at('none', 'below'),
    'below a file': at('file', 'below'),
    'too long': long,
    'in a circle': at('loop', 'x'),
  };
  const unwritable = {
    'read-only folder': at('locked', 'new'),
    'read-only medium': join(readOnly, 'new'),
    'closed folder': at('closed', 'new'),
  };
  return {
    source: { ...anywhere, folder: at('folder'), unreadable: at('unreadable'), 'closed folder': at('closed', 'vault') },
    sink: { ...anywhere, ...unwritable, folder: at('folder'), 'full disk': join(full, 'new') },
    target: {
      'below a file': at('file', 'below'),
      'too long': long,
      ...unwritable,
      file: at('file'),
      'full disk': join(full, 'new'),
    },
    vault: { ...anywhere, file: at('file'), folder: at('folder'), 'closed folder': at('closed', 'vault') },
  };
}

/** Leave no byte of a disk: a file takes what there is. */
function fill(disk: string): void {
  const { bsize, bavail } = statfsSync(disk);
  writeFileSync(join(disk, 'others'), Buffer.alloc(bsize * bavail));
}

async function answers(full: string, readOnly: string): Promise<readonly Answer[]> {
  const { us, mx, caseId, cleanup } = await twoOffices();
  await reportsMonthly(mx); // before it has a second person
  const packet = await build(us, caseId);
  const imported = await mx.ask('packet:import', { file: sourceOf(mx, packet.path) });
  const { cases } = await mx.ask('case:list', { limit: 1 });
  writeFileSync(join(mx.root, 'paper.txt'), 'x'.repeat(20_000));
  const added = await mx.ask('doc:add', { caseId: cases[0]!.id, source: sourceOf(mx, join(mx.root, 'paper.txt')) });
  const run = await approvedOffer(mx);
  const measured = await measuredWith(mx, join(mx.root, 'paper.txt'));
  const submission = await approvedPacket(mx);
  const asked = await askedOf(us, mx);
  await oweNotice(mx, cases[0]!.id, added.record.id);
  const joining = join(mx.root, 'joining');
  await mx.ask('station:ask', {
    ...{
      folder: mx.handleOf(join(mx.root, 'machine')),
      station: 'Machine',
      label: 'third',
      passphrase: PASSPHRASE,
      synthetic: true,
    },
    file: mx.services.handles.register({ kind: 'sink', name: 'joining', path: joining }),
  });
  const places = placesIn(mx.root, full, readOnly);
  fill(full);
  const there: There = {
    caseId: cases[0]!.id,
    record: added.record.id,
    packetId: imported.packetId,
    ...{ submission, run, measured },
    ...asked,
    retired: retiredIn(mx),
    handleOfOther: () => mx.handleOf(us.folder),
    handleOfRestored: () => mx.handleOf(join(mx.root, 'restored')),
    handleOfSink: () => mx.services.handles.register({ kind: 'sink', name: 'given', path: join(mx.root, 'written') }),
    handleOfRequest: () => sourceOf(mx, joining),
    recoveryCode: mx.recoveryCode,
  };
  const found: Answer[] = [];
  for (const [call, kind, input] of rows)
    for (const [place, path] of Object.entries(places[kind])) {
      if (mx.services.state.session === null) await mx.unlock(PASSPHRASE, 'first');
      if (call === 'vault:restore') us.lock();
      const answer = await mx.request(call, input(handleOf(mx, kind, path), there)); // the contract checks it
      found.push({ call, place: `${kind}: ${place}`, code: answer.ok ? 'ok' : answer.failure.code, left: readdirSync(full) });
    }
  found.push(...(await confirmed(places.target, () => readdirSync(full))));
  chmodSync(join(mx.root, 'closed'), 0o700);
  cleanup();
  return found;
}

/** What a machine says of folders where another of its office is to exchange. */
async function confirmed(targets: Places, left: () => readonly string[]): Promise<readonly Answer[]> {
  const [first, second] = (await officeOf(['supervisor'], 'confirming')) as [Station, Station];
  const folderOf = ({ services }: Station, path: string) => services.handles.register({ kind: 'folder', path });
  mkdirSync(join(first.root, 'exchange'));
  await second.ask('carrier:set', { carrier: { kind: 'folder', folder: folderOf(second, join(first.root, 'exchange')) } });
  bring(second, first);
  const found: Answer[] = [];
  for (const [place, path] of Object.entries(targets)) {
    const answer = await first.request(confirming, { station: second.number, folder: folderOf(first, path) });
    found.push({ call: confirming, place: `target: ${place}`, code: answer.ok ? 'ok' : answer.failure.code, left: left() });
  }
  for (const { cleanup } of [second, first]) cleanup();
  return found;
}

/** An office that reports every month. What the other addressee may receive, {@link approvedPacket} says. */
async function reportsMonthly(vault: TempVault): Promise<void> {
  await vault.ask('duty:set', { standing: 'foreign', monthlyDay: 1 });
  const agency = 'MX-SSPC';
  await vault.ask('agency:profile', { agency, standing: 'trusted-party', purposes: ['same-case'], formalChannel: true });
}

/** A packet to a counterpart of its own, submitted by one person and approved by another, who has the vault open then. */
async function approvedPacket(vault: TempVault): Promise<string> {
  const passphrase = `${PASSPHRASE} second`;
  const code = 'MX-SRE';
  const { recipient } = recipientPair;
  await vault.ask('agency:add', { code, names: { en: 'Example', es: 'Ejemplo' }, country: 'MX', recipient });
  await vault.ask('agency:profile', { agency: code, standing: 'trusted-party', purposes: ['same-case'], formalChannel: true });
  const fields = { kind: 'information-exchange', reference: 'MX-1', title: 'Exchange' };
  const { id: caseId } = await vault.ask('case:create', { fields });
  await vault.ask('user:add', { label: 'second', role: 'officer', passphrase });
  await vault.unlock(passphrase, 'second');
  const { id, digest } = await vault.ask('packet:submit', { caseId, recipient: code, purpose: 'same-case', scope: 'all' });
  await vault.unlock(PASSPHRASE, 'first');
  await vault.ask('packet:approve', { id, digest });
  return id;
}

/** An offer to compare, approved by the one person that the office has, and not written yet. */
async function approvedOffer(vault: TempVault): Promise<string> {
  const agency = 'US-DOJ-OIA';
  await vault.ask('compare:set-policy', { agency, policy: { ...comparePolicy, kinds: [...comparePolicy.kinds] } });
  await caseWith(vault, 'MX-3', [SHARED]);
  const { run } = await vault.ask('compare:offer', { ...comparing, agency, cases: 'open' });
  await vault.ask('compare:approve', { run });
  return run;
}

/** A value that was given with the document it comes from. */
async function measuredWith(vault: TempVault, path: string): Promise<string> {
  await vault.ask('indicator:enter', { ...measuring, file: sourceOf(vault, path) });
  const { points } = await vault.ask('indicator:read', { indicator: laboratories, from: 2025 });
  return points.find(({ hasFile }) => hasFile)!.id!;
}

/** A value of another office that two persons let go without its consent, so that it is to be told. */
async function oweNotice(vault: TempVault, caseId: CaseId, document: RecordId): Promise<void> {
  const { records } = (await vault.ask('case:show', { caseId })).file;
  const record = records.find(({ entity }) => entity === 'case')!.id;
  const gate = { gate: 'originator', basis: 'exculpatory', purpose: 'same-case', why: 'It clears him' } as const;
  const { pending } = await vault.ask('release:record-gate', {
    ...{ caseId, record, field: 'title', recipient: 'MX-SRE', document },
    ...gate,
  });
  await vault.unlock(`${PASSPHRASE} second`, 'second');
  await vault.ask('agency:decide', { id: pending!, approve: true });
  await vault.unlock(PASSPHRASE, 'first');
}

/** A packet that another office has, and two consents that it asks for of what it was given: one waits, one was given. */
async function askedOf(other: TempVault, vault: TempVault): Promise<Pick<There, 'sent' | 'asked' | 'answered'>> {
  const fields = { kind: 'information-exchange', reference: 'MX-2', title: 'Given' };
  const { id: ours } = await vault.ask('case:create', { fields });
  const sent = await build(vault, ours, 'US-DOJ-OIA');
  const { caseId } = await other.ask('packet:import', { file: sourceOf(other, sent.path) });
  const { recipient } = recipientPair;
  await other.ask('agency:add', { code: 'MX-SRE', names: { en: 'Example', es: 'Ejemplo' }, country: 'MX', recipient });
  await other.ask('agency:profile', {
    agency: 'MX-SRE',
    standing: 'trusted-party',
    purposes: ['same-case'],
    formalChannel: true,
  });
  const ask = async (): Promise<string> => {
    const input = { ...asking, originator: 'MX-FGR', caseId: caseId!, folder: outbox(other) };
    const { file, packetId } = await other.ask('consent:ask', input as never); // the contract checks it
    await vault.ask('packet:import', { file: sourceOf(vault, join(outboxPath(other), file)) });
    return packetId;
  };
  const [asked, answered] = [await ask(), await ask()];
  await vault.ask('consent:answer', { id: answered, given: [0], folder: outbox(vault) });
  return { sent: sent.packetId, asked, answered };
}

/** Keys that were the office's, as if they had been replaced before anything was sent. */
function retiredIn({ session: { office } }: TempVault): string {
  const seed = new Uint8Array(32).fill(7);
  const keys = { seed: Buffer.from(seed).toString('base64url'), identity: recipientPair.identity, endedAtMs: 0, why: 'replaced' };
  recordSecret(office, 'agency-retired-keys', Buffer.from(JSON.stringify([keys])), 0);
  return signingFingerprint(signingPair(seed).publicKey);
}

function handleOf(vault: TempVault, kind: Kind, path: string): string {
  const { handles } = vault.services;
  if (kind === 'target' || kind === 'vault') return handles.register({ kind: 'folder', path });
  return handles.register(kind === 'source' ? { kind, name: 'enlace-release.json', path } : { kind, name: 'given', path });
}

const [full, readOnly] = process.argv.slice(2);
if (import.meta.main && full !== undefined && readOnly !== undefined)
  process.stdout.write(JSON.stringify(await answers(full, readOnly)));
