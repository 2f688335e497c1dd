import { create } from 'zustand';
import type { AgencyView, CardReading, ConsentView, ProfileEffect } from '../../shared/contract/agencies.ts';
import type { CallName, Input, Output } from '../../shared/contract.ts';
import type { Failure } from '../../shared/failure.ts';
import type { AgencyCode, Bilingual, CaseId, RecordId } from '../../shared/language.ts';
import { textIn } from '../../shared/records.ts';
import { counterpartText } from '../../shared/text/counterparts.ts';
import { officeToday } from '../day.ts';
import { door } from '../host.ts';
import { currentReader } from '../text.ts';
import { forgetOnLock } from '../stores.ts';

/** Which dialog is open over the list. */
export type CounterpartDialog = 'none' | 'profile' | 'consent' | 'add';

type Counterparts = {
  readonly agencies: readonly AgencyView[] | null; // null: not read yet
  readonly text: string; // what is looked for among them
  readonly chosen: AgencyCode | null;
  readonly dialog: CounterpartDialog;
  readonly reading: CardReading | null; // the card just taken in
  readonly ownWords: Bilingual | null; // of our card just written
  readonly wordsFile: string | null; // the text beside it that has them
  readonly heardWords: Bilingual | null; // our own, to be read aloud
  /** What the profile that is being set would change; null while that is looked at. */
  readonly weighed: ProfileEffect | null;
  readonly consents: readonly ConsentView[];
  /** The case that a consent is written for, once its number is whole, and its documents. */
  readonly consentCase: ConsentCase | null;
  readonly refusal: Failure | null;
};

export type ConsentCase = {
  readonly caseId: CaseId;
  readonly documents: readonly { readonly id: RecordId; readonly label: string }[];
};

export const useCounterparts = forgetOnLock(
  create<Counterparts>(() => ({
    agencies: null,
    text: '',
    chosen: null,
    dialog: 'none',
    reading: null,
    ownWords: null,
    wordsFile: null,
    heardWords: null,
    weighed: null,
    consents: [],
    consentCase: null,
    refusal: null,
  })),
);

export async function readCounterparts(): Promise<void> {
  const [answer, consents] = await Promise.all([door.request('agency:list', {}), door.request('agency:list-consents', {})]);
  useCounterparts.setState(answer.ok ? { agencies: answer.value } : { refusal: answer.failure });
  if (consents.ok) useCounterparts.setState({ consents: consents.value });
}

/** Look for the case of a number, and for the documents that could show a consent. */
export async function findConsentCase(reference: string): Promise<void> {
  useCounterparts.setState({ consentCase: null });
  if (reference === '') return;
  const listed = await door.request('case:list', { reference });
  const cases = listed.ok ? listed.value.cases : [];
  const found = cases.find(row => row.reference === reference) ?? cases[0];
  if (found === undefined) return;
  const documents = await door.request('doc:list', { caseId: found.id });
  if (!documents.ok) return useCounterparts.setState({ refusal: documents.failure });
  const named = documents.value.map(({ id, fields }) => ({ id, label: textIn(fields, 'title') }));
  useCounterparts.setState({ consentCase: { caseId: found.id, documents: named } });
}

export function chooseCounterpart(chosen: AgencyCode): void {
  useCounterparts.setState({ chosen, reading: null, ownWords: null, refusal: null });
}

export function openDialog(dialog: CounterpartDialog): void {
  useCounterparts.setState({ dialog, refusal: null, consentCase: null, weighed: null });
}

export async function readOwnWords(): Promise<void> {
  const own = await door.request('agency:own-words', {});
  useCounterparts.setState(own.ok ? { heardWords: own.value.words } : { refusal: own.failure });
}

/** Ask what setting a profile would do; the latest that was asked counts. */
export async function weighProfile(input: Input<'agency:profile-effect'>): Promise<void> {
  const asking = (asked += 1);
  const answer = await door.request('agency:profile-effect', input);
  if (asking !== asked || useCounterparts.getState().dialog !== 'profile') return;
  useCounterparts.setState(answer.ok ? { weighed: answer.value } : { refusal: answer.failure });
}

let asked = 0;

/** Our own card, to hand out, and its words to read aloud. Its file is called by the agency and the day. */
export async function writeOurCard(): Promise<void> {
  const own = await door.request('agency:own-words', {});
  if (!own.ok) return useCounterparts.setState({ refusal: own.failure });
  const sink = await door.saveAs(cardFile(own.value.agency));
  if (sink === null) return;
  const answer = await door.request('agency:card', { file: sink.handle });
  if (!answer.ok) return useCounterparts.setState({ refusal: answer.failure });
  const { words, wordsFile } = answer.value;
  useCounterparts.setState({ ownWords: words, wordsFile, refusal: null });
}

/** Such as `enlace-card-US-DOJ-OIA-2026-11-29.json`: several lie in one folder, and are told apart. */
function cardFile(agency: AgencyCode): string {
  const words = currentReader().say(counterpartText.cardFile);
  return `${words}-${agency.replaceAll(/[^A-Za-z0-9-]/g, '-')}-${officeToday()}.json`;
}

/** The page with which a counterpart without Enlace checks our packets. */
export async function writeVerifier(): Promise<void> {
  const sink = await door.saveAs('VERIFY.html');
  if (sink === null) return;
  const answer = await door.request('packet:verifier', { file: sink.handle });
  useCounterparts.setState({ refusal: answer.ok ? null : answer.failure });
}

/** A counterpart's card. Its words count as compared only once a person says so, looking at them. */
export async function importCard(wordsCompared = false): Promise<void> {
  const [file] = await door.pickFiles('card', false);
  if (file === undefined) return;
  const answer = await door.request('agency:import', { file: file.handle, wordsCompared });
  if (!answer.ok) return useCounterparts.setState({ refusal: answer.failure });
  useCounterparts.setState({ reading: answer.value, chosen: answer.value.agency, ownWords: null, refusal: null });
  await readCounterparts();
}

export const sayCompared = (agency: AgencyCode): Promise<boolean> => record('agency:compared', { agency });
/** They have taken in our card as it stands, so that each machine on it may send to them. */
export const sayCardGiven = (agency: AgencyCode): Promise<boolean> => record('agency:card-given', { agency });
export const setProfile = (input: Input<'agency:profile'>): Promise<boolean> => record('agency:profile', input);
export const recordConsent = (input: Input<'agency:consent'>): Promise<boolean> => record('agency:consent', input);
export const addByHand = (input: Input<'agency:add'>): Promise<boolean> => record('agency:add', input);

export const decide = (id: string, approve: boolean): Promise<boolean> => record('agency:decide', { id, approve });
export const endConsent = (id: string): Promise<boolean> => record('agency:end-consent', { id });

type Recording = Extract<
  CallName,
  `agency:${'compared' | 'card-given' | 'profile' | 'consent' | 'add' | 'decide' | 'end-consent'}`
>;

/** Ask for a change; on yes the list is read again and the dialog closes. */
async function record<C extends Recording>(channel: C, input: Input<C>): Promise<boolean> {
  const answer: { ok: true; value: Output<C> } | { ok: false; failure: Failure } = await door.request(channel, input);
  if (!answer.ok) {
    useCounterparts.setState({ refusal: answer.failure });
    return false;
  }
  useCounterparts.setState({ refusal: null, dialog: 'none' });
  await readCounterparts();
  return true;
}
