import { tlpLabels, type StatuteGate, type Until } from '../mark.ts';
import { isDate, isWord, type Request } from './request.ts';
import { applyRow, deny, isOpen, shownCode, tighten, type Weighing } from './weighing.ts';
import type { Policy } from './policy.ts';
import type { RecordId } from '../language.ts';
import type { Circumstances, EffectiveMark, PlacedCaveat, RecipientProfile } from './types.ts';

/** Weigh one caveat. One that is unknown, or whose parameters are not what they should be, denies. */
export function weighCaveat(on: Weighing, caveat: PlacedCaveat, isSafety: boolean): void {
  const { mark, request, policy } = on;
  const { recipient, purpose } = request;
  if (recipient !== null && policy.binding.includes(caveat.kind) && !recipient.acceptedCaveats.includes(caveat.kind))
    deny(on, 'caveat/not-accepted', 'R-REST', { caveat: caveat.kind });
  switch (caveat.kind) {
    case 'ORCON': // the owner is asked for every value
    case 'NO_ONWARD': // what came in so has an owner who is asked; ours binds the recipient
    case 'MUST_TELL': // opens nothing without its recorded act
      return;
    case 'EXISTENCE_HIDDEN':
      return tighten(on, 'OMIT_SILENT', 'existence/hidden', 'R-REST');
    case 'STATUTE':
      return isStatute(caveat.gate, policy) ? weighStatute(on, caveat.gate, false) : deny(on, 'mark/unknown-caveat', 'R-REST');
    case 'EMBARGO':
      if (isSafety || isReached(caveat, on)) return;
      return deny(on, 'embargo/not-reached', 'R-EMB', { until: caveat.until });
    case 'SEALED':
      return isReached(caveat, on) ? undefined : applyRow(on, policy.sealed.row, false);
    case 'NOFORN':
      return isDomestic(mark, recipient) ? undefined : deny(on, 'release/noforn', 'R-REL');
    case 'REL':
      return isAmong(caveat.to, recipient) ? undefined : deny(on, 'release/not-listed', 'R-REL', { to: caveat.to });
    case 'NOREL':
      if (Array.isArray(caveat.to) && recipient !== null && !isAmong(caveat.to, recipient)) return;
      return deny(on, 'release/excluded', 'R-REL');
    case 'DISPLAY_ONLY':
      return deny(on, 'release/display-only', 'R-REST');
    case 'EYES':
      return areContactsAmong(caveat.contacts, recipient) ? undefined : deny(on, 'release/eyes', 'R-REST');
    case 'NO_COURT':
      return purpose === 'prosecution' && mark.originators.length === 0 ? deny(on, 'purpose/no-court', 'R-PURP') : undefined;
    case 'PURPOSE':
      return caveat.purposes.includes(purpose)
        ? undefined
        : deny(on, 'purpose/not-permitted', 'R-PURP', { purposes: caveat.purposes });
    case 'PAP':
      if (Object.hasOwn(policy.pap, caveat.label) && policy.pap[caveat.label].includes(purpose)) return;
      return deny(on, 'purpose/pap', 'R-PURP', { label: caveat.label });
    case 'TLP':
      if (tlpLabels.includes(caveat.label) && (caveat.label !== 'TLP:RED' || (recipient?.contacts ?? []).length > 0)) return;
      return deny(on, 'release/tlp', 'R-REST', { label: caveat.label });
    default:
      return deny(on, 'mark/unknown-caveat', 'R-REST');
  }
}

export function isStatute(flag: string, policy: Policy): flag is StatuteGate {
  return Object.hasOwn(policy.statutes, flag);
}

/** A closed statute gate keeps the value back, silently where the statute protects the mere fact. */
export function weighStatute(on: Weighing, gate: StatuteGate, catalogued: boolean): void {
  if (isOpen(gate, on)) return;
  const { action, code } = on.policy.statutes[gate];
  tighten(on, action, `statute/${gate}`, shownCode(on.policy, code, catalogued));
}

function isReached({ until, at }: { readonly until: Until; readonly at?: RecordId }, on: Weighing): boolean {
  const { date, event } = until as { readonly date?: unknown; readonly event?: unknown }; // a mark from a store may have both, or neither
  if (date === undefined && event === undefined) return false;
  if (date !== undefined && !(isDate(date) && dayFor(on.mark.originators, on.request.facts) >= date)) return false;
  return event === undefined || (isWord(event) && hasHappened(event, at === undefined ? [] : [at], on.request));
}

/** Whether what awaits an event at these records is open: at each of them, or in a look ahead. */
export function hasHappened(event: string, at: readonly RecordId[], { facts: { events, opened } }: Request): boolean {
  if (opened === 'everything' || events.includes(event)) return true;
  return opened !== undefined && at.length > 0 && at.every(record => opened.get(record)?.has(event) === true);
}

/** What day it is for whoever a value came from; of several the one where the day comes last. Empty where one is no day. */
export function dayFor(originators: readonly string[], { date, days }: Pick<Circumstances, 'date' | 'days'>): string {
  const theirs = originators.length === 0 ? [date] : originators.map(agency => days?.[agency] ?? date);
  return theirs.every(isDate) ? theirs.reduce((first, day) => (day < first ? day : first)) : '';
}

function isDomestic({ originators, owner }: EffectiveMark, recipient: RecipientProfile | null): boolean {
  if (recipient === null) return false;
  return (originators.length === 0 ? [owner] : originators).every(agency => agency.startsWith(`${recipient.country}-`));
}

function isAmong(to: readonly string[], recipient: RecipientProfile | null): boolean {
  return recipient !== null && (to.includes(recipient.agency) || to.includes(recipient.country));
}

function areContactsAmong(named: readonly string[], recipient: RecipientProfile | null): boolean {
  const contacts = recipient?.contacts ?? [];
  return contacts.length > 0 && contacts.every(contact => named.includes(contact));
}
