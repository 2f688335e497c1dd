import type { CallName, Input, Output } from '../../shared/contract.ts';
import type { Result } from '../../shared/failure.ts';
import type { CaseId, RecordId } from '../../shared/language.ts';
import type { Mark } from '../../shared/mark.ts';
import type { Chance } from './office-chance.ts';
import type { Station } from './office-stations.ts';
import type { TempVault } from './temp-vault.ts';

// Where acts of a history are done, and how they are asked for.

/** The counterpart, and the folders by which packets go to it and come from it. `taken`: what it said to each file. */
export type Counterpart = {
  readonly vault: TempVault;
  readonly out: string;
  readonly back: string;
  readonly taken: Map<string, string>;
  /** What it sent, as far as a station took it in; and which packets that confirmed. */
  readonly received: Set<string>;
  readonly confirmed: Set<string>;
};

/** Where acts are done: a case of those made last, with a person of it if it has one. */
export type Place = {
  readonly station: Station;
  readonly chance: Chance;
  readonly caseId: CaseId;
  readonly other: CaseId;
  readonly records: readonly Found[];
  /** A text that nobody else writes: where it stays is looked for after an erasing. */
  readonly text: () => string;
  readonly counterpart: Counterpart | null;
  /** What was asked for so far, by call. */
  readonly calls: Map<ActCall, Called>;
};
export type Found = { readonly id: RecordId; readonly entity: string; readonly marks: Readonly<Record<string, Mark>> };
export type Answer = Result<unknown> | null;

export type Doing = (place: Place) => Promise<Answer> | Answer;

/** What people do in histories: of each some must be done in the hundred of the tests. */
export const actCalls = [
  ...([
    'agency:consent',
    'agency:decide',
    'agency:end-consent',
    'approval:set-rules',
    'calendar:edit',
    'case:add-record',
    'case:assign',
    'case:correct-event',
    'case:create',
    'case:delete',
    'case:erase',
    'case:follow-up',
    'case:judge',
    'case:link',
    'case:record-event',
    'case:remove-record',
    'case:restore',
    'case:set-mark',
    'case:undo',
    'case:update-fields',
    'duty:file-monthly',
    'duty:retract-monthly',
    'duty:set',
    'exchange:close',
    'exchange:correct',
    'exchange:log',
    'exchange:reopen',
    'filter:change',
    'filter:remove',
    'filter:save',
    'hold:lift',
    'hold:place',
    'mark:decide-loosening',
    'mark:propose-loosening',
    'office:settle',
    'packet:approve',
    'packet:build',
    'packet:hand-over',
    'packet:import',
    'packet:refuse',
    'packet:submit',
    'packet:withdraw',
    'person:judge',
    'person:merge',
    'person:unmerge',
    'portion:add',
    'portion:merge',
    'portion:move',
    'portion:split',
    'release:record-must-tell',
    'release:revoke-fact',
    'retention:set-term',
    'scope:choose',
    'scope:reset',
    'scope:save',
  ] as const),
] as const satisfies readonly CallName[];
/** Of those in which a compartment is. */
export const closedCalls = [
  'case:enclose',
  'case:take-out',
  'case:erase',
  'case:update-fields',
  'case:add-record',
  'case:set-mark',
] as const;
export type ActCall = (typeof actCalls)[number] | (typeof closedCalls)[number];

/** Of a call, how often it was asked for and how often it was done. */
export type Called = { readonly asked: number; readonly done: number };

export async function ask<C extends ActCall>({ station, calls }: Pick<Place, 'station' | 'calls'>, call: C, input: unknown) {
  const { asked, done } = calls.get(call) ?? { asked: 0, done: 0 };
  calls.set(call, { asked: asked + 1, done });
  const answer: Result<Output<C>> = await station.request(call, input as Input<C>); // what does not fit is refused by the call
  if (answer.ok) calls.set(call, { asked: asked + 1, done: done + 1 });
  return answer;
}

/** A call with what is asked. */
export type Way = readonly [ActCall, unknown];

/**
 * The first of these that is not refused, those first that were done least so far, of one kind in an order by chance; nothing more once something failed.
 * So whatever can be done is, also what needs much before it.
 */
export async function anyOf(place: Pick<Place, 'station' | 'calls' | 'chance'>, ways: readonly Way[]): Promise<Answer> {
  const done = (call: ActCall): number => place.calls.get(call)?.done ?? 0;
  let answer: Answer = null;
  for (const [call, input] of shuffled(ways, place.chance).toSorted(([one], [other]) => done(one) - done(other))) {
    answer = await ask(place, call, input);
    if (answer.ok || answer.failure.code === 'internal') return answer;
  }
  return answer;
}

function shuffled<T>(of: readonly T[], chance: Chance): readonly T[] {
  return of
    .map(each => ({ each, by: chance.next() }))
    .toSorted((one, other) => one.by - other.by)
    .map(({ each }) => each);
}

/** Rows of a table of the office by their id, with the case that they are of; `@user` is whoever works there. */
export const rows =
  (table: string, where: string) =>
  ({ station: { session } }: Place): readonly { readonly id: string; readonly caseId: CaseId | null }[] =>
    session.office
      .prepare<[{ user: string }], { id: string; caseId: CaseId | null }>(`SELECT * FROM ${table} WHERE ${where} ORDER BY id`)
      .all({ user: session.user.id })
      .map(row => ({ id: row.id, caseId: (row as { case_id?: CaseId }).case_id ?? null }));
