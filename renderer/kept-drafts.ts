import { create, type StoreApi } from 'zustand';
import type { Draft } from '../shared/draft.ts';
import { failures, type Failure } from '../shared/failure.ts';
import type { CaseId, Json } from '../shared/language.ts';
import type { draftsText } from '../shared/text/drafts.ts';
import { go, useRoute, type Route } from './frame/route-store.ts';
import { door } from './host.ts';
import { forgetOnLock, onLock } from './stores.ts';
import { currentReader, translate } from './text.ts';
import { notify } from './ui/notice.ts';

/** What is typed somewhere: the words of a draft's place, then ids that say which. */
export type PlaceKind = keyof (typeof draftsText)['place'];
export type DraftPlace = PlaceKind | `${PlaceKind} ${string}`;

/** One draft as the window has it. `isOpen`: the person was in it when it was last kept, and is taken back there. */
export type KeptDraft = Pick<Draft, 'caseId' | 'reference' | 'atMs'> & {
  readonly content: Json;
  readonly route: Route;
  readonly isOpen: boolean;
};

type Drafts = {
  /** Whether those of this person were read; what is typed before has nothing to come back to. */
  readonly isRead: boolean;
  readonly kept: ReadonlyMap<string, KeptDraft>;
  /** The place that whoever can open it should open now. */
  readonly resumed: string | null;
};

export const useDrafts = forgetOnLock(create<Drafts>(() => ({ isRead: false, kept: new Map(), resumed: null })));

/** What is typed reaches the vault this long after, at the latest. */
export const KEEP_WITHIN_MS = 400;

type Holder = (content: Json | null) => void;
const holders = new Map<string, Holder>();
const unsent = new Set<string>();
const open = new Set<string>();
let timer: ReturnType<typeof setTimeout> | undefined;
let sending: Promise<void> = Promise.resolve();
let isRefusalSaid = false;

onLock(() => {
  clearTimeout(timer);
  unsent.clear(); // of whom the vault was locked for: never the next person's
  open.clear();
  [timer, isRefusalSaid] = [undefined, false];
});

/** Who only reads has typed nothing, so nothing is asked. */
export function haveNoDrafts(): void {
  useDrafts.setState({ isRead: true });
}

/** Read this person's drafts, give each to the store that holds its place, and go back to the one that was being typed. */
export async function readDrafts(): Promise<void> {
  const answer = await door.request('draft:list', {});
  const kept = new Map<string, KeptDraft>();
  for (const { place, value, ...draft } of answer.ok ? answer.value : []) kept.set(place, { ...draft, ...windowsOwn(value) });
  useDrafts.setState({ isRead: true, kept });
  for (const [place, { content }] of kept) holders.get(place)?.(content);
  const left = [...kept].find(([, { isOpen }]) => isOpen);
  if (left === undefined) return;
  resumeDraft(left[0]);
  notify({ title: translate(currentReader(), 'drafts.back') });
}

/** Keep what is typed at a place now. It is shown among the drafts at once, and in the vault within {@link KEEP_WITHIN_MS}. */
export function keepDraft(place: DraftPlace, content: Json): void {
  const { route } = useRoute.getState();
  const before = useDrafts.getState().kept.get(place);
  const caseId: CaseId | null = before?.caseId ?? ('caseId' in route ? route.caseId : null);
  put(place, {
    content,
    caseId,
    reference: before?.reference ?? null,
    route: before?.route ?? route,
    isOpen: open.has(place),
    atMs: Date.now(),
  });
}

/** It was saved, or the person let it go. */
export function dropDraft(place: string): void {
  if (useDrafts.getState().kept.has(place)) put(place, null);
}

/** Let a draft go that is not on the screen. */
export function discardDraft(place: string): void {
  dropDraft(place);
  holders.get(place)?.(null);
}

/** Say that a place is on the screen, until the returned function is called. */
export function openPlace(place: string): () => void {
  const say = (isOpen: boolean): void => {
    if (isOpen) open.add(place);
    else open.delete(place);
    const kept = useDrafts.getState().kept.get(place);
    if (kept !== undefined && kept.isOpen !== isOpen) put(place, { ...kept, isOpen });
  };
  say(true);
  return () => say(false);
}

