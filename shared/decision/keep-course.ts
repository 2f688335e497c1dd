import type { CaseRecord } from '../case.ts';
import type { Json } from '../language.ts';
import { silent, tightenField, type Node, type Nodes } from './case-node.ts';
import type { Branch } from './case-tree.ts';

const ofTheCase = ['stage', 'stageEnteredOn', 'closedOn', 'outcomeOn', 'refusalGround'];
const ofTheCharge = ['extraditionDecision', 'refusalGround'];

/**
 * What a record says of where it stands was written beside the event or status that brought it there: where a case stands, since when and
 * how it ended, what was decided on a charge, how far a request came. Where what brought it there stays, so does that.
 */
export function keepCourse(root: Branch, nodes: Nodes): void {
  const events = childrenOf(root, 'event');
  const corrected = new Set(events.flatMap(({ fields }) => fields['supersedes'] ?? []));
  const counting = events.filter(({ id, fields }) => !corrected.has(id) && fields['retracted'] !== true);
  const { stage } = root.record.fields;
  if (stage !== undefined) keep(root, ofTheCase, lastOf(counting, 'stageTo', stage), { told: ['stageTo', 'on'], nodes });
  const decisions = counting.filter(({ fields }) => fields['type'] === 'charge-disposed');
  for (const { branch } of nodes.values()) {
    if (branch.entity === 'charge') {
      const decided = decisions.filter(({ fields }) => chargeOf(fields) === branch.record.id);
      keep(branch, ofTheCharge, inOrder(decided).at(-1), { told: ['type', 'on', 'charge', 'facts'], nodes });
    }
    if (branch.entity === 'request') keepStatus(branch, nodes);
  }
}

/** The status of a request, and the day on which it was sent. */
function keepStatus(request: Branch, nodes: Nodes): void {
  const statuses = childrenOf(request, 'requestStatus');
  const told = { told: ['status', 'on'], nodes };
  const { status } = request.record.fields;
  if (status !== undefined) keep(request, ['status', 'refusalGround'], lastOf(statuses, 'status', status), told);
  keep(
    request,
    ['sentOn'],
    inOrder(statuses).find(({ fields }) => fields['status'] === 'sent'),
    told,
  );
}

type Telling = { readonly told: readonly string[]; readonly nodes: Nodes };

/** Keep fields back with the record that they were written from, unless that leaves and tells as much. */
function keep(own: Branch, fields: readonly string[], from: CaseRecord | undefined, { told, nodes }: Telling): void {
  const node = nodes.get(own.record.id);
  if (from === undefined || node === undefined || isTold(nodes.get(from.id), told)) return;
  for (const name of fields) tightenField(node, name, silent('relation/bound'));
}

function isTold(node: Node | undefined, fields: readonly string[]): boolean {
  return node?.emitted === true && fields.every(name => node.fields.get(name)?.action === 'RELEASE');
}

/** The charge that an event decides on: by its reference, or as such events were once written, among its facts. */
function chargeOf({ charge, facts }: CaseRecord['fields']): Json | undefined {
  if (charge !== undefined) return charge;
  const named = Array.isArray(facts) ? (facts as readonly Json[]).find(isCharge) : undefined;
  return typeof named === 'string' ? named.slice('charge='.length) : undefined;
}

const isCharge = (fact: Json): boolean => typeof fact === 'string' && fact.startsWith('charge=');

function childrenOf({ children }: Branch, entity: string): readonly CaseRecord[] {
  return children.filter(child => child.entity === entity).map(({ record }) => record);
}

function lastOf(records: readonly CaseRecord[], name: string, value: Json): CaseRecord | undefined {
  return inOrder(records.filter(({ fields }) => fields[name] === value)).at(-1);
}

function inOrder(records: readonly CaseRecord[]): readonly CaseRecord[] {
  return records.toSorted((one, other) => (whenOf(one) < whenOf(other) ? -1 : 1));
}

function whenOf({ id, fields: { on, at } }: CaseRecord): string {
  return [on, at, id].map(part => (typeof part === 'string' ? part : '')).join(' ');
}
