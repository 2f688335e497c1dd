import { CLOCK_ENDED } from '../clocks/clock-end.ts';
import type { EntityName } from '../catalogue.ts';
import type { CaseFile } from '../case.ts';
import { treeOf, type Branch } from '../decision/case-tree.ts';
import { subjectOf } from '../decision/subject.ts';
import type { AgencyCode, Json, RecordId } from '../language.ts';
import { isExtradition } from '../legal-bases.ts';
import type { Purpose } from '../mark.ts';
import type { LegalBasis } from '../packet.ts';
import { mattersOf, type Matters } from './matters.ts';

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
  'source/never',
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

/** Whoever investigates together plans together: what is to be achieved, who does what by when, what is gathered under which law. An operation is chosen by a person. */
const planNeeds: readonly EntityName[] = ['objective', 'phase', 'task', 'taskWait', 'evidenceLine'];

/** What answers a request of theirs, by its type, beside what the request itself names. */
const askedBy: Readonly<Record<string, readonly EntityName[]>> = {
  extradition: ['subject', ...identity, 'charge', 'warrant', 'assurance'],
  'provisional-arrest': ['subject', ...whereabouts, 'charge', 'warrant'],
  locate: ['subject', ...whereabouts],
  search: ['subject', 'address', 'warrant', ...proof],
  freeze: ['subject', 'asset'],
  confiscation: ['subject', 'asset', 'charge'],
  'civil-forfeiture': ['subject', 'asset'],
  'asset-trace': ['subject', 'asset'],
  'detainee-transfer': ['subject', ...identity],
  expert: proof,
  samples: proof,
  'firearm-trace': proof,
  'vehicle-check': ['vehicle'],
  'criminal-record': ['subject', ...identity, 'charge'],
  background: ['subject', 'alias', 'associate'],
};

/** What choosing is unusual, for a person who does so all the same. */
export const unusualRules: ReadonlySet<ScopeRule> = new Set<ScopeRule>(['third/agency', 'link/other-case', 'source/never']);

/**
 * What a packet would take in if nobody chose. Need to know: what purpose and basis need, what this recipient asked for, and what happened with
 * it; no document and no exchange otherwise, nothing that a third agency is in, no source, no work of our own, no other case. It gives less
 * than a person may choose, and the decision may still withhold all of it.
 */
export function proposeScope(file: CaseFile, request: ScopeRequest): ReadonlyMap<RecordId, Proposed> {
  const proposed = new Map<RecordId, Proposed>();
  const proposing: Proposing = {
    matters: mattersOf(file, request.recipient),
    needs: needsOf(request, file),
    isIn: parent => proposed.get(parent.record.id)?.chosen === true,
  };
  for (const branch of treeOf(file).all) {
    const { rule, chosen } = rules.find(({ fits }) => fits(branch, proposing))!; // the last one fits all
    proposed.set(branch.record.id, { chosen, why: rule });
  }
  return proposed;
}

type Proposing = {
  readonly matters: Matters;
  readonly needs: Needs;
  readonly isIn: (parent: Branch) => boolean; // parents come before what hangs from them
};

type Rule = {
  readonly rule: ScopeRule;
  readonly chosen: boolean;
  readonly fits: (branch: Branch, proposing: Proposing) => boolean;
};

const ofTheirs: readonly EntityName[] = ['exchange', 'request', 'document'];
const ownWork: readonly EntityName[] = ['task', 'taskWait', 'deadline', 'plan', 'planTask'];

/** The first that fits decides. What is never proposed stands first, whoever asked for it. */
const rules: readonly Rule[] = [
  { rule: 'purpose/needs', chosen: true, fits: ({ parent }) => parent === null },
  { rule: 'third/agency', chosen: false, fits: (branch, { matters }) => matters.isThird(branch) },
  {
    rule: 'source/never',
    chosen: false,
    fits: branch => upFrom(branch).some(({ record }) => subjectOf(record, null) === 'source'),
  },
  { rule: 'link/other-case', chosen: false, fits: ({ entity }) => entity === 'caseLink' },
  {
    rule: 'own/work',
    chosen: false,
    fits: ({ entity, record }, { needs: { entities } }) =>
      (ownWork.includes(entity) && !entities.includes(entity)) || record.fields['type'] === CLOCK_ENDED, // our reading of the law
  },
  { rule: 'parent/not', chosen: false, fits: ({ parent }, { isIn }) => parent !== null && !isIn(parent) },
  { rule: 'request/asked', chosen: true, fits: isAsked },
  {
    rule: 'concerns/not',
    chosen: false,
    fits: (branch, { matters }) => ofTheirs.includes(branch.entity) && !matters.isTheirs(branch),
  },
  { rule: 'request/theirs', chosen: true, fits: ({ entity }) => entity === 'request' },
  { rule: 'concerns/recipient', chosen: true, fits: ({ entity }) => ofTheirs.includes(entity) },
  { rule: 'parent/chosen', chosen: true, fits: ({ parent }) => hangsFromOther(parent) },
  { rule: 'purpose/needs', chosen: true, fits: isNeeded },
  { rule: 'purpose/does-not', chosen: false, fits: () => true },
];

function needsOf({ purpose, basis }: ScopeRequest, { kind }: Pick<CaseFile, 'kind'>): Needs {
  if (purpose !== 'same-case') return needs[purpose];
  if (basis.some(isExtradition)) return extraditionNeeds;
  return kind === 'joint-investigation' ? { entities: [...needs['same-case'].entities, ...planNeeds] } : needs['same-case'];
}

function isNeeded({ entity, record }: Branch, { needs: { entities, soughtOnly } }: Proposing): boolean {
  if (!entities.includes(entity)) return false;
  return entity !== 'subject' || soughtOnly !== true || subjectOf(record, null) === 'suspect';
}

/** What hangs from a person goes by itself where the purpose needs it; what hangs from any other record goes with it. */
function hangsFromOther(parent: Branch | null): boolean {
  return parent !== null && parent.parent !== null && parent.entity !== 'subject';
}

/** What answers an open request of the recipient: the request, what belongs to it, and what its type asks for, of the person that it names. */
function isAsked(branch: Branch, { matters }: Proposing): boolean {
  const { record, entity } = branch;
  return matters.asking.some(request => {
    if (request.id === record.id) return true;
    if (['request', 'evidentiaryRequest', 'formalisedBy'].some(name => record.fields[name] === request.id)) return true;
    const { type, subject } = request.fields;
    if (entity === 'subject' && subject === record.id) return true;
    if (typeof type !== 'string' || askedBy[type]?.includes(entity) !== true) return false;
    const about = personOf(branch);
    return subject === undefined || about === null || about === subject;
  });
}

/** The id of the person that a record is about; null where it names none. */
function personOf(branch: Branch): Json {
  const person = upFrom(branch).find(({ entity }) => entity === 'subject');
  const { subject, heldBy, seizedFrom } = branch.record.fields;
  return person?.record.id ?? subject ?? heldBy ?? seizedFrom ?? null;
}

function upFrom(branch: Branch): readonly Branch[] {
  return branch.parent === null ? [branch] : [branch, ...upFrom(branch.parent)];
}
