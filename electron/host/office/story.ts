import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getSecret } from '../../../db/vault-state.ts';
import type { CallName, Input, Output } from '../../../shared/contract.ts';
import type { PreviewRow } from '../../../shared/decision/preview.ts';
import type { BuiltPacket, ImportedPacket, OpenedView } from '../../../shared/contract/packets.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseId } from '../../../shared/language.ts';
import type { Context, SessionContext } from '../context.ts';
import { dispatch } from '../dispatch.ts';
import { fillOffice, makeOffice, trust } from './demo-vault.ts';
import { offices, type Office } from './offices.ts';
import { publicKeyPem } from '../packet/keys.ts';
import { realServices } from '../services.ts';
import { signingPair } from '../ed25519.ts';

/** The case that the demo sends from one capital to the other. */
const CASE = 'EX-2026-0117';

/** What the demo did, for people. */
export type DemoStory = {
  readonly folder: string | null; // null: swept away at the end
  readonly cases: number;
  readonly preview: readonly PreviewRow[];
  readonly built: BuiltPacket;
  readonly opened: OpenedView;
  readonly imported: ImportedPacket;
  readonly receipt: BuiltPacket;
  readonly acknowledged: ImportedPacket;
};

/** What `--json` prints, so that other tools can check the files. Keys are given out only because everything in them is invented. */
export type DemoEvidence = {
  readonly sender: { readonly vault: string; readonly rawKeyHex: string; readonly signingPublicKeyPem: string };
  readonly recipient: { readonly vault: string; readonly rawKeyHex: string; readonly ageIdentity: string };
  readonly packet: string;
  readonly receipt: string;
  readonly case: CaseId;
  readonly released: readonly string[];
  readonly withheld: readonly { readonly path: string; readonly code: string }[];
};

/**
 * The main job from end to end on two real encrypted vaults: exchange cards, import the office, log an exchange, preview, build,
 * verify, import at the other side, and bring the receipt back.
 *
 * @param keep - A folder to leave everything in; without it a temporary one is used and removed.
 */
export async function playDemo(keep: string | undefined): Promise<{ story: DemoStory; evidence: DemoEvidence }> {
  const folder = keep ?? mkdtempSync(join(tmpdir(), 'enlace-demo-'));
  mkdirSync(folder, { recursive: true });
  const us = await openSide(offices.us, folder);
  const mx = await openSide(offices.mx, folder);
  try {
    await introduce(us, mx, folder);
    await introduce(mx, us, folder);
    await trust(offices.mx.code, us.context);
    await trust(offices.us.code, mx.context);
    await fillOffice(us.context);
    return await sendAndReceive(us, mx, folder, keep === undefined ? null : folder);
  } finally {
    for (const { context } of [us, mx]) context.state.session?.close();
    if (keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

type Side = {
  readonly office: Office;
  readonly vault: string;
  readonly context: SessionContext;
  readonly ask: <C extends CallName>(channel: C, input: Input<C>) => Promise<Output<C>>;
};

async function openSide(office: Office, folder: string): Promise<Side> {
  const services = realServices(() => undefined);
  const vault = join(folder, office.folder);
  const context: Context = { ...services, signal: new AbortController().signal, progress: () => undefined };
  return {
    office,
    vault,
    context: await makeOffice(office, vault, context),
    async ask(channel, input) {
      const result = await dispatch(services, channel, input);
      if (!result.ok) throw new Refusal(result.failure.code, { places: result.failure.places ?? [] });
      return result.value as never; // the row of `channel` says what it is; dispatch keeps to it
    },
  };
}

/** One side hands its card to the other, and the twelve words are compared. */
async function introduce(from: Side, to: Side, folder: string): Promise<void> {
  const path = join(folder, `${from.office.code}.card.json`);
  await from.ask('agency:card', { file: from.context.handles.register({ kind: 'sink', name: 'card.json', path }) });
  const file = to.context.handles.register({ kind: 'source', name: 'card.json', path });
  await to.ask('agency:import', { file, wordsCompared: true });
}

async function sendAndReceive(
  us: Side,
  mx: Side,
  folder: string,
  kept: string | null,
): Promise<{ story: DemoStory; evidence: DemoEvidence }> {
  const { cases, total } = await us.ask('case:list', { text: CASE, limit: 5 });
  const caseId = cases.find(summary => summary.reference === CASE)?.id;
  if (caseId === undefined) throw new Error('the demo office has no such case');
  await us.ask('exchange:log', {
    caseId,
    fields: {
      startAt: `${new Date(us.context.nowMs()).toISOString().slice(0, 19)}+00:00[UTC]`,
      mode: 'call',
      channel: 'diplomatic',
      counterpart: offices.mx.code,
      evidentiaryStatus: 'lead_only',
      topic: 'Aviso de envío del paquete',
    },
    children: [
      { entity: 'participant', fields: { agency: offices.mx.code, role: 'Procedimientos Internacionales' } },
      {
        entity: 'portion',
        fields: { of: 'summary', language: 'es', text: 'Se avisó que el paquete sale hoy; el acuse vuelve por el mismo canal.' },
      },
    ],
  });
  const release = { caseId, recipient: offices.mx.code, purpose: 'same-case' } as const;
  const { rows } = await us.ask('packet:preview', release);
  const out = us.context.handles.register({ kind: 'folder', path: folder });
  const built = await us.ask('packet:build', { ...release, folder: out });
  const packet = join(folder, built.file);
  const read = (side: Side, path: string): string => side.context.handles.register({ kind: 'source', name: 'packet.age', path });
  const opened = await mx.ask('packet:verify', { file: read(mx, packet) });
  const imported = await mx.ask('packet:import', { file: read(mx, packet) });
  const back = mx.context.handles.register({ kind: 'folder', path: folder });
  const receipt = await mx.ask('packet:receipt', { packetId: imported.packetId, folder: back });
  const acknowledged = await us.ask('packet:import', { file: read(us, join(folder, receipt.file)) });
  const { total: all } = total > 0 ? await us.ask('case:list', { limit: 1 }) : { total };
  return {
    story: { folder: kept, cases: all, preview: rows, built, opened, imported, receipt, acknowledged },
    evidence: {
      sender: { vault: us.vault, rawKeyHex: keyHex(us), signingPublicKeyPem: signingPem(us) },
      recipient: { vault: mx.vault, rawKeyHex: keyHex(mx), ageIdentity: secretText(mx, 'agency-age-identity') },
      packet,
      receipt: join(folder, receipt.file),
      case: caseId,
      released: built.released,
      withheld: built.withheld,
    },
  };
}

const keyHex = ({ context }: Side): string => Buffer.from(context.session.keys.vaultKey).toString('hex');

function signingPem({ context }: Side): string {
  return publicKeyPem(signingPair(getSecret(context.session.office, 'agency-signing-seed')).publicKey);
}

function secretText({ context }: Side, name: Parameters<typeof getSecret>[1]): string {
  return Buffer.from(getSecret(context.session.office, name)).toString('utf8');
}
