import { Temporal } from 'temporal-polyfill';
import type { Input } from '../../shared/contract.ts';
import { plainOf } from '../../shared/log-words.ts';
import type { AgencyCode, CaseId, CivilDate, Json } from '../../shared/language.ts';
import type { Reader } from '../../shared/reader.ts';
import type { KnownContact } from '../../shared/case-view.ts';
import { readQuickLog, type LogItem, type LogPromise, type LogSurroundings, type QuickLog } from '../../shared/quick-log.ts';
import { textLanguage } from '../../shared/line-language.ts';

/** What a person set by hand; it stands over what the line says. `items` and `promises` are written as in the line. */
export type Corrections = {
  readonly mode?: string;
  readonly date?: CivilDate | null;
  readonly time?: string;
  readonly minutes?: string;
  readonly agency?: AgencyCode | null;
  readonly person?: string;
  readonly caseWords?: string;
  readonly summary?: string;
  readonly items?: string;
  readonly promises?: string;
  readonly channel?: string;
  readonly value?: string;
  readonly authorisation?: string;
  readonly sreRepresentative?: boolean;
};

/** An exchange as it would be saved. */
export type LogEntry = {
  readonly mode: string;
  readonly date: CivilDate;
  readonly time: string;
  readonly minutes: string;
  readonly agency: AgencyCode | null;
  readonly person: string;
  readonly caseWords: string;
  readonly summary: string;
  readonly itemsText: string;
  readonly items: readonly LogItem[];
  readonly promisesText: string;
  readonly promises: readonly LogPromise[];
  readonly channel: string;
  readonly value: string;
  readonly authorisation: string;
  readonly sreRepresentative: boolean | null;
  /** What must be said before it can be saved: which of two days figures mean. */
  readonly doubts: QuickLog['doubts'];
};

/** What information of a channel is worth in court until a formal request makes it evidence (CNPP 455). */
const valueOfChannel: Readonly<Record<string, string>> = {
  police: 'intelligence',
  interpol: 'intelligence',
  fiu: 'intelligence',
  'formal-mla': 'evidence',
};

/** The line with the corrections over it. `now` is the local time, for an exchange of today without one. */
export function entryOf(read: QuickLog, set: Corrections, around: LogSurroundings, now: string): LogEntry {
  const date = set.date ?? read.date ?? around.today;
  const channel = set.channel ?? read.channel ?? 'informal';
  const itemsText = set.items ?? textOf(read, ['received', 'given']);
  const promisesText = set.promises ?? textOf(read, ['promise']);
  const promised = readQuickLog(promisesText, around, read);
  return {
    mode: set.mode ?? read.mode ?? 'meeting',
    date,
    time: set.time ?? read.time ?? (date === around.today ? now : '12:00'),
    minutes: set.minutes ?? (read.minutes === null ? '' : String(read.minutes)),
    agency: set.agency === undefined ? read.agency : set.agency,
    person: set.person ?? read.person ?? '',
    caseWords: set.caseWords ?? read.caseWords ?? '',
    summary: set.summary ?? read.summary,
    itemsText,
    items: readQuickLog(itemsText, around, read).items,
    promisesText,
    promises: promised.promises,
    doubts: [
      ...read.doubts.filter(({ dates }) => set.date === undefined && dates.some(day => day === read.date)),
      ...promised.doubts,
    ].filter(isFirstOf),
    channel,
    value: set.value ?? read.value ?? valueOfChannel[channel] ?? 'lead_only',
    authorisation: set.authorisation ?? '',
    sreRepresentative: set.sreRepresentative ?? null,
  };
}

const isFirstOf = ({ typed }: QuickLog['doubts'][number], at: number, all: QuickLog['doubts']): boolean =>
  all.findIndex(other => other.typed === typed) === at;

/** Whom the words for a person mean: nobody, one whom the log knows, one of several, or somebody new. */
export type Who =
  | { readonly state: 'none' }
  | { readonly state: 'known'; readonly contact: KnownContact }
  | { readonly state: 'several'; readonly contacts: readonly KnownContact[] }
  | { readonly state: 'new'; readonly name: string };

