import { create } from 'zustand';
import { isFiled } from '../../shared/agency-search.ts';
import type { AgencyView } from '../../shared/contract/agencies.ts';
import type { CaseSummary, ExchangeOutlook, KnownContact } from '../../shared/case-view.ts';
import type { OfficeDuties } from '../../shared/duties.ts';
import type { Failure } from '../../shared/failure.ts';
import { failures } from '../../shared/failure.ts';
import type { AgencyCode, CaseId } from '../../shared/language.ts';
import type { Reader } from '../../shared/reader.ts';
import { readQuickLog, type LogSurroundings, type QuickLog } from '../../shared/quick-log.ts';
import { here } from '../here.ts';
import { door } from '../host.ts';
import { draftOfStore } from '../kept-drafts.ts';
import { forgetOnLock } from '../stores.ts';
import { currentReader, type Translate } from '../text.ts';
import { notify } from '../ui/notice.ts';
import { currentViewer } from '../viewer.ts';
import { callOf, entryOf, fittingContacts, isTime, whoOf, type Corrections, type LogEntry, type Who } from './entry.ts';
import { caseNamed, likelySurnames, MOST_LOOKED_AT } from './named-cases.ts';

export type QuickLogState = {
  readonly line: string;
  readonly set: Corrections;
  readonly agencies: readonly AgencyView[];
  readonly duties: OfficeDuties | null;
  /** The cases that the last words for one found, how many there are in all, and the words. */
  readonly found: { readonly words: string; readonly cases: readonly CaseSummary[]; readonly total: number } | null;
  /** Words of the line that were looked up, folded: whether they are the surname of one case. */
  readonly surnames: ReadonlyMap<string, boolean>;
  readonly contacts: { readonly agency: AgencyCode; readonly known: readonly KnownContact[] } | null;
  readonly outlook: { readonly of: string; readonly seen: ExchangeOutlook } | null;
  /** The case that was open when the log was. */
  readonly openCase: CaseSummary | null;
  /** With whom the exchange was that this one follows: with them, unless the line or the person says otherwise. */
  readonly after: AgencyCode | null;
  readonly isSaving: boolean;
  readonly failure: Failure | null;
};

/** The draft stays when the log closes and when the vault locks, until it is saved. */
export const useQuickLog = forgetOnLock(
  create<QuickLogState>(() => ({
    line: '',
    set: {},
    agencies: [],
    duties: null,
    found: null,
    surnames: new Map(),
    contacts: null,
    outlook: null,
    openCase: null,
    after: null,
    isSaving: false,
    failure: null,
  })),
);

draftOfStore(
  useQuickLog,
  'quick-log',
  ({ line, set }) => (line === '' && Object.keys(set).length === 0 ? null : { line, set }),
  typed => useQuickLog.setState((typed ?? { line: '', set: {} }) as Pick<QuickLogState, 'line' | 'set'>), // as it was kept
);

/** Read what the line may name. `over`: the case that is open behind the log; `after`: with whom the exchange was that is followed up. */
export async function openQuickLog(over: CaseId | null, after: AgencyCode | null = null): Promise<void> {
  const [agencies, duties, shown] = await Promise.all([
    door.request('agency:list', {}),
    door.request('duty:settings', {}),
    over === null ? null : door.request('case:show', { caseId: over }),
  ]);
  useQuickLog.setState({
    ...(agencies.ok ? { agencies: agencies.value } : {}),
    ...(duties.ok ? { duties: duties.value } : {}),
    openCase: shown?.ok ? shown.value.summary : null,
    after,
    contacts: null,
    outlook: null,
  });
  await lookAround();
}

export function typeLine(line: string): void {
  useQuickLog.setState({ line, failure: null });
  void lookAround();
}

export function correct(change: Corrections): void {
  useQuickLog.setState(({ set }) => ({ set: { ...set, ...change }, failure: null }));
  void lookAround();
}

/** Say which day figures mean: they are written as that day wherever they stand. */
export function sayDay(typed: string, day: string): void {
  const { line, set } = useQuickLog.getState();
  typeLine(line.replaceAll(typed, day));
  if (set.promises !== undefined) correct({ promises: set.promises.replaceAll(typed, day) });
}

export type ReadLog = {
  readonly read: QuickLog;
  readonly entry: LogEntry;
  readonly who: Who;
  /** Whom the words for a person may mean, the latest first. */
  readonly people: readonly KnownContact[];
  /** The one case that is meant, or null; `cases`: those that the words for it may mean. */
  readonly case: CaseSummary | null;
  readonly cases: readonly CaseSummary[];
};

/** The draft as it is understood now. */
export function readDraft(state: QuickLogState, { calendar }: Reader): ReadLog {
  const { line, set, agencies, found, openCase, contacts, after } = state;
  const place = here();
  const around: LogSurroundings = {
    today: place.on,
    calendar,
    agencies: agencies.filter(({ isOurs }) => !isOurs).map(agency => ({ ...agency, isFiled: isFiled(agency) })),
    surnames: new Set([...state.surnames].flatMap(([word, isOne]) => (isOne ? [word] : []))),
  };
  const read = readQuickLog(line, around);
  const entry = entryOf({ ...read, agency: read.agency ?? after }, set, around, place.time);
  const cases = found?.words === entry.caseWords ? found.cases : [];
  const named = caseNamed(entry.caseWords, { cases, total: found?.total ?? 0 });
  const ofAgency = agencies.find(({ code }) => code === entry.agency)?.profile?.contacts ?? [];
  const known = withProfile(contacts?.agency === entry.agency ? contacts.known : [], ofAgency);
  return {
    read,
    entry,
    who: whoOf(entry.person, known),
    people: fittingContacts(entry.person, known),
    case: entry.caseWords === '' ? openCase : named,
    cases,
  };
}

