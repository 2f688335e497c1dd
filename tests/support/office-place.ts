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
};
export type Found = { readonly id: RecordId; readonly entity: string; readonly marks: Readonly<Record<string, Mark>> };
export type Answer = Result<unknown> | null;

export type Doing = (place: Place) => Promise<Answer> | Answer;

export function ask<C extends CallName>({ station }: Place, call: C, input: unknown): Promise<Result<Output<C>>> {
  return station.request(call, input as Input<C>); // what does not fit is refused by the call
}

/** What stands in a table of the office, by its id. */
export const rows =
  (table: string, where: string) =>
  ({ station: { session } }: Place): readonly string[] =>
    session.office.prepare<[], string>(`SELECT id FROM ${table} WHERE ${where} ORDER BY id`).pluck().all();
