import type { CaseFile, CaseRecord } from '../case.ts';
import { silent } from './case-node.ts';
import type { CaseRequest } from './request.ts';
import { isDeclared } from './subject.ts';
import type { Decision } from './types.ts';

/**
 * What keeps the very existence of a record from this recipient, or null: a confidential case or request of which it is no named party,
 * and a link to a case that it may not know of. What decides here acts as a mark: the declaration, the parties, and which case is linked.
 */
export function hiddenFrom(record: CaseRecord, file: CaseFile, { recipient, circumstances }: CaseRequest): Decision | null {
  const agency = recipient?.agency;
  const { fields } = record;
  switch (record.entity) {
    case 'case':
      if (!isDeclared(fields['existenceConfidential']) || partiesOf(file).has(agency)) return null;
      return silent('existence/confidential');
    case 'request':
      if (!isDeclared(fields['confidential']) || [fields['from'], fields['to']].includes(agency)) return null;
      return silent('existence/confidential');
    case 'caseLink':
      return circumstances.knownCases?.some(known => known === fields['otherCase']) === true
        ? null
        : silent('existence/other-case');
    default:
      return null;
  }
}

/** The authorities that a case names: those that ask and are asked, the one in charge, and its team's. */
function partiesOf({ records }: CaseFile): ReadonlySet<unknown> {
  return new Set(
    records.flatMap(({ entity, fields }) => {
      if (entity === 'case') return [fields['requestingAgency'], fields['requestedAgency'], fields['leadAgency']];
      return entity === 'member' ? [fields['agency']] : [];
    }),
  );
}
