import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { getSecret } from '../../../db/vault-state.ts';
import type { PreviewRow } from '../../../shared/decision/preview.ts';
import type { BuiltPacket, ImportedPacket, OpenedView } from '../../../shared/contract/packets.ts';
import { Refusal, type Result } from '../../../shared/failure.ts';
import type { CaseId } from '../../../shared/language.ts';
import type { Context, Services } from '../ground/context.ts';
import { agree } from './agreed.ts';
import { confirmAsSecond, fillOffice, makeOffice, trust, trustAddressees } from './demo-vault.ts';
import { offices, type Office } from './offices.ts';
import { planTogether } from './plan-together.ts';
import { DEMO_CASE, exchangePackets, introduce, type Side } from './side.ts';
import { publicKeyPem } from '../keys/fingerprints.ts';
import { makeFolder } from '../vault/vault-paths.ts';
import { signingPair } from '../keys/ed25519.ts';

/** How the story reaches the host that it shows. */
export type DemoHost = {
  readonly newServices: () => Services;
  readonly dispatch: (services: Services, channel: string, input: unknown) => Promise<Result<unknown>>;
};

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
  /** How many tasks of the joint investigation went over and came back. */
  readonly plan: { readonly sent: number; readonly back: number };
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
 * @param host - The host's own door and services: the story goes through the same calls as a person.
 * @param keep - A folder to leave everything in; without it a temporary one is used and removed.
 */
export async function playDemo(keep: string | undefined, host: DemoHost): Promise<{ story: DemoStory; evidence: DemoEvidence }> {
  const folder = keep === undefined ? mkdtempSync(join(tmpdir(), 'enlace-demo-')) : resolve(keep);
  if (!existsSync(folder)) makeFolder(folder);
  const us = await openSide(offices.us, folder, host);
  const mx = await openSide(offices.mx, folder, host);
  try {
    await introduce(us, mx, folder);
    await introduce(mx, us, folder);
    await trust(offices.mx.code, us.context);
    await trust(offices.us.code, mx.context);
    await trustAddressees(us.context);
    await confirmAsSecond(offices.us, us.context);
    await fillOffice(us.context);
    await agree(us.context);
    return await sendAndReceive(us, mx, folder, keep === undefined ? null : folder);
  } finally {
    for (const { context } of [us, mx]) context.state.session?.close();
    if (keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

async function openSide(office: Office, folder: string, { newServices, dispatch }: DemoHost): Promise<Side> {
  const services = newServices();
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

async function sendAndReceive(
  us: Side,
  mx: Side,
  folder: string,
  kept: string | null,
): Promise<{ story: DemoStory; evidence: DemoEvidence }> {
  const { cases, total } = await us.ask('case:list', { text: DEMO_CASE, limit: 5 });
  const caseId = cases.find(summary => summary.reference === DEMO_CASE)?.id;
  if (caseId === undefined) throw new Error('the demo office has no such case');
  const { packet, rows, built, opened, imported, receipt, acknowledged } = await exchangePackets(us, mx, caseId, folder);
  const plan = await planTogether(us, mx, folder);
  const { total: all } = total > 0 ? await us.ask('case:list', { limit: 1 }) : { total };
  return {
    story: { folder: kept, cases: all, preview: rows, built, opened, imported, receipt, acknowledged, plan },
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
