import { fieldsOf, type EntityName } from '../catalogue.ts';
import type { CaseFile } from '../case.ts';
import { treeOf, type Branch } from '../decision/case-tree.ts';
import { subjectOf } from '../decision/subject.ts';
import type { AgencyCode, RecordId } from '../language.ts';
import { legalBases } from '../legal-bases.ts';
import type { Purpose } from '../mark.ts';
import type { LegalBasis } from '../packet.ts';

/** Why a record is proposed, or is not. Words for each are in `shared/scope/words.ts`. */
export const scopeRules = [
  'purpose/needs',
  'purpose/does-not',
  'request/asked',
  'request/theirs',
  'concerns/recipient',
  'concerns/not',
  'third/agency',
  'link/other-case',
  'own/work',
  'parent/chosen',
  'parent/not',
] as const;
export type ScopeRule = (typeof scopeRules)[number];

/** What is proposed of one record. */
export type Proposed = { readonly chosen: boolean; readonly why: ScopeRule };

/** What somebody wants to hand over, to whom and for what. */
export type ScopeRequest = {
  readonly recipient: AgencyCode;
  readonly purpose: Purpose;
  readonly basis: readonly LegalBasis[];
};

type Needs = {
  readonly entities: readonly EntityName[];
  /** Of the persons, the ones sought, charged or convicted alone. */
  readonly soughtOnly?: true;
};

const whereabouts: readonly EntityName[] = ['alias', 'identityDocument', 'contactPoint', 'address', 'vehicle'];
const identity: readonly EntityName[] = ['alias', 'identityDocument'];
const proof: readonly EntityName[] = ['evidence', 'custodyEntry'];

/** What each purpose needs of a case (domain page C, D.2). Documents, exchanges and requests have rules of their own below. */
const needs: Readonly<Record<Purpose, Needs>> = {
  'same-case': {
    entities: [
      'subject',
      ...whereabouts,
      'associate',
      'charge',
      'warrant',
      'assurance',
      'portion',
      'event',
      'member',
      'asset',
      ...proof,
    ],
  },
  'locate-arrest': { entities: ['subject', ...whereabouts, 'charge', 'warrant'], soughtOnly: true },
  escort: { entities: ['subject', ...identity, 'warrant', 'assurance'], soughtOnly: true },
  prosecution: { entities: ['subject', ...identity, 'address', 'charge', 'warrant', 'portion', 'event', ...proof] },
  'asset-recovery': { entities: ['subject', ...identity, 'charge', 'asset'] },
  intelligence: { entities: ['subject', ...whereabouts, 'associate', 'portion'] },
  statistics: { entities: ['outcome', 'seizureLine'] },
};

/** An extradition rests on the person sought, the charges, the orders, the facts and the promises (treaty 1978, art. 10). */
const extraditionNeeds: Needs = {
  entities: ['subject', ...identity, 'address', 'charge', 'warrant', 'assurance', 'portion', 'event'],
  soughtOnly: true,
};

/**
 * What a packet would take in if nobody chose. Need to know: what purpose and basis need, what this recipient asked for, and what happened with
 * it; no document and no exchange otherwise, nothing that a third agency is in, no work of our own, no other case. It gives less than a
 * person may choose, and the decision may still withhold all of it.
 */
export function proposeScope(file: CaseFile, request: ScopeRequest): ReadonlyMap<RecordId, Proposed> {
  const { root, all } = treeOf(file);
  const about = standing(file, all, request);
  const proposed = new Map<RecordId, Proposed>();
  const propose = (branch: Branch): void => {
    const isTop = branch.parent === null || branch.parent === root;
    const above = isTop || branch.parent === null ? null : proposed.get(branch.parent.record.id)!;
    proposed.set(branch.record.id, above === null ? ofTop(branch, about) : ofChild(branch, above, about));
    branch.children.forEach(propose);
  };
  propose(root);
  return proposed;
}

type Standing = {
  readonly own: AgencyCode;
  readonly recipient: AgencyCode;
  readonly needs: Needs;
  /** Requests between us and the recipient. */
  readonly theirs: ReadonlySet<string>;
  /** What its open requests are about: persons, and records that point to such a request. */
  readonly asked: ReadonlySet<string>;
  /** Documents that were handed over in an exchange with the recipient. */
  readonly handed: ReadonlySet<string>;
};

