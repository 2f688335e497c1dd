import { listHolds } from '../../db/retention.ts';
import { countryOfAgency, findCountry } from '../../shared/countries.ts';
import type { CaseView } from '../../shared/case-view.ts';
import type { AgencyView } from '../../shared/contract/agencies.ts';
import type { caseReadingCalls } from '../../shared/contract/case-reading.ts';
import { writers } from '../../shared/contract/row.ts';
import { judgedMarks } from '../../shared/decision/judged-marks.ts';
import { Refusal } from '../../shared/failure.ts';
import type { AgencyCode, CaseId } from '../../shared/language.ts';
import { agencyHandlers } from './agencies/agencies.ts';
import { revisionOf } from './audit/revision.ts';
import { enclosureOf } from './cases/compartments.ts';
import { getCase } from './cases/cases.ts';
import { isFileMissing } from './cases/missing-files.ts';
import { looseningHandlers } from './cases/loosenings.ts';
import type { HandlersOf, SessionContext } from './ground/context.ts';
import { policyOfMarks } from './ground/policy-in-force.ts';
import { twoValuesOf } from './audit/two-values.ts';
import { packetHandlers } from './packets/packets.ts';
import { owedOfCase } from './stages/day.ts';
import { deadlineHandlers } from './stages/deadlines.ts';
import { stageOf } from './stages/stages.ts';

/** A case, and what every room knows of it, so that a page asks once. */
export const caseReadingHandlers: HandlersOf<typeof caseReadingCalls> = {
  'case:show': ({ caseId }, context) => viewOf(caseId, context, owedOfCase(caseId, context)),
  'case:read': async ({ caseId, counterpart: asked }, context) => {
    const { session } = context;
    const revision = revisionOf(session); // before anything is read
    const owed = owedOfCase(caseId, context);
    const stage = await unlessRefused(() => stageOf(caseId, context, owed.owed));
    const view = viewOf(caseId, context, owed);
    const agencies = await agencyHandlers['agency:list']({}, context);
    const counterpart = asked ?? usualCounterpart(agencies);
    const mayDecide = writers.some(role => role === session.user.role);
    const preview = () =>
      counterpart === null
        ? null
        : packetHandlers['packet:preview']({ caseId, recipient: counterpart, purpose: 'same-case' }, context);
    return {
      revision,
      view,
      stage,
      clocks: (await deadlineHandlers['deadline:list']({ caseId, limit: Number.MAX_SAFE_INTEGER }, context)).rows,
      ledger: (await packetHandlers['packet:list']({ caseId, limit: Number.MAX_SAFE_INTEGER }, context)).lines,
      loosenings: mayDecide ? await looseningHandlers['mark:list-loosening']({ caseId }, context) : [],
      twoValues: mayDecide
        ? twoValuesOf(
            session.office,
            session.dbOf(caseId),
            view.file.records.map(({ id }) => id),
          )
        : [],
      agencies,
      counterpart,
      preview: await unlessRefused(preview),
    };
  },
};

/** A whole case with its index row, its marks and what is owed in it. Refusal `case/not-found`. */
function viewOf(caseId: CaseId, { session }: SessionContext, owed: Pick<CaseView, 'owed' | 'owedOfMatters'>): CaseView {
  const { file, summary } = getCase(session, caseId);
  const missingFiles = file.records.filter(record => isFileMissing(session, record)).map(({ id }) => id);
  const holds = listHolds(session.dbOf(caseId), caseId).flatMap(({ reason, liftedAtMs }) =>
    liftedAtMs === null ? [reason] : [],
  );
  return {
    file,
    summary,
    marks: judgedMarks(file, policyOfMarks(session)),
    missingFiles,
    holds,
    enclosed: enclosureOf(session, caseId),
    ...owed,
  };
}

function usualCounterpart(agencies: readonly AgencyView[]): AgencyCode | null {
  const own = agencies.find(({ isOurs }) => isOurs);
  const usual = own === undefined ? undefined : findCountry(countryOfAgency(own.code))?.usualCounterpart;
  const open = agencies.filter(agency => !agency.isOurs && agency.profile !== null);
  return (open.find(({ code }) => code === usual) ?? open[0])?.code ?? null;
}

/** What one room refuses to say does not keep the others' from the page. */
async function unlessRefused<T>(read: () => T | Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
