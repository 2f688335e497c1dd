import { randomUUID } from 'node:crypto';
import { asVaultRefusal } from '../../db/open.ts';
import { calls, type CallName } from '../../shared/contract.ts';
import type { Row } from '../../shared/contract/row.ts';
import { Refusal, type Failure, type Result } from '../../shared/failure.ts';
import { issueCode } from '../../shared/contract/issue-code.ts';
import type { Context, Services, Session, SessionContext } from './ground/context.ts';
import { ownStation } from '../../db/stations.ts';
import { revisionOf } from './audit/revision.ts';
import { mayReadCase } from './audit/grants.ts';
import { handlers } from './host.ts';
import { inPlace } from './vault/replaced.ts';
import { logIncident } from './ground/log.ts';

type AnyHandler = (input: unknown, context: Context | SessionContext) => unknown;

/** How a door goes on hearing of a call: its job's name, whether it was cancelled, and what to do meanwhile, each time it says how far it is. */
export type Listening = { readonly job?: string; readonly signal?: AbortSignal; readonly heed?: () => void };

/**
 * One untrusted message → one checked call → one Result. The only place that validates and the only place that catches.
 * Whatever is not a {@link Refusal} is a bug: it is logged without its input, and the door sees an incident number alone.
 */
export async function dispatch(
  services: Services,
  channel: unknown,
  raw: unknown,
  options: Listening = {},
): Promise<Result<unknown>> {
  if (!isCallName(channel)) return refused({ code: 'input/invalid' });
  const row: Row = calls[channel];
  const { session } = services.state;
  try {
    const context = contextFor(services, row, options);
    const input = row.input.safeParse(raw);
    if (!input.success) {
      // Only keys that the schema itself names are repeated; a value never is.
      const places = input.error.issues.map(issue => ({
        path: issue.path.map(String).join('.').slice(0, 200),
        code: issueCode(issue, raw),
      }));
      return refused(failureOf(new Refusal('input/invalid', { places })));
    }
    refuseUngranted(services, row, input.data);
    const value = await inPlace(services, async () => {
      const before = recorded(services);
      const done = await (handlers[channel] as AnyHandler)(input.data, context);
      if (services.state.session?.place.isOurs() === true) services.state.session.confirmed.keep(); // before anybody is told that it is done
      if (recorded(services) > before) services.tell('office:recorded', {});
      return done;
    });
    return { ok: true, value };
  } catch (thrown) {
    const meant = asRefusal(thrown, options.signal);
    const error = isLost(session, meant) ? new Refusal('vault/locked') : meant;
    if (error instanceof Refusal) return refused(failureOf(error));
    const incident = randomUUID();
    logIncident(incident, channel, error);
    return refused({ code: 'internal', incident });
  }
}

function contextFor(services: Services, row: Row, { job, signal, heed }: Listening): Context | SessionContext {
  const context: Context = {
    ...services,
    signal: signal ?? new AbortController().signal,
    progress: (done, total) => {
      heed?.();
      if (job !== undefined) services.tell('job:progressed', { job, done, total });
    },
  };
  if (row.access === 'anyone') return context;
  const { session } = services.state;
  if (session === null) throw new Refusal('vault/locked');
  if (!row.access.includes(session.user.role) && !isForGranted(row, session)) throw new Refusal('input/forbidden');
  return { ...context, session };
}

/** Up to where an office of several stations has recorded here: whatever a call adds to that is to be sent. */
function recorded({ state: { session } }: Services): number {
  if (session === null || !session.office.open || ownStation(session.office) === null) return 0;
  return revisionOf(session);
}

/** An auditor reads a case only by a grant of a supervisor, which is looked for at every call: it may have ended since the last. */
function refuseUngranted(services: Services, row: Row, input: unknown): void {
  const { session } = services.state;
  if (session === null || !isForGranted(row, session)) return;
  if (!mayReadCase(session, services, (input as { readonly caseId?: unknown }).caseId)) throw new Refusal('audit/not-granted'); // inputs are objects
}

function isForGranted({ access }: Row, { user }: Session): boolean {
  return user.role === 'auditor' && access !== 'anyone' && !access.includes('auditor') && access.includes('granted-auditor');
}

/** Whether a call failed because its vault was closed under it; then whatever it met there is no bug. */
function isLost(session: Session | null, error: unknown): boolean {
  return session !== null && !session.office.open && !(error instanceof Refusal);
}

/** What a full disk, a damaged page or a cancellation throws, wherever it strikes, as what it is to a person. */
function asRefusal(error: unknown, signal: AbortSignal | undefined): unknown {
  if (signal?.aborted === true && error === signal.reason) return new Refusal('job/cancelled', { cause: error });
  return asVaultRefusal(error);
}

function isCallName(channel: unknown): channel is CallName {
  return typeof channel === 'string' && Object.hasOwn(calls, channel);
}

function failureOf({ code, places, more, missing }: Refusal): Failure {
  return {
    code,
    ...(places.length > 0 ? { places } : {}),
    ...(more === undefined ? {} : { more }),
    ...(missing === undefined ? {} : { missing }),
  };
}

function refused(failure: Failure): Result<never> {
  return { ok: false, failure };
}