/** Who may receive the counterpart's packets is known too, met or not. */
function withProfile(known: readonly KnownContact[], names: readonly string[]): readonly KnownContact[] {
  const more = names.filter(name => known.every(contact => contact.name !== name));
  return [...known, ...more.map(name => ({ name, role: null, exchanges: 0, lastOn: null }))];
}

/** Wait until all that the draft names was asked for, however fast it was typed. */
export async function settleDraft(): Promise<void> {
  await lookAround();
}

/** Save the draft. True if it was, and the draft is new. */
export async function saveQuickLog(t: Translate): Promise<boolean> {
  await settleDraft();
  const state = useQuickLog.getState();
  const viewer = currentViewer();
  const reader = currentReader();
  const { entry, who, case: chosen } = readDraft(state, reader);
  if (state.isSaving || chosen === null || !isTime(entry.time) || entry.doubts.length > 0 || viewer === null) return false;
  useQuickLog.setState({ isSaving: true, failure: null });
  const place = { caseId: chosen.id, us: viewer.agency.code, zone: here().zone, language: reader.writes };
  const answer = await door.request(
    'exchange:log',
    callOf(entry, who, place, count => t('quickLog.pages', { count })),
  );
  if (!answer.ok) {
    useQuickLog.setState({ isSaving: false, failure: answer.failure });
    return false;
  }
  useQuickLog.setState({ line: '', set: {}, found: null, contacts: null, after: null, isSaving: false });
  const left = answer.value.entry;
  notify({
    title: t('quickLog.saved', { reference: chosen.reference }),
    tone: 'done',
    act: { label: t('ui.undo'), onPress: () => void takeBack(chosen.id, left, t) },
  });
  return true;
}

async function takeBack(caseId: CaseId, entry: number, t: Translate): Promise<void> {
  const answer = await door.request('case:undo', { caseId, entry });
  if (answer.ok) notify({ title: t('quickLog.undone'), tone: 'done' });
  else notify({ title: t(failures[answer.failure.code]), tone: 'stop' });
}

/** Ask the host for all that the draft now names and that is not known yet. */
async function lookAround(): Promise<void> {
  await Promise.all([findCases(), findSurnames(), findContacts()]);
  await seeOutlook();
}

const now = (): ReadLog => readDraft(useQuickLog.getState(), currentReader());

async function findCases(): Promise<void> {
  const { caseWords: words } = now().entry;
  if (words === '' || useQuickLog.getState().found?.words === words) return;
  const answer = await door.request('case:list', { text: words, limit: MOST_LOOKED_AT });
  if (now().entry.caseWords !== words) return; // typed on meanwhile
  useQuickLog.setState({ found: { words, ...(answer.ok ? answer.value : { cases: [], total: 0 }) } });
}

/** Over no open case and with none named, a plain word may be the surname of one. */
async function findSurnames(): Promise<void> {
  const { openCase, surnames } = useQuickLog.getState();
  const { entry, read } = now();
  if (openCase !== null || entry.caseWords !== '') return;
  const words = likelySurnames(read).filter(word => !surnames.has(word));
  const answers = await Promise.all(words.map(text => door.request('case:list', { text, limit: MOST_LOOKED_AT })));
  if (words.length === 0 || useQuickLog.getState().openCase !== openCase) return;
  const looked = words.map((word, at): readonly [string, boolean] => {
    const answer = answers[at];
    return [word, answer?.ok === true && caseNamed(word, answer.value) !== null];
  });
  useQuickLog.setState(state => ({ surnames: new Map([...state.surnames, ...looked]) }));
  if (looked.some(([, isOne]) => isOne)) await findCases();
}

async function findContacts(): Promise<void> {
  const { agency } = now().entry;
  if (agency === null || useQuickLog.getState().contacts?.agency === agency) return;
  const answer = await door.request('exchange:contacts', { agency });
  if (now().entry.agency === agency) useQuickLog.setState({ contacts: { agency, known: answer.ok ? answer.value : [] } });
}

async function seeOutlook(): Promise<void> {
  const { entry, case: chosen } = now();
  const of = outlookKey(entry, chosen);
  if (entry.agency === null || useQuickLog.getState().outlook?.of === of) return;
  const about = chosen === null ? {} : { caseId: chosen.id };
  const answer = await door.request('exchange:outlook', { ...about, counterpart: entry.agency, on: entry.date });
  const after = now();
  if (answer.ok && outlookKey(after.entry, after.case) === of) useQuickLog.setState({ outlook: { of, seen: answer.value } });
}

/** What an outlook depends on. */
export function outlookKey({ agency, date }: LogEntry, chosen: CaseSummary | null): string {
  return [agency, date, chosen?.id].join(' ');
}
