import { flags as knownFlags, type Category, type Purpose } from '../mark.ts';
import type { LegalBasis } from '../packet.ts';
import { hasHappened, isStatute, weighCaveat, weighStatute } from './caveats.ts';
import type { Policy } from './policy.ts';
import { isDate, isKnownPurpose, isWord, requestOf, type Request } from './request.ts';
import { tightness } from './tightness.ts';
import {
  placeKey,
  type Circumstances,
  type Decision,
  type EffectiveMark,
  type ReasonCode,
  type RecipientProfile,
} from './types.ts';
import { applyRow, deny, isOpen, noParameters, shownCode, tighten, weighingOf, type Weighing } from './weighing.ts';

/**
 * What may be done with a value of this mark for this recipient, purpose and date. The value itself is not an argument. Every step of
 * the policy runs and the tightest result wins; what no row allows, and whatever is unknown or malformed, is denied. Never throws.
 *
 * @param recipient - null where the office has set no profile for the counterpart: nothing leaves.
 * @param basis - The laws or agreements the packet leans on; nothing leaves without one.
 */
export function decide(
  mark: EffectiveMark,
  recipient: RecipientProfile | null,
  purpose: Purpose,
  basis: readonly LegalBasis[],
  circumstances: Circumstances,
  policy: Policy,
): Decision {
  try {
    return decideRequest(mark, requestOf(recipient, purpose, basis, circumstances), policy);
  } catch {
    // What is not even shaped like a mark might have been hidden.
    return { action: 'OMIT_SILENT', rule: 'mark/malformed', parameters: noParameters, code: null };
  }
}

/** As {@link decide}, for many values of one request. Throws on a mark or policy that is not shaped like one. */
function decideRequest(mark: EffectiveMark, request: Request, policy: Policy): Decision {
  const on = weigh(mark, request, policy);
  if (on.rank <= tightness.SUMMARISE || mark.tearLine === null || !isKnown(mark, policy) || !isWord(mark.tearLine.text))
    return decisionOf(on);
  const { level, categories } = mark.tearLine;
  // The author's text stands in for level and category alone: owner, caveats, statutes and the person stay what they are.
  const tear = weigh({ ...mark, type: 'text', level, categories, tearLine: null }, request, policy);
  if (tear.action !== 'RELEASE') return decisionOf(on);
  return { action: 'SUMMARISE', rule: 'tear-line/authored', parameters: noParameters, code: on.code };
}

/** Whether level and categories are known ones, and the value may leave in some form at all. */
function isKnown({ level, categories }: EffectiveMark, policy: Policy): boolean {
  const rank = levelRank(level);
  return rank >= 0 && level !== 'L4' && categories.every(category => Object.hasOwn(policy.matrix, category));
}

function decisionOf({ action, rule, code, parameters }: Weighing): Decision {
  return { action, rule, parameters, code: action === 'RELEASE' || action === 'OMIT_SILENT' ? null : code };
}

function weigh(mark: EffectiveMark, request: Request, policy: Policy): Weighing {
  const on = weighingOf(mark, request, policy);
  if (request.fault !== null) deny(on, request.fault, 'R-REST');
  if (mark.level === 'L4') deny(on, 'level/never', 'R-REST');
  else if (levelRank(mark.level) < 0) deny(on, 'mark/unknown-level', 'R-REST');
  for (const flag of mark.flags) weighFlag(on, flag);
  // The status of a record explains it, not the catalogue, so its code says no more than "restricted".
  if (mark.isLeadOnly === true && request.purpose === 'prosecution') deny(on, 'purpose/lead-only', 'R-REST');
  weighOriginators(on);
  const isSafety = isSafetyRecorded(on);
  for (const caveat of mark.caveats) weighCaveat(on, caveat, isSafety);
  weighSubject(on);
  for (let index = 0; index < mark.categories.length; index++) weighCategory(on, index, isSafety);
  if (on.rank < 0) deny(on, 'request/nothing-allows', 'R-REST');
  return on;
}

const flagSet: ReadonlySet<string> = new Set(knownFlags);

function weighFlag(on: Weighing, flag: EffectiveMark['flags'][number]): void {
  const { policy, mark, request } = on;
  if (!flagSet.has(flag)) return deny(on, 'mark/unknown-flag', 'R-REST');
  if (isStatute(flag, policy)) return weighStatute(on, flag, true);
  if (flag === 'sealed')
    return hasHappened(policy.sealed.event, mark.sealedAt ?? [], request) ? undefined : applyRow(on, policy.sealed.row, true);
  if (flag === '3p') return mark.originators.length > 0 ? undefined : deny(on, 'origin/unknown', 'R-ORIG');
  const row = policy.flags[flag];
  if (row === undefined || (flag === 'minor' && isOpen('victim', on))) return;
  applyRow(on, row, true);
}

