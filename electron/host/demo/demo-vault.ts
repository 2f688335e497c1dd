import type { RecipientProfile } from '../../../shared/decision/types.ts';
import type { AgencyCode } from '../../../shared/language.ts';
import { agencyHandlers } from '../agencies/agencies.ts';
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
  const { officePapers } = await import('./papers.ts'); // writes PDF: not read at the start
  const papers = new Map((await officePapers()).map(({ name, bytes }) => [name, bytes]));
  const text = Buffer.from(JSON.stringify(demoOffice(today)));
  await importCases(
    context,
    { kind: 'source', name: 'office.json', stream: streamOf(piecesOf(text)) },
    { has: name => papers.has(name), open: name => piecesOf(papers.get(name) ?? new Uint8Array()) },
  );
}

/** What a party to the same case may receive over a formal channel. */
export async function trust(agency: AgencyCode, context: SessionContext): Promise<void> {
  const purposes: RecipientProfile['purposes'] = ['same-case', 'locate-arrest', 'escort', 'prosecution', 'asset-recovery'];
  await agencyHandlers['agency:profile'](
    { agency, standing: 'trusted-party', purposes: [...purposes], formalChannel: true },
    context,
  );
}
