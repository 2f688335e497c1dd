import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallName, Input, Output } from '../../shared/contract.ts';
import { importCases } from '../../electron/host/cases/case-import.ts';
import type { SessionContext } from '../../electron/host/ground/context.ts';
import { dispatch } from '../../electron/host/dispatch.ts';
import { asSecond, confirmAsSecond, makeOffice, trust } from '../../electron/host/demo/demo-vault.ts';
import { approvalHandlers } from '../../electron/host/packets/release/approval-calls.ts';
import { DEMO_PASSPHRASE, offices } from '../../electron/host/demo/offices.ts';
import { realServices } from '../../electron/host/services.ts';
import type { approvalCalls } from '../../shared/contract/approvals.ts';
import type { CheckedOf } from '../../shared/contract/row.ts';
import type { InterchangeRecord } from '../../shared/contract/interchange.ts';

/** A synthetic vault in a temporary folder, asked through the same dispatch as every door. */
export type BenchVault = {
  readonly root: string;
  readonly context: SessionContext;
  /** `heed` hears each step that the call tells of. */
  readonly ask: <C extends CallName>(channel: C, input: Input<C>, heed?: () => void) => Promise<Output<C>>;
  readonly importAll: (cases: Iterable<InterchangeRecord>) => Promise<void>;
  /** How a person opens it. */
  readonly asPerson: { readonly folder: string; readonly label: string; readonly passphrase: string };
  /** What was proposed about counterparts, confirmed by the office's second person. */
  readonly confirm: () => Promise<void>;
  /** A submitted packet, approved by that person as it was shown. */
  readonly approve: (shown: CheckedOf<(typeof approvalCalls)['packet:approve']>) => Promise<void>;
  /** Close it, so that another may open it; `end` deletes it as well. */
  readonly close: () => void;
  readonly end: () => void;
};

export async function benchVault(side: keyof typeof offices = 'us'): Promise<BenchVault> {
  const root = mkdtempSync(join(tmpdir(), 'enlace-bench-'));
  const services = realServices(() => undefined);
  const plain = { ...services, signal: new AbortController().signal, progress: () => undefined };
  const context = await makeOffice(offices[side], join(root, offices[side].folder), plain);
  const close = (): void => {
    services.state.session?.close();
    services.state.session = null;
  };
  const confirm = (): Promise<void> => confirmAsSecond(offices[side], context);
  await trust(offices[side === 'us' ? 'mx' : 'us'].code, context);
  await confirm();
  return {
    root,
    context,
    async ask(channel, input, heed) {
      const result = await dispatch(services, channel, input, heed === undefined ? {} : { heed });
      if (!result.ok) throw new Error(`${channel}: ${result.failure.code} ${JSON.stringify(result.failure.places ?? [])}`);
      return result.value as never; // the row of `channel` says what it is
    },
    async importAll(cases) {
      const batch: InterchangeRecord[] = [];
      const now = { ...context, session: services.state.session ?? context.session }; // opened anew since
      for (const record of cases) {
        batch.push(record);
        if (batch.length === 1000) await importBatch(now, batch.splice(0));
      }
      if (batch.length > 0) await importBatch(now, batch);
    },
    asPerson: { folder: context.session.folder, label: offices[side].people[0].label, passphrase: DEMO_PASSPHRASE },
    confirm,
    async approve(shown) {
      const second = await asSecond(offices[side], context);
      if (second === null) throw new Error('this office has nobody else');
      await approvalHandlers['packet:approve'](shown, second);
    },
    close,
    end() {
      close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

async function importBatch(context: SessionContext, cases: readonly InterchangeRecord[]): Promise<void> {
  const text = new Blob([JSON.stringify({ format: 'enlace-case', version: 1, cases })]);
  const none = {
    has: () => false,
    open: (): never => {
      throw new Error('generated cases have no files');
    },
  };
  await importCases(context, { kind: 'source', name: 'office.json', stream: text.stream() }, none);
}
