import { create } from 'zustand';
import type { CaseKind } from '../../shared/case.ts';
import type { AgencyView } from '../../shared/contract/agencies.ts';
import { countryOfAgency } from '../../shared/countries.ts';
import type { Failure } from '../../shared/failure.ts';
import type { CaseId, Json } from '../../shared/language.ts';
import { door } from '../host.ts';
import { draftOfStore } from '../kept-drafts.ts';
import { forgetOnLock } from '../stores.ts';
import { currentReader } from '../text.ts';
import {
  fieldsOf,
  fieldsOfKind,
  isBegun,
  isUnwritten,
  lacksOf,
  nextPerson,
  titleOf,
  withCounterpart,
  writtenInto,
  type Draft,
  type Person,
} from './draft.ts';

export const steps = ['kind', 'details', 'people', 'checklist'] as const;
export type Step = (typeof steps)[number];

/** A case being written. `made`: it exists; `added` of its people are in it. */
export type NewCase = {
  readonly step: Step;
  /** The person wanted to go on from this step; what it lacks is said beside each field from then on. */
  readonly isTried: boolean;
  /** Who may stand in a field of an agency: the table's and the office's own. */
  readonly agencies: readonly AgencyView[];
  readonly draft: Draft;
  readonly made: CaseId | null;
  readonly added: number;
  readonly isBusy: boolean;
  readonly failure: Failure | null;
};

const empty: Draft = { kind: null, fields: {}, people: [], needs: { provisional: false, death: false, noTreaty: false } };

export const useNewCase = forgetOnLock(
  create<NewCase>(() => ({
    step: 'kind',
    isTried: false,
    agencies: [],
    draft: empty,
    made: null,
    added: 0,
    isBusy: false,
    failure: null,
  })),
);

draftOfStore(
  useNewCase,
  'new-case',
  // `made`: a case that exists already is not made twice after a lock
  ({ step, draft, made, added }) => (isBegun(draft) ? { step, draft, made, added } : null), // plain data, only read
  kept =>
    useNewCase.setState(({ agencies }) => ({ ...useNewCase.getInitialState(), agencies, ...(kept as Partial<NewCase> | null) })), // as it was kept
);

/** Begin anew; `fields` are what is likely, such as today and this officer. */
export function beginCase(fields: Draft['fields']): void {
  const { agencies } = useNewCase.getState();
  useNewCase.setState({ ...useNewCase.getInitialState(), agencies, draft: { ...empty, fields } }, true);
}

export async function readAgencies(): Promise<void> {
  const answer = await door.request('agency:list', {});
  if (!answer.ok) return;
  useNewCase.setState({ agencies: answer.value });
  if (useNewCase.getState().step === 'details') proposeCounterpart(); // the person was quicker
}

/** Put the office's next reference where none is written yet. It is a proposal: whoever writes another has another. */
export async function proposeReference(): Promise<void> {
  const { draft, made } = useNewCase.getState();
  if (draft.kind === null || made !== null || (draft.fields['reference'] ?? '') !== '') return;
  const answer = await door.request('case:propose-reference', { kind: draft.kind });
  const now = useNewCase.getState().draft.fields['reference'] ?? '';
  if (answer.ok && answer.value.reference !== null && now === '') write('reference', answer.value.reference);
}

export function chooseKind(kind: CaseKind): void {
  change({ kind });
}

export function write(field: string, value: string | null): void {
  change({ fields: writtenInto(useNewCase.getState().draft, field, value ?? '', ourCountry()) });
}

function ourCountry(): string | null {
  const ours = useNewCase.getState().agencies.find(({ isOurs }) => isOurs)?.code;
  return ours === undefined ? null : countryOfAgency(ours);
}

export function changeNeeds(needs: Partial<Draft['needs']>): void {
  change({ needs: { ...useNewCase.getState().draft.needs, ...needs } });
}

export function changePeople(people: readonly Person[]): void {
  change({ people });
}

/** Whom the office writes to, where that is one alone: those whose key is on file. */
function proposeCounterpart(): void {
  const { draft, agencies } = useNewCase.getState();
  const written = agencies.filter(({ isOurs, keys }) => !isOurs && keys.some(({ ended }) => ended === null));
  const fields = withCounterpart(
    draft,
    written.map(({ code }) => code),
    ourCountry(),
  );
  if (fields !== draft.fields) change({ fields });
}

/** To a step: to the details with the counterpart that is the only one; to the people of a request for extradition with the form of the person sought, which may stay empty. */
export function goToStep(step: Step): void {
  useNewCase.setState({ step, isTried: false, failure: null });
  if (step === 'details') proposeCounterpart();
  const { draft } = useNewCase.getState();
  if (step === 'people' && draft.kind === 'extradition' && draft.people.length === 0) changePeople([nextPerson(draft)]);
}

/** Make the case from any step, if all of them are whole; else to the first that is not. Gives the case once all of it is made. */
export async function makeNow(): Promise<CaseId | null> {
  const { draft } = useNewCase.getState();
  const lacking = steps.find(step => lacksOf(step, draft) !== null);
  if (lacking === undefined) return makeCase();
  goToStep(lacking);
  useNewCase.setState({ isTried: true });
  return null;
}

/** Forward if the step is whole, on the last one make the case. Gives the case once all of it is made. */
export async function goOn(): Promise<CaseId | null> {
  const { step, draft } = useNewCase.getState();
  useNewCase.setState({ isTried: true });
  if (lacksOf(step, draft) !== null) return null;
  const next = steps[steps.indexOf(step) + 1];
  if (next === undefined) return makeCase();
  goToStep(next);
  return null;
}

/** Make the case, then its people; a second try goes on where the first was refused. */
async function makeCase(): Promise<CaseId | null> {
  const { draft, isBusy } = useNewCase.getState();
  if (draft.kind === null || isBusy) return null;
  useNewCase.setState({ isBusy: true, failure: null });
  const made = useNewCase.getState().made ?? (await makeEmptyCase(draft, draft.kind));
  const isWhole =
    made !== null &&
    (await addPeople(
      made,
      draft.people.filter(person => !isUnwritten(person)),
    ));
  useNewCase.setState({ isBusy: false });
  return isWhole ? made : null;
}

async function makeEmptyCase(draft: Draft, kind: CaseKind): Promise<CaseId | null> {
  const given = fieldsOfKind[kind].flatMap((name): [string, Json][] => {
    const value = name === 'title' ? titleOf(draft, currentReader().say) : (draft.fields[name]?.trim() ?? '');
    return value === '' ? [] : [[name, value]];
  });
  const answer = await door.request('case:create', { fields: { ...Object.fromEntries(given), kind } });
  if (answer.ok) useNewCase.setState({ made: answer.value.id });
  else useNewCase.setState({ failure: answer.failure, ...(isOfReference(answer.failure) ? { step: 'details' } : {}) });
  return answer.ok ? answer.value.id : null;
}

/** A refusal that is mended at the reference. */
export function isOfReference({ code }: Failure): boolean {
  return code === 'case/reference-taken';
}

async function addPeople(caseId: CaseId, people: readonly Person[]): Promise<boolean> {
  for (const person of people.slice(useNewCase.getState().added)) {
    const fields = fieldsOf(person);
    const answer = await door.request('case:add-record', { caseId, entity: 'subject', fields });
    if (!answer.ok) {
      useNewCase.setState({ failure: answer.failure });
      return false;
    }
    useNewCase.setState(({ added }) => ({ added: added + 1 }));
  }
  return true;
}

function change(part: Partial<Draft>): void {
  useNewCase.setState(({ draft }) => ({ draft: { ...draft, ...part }, failure: null }));
}
