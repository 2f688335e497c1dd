import { getVaultState } from '../../../db/vault-state.ts';
import { caseListTable } from '../../../shared/case-list-table.ts';
import type { CaseSummary } from '../../../shared/case-view.ts';
import type { caseListCalls } from '../../../shared/contract/case-list.ts';
import { exportCaveat } from '../../../shared/text/export.ts';
import { recordChanges } from '../audit/audit.ts';
import { listDays, meantBy, mergedPage } from './case-pages.ts';
import type { HandlersOf } from '../ground/context.ts';
import { officeZone } from '../ground/office-day.ts';
import { readerOf } from '../ground/overlays.ts';
import { writeTables } from '../places/tables.ts';

type Calls = Pick<typeof caseListCalls, 'case:export-list'>;

export const exportHandlers: HandlersOf<Calls> = {
  'case:export-list': async ({ sink, form, language, columns, caseIds, filter = {} }, context) => {
    const { session } = context;
    const days = listDays(context);
    const chosen = meantBy({ ...filter, ids: caseIds, language }, days);
    const cases: readonly CaseSummary[] = mergedPage(session.visible(), chosen, { offset: 0, limit: Number.MAX_SAFE_INTEGER });
    const { code } = getVaultState(session.office).agency;
    const caveat = exportCaveat({ agency: code, user: session.user.label, on: days.days.office });
    const table = caseListTable(cases, { columns, reader: readerOf(language), caveat, zone: officeZone(session) });
    // Before the file is written: nothing leaves the vault unseen by an auditor.
    recordChanges(session, context, 'case:export-list', session.office, () => undefined);
    await writeTables(context.handles.take(sink, 'sink'), form, [table]);
    return { cases: cases.length };
  },
};
