import { create } from 'zustand';
import type { CaseFilter, CaseSummary, SavedFilter, SearchAnswer } from '../../shared/case-view.ts';
import type { Failure } from '../../shared/failure.ts';
import { go } from '../frame/route-store.ts';
import { providePaletteSearch, type Command } from '../frame/command-store.ts';
import { countRoom } from '../frame/room-count-store.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';

const PAGE = 200;

export type CaseList = {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly filter: CaseFilter;
  readonly rows: readonly CaseSummary[];
  readonly total: number;
  readonly saved: readonly SavedFilter[];
  /** What is searched for in every field, and what was found; null while nothing is typed. */
  readonly words: string;
  readonly found: SearchAnswer | null;
  readonly refusal: Failure | null;
};

export const useCaseList = forgetOnLock(
  create<CaseList>(() => ({
    phase: 'loading',
    filter: { sort: 'stop', ended: false },
    rows: [],
    total: 0,
    saved: [],
    words: '',
    found: null,
    refusal: null,
  })),
);

/** Read the first page under the filter of the store, and the saved filters. */
export async function openCaseList(): Promise<void> {
  offerSearch();
  const saved = await door.request('filter:list', {});
  if (saved.ok) update({ saved: saved.value });
  await readPage(0);
}

export async function filterCases(change: CaseFilter): Promise<void> {
  update({ filter: { ...useCaseList.getState().filter, ...change } });
  await readPage(0);
}

/** Take a filter as a whole, such as a saved one. */
export async function takeFilter(filter: CaseFilter): Promise<void> {
  update({ filter });
  await readPage(0);
}

export async function readMoreCases(): Promise<void> {
  const { rows, total, phase } = useCaseList.getState();
  if (phase === 'ready' && rows.length < total) await readPage(rows.length);
}

export async function saveFilter(name: string): Promise<void> {
  const answer = await door.request('filter:save', { name, filter: plain(useCaseList.getState().filter) });
  await afterSaving(answer.ok ? null : answer.failure);
}

export async function removeFilter(id: string): Promise<void> {
  const answer = await door.request('filter:remove', { id });
  await afterSaving(answer.ok ? null : answer.failure);
}

/** Look for words in every field of every case. */
export async function searchCases(words: string): Promise<void> {
  update({ words });
  if (words.trim() === '') return update({ found: null });
  const answer = await door.request('case:search', { text: words, limit: 100 });
  if (useCaseList.getState().words !== words) return; // more was typed meanwhile
  if (answer.ok) update({ found: answer.value, refusal: null });
  else update({ refusal: answer.failure });
}

/** Let the palette find cases by number, name or any word in them. */
export function offerSearch(): void {
  providePaletteSearch(async typed => {
    const [listed, found] = await Promise.all([
      door.request('case:list', { text: typed, limit: 8 }),
      door.request('case:search', { text: typed, limit: 12 }),
    ]);
    const commands = new Map<string, Command>();
    for (const row of listed.ok ? listed.value.cases : [])
      commands.set(row.id, foundCase(row.id, row.reference, row.persons || row.title));
    for (const hit of found.ok ? found.value.hits : [])
      if (!commands.has(hit.caseId))
        commands.set(hit.caseId, foundCase(hit.caseId, hit.reference, hit.pieces.map(piece => piece.text).join('')));
    return [...commands.values()];
  });
}

function foundCase(caseId: CaseSummary['id'], reference: string, note: string): Command {
  return { id: `case-${caseId}`, label: reference, note, section: 'found', run: () => go({ screen: 'case', caseId }) };
}

async function readPage(offset: number): Promise<void> {
  const { filter } = useCaseList.getState();
  const answer = await door.request('case:list', { ...plain(filter), offset, limit: PAGE });
  if (useCaseList.getState().filter !== filter) return; // another filter was chosen meanwhile
  if (!answer.ok) return update({ phase: 'failed', refusal: answer.failure });
  const before = offset === 0 ? [] : useCaseList.getState().rows;
  update({ phase: 'ready', rows: [...before, ...answer.value.cases], total: answer.value.total, refusal: null });
  if (Object.keys(plain(filter)).every(key => ['sort', 'ended', 'descending'].includes(key)))
    countRoom('cases', { count: answer.value.total });
}

async function afterSaving(refusal: Failure | null): Promise<void> {
  const saved = await door.request('filter:list', {});
  update({ refusal, ...(saved.ok ? { saved: saved.value } : {}) });
}

// The contract's lists are mutable types; a filter of ours is only read.
function plain(filter: CaseFilter): Parameters<typeof door.request<'case:list'>>[1] {
  const set = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(set);
}

function update(change: Partial<CaseList>): void {
  useCaseList.setState(change);
}
