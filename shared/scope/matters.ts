import { fieldsOf, type EntityName } from '../catalogue.ts';
import type { CaseFile, CaseRecord } from '../case.ts';
import { treeOf, type Branch } from '../decision/case-tree.ts';
import type { AgencyCode, Json } from '../language.ts';

/** Whose matters the records of a case are, as one counterpart stands to them. */
export type Matters = {
  /** Somebody who is neither of us has a part in it, or in what it hangs from. */
  readonly isThird: (branch: Branch) => boolean;
  /** An exchange, request or document that is a matter between us and the recipient. */
  readonly isTheirs: (branch: Branch) => boolean;
  /** The recipient's requests that still wait for an answer. */
  readonly asking: readonly CaseRecord[];
};

/** Matters between us and one other, whatever the case's parties are. */
const betweenTwo: readonly EntityName[] = ['exchange', 'participant', 'commitment', 'item'];
/** What is a matter with whoever it names. Other records may name any authority of our own country: a court, or who passes a request on. */
const ofWhomTheyName: readonly EntityName[] = [...betweenTwo, 'document'];
const ended: readonly Json[] = ['refused', 'executed', 'closed', 'recalled', 'no_longer_needed'];

export function mattersOf(file: CaseFile, recipient: AgencyCode): Matters {
  const { root, all } = treeOf(file);
  const two: readonly Json[] = [file.owner, recipient];
  const { requestingAgency, requestedAgency } = root.record.fields;
  const parties: readonly Json[] = [...two, requestingAgency ?? recipient, requestedAgency ?? recipient];
  const isOther = (agency: Json, entity: EntityName): boolean => {
    if ((betweenTwo.includes(entity) ? two : parties).includes(agency)) return false;
    return ofWhomTheyName.includes(entity) || countryOf(agency) !== countryOf(file.owner);
  };
  // What hangs from a matter is part of it: one promise to a third agency makes the whole meeting unusual.
  const isThirdBelow = (branch: Branch): boolean =>
    named(branch).some(agency => isOther(agency, branch.entity)) || branch.children.some(isThirdBelow);
  const isThird = (branch: Branch): boolean => isThirdBelow(branch) || (branch.parent?.parent != null && isThird(branch.parent));
  const naming = (branch: Branch): boolean => named(branch).includes(recipient) || branch.children.some(naming);
  const isOf = (kind: EntityName, branch: Branch): boolean => {
    if (branch.entity !== kind || isThird(branch)) return false;
    // The case's own request goes between its parties, of which the recipient's country is one.
    return naming(branch) || (kind === 'request' && named(branch).some(agency => countryOf(agency) === countryOf(recipient)));
  };
  const requests = new Set<Json>(all.filter(branch => isOf('request', branch)).map(({ record }) => record.id));
  const handed = new Set<Json>(
    all
      .filter(branch => isOf('exchange', branch))
      .flatMap(({ children }) => children.flatMap(({ record }) => record.fields['document'] ?? [])),
  );
  const isTheirs = (branch: Branch): boolean => {
    if (isThird(branch)) return false;
    const { id, fields } = branch.record;
    if (branch.entity === 'document') return naming(branch) || handed.has(id) || requests.has(fields['request'] ?? null);
    return isOf('exchange', branch) || requests.has(id);
  };
  const asking = all.flatMap(({ record }) => {
    const { from, status = null } = record.fields;
    return requests.has(record.id) && from === recipient && !ended.includes(status) ? [record] : [];
  });
  return { isThird, isTheirs, asking };
}

/** The agencies that a record names in fields of its own, as the catalogue types them. */
function named({ record, entity }: Branch): readonly Json[] {
  return fieldsOf(entity).flatMap(([name, { type }]) => (type === 'agency' ? (record.fields[name] ?? []) : []));
}

function countryOf(agency: Json): string {
  return typeof agency === 'string' ? agency.slice(0, 2) : '';
}
