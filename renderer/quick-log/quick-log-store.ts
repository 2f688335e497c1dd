import { Temporal } from 'temporal-polyfill';
import { create } from 'zustand';
import type { AgencyView } from '../../shared/contract/agencies.ts';
import type { CaseSummary } from '../../shared/case-view.ts';
import type { OfficeDuties } from '../../shared/duties.ts';
import type { Failure } from '../../shared/failure.ts';
import { failures } from '../../shared/failure.ts';
import type { CaseId, Language } from '../../shared/language.ts';
import { readQuickLog, type LogSurroundings, type QuickLog } from '../../shared/quick-log.ts';
import { refreshExchanges } from '../exchanges/exchange-store.ts';
import { todayHere } from '../format.ts';
import { useRoute } from '../frame/route-store.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';
import { languageOf, useLocale, type Translate } from '../text.ts';
import { notify } from '../ui/notice.ts';
import { useVault } from '../vault/vault-store.ts';
import { callOf, entryOf, isTime, type Corrections, type LogEntry } from './entry.ts';

export type QuickLogState = {
  readonly line: string;
  readonly set: Corrections;
  readonly agencies: readonly AgencyView[];
  readonly duties: OfficeDuties | null;
  /** The case that the digits name, and the words that it was found by. */
  readonly found: { readonly words: string; readonly case: CaseSummary | null } | null;
  /** The case that was open when the log was. */
  readonly openCase: CaseSummary | null;
  readonly isSaving: boolean;
  readonly failure: Failure | null;
};

/** The draft stays when the log closes, until it is saved or the vault locks. */
export const useQuickLog = forgetOnLock(
  create<QuickLogState>(() => ({
    line: '',
    set: {},
    agencies: [],
    duties: null,
    found: null,
    openCase: null,
    isSaving: false,
    failure: null,
  })),
);

/** Read what the line may name. */
export async function openQuickLog(): Promise<void> {
  const { route } = useRoute.getState();
  const [agencies, duties, shown] = await Promise.all([
    door.request('agency:list', {}),
    door.request('duty:settings', {}),
    route.screen === 'case' ? door.request('case:show', { caseId: route.caseId }) : null,
  ]);
  useQuickLog.setState({
    ...(agencies.ok ? { agencies: agencies.value } : {}),
    ...(duties.ok ? { duties: duties.value } : {}),
    openCase: shown?.ok ? shown.value.summary : null,
  });
  await findCase();
}

export function typeLine(line: string): void {
  useQuickLog.setState({ line, failure: null });
  void findCase();
}

export function correct(change: Corrections): void {
  useQuickLog.setState(({ set }) => ({ set: { ...set, ...change }, failure: null }));
  if (change.caseWords !== undefined) void findCase();
}

export type ReadLog = { readonly read: QuickLog; readonly entry: LogEntry; readonly case: CaseSummary | null };

/** The draft as it is understood now. */
export function readDraft({ line, set, agencies, found, openCase }: QuickLogState, language: Language): ReadLog {
  const around: LogSurroundings = {
    today: todayHere(),
    language,
    agencies: agencies.filter(({ isOurs }) => !isOurs).map(({ code }) => code),
  };
  const read = readQuickLog(line, around);
  const entry = entryOf(read, set, around, Temporal.Now.plainTimeISO().toString({ smallestUnit: 'minute' }));
  const named = found?.words === entry.caseWords ? found.case : null;
  return { read, entry, case: entry.caseWords === '' ? openCase : named };
}

/** Save the draft. True if it was, and the draft is new. */
export async function saveQuickLog(t: Translate): Promise<boolean> {
  const state = useQuickLog.getState();
  const vault = useVault.getState();
  const language = languageOf(useLocale.getState().locale);
  const { entry, case: chosen } = readDraft(state, language);
  if (state.isSaving || chosen === null || !isTime(entry.time) || vault.phase !== 'open') return false;
  useQuickLog.setState({ isSaving: true, failure: null });
  const place = { caseId: chosen.id, us: vault.vault.agency.code, zone: Temporal.Now.timeZoneId(), language };
  const answer = await door.request(
    'exchange:log',
    callOf(entry, place, count => t('quickLog.pages', { count })),
  );
  if (!answer.ok) {
    useQuickLog.setState({ isSaving: false, failure: answer.failure });
    return false;
  }
  useQuickLog.setState({ line: '', set: {}, found: null, isSaving: false });
  notify({
    title: t('quickLog.saved', { reference: chosen.reference }),
    tone: 'done',
    act: { label: t('ui.undo'), onPress: () => void takeBack(chosen.id, t) },
  });
  await refreshExchanges();
  return true;
}

async function takeBack(caseId: CaseId, t: Translate): Promise<void> {
  const answer = await door.request('case:undo', { caseId });
  if (answer.ok) notify({ title: t('quickLog.undone'), tone: 'done' });
  else notify({ title: t(failures[answer.failure.code]), tone: 'stop' });
  await refreshExchanges();
}

/** Find the one case that the digits name. */
async function findCase(): Promise<void> {
  const words = wordsNow();
  if (words === '' || useQuickLog.getState().found?.words === words) return;
  const answer = await door.request('case:list', { text: words, limit: 50 });
  if (wordsNow() !== words) return; // typed on meanwhile
  const fitting = answer.ok
    ? answer.value.cases.filter(({ reference }) => reference.toLowerCase().endsWith(words.toLowerCase()))
    : [];
  useQuickLog.setState({ found: { words, case: fitting.length === 1 ? fitting[0]! : null } });
}

function wordsNow(): string {
  return readDraft(useQuickLog.getState(), 'en').entry.caseWords;
}