function weighOriginators(on: Weighing): void {
  const { mark, request } = on;
  const isOurs = mark.originators.length === 0;
  if (isOurs && !mark.caveats.some(caveat => caveat.kind === 'ORCON')) return;
  for (const originator of isOurs ? [mark.owner] : mark.originators) {
    const isLocked = mark.lockedBy?.includes(originator) === true;
    if (originator === request.recipient?.agency || hasConsented(on, originator, isLocked)) continue;
    // What came in locked is opened by its originator's packet, by no paper that says that it consents.
    if (isOpen('originator', on, isLocked ? 'originator-consent' : null)) continue;
    deny(on, 'origin/no-consent', 'R-ORIG', { originator });
  }
}

function hasConsented({ mark, request }: Weighing, originator: string, isLocked: boolean): boolean {
  const { recipient, purpose, facts } = request;
  return facts.consents.some(
    consent =>
      consent.originator === originator &&
      consent.recipient === recipient?.agency &&
      consent.purposes.includes(purpose) &&
      (consent.until === null || (isDate(consent.until) && facts.date <= consent.until)) &&
      (consent.places === undefined ? !isLocked : isNamed(consent.places, mark)),
  );
}

function isNamed(places: ReadonlySet<string> | 'all', { record, field }: EffectiveMark): boolean {
  return places === 'all' || (record !== null && places.has(placeKey(record, field)));
}

function weighSubject(on: Weighing): void {
  const { mark, policy } = on;
  if (mark.subject === null) return;
  const row = policy.subjects[mark.subject];
  if (row !== undefined && !isOpen(mark.subject === 'source' ? 'source' : 'victim', on)) applyRow(on, row, true);
}

function weighCategory(on: Weighing, index: number, isSafety: boolean): void {
  const { mark, request, policy } = on;
  const category = mark.categories[index] as Category; // the caller counts within the list
  const isCatalogued = index === 0 && mark.isRecategorised !== true;
  if (!Object.hasOwn(policy.matrix, category)) return deny(on, 'mark/unknown-category', 'R-REST');
  if (isSafety && !policy.neverForSafety.includes(category)) return tighten(on, 'RELEASE', 'must-tell/recorded', 'R-REST');
  if (isKnownPurpose(request.purpose) && !policy.purposes[request.purpose].includes(category))
    deny(on, 'purpose/category', shownCode(policy, 'R-PURP', isCatalogued), { category });
  if (category === 'SRC' && isOpen('source', on)) return tighten(on, 'RELEASE', 'gate/open', 'R-REST');
  if (category === 'VIC' && isOpen('victim', on)) return tighten(on, 'RELEASE', 'gate/open', 'R-REST');
  const rows = policy.matrix[category];
  const row = (mark.subject === null ? undefined : rows[mark.subject]) ?? rows.any;
  weighCeiling(on, category, shownCode(policy, row.code, isCatalogued));
  applyRow(on, row, isCatalogued);
}

function weighCeiling(on: Weighing, category: Category, code: ReasonCode): void {
  const { recipient } = on.request;
  if (recipient === null) return; // denied already
  const ceiling = Object.hasOwn(recipient.ceilings, category) ? recipient.ceilings[category] : undefined;
  if (levelRank(ceiling) < 0) return deny(on, 'ceiling/category', code, { category });
  if (levelRank(on.mark.level) > levelRank(ceiling)) deny(on, 'ceiling/level', code, { category, level: on.mark.level });
}

function isSafetyRecorded({ mark, request, policy }: Weighing): boolean {
  const { recipient, purpose, facts } = request;
  if (facts.mustTell.length === 0 || recipient === null || mark.record === null || !policy.safetyPurposes.includes(purpose))
    return false;
  if (!mark.flags.includes('safety') && !mark.caveats.some(caveat => caveat.kind === 'MUST_TELL')) return false;
  return facts.mustTell.some(act => act.record === mark.record && act.field === mark.field && act.recipient === recipient.agency);
}

function levelRank(level: unknown): number {
  return typeof level === 'string' && /^L[0-4]$/.test(level) ? level.charCodeAt(1) - 48 : -1;
}
