import { dateExists } from '../../shared/values.ts';
import type { CivilDate } from '../../shared/language.ts';
import {
  caveatKinds,
  papLabels,
  purposes,
  statuteGates,
  tlpLabels,
  type Caveat,
  type Purpose,
  type Until,
} from '../../shared/mark.ts';
import { knownEvents } from '../../shared/decision/event-name.ts';
import { unreadable } from './command.ts';

/** Reads a caveat as one word of the line: `NO_ONWARD`, `REL=MX,US-DEA`, `TLP=TLP:RED`, `EMBARGO=arrest` or `EMBARGO=2026-05-01`. */
export function caveatOf(word: string): Caveat {
  const [name = '', ...rest] = word.split('=');
  const text = rest.join('=');
  const list = text.split(',').filter(one => one !== '');
  const kind = choice('--caveat', caveatKinds, name);
  switch (kind) {
    case 'REL':
    case 'NOREL':
      return { kind, to: some(kind, list) };
    case 'EYES':
      return { kind, contacts: some(kind, list) };
    case 'PURPOSE':
      return { kind, purposes: some(kind, list).map((one): Purpose => choice('--caveat PURPOSE', purposes, one)) };
    case 'PAP':
      return { kind, label: choice('--caveat PAP', papLabels, text) };
    case 'TLP':
      return { kind, label: choice('--caveat TLP', tlpLabels, text) };
    case 'EMBARGO':
    case 'SEALED':
      return { kind, until: untilOf(kind, some(kind, list)[0] ?? '') };
    case 'STATUTE':
      return { kind, gate: choice('--caveat STATUTE', statuteGates, text) };
    default:
      if (rest.length > 0) throw unreadable(`--caveat ${kind}`);
      return { kind };
  }
}

/** A day that exists, or an event that some profile or rule knows: another would be waited for in vain. */
function untilOf(kind: string, text: string): Until {
  if (dateExists(text)) return { date: text as CivilDate };
  return { event: choice(`--caveat ${kind}`, knownEvents(), text) };
}

function some(kind: string, list: readonly string[]): readonly string[] {
  if (list.length === 0) throw unreadable(`--caveat ${kind}`);
  return list;
}

/** One of the words that there are, or the refusal that names them. */
export function choice<Word extends string>(what: string, words: readonly Word[], given: string): Word {
  const found = words.find(word => word === given);
  if (found === undefined) throw unreadable(what, words);
  return found;
}

/** A caveat as the line takes it. */
export function caveatWord(caveat: Caveat): string {
  if ('label' in caveat) return `${caveat.kind}=${caveat.label}`;
  if ('to' in caveat) return `${caveat.kind}=${caveat.to.join(',')}`;
  if ('contacts' in caveat) return `${caveat.kind}=${caveat.contacts.join(',')}`;
  if ('purposes' in caveat) return `${caveat.kind}=${caveat.purposes.join(',')}`;
  if ('gate' in caveat) return `${caveat.kind}=${caveat.gate}`;
  if ('until' in caveat) return `${caveat.kind}=${'date' in caveat.until ? caveat.until.date : caveat.until.event}`;
  return caveat.kind;
}
