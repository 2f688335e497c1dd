import type { CaseFile, CaseRecord } from '../case.ts';
import { isInScope } from '../scope/scope.ts';
import { silent } from './case-node.ts';
import type { CaseRequest } from './request.ts';
import { isDeclared } from './subject.ts';
import type { Decision } from './types.ts';

/**
 * What keeps the very existence of a record from this recipient, or null: nobody chose it for this packet, it is a confidential case or
 * request of which the recipient is no named party, or a link to a case that it may not know of. What decides here acts as a mark: the declaration, the parties, and which case is linked.
 */
export function hiddenFrom(
  record: CaseRecord,
  file: CaseFile,
  { recipient, circumstances, scope }: CaseRequest,
): Decision | null {
  const agency = recipient?.agency;
  const { fields } = record;
  if (!isInScope(record, scope)) return silent('scope/not-chosen');
  switch (record.entity) {
    case 'case':
      if (!isDeclared(fields['existenceConfidential']) || partiesOf(file, scope).has(agency)) return null;
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
function partiesOf({ records }: CaseFile, scope: CaseRequest['scope']): ReadonlySet<unknown> {
  return new Set(
    records.flatMap(record => {
      const { entity, fields } = record;
      if (entity === 'case') return [fields['requestingAgency'], fields['requestedAgency'], fields['leadAgency']];
      return entity === 'member' && isInScope(record, scope) ? [fields['agency']] : [];
    }),
  );
}
