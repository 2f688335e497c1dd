import { create } from 'zustand';
import type { NamedAgency } from '../../shared/agency-search.ts';
import {
  MOST_AT_ONCE,
  type CaseFilter,
  type CaseOptions,
  type CaseSummary,
  type CaseView,
  type ListedCase,
  type SavedFilter,
  type SearchAnswer,
} from '../../shared/case-view.ts';
import type { Failure } from '../../shared/failure.ts';
import type { CaseId } from '../../shared/language.ts';
import { keyIn, sortKey } from '../../shared/sort-key.ts';
import { door } from '../host.ts';
import { readWhenSettled } from '../settled.ts';
import { forgetOnLock } from '../stores.ts';
import { currentReader } from '../text.ts';

const PAGE = 100;
const MOST_READ = 500; // the contract's own limit of one page
const SETTLE_MS = 300;

/** What was typed, and what it is found in: cases by number, title or name, and every field of every case. */
export type Found = { readonly cases: readonly CaseSummary[]; readonly answer: SearchAnswer };

/** Every case that a filter selects, in its order; undefined where it has not been read yet. */
type Rows = readonly (ListedCase | undefined)[];

/** The rows of the filter. */
export type Listed =
  | { readonly phase: 'loading' }
  | { readonly phase: 'ready'; readonly rows: Rows; readonly refusal: Failure | null }
  /** What was shown before stays, and nothing is added to it: the filter may be another by now. */
  | { readonly phase: 'failed'; readonly rows: Rows; readonly refusal: Failure };

/** What is typed to be found in every field. What was found stays while more is typed. */
export type Search =
  | { readonly phase: 'idle'; readonly words: string }
  | { readonly phase: 'searching'; readonly words: string; readonly found: Found | null }
  | { readonly phase: 'found'; readonly words: string; readonly found: Found }
  | { readonly phase: 'refused'; readonly words: string; readonly found: Found | null; readonly refusal: Failure };

export type CaseList = {
  readonly filter: CaseFilter;
  readonly list: Listed;
  readonly options: CaseOptions;
  /** By whose names a counterpart is found. */
  readonly agencies: readonly NamedAgency[];
  /** Who may be given a case: the users who work on cases, and whom a case has. */
  readonly officers: readonly string[];
  readonly saved: readonly SavedFilter[];
  readonly selected: ReadonlySet<string>;
  readonly search: Search;
};

export const usualFilter: CaseFilter = { sort: 'stop', standings: ['open'] };

export const useCaseList = forgetOnLock(
  create<CaseList>(() => ({
    filter: usualFilter,
    list: { phase: 'loading' },
    options: { directions: [], officers: [], counterparts: [], stages: [] },
    agencies: [],
    officers: [],
    saved: [],
    selected: new Set(),
    search: { phase: 'idle', words: '' },
  })),
);

const noRows: Rows = [];
export function rowsOf({ list }: Pick<CaseList, 'list'>): Rows {
  return list.phase === 'loading' ? noRows : list.rows;
}

export function foundOf({ search }: CaseList): Found | null {
  return search.phase === 'idle' ? null : search.found;
}

/** Why nothing was found, or else why the rows could not be read. */
export function refusalOf({ list, search }: CaseList): Failure | null {
  if (search.phase === 'refused') return search.refusal;
  return list.phase === 'loading' ? null : list.refusal;
}

/** Read what the list shows where the person left it, what can be filtered by, and the saved filters. */
export async function openCaseList(): Promise<void> {
  await Promise.all([readAgain(), readOptions(), readSaved()]);
}

/** Read again after changes, once a burst of them has settled. Returns how to stop. */
export function followCaseList(): () => void {
  return readWhenSettled(['case:changed', 'day:changed'], SETTLE_MS, openCaseList);
}

export async function filterCases(change: CaseFilter): Promise<void> {
  await takeFilter({ ...useCaseList.getState().filter, ...change });
}

