import type { Standing } from './decision/policy.ts';
import type { Action } from './decision/types.ts';
import type { AgencyCode, Bilingual } from './language.ts';
import { levels, type Category, type Level } from './mark.ts';

/** Why a release needs a second person, in the order in which it is told. */
export const approvalNeeds = [
  'override',
  'original',
  'finding',
  'category',
  'level',
  'recipient',
  'asked',
  'everything',
] as const;
export type ApprovalNeed = (typeof approvalNeeds)[number];

/** What an approver is to the packet’s reader: a role, never a person. `alone`: the office had nobody else, which the packet says. */
export const approverRoles = ['supervisor', 'officer', 'alone'] as const;
export type ApproverRole = (typeof approverRoles)[number];

/**
 * Which releases need a second person, as data. Each list names what asks for one: a value of these categories or of this level or higher that
 * leaves, coarser or not, a recipient by its standing or by its code; `everything` asks for one each time.
 */
export type ApprovalRules = {
  readonly version: string;
  readonly categories: readonly Category[];
  readonly fromLevel: Level | null;
  readonly standings: readonly Standing[];
  readonly recipients: readonly AgencyCode[];
  readonly everything: boolean;
};

/**
 * What the program asks for, and no office goes below: sources, techniques and protected persons by what they are, not by a pseudonym or a text written instead, protected values, and
 * whoever is neither a trusted party nor a vetted one. A value that a recorded fact opened, an original, a finding that was accepted and a
 * recipient whose card asks for it need a second person whatever the rules say.
 */
export const approvals2026: ApprovalRules = {
  version: '2026-1',
  categories: ['SRC', 'TEC', 'VIC'],
  fromLevel: 'L3',
  standings: ['other'],
  recipients: [],
  everything: false,
};

/**
 * What an office adds to the program's own rules. `demands`: from whom it takes in no case that nobody approved, with a key on the sender's card;
 * `onCard`: its own card names its approvers' keys, so that counterparts can check them.
 */
export type AddedRules = Pick<ApprovalRules, 'categories' | 'fromLevel' | 'recipients' | 'everything'> & {
  readonly demands: readonly AgencyCode[];
  readonly onCard: boolean;
  /** Agencies that put together what each was given, in groups, beside those that the program knows. */
  readonly pools?: readonly (readonly AgencyCode[])[];
};
export const nothingAdded: AddedRules = {
  categories: [],
  fromLevel: null,
  recipients: [],
  everything: false,
  demands: [],
  onCard: false,
};

/** The rules of an office: whatever either of the two asks for. */
export function rulesWith(added: AddedRules, rules: ApprovalRules = approvals2026): ApprovalRules {
  const rank = (level: Level | null): number => (level === null ? levels.length : levels.indexOf(level));
  return {
    ...rules,
    categories: [...new Set([...rules.categories, ...added.categories])],
    fromLevel: rank(added.fromLevel) < rank(rules.fromLevel) ? added.fromLevel : rules.fromLevel,
    recipients: [...new Set([...rules.recipients, ...added.recipients])],
    everything: rules.everything || added.everything,
  };
}

/** What of a release the rules look at. All of it is what leaves, or what was asked for: nothing of what stays. */
export type LeavingFacts = {
  readonly recipient: AgencyCode;
  readonly standing: Standing;
  /** Whether the recipient's card asks for approvals. */
  readonly isAsked: boolean;
  /** The values that leave, each with how and under what mark. */
  readonly values: readonly { readonly how: Action; readonly level: Level; readonly categories: readonly Category[] }[];
  readonly overrides: number;
  readonly originals: number;
  readonly findings: number;
};

/** Why this release needs a second person; empty: it needs none. */
export function needsOf(facts: LeavingFacts, rules: ApprovalRules): readonly ApprovalNeed[] {
  // A pseudonym, a mask and the author's own text are not the value.
  const isReadable = ({ how }: LeavingFacts['values'][number]): boolean => how === 'RELEASE' || how === 'GENERALISE';
  const readable = facts.values.filter(isReadable);
  const { fromLevel } = rules;
  const found: Readonly<Record<ApprovalNeed, boolean>> = {
    override: facts.overrides > 0,
    original: facts.originals > 0,
    finding: facts.findings > 0,
    category: readable.some(({ categories }) => categories.some(one => rules.categories.includes(one))),
    level: fromLevel !== null && readable.some(({ level }) => levels.indexOf(level) >= levels.indexOf(fromLevel)),
    recipient: rules.standings.includes(facts.standing) || rules.recipients.includes(facts.recipient),
    asked: facts.isAsked,
    everything: rules.everything,
  };
  return approvalNeeds.filter(need => found[need]);
}

/** Each need as it is told to a person. */
export const needWords: Readonly<Record<ApprovalNeed, Bilingual>> = {
  override: { en: 'a recorded circumstance opens a value', es: 'una circunstancia asentada abre un dato' },
  original: { en: 'a document leaves as its original', es: 'un documento sale como original' },
  finding: { en: 'a finding of the leak check was accepted', es: 'se aceptó un hallazgo de la revisión de fugas' },
  category: { en: 'a value of a protected category leaves', es: 'sale un dato de una categoría protegida' },
  level: { en: 'a value of a protected level leaves', es: 'sale un dato de un nivel protegido' },
  recipient: { en: 'this recipient always needs it', es: 'esta contraparte siempre lo requiere' },
  asked: { en: 'the recipient’s card asks for it', es: 'la tarjeta de la contraparte lo pide' },
  everything: { en: 'this office approves every packet', es: 'esta oficina aprueba todos los paquetes' },
};

/** Why an approval does not count any more, or never did. */
export const outdatedReasons = ['case', 'rules', 'key', 'channel', 'preparer', 'approver'] as const;
export type OutdatedReason = (typeof outdatedReasons)[number];

export const outdatedWords: Readonly<Record<OutdatedReason, Bilingual>> = {
  case: {
    en: 'The case, what was chosen of it, or what may leave has changed since it was submitted.',
    es: 'El caso, lo elegido de él o lo que puede salir cambió desde que se envió a aprobación.',
  },
  rules: { en: 'The rules have changed since it was submitted.', es: 'Las reglas cambiaron desde que se envió a aprobación.' },
  key: { en: 'A key or a name of the two offices has changed.', es: 'Cambió una llave o un nombre de las dos oficinas.' },
  channel: {
    en: 'Another packet to this counterpart left first, so this one has another number.',
    es: 'Otro paquete para esta contraparte salió antes, así que este lleva otro número.',
  },
  preparer: { en: 'Whoever prepared it works here no more.', es: 'Quien lo preparó ya no trabaja aquí.' },
  approver: { en: 'Whoever approved it works here no more.', es: 'Quien lo aprobó ya no trabaja aquí.' },
};
