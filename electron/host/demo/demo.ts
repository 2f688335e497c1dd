import { lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { agencyCalls } from '../../../shared/contract/agencies.ts';
import { caseListCalls } from '../../../shared/contract/case-list.ts';
import { caseCalls } from '../../../shared/contract/cases.ts';
import type { demoCalls } from '../../../shared/contract/demo.ts';
import { exchangeCalls } from '../../../shared/contract/exchanges.ts';
import { packetCalls } from '../../../shared/contract/packets.ts';
import type { Row } from '../../../shared/contract/row.ts';
import { agencyHandlers } from '../agencies/agencies.ts';
import { caseListHandlers } from '../cases/case-list.ts';
import { caseHandlers } from '../cases/cases.ts';
import type { Context, HandlersOf, SessionContext } from '../ground/context.ts';
import { exchangeHandlers } from '../liaison/exchanges.ts';
import { agree } from './agreed.ts';
import { confirmAsSecond, fillOffice, makeOffice, trust, trustAddressees } from './demo-vault.ts';
import { DEMO_PASSPHRASE, offices, type Office } from './offices.ts';
import { buildInto, DEMO_CASE, exchangePackets, introduce, type Side } from './side.ts';
import { packetHandlers } from '../packets/packets.ts';
import { lock, openVault } from '../vault/vault.ts';

export const demoHandlers: HandlersOf<typeof demoCalls> = {
  'demo:open': async ({ folder }, context) => {
    const { path } = context.handles.take(folder, 'folder');
    lock(context);
    return wholeOrNothing(path, context, async () => {
      const us = await sideOf(offices.us, path, { ...context, progress: unsaid });
      await fillOffice({ ...us.context, progress: (done, total) => context.progress((CASES_SHARE * done) / total, 1) });
      goOn(context, CASES_SHARE);
      await agree(us.context);
      await correspond(us, path, context);
      context.signal.throwIfAborted();
      context.state.session = us.context.session;
      return { vault: openVault(us.context.session, us.context), passphrase: DEMO_PASSPHRASE };
    });
  },
};

/** How much of the time the cases take, of all; what the two offices say to each other is the rest. */
const CASES_SHARE = 0.6;

/** How far each of their calls is, is not how far the whole is. */
const unsaid = (): void => undefined;

function goOn({ signal, progress }: Context, share: number): void {
  signal.throwIfAborted();
  progress(share, 1);
}

/** What is cancelled or fails leaves neither office behind; what was there before stays. */
async function wholeOrNothing<T>(path: string, context: Context, make: () => Promise<T>): Promise<T> {
  const places = [path, counterpartFolder(path)].map(folder => ({ folder, was: whatIs(folder) }));
  try {
    return await make();
  } catch (error) {
    lock(context);
    for (const { folder, was } of places) if (was !== 'something') putBack(folder, was);
    throw error;
  }
}

function putBack(folder: string, was: 'nothing' | 'empty'): void {
  try {
    rmSync(folder, { recursive: true, force: true });
    if (was === 'empty') mkdirSync(folder);
  } catch {
    // Nothing could be made there either; what the making was refused for says why.
  }
}

function whatIs(folder: string): 'nothing' | 'empty' | 'something' {
  try {
    const there = lstatSync(folder, { throwIfNoEntry: false });
    if (there === undefined) return 'nothing';
    return there.isDirectory() && readdirSync(folder).length === 0 ? 'empty' : 'something';
  } catch {
    return 'something'; // where nobody may look, nothing is ours to take away
  }
}

function counterpartFolder(path: string): string {
  return join(dirname(path), `${basename(path, '.enlace')}-counterpart`);
}

/** The counterpart's vault and its packets in a folder beside: one packet that it acknowledged and one that it has not yet. */
async function correspond(us: Side, path: string, context: Context): Promise<void> {
  const folder = counterpartFolder(path);
  mkdirSync(folder, { recursive: true });
  const mx = await sideOf(offices.mx, join(folder, offices.mx.folder), {
    ...context,
    progress: unsaid,
    state: { session: null },
  });
  try {
    goOn(context, 0.7);
    await introduce(us, mx, folder);
    await introduce(mx, us, folder);
    await trust(offices.mx.code, us.context);
    await trust(offices.us.code, mx.context);
    await trustAddressees(us.context);
    await confirmAsSecond(offices.us, us.context);
    goOn(context, 0.8);
    const { cases } = await us.ask('case:list', { limit: 100 });
    const idOf = (reference: string) => {
      const found = cases.find(summary => summary.reference === reference);
      if (found === undefined) throw new Error('the demo office has no such case');
      return found.id;
    };
    await exchangePackets(us, mx, idOf(DEMO_CASE), folder);
    goOn(context, 0.9);
    await buildInto(us, { caseId: idOf('EX-2026-0088'), recipient: offices.mx.code, purpose: 'escort' }, folder);
  } finally {
    mx.context.session.close();
  }
}

const rows: Readonly<Record<string, Row>> = { ...agencyCalls, ...caseListCalls, ...caseCalls, ...exchangeCalls, ...packetCalls };
const handlers: Readonly<Record<string, unknown>> = {
  ...agencyHandlers,
  ...caseListHandlers,
  ...caseHandlers,
  ...exchangeHandlers,
  ...packetHandlers,
};

/** An office that is asked through the handlers themselves, with inputs checked as `dispatch` checks them. */
async function sideOf(office: Office, vault: string, context: Context): Promise<Side> {
  const opened = await makeOffice(office, vault, context);
  return {
    office,
    vault,
    context: opened,
    ask: async (channel, input) => {
      const handler = handlers[channel] as (input: unknown, context: SessionContext) => never; // the row of `channel` says what it is
      return handler(rows[channel]?.input.parse(input), opened);
    },
  };
}