/** Take a filter as a whole, such as a saved one. What was selected may be out of sight under it, and is no longer selected. */
export async function takeFilter(filter: CaseFilter): Promise<void> {
  inView = [0, 0];
  update({ filter, selected: new Set() });
  await readAgain();
}

/** Rows came into view: read those of them that are missing. */
export function showCases(first: number, last: number): void {
  inView = [first, last];
  const { list } = useCaseList.getState();
  if (list.phase !== 'ready' || isReading) return;
  const { rows } = list;
  const missing = pagesOf(first, last).find(page => rows[page * PAGE] === undefined && page * PAGE < rows.length);
  if (missing !== undefined) void readMissing(missing);
}

export function selectCases(selected: ReadonlySet<string>): void {
  update({ selected: new Set([...selected].slice(0, MOST_AT_ONCE)) });
}

/** Select every case of the filter, or as many of the first as one act may take. */
export async function selectAllCases(): Promise<void> {
  const { filter, list } = useCaseList.getState();
  const most = Math.min(rowsOf({ list }).length, MOST_AT_ONCE);
  const offsets = Array.from({ length: Math.ceil(most / MOST_READ) }, (_, at) => at * MOST_READ);
  const answers = await Promise.all(
    offsets.map(offset => door.request('case:list', { ...asked(filter), offset, limit: MOST_READ })),
  );
  if (useCaseList.getState().filter !== filter) return; // another filter was chosen meanwhile
  const refused = answers.find(answer => !answer.ok);
  if (refused && !refused.ok) return refuse(refused.failure);
  update({
    selected: new Set(answers.flatMap(answer => (answer.ok ? answer.value.cases.map(({ id }) => id) : [])).slice(0, most)),
  });
}

/** The selected cases, in the order that they were selected. */
export function selectedIds(): CaseId[] {
  return [...useCaseList.getState().selected] as CaseId[]; // a row's key is its case
}

/** Look for words in every field of every case; the last one may be the beginning of a word. */
export async function searchCases(words: string): Promise<void> {
  if (words.trim() === '') return update({ search: { phase: 'idle', words } });
  const searching: Search = { phase: 'searching', words, found: foundOf(useCaseList.getState()) };
  update({ search: searching });
  const [listed, answer] = await Promise.all([
    door.request('case:list', { text: words, limit: 8 }),
    door.request('case:search', { text: words, limit: 100 }),
  ]);
  if (useCaseList.getState().search !== searching) return; // more was typed meanwhile
  if (!answer.ok && answer.failure.code !== 'search/no-words')
    return update({ search: { ...searching, phase: 'refused', refusal: answer.failure } });
  const nothing: SearchAnswer = { hits: [], ranked: true, more: false };
  const found = { cases: listed.ok ? listed.value.cases : [], answer: answer.ok ? answer.value : nothing };
  update({ search: { phase: 'found', words, found } });
}

/** A case as a whole, to be shown beside its row; null where it is not there any more. */
export async function readBeside(caseId: CaseId): Promise<CaseView | null> {
  const answer = await door.request('case:show', { caseId });
  return answer.ok ? answer.value : null;
}

export async function readSaved(): Promise<void> {
  const saved = await door.request('filter:list', {});
  if (saved.ok) update({ saved: saved.value });
}

/** A filter as the list asks for it, in the order of the reader's language. */
function asked(filter: CaseFilter): ReturnType<typeof plain> {
  return { ...plain(filter), language: currentReader().language };
}

/** The filter as a call takes it: the contract's lists are mutable types, a filter of ours is only read. */
export function plain(filter: CaseFilter): Parameters<typeof door.request<'case:list'>>[1] {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && value !== ''));
}

// What is being shown and read is no state that anything renders.
let inView: readonly [first: number, last: number] = [0, 0];
let isReading = false;

async function readOptions(): Promise<void> {
  const [options, users, agencies] = await Promise.all([
    door.request('case:options', {}),
    door.request('user:list', {}),
    door.request('agency:list', {}),
  ]);
  if (!options.ok || !users.ok) return;
  const working = users.value.filter(({ role, disabledAtMs }) => role !== 'auditor' && disabledAtMs === null);
  const officers = new Set([...working.map(({ label }) => label), ...options.value.officers]);
  if (agencies.ok) update({ agencies: agencies.value });
  update({
    options: options.value,
    officers: inOrder(officers),
  });
}