/** Go to where a draft was typed; what can open its place there does. */
export function resumeDraft(place: string): void {
  const kept = useDrafts.getState().kept.get(place);
  if (kept === undefined) return;
  if (JSON.stringify(kept.route) !== JSON.stringify(useRoute.getState().route)) go(kept.route);
  useDrafts.setState({ resumed: place });
}

export function resumed(): void {
  useDrafts.setState({ resumed: null });
}

/** Send what the vault does not hold yet. Done when all of it was answered; a door that is going away gets it all the same. */
export function flushDrafts(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  const { kept } = useDrafts.getState();
  const asked = [...unsent].map(place => send(place, kept.get(place)));
  unsent.clear();
  sending = Promise.all([sending, ...asked]).then(() => undefined);
  return sending;
}

async function send(place: string, draft: KeptDraft | undefined): Promise<void> {
  if (draft === undefined) return void (await door.request('draft:drop', { place }));
  const { content, route, isOpen, caseId } = draft;
  // A route is plain data; its lists are only read.
  const answer = await door.request('draft:keep', { place, caseId, value: { content, route, isOpen } as never });
  const { kept } = useDrafts.getState();
  const now = kept.get(place);
  // What was let go meanwhile, as with the case that it was about, misses nobody.
  if (!answer.ok) return now === undefined ? undefined : sayUnkept(answer.failure);
  const { reference } = answer.value;
  if (now !== undefined && now.reference !== reference)
    useDrafts.setState({ kept: new Map(kept).set(place, { ...now, reference }) });
}

/**
 * Keep a part of a store as a draft: `part` gives what was typed (null: nothing), `give` puts it back into the store, or with null takes it
 * out. For forms that are written in a store; others have `useDraft`.
 */
export function draftOfStore<S>(
  store: Pick<StoreApi<S>, 'subscribe'>,
  place: PlaceKind,
  part: (state: S) => Json | null,
  give: Holder,
): void {
  holders.set(place, give);
  const kept = useDrafts.getState().kept.get(place);
  if (kept !== undefined) give(kept.content);
  store.subscribe((state, before) => {
    const [typed, was] = [part(state), part(before)];
    if (JSON.stringify(typed) === JSON.stringify(was)) return;
    if (typed === null)
      dropDraft(place); // on lock the drafts here are forgotten first, so that the vault's own stays
    else keepDraft(place, typed);
  });
}
/** Send at once what is unsent whenever the page may go: the window is closed, hidden, or loaded anew. */
export function followLeaving(target: Document = document): void {
  const send = (): void => void (unsent.size > 0 && flushDrafts());
  target.addEventListener('visibilitychange', send);
  globalThis.addEventListener('pagehide', send);
}

function put(place: string, draft: KeptDraft | null): void {
  const kept = new Map(useDrafts.getState().kept);
  if (draft === null) kept.delete(place);
  else kept.set(place, draft);
  useDrafts.setState({ kept });
  unsent.add(place);
  timer ??= setTimeout(() => void flushDrafts(), KEEP_WITHIN_MS);
}

/** Once a session: a vault that can only be read, or a full disk, keeps nothing, and the person must hear it. */
function sayUnkept(failure: Failure): void {
  if (isRefusalSaid || failure.code === 'vault/locked' || failure.code === 'input/forbidden') return; // an auditor writes nothing
  isRefusalSaid = true;
  const reader = currentReader();
  notify({ title: translate(reader, 'drafts.unkept'), note: translate(reader, failures[failure.code]), tone: 'stop' });
}

/** What {@link flushDrafts} wrote; what an earlier version wrote otherwise begins at Today. */
function windowsOwn(value: Json): Pick<KeptDraft, 'content' | 'route' | 'isOpen'> {
  const own = value as Partial<Pick<KeptDraft, 'content' | 'route' | 'isOpen'>> | null;
  return { content: own?.content ?? null, route: own?.route ?? { screen: 'today' }, isOpen: own?.isOpen === true };
}
