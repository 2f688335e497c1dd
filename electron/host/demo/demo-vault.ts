import type { RecipientProfile } from '../../../shared/decision/types.ts';
import type { AgencyCode } from '../../../shared/language.ts';
import { monthlyAddressees } from '../../../shared/monthly/monthly.ts';
import type { PageBox } from '../../../shared/pages.ts';
import { listCases } from '../../../db/cases.ts';
import { listRecords } from '../../../db/records.ts';
import { listUsers } from '../../../db/users.ts';
import { agencyHandlers } from '../agencies/agencies.ts';
import { pendingActs } from '../agencies/pending-acts.ts';
import { redactionHandlers } from '../packets/redaction/redactions.ts';
import { decisionHandlers } from '../packets/release/counterpart-decisions.ts';
import { signingPair } from '../keys/ed25519.ts';
import { openSlot, readSlot } from '../keys/keyslots.ts';
import { readKeyslots } from '../vault/vault.ts';
import { importCases } from '../cases/case-import.ts';
import type { Context, SessionContext } from '../ground/context.ts';
import { officeDays } from '../ground/office-day.ts';
import { LEAST_COST } from '../keys/derive-key.ts';
import { piecesOf, streamOf } from '../places/pieces.ts';
import { userHandlers } from '../vault/users.ts';
import { createVault } from '../vault/vault-create.ts';
import { demoOffice } from './office.ts';
import { DEMO_PASSPHRASE, type Office } from './offices.ts';

/** Make an empty synthetic vault with its people and open it as its supervisor. Its keys are derived at the least cost allowed. */
export async function makeOffice(office: Office, folder: string, context: Context): Promise<SessionContext> {
  const [supervisor, ...others] = office.people;
  const { code, names } = office;
  const cheap = { ...context, kdfCost: LEAST_COST };
  const plan = { folder, agency: { code, names }, label: supervisor.label, passphrase: DEMO_PASSPHRASE, synthetic: true };
  const { session } = await createVault(plan, cheap);
  context.state.session = session;
  for (const { label, role } of others)
    await userHandlers['user:add']({ label, role, passphrase: DEMO_PASSPHRASE }, { ...cheap, session });
  return { ...context, session };
}

/** Bring the synthetic cases and their files in, with the clocks as they stand today. */
export async function fillOffice(context: SessionContext): Promise<void> {
  const { office: today } = officeDays(context.session, context);
  const { officePapers, namedOnScan } = await import('./papers.ts'); // writes PDF: not read at the start
  const papers = new Map((await officePapers()).map(({ name, bytes }) => [name, bytes]));
  const text = Buffer.from(JSON.stringify(demoOffice(today)));
  await importCases(
    context,
    { kind: 'source', name: 'office.json', stream: streamOf(piecesOf(text)) },
    { has: name => papers.has(name), open: name => piecesOf(papers.get(name) ?? new Uint8Array()) },
  );
  await blackOut(context, 'escaneo_0612.jpg', namedOnScan);
}

/** Black a place out of a document of the office, for everybody. */
async function blackOut(context: SessionContext, fileName: string, box: PageBox): Promise<void> {
  const { session } = context;
  for (const { id: caseId } of listCases(session.office, {}, { offset: 0, limit: 500 })) {
    const document = listRecords(session.office, caseId).find(({ fields }) => fields['sourceFileName'] === fileName);
    if (document === undefined) continue;
    const placed = { document: document.id, page: 1, box, code: 'R-PRIV', audience: 'everyone', origin: 'drawn' } as const;
    await redactionHandlers['redaction:add']({ caseId, boxes: [placed] }, context);
  }
}

/** What a party to the same case may receive over a formal channel. */
export async function trust(agency: AgencyCode, context: SessionContext): Promise<void> {
  const purposes: RecipientProfile['purposes'] = ['same-case', 'locate-arrest', 'escort', 'prosecution', 'asset-recovery'];
  await agencyHandlers['agency:profile'](
    { agency, standing: 'trusted-party', purposes: [...purposes], formalChannel: true },
    context,
  );
}

/** The addressees of the monthly report, which may know of the cases that it tells of. */
export async function trustAddressees(context: SessionContext): Promise<void> {
  for (const agency of monthlyAddressees)
    await agencyHandlers['agency:profile'](
      { agency: agency as AgencyCode, standing: 'trusted-party', purposes: ['same-case'], formalChannel: true },
      context,
    );
}

/** What the supervisor proposed about counterparts, confirmed by the office's officer as the second person; nothing where it has none. */
export async function confirmAsSecond(office: Office, context: SessionContext): Promise<void> {
  const acting = await asSecond(office, context);
  if (acting === null) return;
  for (const { id } of pendingActs(acting.session)) await decisionHandlers['agency:decide']({ id, approve: true }, acting);
}

/** The same vault, with the office's officer acting; null where it has none. */
export async function asSecond(office: Office, context: SessionContext): Promise<SessionContext | null> {
  const second = office.people.find(({ role }) => role === 'officer');
  if (second === undefined) return null;
  const { session } = context;
  const user = listUsers(session.office).find(({ label }) => label === second.label);
  const slot = readKeyslots(session.folder)
    .file.slots.map(readSlot)
    .find(({ id }) => id === user?.id);
  if (user === undefined || slot === undefined) throw new Error('the demo office has lost its officer');
  const secrets = await openSlot(session.vaultId, slot, DEMO_PASSPHRASE);
  const { sign } = signingPair(secrets.signingSeed);
  secrets.vaultKey.fill(0);
  return { ...context, session: { ...session, user: { id: user.id, label: user.label, role: user.role }, sign } };
}
