import { listStageRecords } from '../../../db/stages.ts';
import { findCase } from '../../../db/cases.ts';
import type { CaseRecord } from '../../../shared/case.ts';
import type { matterCalls, MatterView } from '../../../shared/contract/matters.ts';
import { Refusal, type FailureCode } from '../../../shared/failure.ts';
import type { CaseId, CivilDate } from '../../../shared/language.ts';
import { askedOf, exitsOf, fieldsAfter } from '../../../shared/matter-move.ts';
import { matterLabel } from '../../../shared/matter-text.ts';
import { mattersOf, type Matter } from '../../../shared/matters.ts';
import { ownFieldsOf } from '../../../shared/owed-acts.ts';
import { stageLabel } from '../../../shared/stages.ts';
import { boardOf } from '../../../shared/stays.ts';
import { lastEntry } from '../audit/audit.ts';
import { editCase } from '../cases/case-edit.ts';
import type { HandlersOf, SessionContext } from '../ground/context.ts';
import { stageRules } from './stage-index.ts';

export const matterMoveHandlers: HandlersOf<typeof matterCalls> = {
  'matter:list': ({ caseId }, context) => mattersIn(context, caseId).matters.map(viewOf),

  'matter:move': ({ caseId, record, to, on, facts = {} }, context) => {
    const { matters, records, today } = mattersIn(context, caseId);
    const matter = matters.find(one => one.record === record);
    if (matter === undefined) throw refusal('record/not-found', 'record');
    const exit = exitsOf(matter).find(way => way.to === to);
    if (exit === undefined) throw refusal('stage/not-an-exit', 'to');
    const missing = askedOf(matter, exit).filter(({ fact }) => isNothing(facts[fact]));
    if (missing.length > 0)
      throw new Refusal('stage/missing-facts', {
        places: missing.map(({ fact }) => ({ path: `facts.${fact}`, code: 'stage/missing-facts' as const })),
      });
    if (on > today || (matter.begun !== null && on < matter.begun)) throw refusal('matter/day', 'on');
    const own = records.find(({ id }) => id === record)!; // the matter was made of it
    const after = fieldsAfter(matter, { to, on, facts }, own.fields);
    editCase(context, 'matter:move', caseId, ({ get, set, add }) => {
      set(get(record), after.own);
      if (after.status !== null) add({ entity: 'requestStatus', parent: record, fields: after.status });
    });
    return { entry: lastEntry(context.session), stage: to, label: stageLabel(matter.profile, to) };
  },
};

type MattersHere = { readonly matters: readonly Matter[]; readonly records: readonly CaseRecord[]; readonly today: CivilDate };

/** The requests and assets of a case, from its records. Refusal `case/not-found`. */
function mattersIn(context: SessionContext, caseId: CaseId): MattersHere {
  const { session } = context;
  const db = session.dbOf(caseId);
  if (findCase(db, caseId) === undefined) throw new Refusal('case/not-found');
  const { profiles, office, days } = stageRules(session, context);
  const records = listStageRecords(db, caseId);
  return { matters: mattersOf(records, { own: ownFieldsOf(records), office, profiles }), records, today: days.office };
}

function viewOf(matter: Matter): MatterView {
  const { record, kind, profile, stage, since } = matter;
  const columns = boardOf(profile);
  return {
    record,
    kind,
    label: matterLabel(matter),
    stage,
    stageLabel: stageLabel(profile, stage),
    since,
    exits: exitsOf(matter).map(exit => ({
      ...exit,
      asks: askedOf(matter, exit),
      leadsTo: stageLabel(profile, exit.to),
      column: columns.find(({ stages }) => stages.includes(exit.to))?.id ?? null,
    })),
  };
}

const isNothing = (value: unknown): boolean => value === undefined || value === '';

function refusal(code: FailureCode, path: string): Refusal {
  return new Refusal(code, { places: [{ path, code }] });
}
