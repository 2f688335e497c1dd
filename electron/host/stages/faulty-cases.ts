import type { Reader } from '../../../db/open.ts';
import { listNames } from '../../../db/pipeline.ts';
import { listStageRecords } from '../../../db/stages.ts';
import { toldFaults, type ToldFault } from '../../../shared/history-faults.ts';
import type { CaseId, CivilDate } from '../../../shared/language.ts';
import type { FaultyCase } from '../../../shared/pipeline.ts';
import type { Session, SessionContext } from '../ground/context.ts';
import { remembered } from '../ground/remembered.ts';
import { keptCases } from './kept-cases.ts';
import { daysOf, historyIn, stageRules, type StageRules } from './stage-index.ts';

/** The first cases, by reference, with something wrong in their history, and what it is. */
export function faultyCases(session: Session, rules: StageRules, top: number): readonly FaultyCase[] {
  const { days, profiles } = rules;
  const first = [days.office, ...profiles.map(({ zone }) => days.in(zone))].toSorted()[0] ?? days.office;
  const visible = session.visible();
  const found = remembered(session, `faulty ${daysOf(rules)}`, () => faultyOnes(session, first));
  const faulty: FaultyCase[] = [];
  for (const { at, caseId } of found) {
    if (faulty.length === top) break;
    const db = visible[at]!; // in the same order
    const faults = faultsIn(db, caseId, rules);
    if (faults.length > 0) faulty.push(...listNames(db, [caseId]).map(line => ({ ...line, faults })));
  }
  return faulty;
}

/** Those that may be faulty, by reference: in which of the databases, and which. */
function faultyOnes(session: Session, first: CivilDate): readonly { readonly at: number; readonly caseId: CaseId }[] {
  const visible = session.visible();
  return keptCases(session, visible)
    .flatMap(({ lines }, at) => {
      const ids = lines
        .filter(({ faults, lastEventOn, enteredOn }) => faults > 0 || [lastEventOn, enteredOn].some(on => (on ?? '') > first))
        .map(({ caseId }) => caseId);
      return (ids.length === 0 ? [] : listNames(visible[at]!, ids)).map(line => ({ at, ...line }));
    })
    .toSorted((a, b) => (a.reference < b.reference ? -1 : 1))
    .map(({ at, caseId }) => ({ at, caseId }));
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