/** Resolve typed words against the people whom the log has named: each word begins a word of the name, accents aside. */
export function whoOf(typed: string, contacts: readonly KnownContact[]): Who {
  const words = namesOf(typed);
  if (words.length === 0) return { state: 'none' };
  const fitting = fittingContacts(typed, contacts);
  const exact = fitting.find(({ name }) => namesOf(name).join(' ') === words.join(' '));
  const [only] = fitting;
  if (exact !== undefined || fitting.length === 1) return { state: 'known', contact: (exact ?? only)! };
  return fitting.length > 1 ? { state: 'several', contacts: fitting } : { state: 'new', name: asName(typed) };
}

/** Those whom typed words may mean: all while nothing is typed. */
export function fittingContacts(typed: string, contacts: readonly KnownContact[]): readonly KnownContact[] {
  const words = namesOf(typed);
  return contacts.filter(({ name }) => words.every(word => namesOf(name).some(part => part.startsWith(word))));
}

/** The name that is kept, and the post where the log knows it. */
function participantOf(who: Who, typed: string): { readonly name: string; readonly role: string | null } | null {
  if (who.state === 'none') return null;
  if (who.state === 'known') return who.contact;
  return { name: who.state === 'new' ? who.name : asName(typed), role: null };
}

function namesOf(text: string): readonly string[] {
  return plainOf(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '');
}

/** Typed in small letters, a name still begins with capitals; its particles do not. */
function asName(typed: string): string {
  return typed
    .trim()
    .split(/\s+/)
    .map(word => (/^(de|del|la|las|los|y|of|van|von)$/.test(word) ? word : word.charAt(0).toLocaleUpperCase() + word.slice(1)))
    .join(' ');
}

/** Whether a time is written as the record needs it. */
export function isTime(text: string): boolean {
  return /^([01]?\d|2[0-3]):[0-5]\d$/.test(text);
}

/** The call that saves an entry. `pages` says a number of pages in the reader's words. */
export function callOf(
  entry: LogEntry,
  who: Who,
  place: { readonly caseId: CaseId; readonly us: AgencyCode; readonly zone: string; readonly language: Reader['writes'] },
  pages: (count: number) => string,
): Input<'exchange:log'> {
  const { agency, summary } = entry;
  const participant = participantOf(who, entry.person);
  const by = (promise: LogPromise) => (promise.by === 'us' ? place.us : agency);
  return {
    caseId: place.caseId,
    fields: present({
      ...instantsOf(entry, place.zone),
      mode: entry.mode,
      channel: entry.channel,
      counterpart: agency,
      topic: summary,
      evidentiaryStatus: entry.value,
      authorisation: entry.authorisation,
      sreRepresentative: entry.sreRepresentative,
    }),
    children: [
      ...(participant === null
        ? []
        : [{ entity: 'participant' as const, fields: present({ agency, name: participant.name, role: participant.role }) }]),
      ...entry.promises.map(promise => ({
        entity: 'commitment' as const,
        fields: present({ what: promise.what, by: by(promise), dueOn: promise.dueOn, status: 'open' }),
      })),
      ...entry.items.map(item => ({
        entity: 'item' as const,
        fields: { way: item.way, description: item.description + (item.pages === null ? '' : `, ${pages(item.pages)}`) },
      })),
      ...(summary === ''
        ? []
        : [
            {
              entity: 'portion' as const,
              fields: { of: 'summary', text: summary, language: textLanguage(summary) ?? place.language },
            },
          ]),
    ],
  };
}

function instantsOf({ date, time, minutes }: LogEntry, zone: string): Readonly<Record<string, string>> {
  const start = Temporal.PlainDate.from(date).toZonedDateTime({
    timeZone: zone,
    plainTime: Temporal.PlainTime.from(time.padStart(5, '0')),
  });
  const written = (at: Temporal.ZonedDateTime) => at.toString({ smallestUnit: 'minute' });
  const length = Number(minutes);
  if (!Number.isInteger(length) || length <= 0) return { startAt: written(start) };
  return { startAt: written(start), endAt: written(start.add({ minutes: length })) };
}

function present(fields: Readonly<Record<string, Json>>): Record<string, Json> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== ''));
}

function textOf({ parts }: QuickLog, kinds: readonly string[]): string {
  return parts
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ text }) => text)
    .join('; ');
}