function standing(file: CaseFile, all: readonly Branch[], { recipient, purpose, basis }: ScopeRequest): Standing {
  const own = file.owner;
  const agencies = (branch: Branch): ReadonlySet<string> => new Set(agenciesIn(branch));
  const isThirds = (branch: Branch): boolean => [...agencies(branch)].some(code => code !== own && code !== recipient);
  const requests = all.filter(({ entity }) => entity === 'request');
  const theirs = new Set(requests.filter(one => agencies(one).has(recipient) && !isThirds(one)).map(({ record }) => record.id));
  const asking = requests.filter(({ record }) => record.fields['from'] === recipient && theirs.has(record.id));
  const asked = new Set<string>(asking.flatMap(({ record }) => texts(record.fields['subject'])));
  for (const { entity, record } of all)
    if (['document', 'evidence', 'exchange'].includes(entity) && pointsAt(record.fields, asking)) asked.add(record.id);
  const meetings = all.filter(one => one.entity === 'exchange' && agencies(one).has(recipient) && !isThirds(one));
  const handed = new Set(meetings.flatMap(({ children }) => children.flatMap(({ record }) => texts(record.fields['document']))));
  const isExtradition = purpose === 'same-case' && basis.some(({ statute }) => statute === legalBases.extradition.statute);
  return { own, recipient, needs: isExtradition ? extraditionNeeds : needs[purpose], theirs, asked, handed };
}

function ofTop(branch: Branch, about: Standing): Proposed {
  const { record, entity } = branch;
  if (branch.parent === null) return { chosen: true, why: 'purpose/needs' };
  const agencies = agenciesIn(branch);
  if (agencies.some(code => code !== about.own && code !== about.recipient)) return { chosen: false, why: 'third/agency' };
  if (about.asked.has(record.id)) return { chosen: true, why: 'request/asked' };
  const isTheirs = agencies.includes(about.recipient);
  switch (entity) {
    case 'request':
      return about.theirs.has(record.id) ? { chosen: true, why: 'request/theirs' } : { chosen: false, why: 'concerns/not' };
    case 'exchange':
      return isTheirs ? { chosen: true, why: 'concerns/recipient' } : { chosen: false, why: 'concerns/not' };
    case 'document':
      return isTheirs || about.handed.has(record.id)
        ? { chosen: true, why: 'concerns/recipient' }
        : { chosen: false, why: 'concerns/not' };
    case 'caseLink':
      return { chosen: false, why: 'link/other-case' };
    case 'task':
    case 'deadline':
    case 'plan':
      return { chosen: false, why: 'own/work' };
    default:
      return needed(branch, about) ? { chosen: true, why: 'purpose/needs' } : { chosen: false, why: 'purpose/does-not' };
  }
}

/** What hangs from a record goes with it where the purpose needs it; whose parent stays, stays. */
function ofChild(branch: Branch, above: Proposed, about: Standing): Proposed {
  if (!above.chosen) return { chosen: false, why: above.why === 'third/agency' ? 'third/agency' : 'parent/not' };
  const top = branch.parent?.entity;
  const isOfPerson = top === 'subject';
  if (isOfPerson && !about.needs.entities.includes(branch.entity)) return { chosen: false, why: 'purpose/does-not' };
  if (agenciesIn(branch).some(code => code !== about.own && code !== about.recipient))
    return { chosen: false, why: 'third/agency' };
  return { chosen: true, why: 'parent/chosen' };
}

function needed({ record, entity }: Branch, { needs: { entities, soughtOnly } }: Standing): boolean {
  if (!entities.includes(entity)) return false;
  return entity !== 'subject' || soughtOnly !== true || subjectOf(record, null) === 'suspect';
}

/** Every agency that a record and what hangs from it name in a field for agencies. */
function agenciesIn({ record, entity, children }: Branch): readonly string[] {
  const named = fieldsOf(entity).flatMap(([name, { type }]) => (type === 'agency' ? texts(record.fields[name]) : []));
  return [...named, ...children.flatMap(agenciesIn)];
}

/** Whether a reference to a request leads to one of these. */
function pointsAt(fields: Branch['record']['fields'], requests: readonly Branch[]): boolean {
  const ids = new Set<string>(requests.map(({ record }) => record.id));
  return ['request', 'evidentiaryRequest', 'formalisedBy'].some(name => texts(fields[name]).some(id => ids.has(id)));
}

function texts(value: unknown): readonly string[] {
  return typeof value === 'string' && value !== '' ? [value] : [];
}
