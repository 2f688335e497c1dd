import { create } from 'zustand';
import type { AgencyCode, CaseId, PacketId, RecordId } from '../../shared/language.ts';
import { forgetOnLock } from '../stores.ts';
import type { RoomId } from './rooms.ts';

/** A place in a case to arrive at: a record, the text that leaves instead of a value, the values between which somebody is to choose, or a page of a document with the words that were looked for. */
export type CasePlace =
  | { readonly kind: 'record'; readonly record: RecordId }
  /** Why a day is the last one, by the rule's name. */
  | { readonly kind: 'rule'; readonly name: string }
  | { readonly kind: 'text-instead' | 'two-values'; readonly record: RecordId; readonly field: string }
  | { readonly kind: 'page'; readonly document: RecordId; readonly page: number; readonly words: string };

/** Where the person is. Kept in memory alone: an address bar, a history or a log never learns a case. */
export type Route =
  | { readonly screen: Exclude<RoomId, 'cases' | 'framework' | 'settings'> }
  | { readonly screen: 'settings'; readonly part?: string }
  | { readonly screen: 'framework'; readonly item?: string; readonly indicator?: string }
  | { readonly screen: 'cases'; readonly filter?: string }
  | {
      readonly screen: 'case';
      readonly caseId: CaseId;
      readonly tab?: string;
      readonly viewAs?: AgencyCode;
      readonly at?: CasePlace;
    }
  | {
      readonly screen: 'redact';
      readonly caseId: CaseId;
      readonly document: RecordId;
      readonly recipient?: AgencyCode;
      readonly page?: number;
    }
  | { readonly screen: 'case-sheets'; readonly caseIds: readonly CaseId[] }
  | { readonly screen: 'new-case' }
  | { readonly screen: 'flow' }
  | { readonly screen: 'ministers' }
  | { readonly screen: 'monthly' }
  | { readonly screen: 'approval'; readonly packetId: PacketId }
  | { readonly screen: 'held'; readonly agency: AgencyCode }
  | { readonly screen: 'consents' }
  | { readonly screen: 'comparisons' }
  | { readonly screen: 'packet'; readonly packetId: PacketId; readonly direction: 'out' | 'in' };

export type ScreenId = Route['screen'];

type Visit = { readonly route: Route; readonly row: string | null };
type Routes = { readonly route: Route; readonly past: readonly Visit[]; readonly returnTo: string | null };

/** `returnTo` is the key of the row that had the focus when this route was left; the focus goes back to it. */
export const useRoute = forgetOnLock(create<Routes>(() => ({ route: { screen: 'today' }, past: [], returnTo: null })));

export function go(route: Route): void {
  useRoute.setState(({ route: here, past }) => ({
    route,
    past: [...past.slice(-49), { route: here, row: focusedRow() }],
    returnTo: null,
  }));
}

/** Change the current place (a tab, a filter) without a step back to it. */
export function stay(route: Route): void {
  useRoute.setState({ route });
}

/** Go on from what is done with, such as a form: no step leads back to it. */
export function goOnTo(route: Route): void {
  useRoute.setState({ route, returnTo: null });
}

/** To the list, from a case that is gone: no step leads back to it. */
export function leaveGone(caseId: CaseId): void {
  useRoute.setState(({ past }) => ({
    route: { screen: 'cases' },
    past: past.filter(({ route }) => !isOf(route, caseId)),
    returnTo: null,
  }));
}

function isOf(route: Route, caseId: CaseId): boolean {
  return route.screen === 'case-sheets' ? route.caseIds.includes(caseId) : 'caseId' in route && route.caseId === caseId;
}

/** To where the person came from; to the case list or Today if from nowhere. */
export function goBack(): void {
  useRoute.setState(({ route, past }) => {
    const last = past.at(-1);
    if (last) return { route: last.route, past: past.slice(0, -1), returnTo: last.row };
    return { route: { screen: route.screen === 'case' ? 'cases' : 'today' }, past: [], returnTo: null };
  });
}

/** The room of the sidebar that a route belongs to. */
export function roomOf(route: Route): RoomId {
  if (route.screen === 'case' || route.screen === 'redact' || route.screen === 'case-sheets' || route.screen === 'new-case')
    return 'cases';
  if (route.screen === 'flow') return 'pipeline';
  if (route.screen === 'ministers' || route.screen === 'monthly') return 'reports';
  if (route.screen === 'approval') return 'release';
  if (route.screen === 'held' || route.screen === 'consents' || route.screen === 'comparisons') return 'counterparts';
  if (route.screen === 'packet') return route.direction === 'in' ? 'inbox' : 'release';
  return route.screen;
}

/** Whether a case stands on the screen with a counterpart's eyes: then nothing of what only our office knows stands around it. */
export function isOutward(route: Route): boolean {
  return route.screen === 'case' && route.viewAs !== undefined;
}

function focusedRow(): string | null {
  return document.activeElement?.closest('[data-row-key]')?.getAttribute('data-row-key') ?? null;
}
