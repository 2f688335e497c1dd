import type { Reader } from '../../../db/open.ts';
import { listNames } from '../../../db/pipeline.ts';
import { listStageRecords } from '../../../db/stages.ts';
import { toldFaults, type ToldFault } from '../../../shared/history-faults.ts';
import type { CaseId } from '../../../shared/language.ts';
import type { FaultyCase } from '../../../shared/pipeline.ts';
import type { Session, SessionContext } from '../ground/context.ts';
import { keptCases } from './kept-cases.ts';
import { historyIn, stageRules, type StageRules } from './stage-index.ts';

/** The first cases, by reference, with something wrong in their history, and what it is. */
export function faultyCases(session: Session, rules: StageRules, top: number): readonly FaultyCase[] {
  const { days, profiles } = rules;
  const first = [days.office, ...profiles.map(({ zone }) => days.in(zone))].toSorted()[0] ?? days.office;
  const found = keptCases(session).map(({ lines }) =>
    lines
      .filter(({ faults, lastEventOn, enteredOn }) => faults > 0 || [lastEventOn, enteredOn].some(on => (on ?? '') > first))
      .map(({ caseId }) => caseId),
  );
  for (let most = 2 * top; ; most *= 2) {
    const faulty = session
      .visible()
      .flatMap((db, at) => listNames(db, found[at] ?? [], most).map(line => ({ db, line }))) // in the same order
      .toSorted((a, b) => (a.line.reference < b.line.reference ? -1 : 1))
      .slice(0, most);
    const told = firstTold(faulty, rules, top);
    if (told.length === top || faulty.length < most) return told;
  }
}

/** Those in whose history something is wrong by now, as many as are asked for. */
function firstTold(
  some: readonly { readonly db: Reader; readonly line: Omit<FaultyCase, 'faults'> }[],
  rules: StageRules,
  top: number,
): readonly FaultyCase[] {
  const told: FaultyCase[] = [];
  for (const { db, line } of some) {
    if (told.length === top) break;
    const faults = faultsIn(db, line.caseId, rules);
    if (faults.length > 0) told.push({ ...line, faults });
  }
  return told;
}

/** What is wrong in the history of one case. */
export function faultsOfCase(context: SessionContext, caseId: CaseId): readonly ToldFault[] {
  const { session } = context;
  return faultsIn(session.dbOf(caseId), caseId, stageRules(session, context));
}

function faultsIn(db: Reader, caseId: CaseId, rules: StageRules): readonly ToldFault[] {
  const history = historyIn(listStageRecords(db, caseId), rules);
  return toldFaults(history, rules.days.begun(history.profile.zone));
}