/** Names in the order that the list itself has. */
function inOrder(names: ReadonlySet<string>): readonly string[] {
  const { language } = currentReader();
  const keyed = [...names].map(name => ({ name, key: keyIn(language, sortKey(name)) }));
  return keyed.toSorted((a, b) => (a.key === b.key ? 0 : a.key < b.key ? -1 : 1)).map(({ name }) => name);
}

/** Read the rows in view again. What was shown stays until they have come; what is out of view is read when it is shown. */
async function readAgain(): Promise<void> {
  const { filter } = useCaseList.getState();
  const pages = pagesOf(...inView);
  const answers = await Promise.all(pages.map(page => door.request('case:list', { ...asked(filter), ...placeOf(page) })));
  if (useCaseList.getState().filter !== filter) return; // another filter was chosen meanwhile
  const refused = answers.find(answer => !answer.ok);
  if (refused && !refused.ok)
    return update({ list: { phase: 'failed', rows: rowsOf(useCaseList.getState()), refusal: refused.failure } });
  const rows: (ListedCase | undefined)[] = [];
  for (const [at, answer] of answers.entries()) {
    if (!answer.ok) continue;
    rows.length = answer.value.total;
    answer.value.cases.forEach((summary, place) => (rows[(pages[at] ?? 0) * PAGE + place] = summary));
  }
  update({ list: { phase: 'ready', rows: Array.from(rows), refusal: null } });
}

async function readMissing(page: number): Promise<void> {
  const { filter } = useCaseList.getState();
  isReading = true;
  const answer = await door.request('case:list', { ...asked(filter), ...placeOf(page) });
  isReading = false;
  if (useCaseList.getState().filter !== filter) return;
  const { list } = useCaseList.getState();
  if (list.phase !== 'ready') return; // refused meanwhile, or locked
  if (!answer.ok) return refuse(answer.failure);
  const rows = [...list.rows];
  rows.length = answer.value.total;
  answer.value.cases.forEach((summary, place) => (rows[page * PAGE + place] = summary));
  update({ list: { phase: 'ready', rows: Array.from(rows), refusal: null } });
  showCases(...inView);
}

/** How many cases there are, while the list shows them all; null otherwise. */
export function allCases({ filter, list }: CaseList): number | null {
  return list.phase === 'ready' && isPlain(filter) ? list.rows.length : null;
}

/** How many there are under no filter, whatever the list shows; null where that could not be asked. */
export async function countCases(): Promise<number | null> {
  const answer = await door.request('case:list', { ...asked(usualFilter), limit: 1 });
  return answer.ok ? answer.value.total : null;
}

/** Say beside the rows why something was not read. */
function refuse(refusal: Failure): void {
  const { list } = useCaseList.getState();
  if (list.phase !== 'loading') update({ list: { ...list, refusal } });
}

function pagesOf(first: number, last: number): readonly number[] {
  const from = Math.floor(first / PAGE);
  return Array.from({ length: Math.floor(last / PAGE) - from + 1 }, (_, at) => from + at);
}

function placeOf(page: number): { readonly offset: number; readonly limit: number } {
  return { offset: page * PAGE, limit: PAGE };
}

/** Whether it selects what the sidebar counts: every open case. */
function isPlain(filter: CaseFilter): boolean {
  const isNarrowed = Object.keys(plain(filter)).some(key => !['sort', 'standings', 'descending'].includes(key));
  return !isNarrowed && isUsualStanding(filter);
}

/** Whether it selects the open cases, as the list does at first. */
export function isUsualStanding({ standings = [] }: CaseFilter): boolean {
  return standings.length === 1 && standings[0] === 'open';
}

function update(change: Partial<CaseList>): void {
  useCaseList.setState(change);
}
