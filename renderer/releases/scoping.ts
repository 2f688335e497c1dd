import type { Output } from '../../shared/contract.ts';
import type { Result } from '../../shared/failure.ts';
import type { ScopeView } from '../../shared/contract/scope.ts';
import type { RecordId } from '../../shared/language.ts';
import { door } from '../host.ts';
import { basisOf, changeTerms, termsOf, useSight, type Terms } from '../view-as/sight-store.ts';
import { forgetBuilding } from './release-store.ts';
import { useScope } from './scope-store.ts';

// What a person does with the scope of the packet that is seen: the terms are another room's, what goes is this one's.

/**
 * Read what goes to the counterpart under these terms. Where a person had chosen and the purpose is another now, what it needs is proposed anew,
 * and the person's own choices stand: what was proposed for another purpose nobody chose.
 */
export async function readScope(terms: Terms): Promise<void> {
  const { view: before, purpose } = useScope.getState();
  const answer = await door.request('scope:show', asked(terms));
  if (termsOf(useSight.getState())?.caseId !== terms.caseId) return; // gone elsewhere meanwhile
  if (!answer.ok) return useScope.setState({ failure: answer.failure });
  const isOther = purpose !== null && purpose !== terms.purpose && before?.recipient === answer.value.recipient;
  useScope.setState({ view: answer.value, purpose: terms.purpose, failure: null, ...(isOther ? { moved: null } : {}) });
  if (isOther && before.saved !== null && answer.value.saved !== null)
    await inTurn(() => proposeAnew(terms, before, answer.value));
}

async function proposeAnew(terms: Terms, before: ScopeView, { rows }: ScopeView): Promise<void> {
  const own = new Map(before.rows.filter(row => row.chosen !== row.isProposed).map(row => [row.record, row.chosen]));
  const records = rows.filter(row => own.get(row.record) ?? (row.isProposed && !row.isNew)).map(({ record }) => record);
  const answer = await (own.size === 0 && !rows.some(({ isNew }) => isNew)
    ? door.request('scope:reset', asked(terms))
    : door.request('scope:save', { ...asked(terms), records, keepsNew: true }));
  await settle(answer, null);
}

/** The last move that was begun. One waits for the other: what stood before it is known once that is answered. */
let moving: Promise<void> = Promise.resolve();

function inTurn(move: () => Promise<void>): Promise<void> {
  const mine = moving.then(move);
  moving = mine.catch(() => undefined);
  return mine;
}

/** Take records in or leave them out: saved at once, and what would leave is decided anew. */
export function moveRecords(records: readonly RecordId[], chosen: boolean): Promise<void> {
  return inTurn(() => move(records, chosen));
}

async function move(records: readonly RecordId[], chosen: boolean): Promise<void> {
  const terms = termsOf(useSight.getState());
  const { view } = useScope.getState();
  if (terms === null || view === null || records.length === 0) return;
  const before = view.saved === null ? null : view.rows.filter(row => row.chosen).map(({ record }) => record);
  const answer = await door.request('scope:choose', { ...asked(terms), records: [...records], chosen });
  const count = answer.ok ? answer.value.rows.filter((row, at) => row.chosen !== view.rows[at]?.chosen).length : 0;
  await settle(answer, { count, records: before });
}

/** Move one record to the other side. An unusual one is asked about first, and goes on the second press. */
export async function moveRecord(record: RecordId): Promise<void> {
  const { view, asking } = useScope.getState();
  const row = view?.rows.find(one => one.record === record);
  if (row === undefined) return; // the case itself: it is in every packet
  if (!row.chosen && row.isUnusual && asking !== record) return useScope.setState({ asking: record });
  await moveRecords([record], !row.chosen);
}

/** As it stood before the last move. */
export function undoMove(): Promise<void> {
  return inTurn(takeBack);
}

async function takeBack(): Promise<void> {
  const terms = termsOf(useSight.getState());
  const { moved } = useScope.getState();
  if (terms === null || moved === null) return;
  const { records } = moved;
  const request = asked(terms);
  const answer = await (records === null
    ? door.request('scope:reset', request)
    : door.request('scope:save', { ...request, records: [...records] }));
  await settle(answer, null);
}

async function settle(answer: Result<Output<'scope:show'>>, moved: ReturnType<typeof useScope.getState>['moved']): Promise<void> {
  if (!answer.ok) return useScope.setState({ failure: answer.failure, asking: null });
  useScope.setState({ view: answer.value, failure: null, asking: null, moved });
  forgetBuilding(); // what was checked was another packet
  await changeTerms({});
}

function asked({ caseId, recipient, purpose, basis }: Terms) {
  return { caseId, recipient, purpose, ...basisOf(basis) };
}
