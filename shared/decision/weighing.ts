import type { FieldType } from '../catalogue-types.ts';
import { levels, type Level, type Purpose } from '../mark.ts';
import type { Policy, Row, Cell } from './policy.ts';
import type { Request } from './request.ts';
import { fitted, tightness } from './tightness.ts';
import type { Action, Decision, EffectiveMark, Gate, GateBasis, ReasonCode } from './types.ts';

export type Parameters = Decision['parameters'];
export const noParameters: Parameters = Object.freeze({});

/** One value being weighed: what is asked of it, and the tightest result so far (the only part that changes, within one decision). */
export type Weighing = {
  readonly mark: EffectiveMark;
  readonly request: Request;
  readonly policy: Policy;
  rank: number; // −1: no row has allowed anything yet
  action: Action;
  rule: string;
  code: ReasonCode;
  parameters: Parameters;
};

export function weighingOf(mark: EffectiveMark, request: Request, policy: Policy): Weighing {
  return {
    mark,
    request,
    policy,
    rank: -1,
    action: 'WITHHOLD',
    rule: 'request/nothing-allows',
    code: 'R-REST',
    parameters: noParameters,
  };
}

/** Take this result if it is tighter than all before it. The first of equals stays, so the hardest rule explains. */
export function tighten(
  on: Weighing,
  asked: Action,
  rule: string,
  code: ReasonCode,
  parameters: Parameters = noParameters,
): void {
  const action = fitted(asked, on.mark.type);
  const rank = tightness[action];
  if (rank <= on.rank) return;
  on.rank = rank;
  on.action = action;
  on.rule = rule;
  on.code = code;
  on.parameters = parameters;
}

export function deny(on: Weighing, rule: string, code: ReasonCode, parameters: Parameters = noParameters): void {
  tighten(on, 'WITHHOLD', rule, code, parameters);
}

/** Apply a row's cell for the recipient. `catalogued`: the catalogue itself says that this row applies, not a mark. */
export function applyRow(on: Weighing, row: Row, catalogued: boolean): void {
  tighten(on, actionOf(row.cells[on.request.standing], on), row.rule, shownCode(on.policy, row.code, catalogued));
}

/** The code as it may leave: one that names the secret, or that only a mark explains, says no more than "restricted". */
export function shownCode(policy: Policy, code: ReasonCode, catalogued: boolean): ReasonCode {
  return catalogued && !policy.secretCodes.includes(code) ? code : 'R-REST';
}

/**
 * Whether a recorded fact that the statute itself names opens this gate at exactly this place for exactly this recipient.
 *
 * @param except - A ground that does not open it here.
 */
export function isOpen(gate: Gate, on: Weighing, except: GateBasis | null = null): boolean {
  const { recipient, facts } = on.request;
  if (facts.gates.length === 0 || on.mark.record === null || recipient === null) return false;
  return facts.gates.some(
    fact =>
      fact.gate === gate &&
      fact.record === on.mark.record &&
      fact.field === on.mark.field &&
      fact.recipient === recipient.agency &&
      fact.basis !== except &&
      on.policy.gates[gate].includes(fact.basis),
  );
}

function actionOf(cell: Cell, { mark, request }: Weighing): Action {
  return cellAction(cell, {
    purpose: request.purpose,
    formalChannel: request.recipient?.formalChannel === true,
    level: mark.level,
    type: mark.type,
  });
}

/** What a cell looks at. */
export type CellCase = {
  readonly purpose: Purpose;
  readonly formalChannel: boolean;
  readonly level: Level;
  readonly type: FieldType | null;
};

/** What a cell says of a value before its type is looked at ({@link fitted}). */
export function cellAction({ action, byType, purposes, formalChannel, upTo, otherwise }: Cell, at: CellCase): Action {
  const isMet =
    (purposes === undefined || purposes.includes(at.purpose)) &&
    (formalChannel !== true || at.formalChannel) &&
    (upTo === undefined || (levels.includes(at.level) && levels.indexOf(at.level) <= levels.indexOf(upTo)));
  if (!isMet) return otherwise ?? 'WITHHOLD';
  return (at.type === null ? undefined : byType?.[at.type]) ?? action;
}
