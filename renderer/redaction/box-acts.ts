import type { Proposal, ShownBox } from '../../shared/contract/redactions.ts';
import type { RecordId } from '../../shared/language.ts';
import type { PageBox } from '../../shared/pages.ts';
import type { BoxOrigin, PlacedBox } from '../../shared/redactions.ts';
import { door } from '../host.ts';
import { current, patch, readBoxes, useRedactions, type Act } from './redaction-store.ts';

/** What somebody wants to black out; the reason and for whom are those that are chosen, unless it says its own. */
export type Wanted = { readonly page: number; readonly box: PageBox; readonly origin: BoxOrigin } & {
  readonly document?: RecordId;
  readonly code?: PlacedBox['code'];
};

/** Black out places, as one act that can be taken back. Gives the new boxes' ids; none if it was refused. */
export async function addBoxes(wanted: readonly Wanted[]): Promise<readonly string[]> {
  const desk = current();
  if (desk === null || wanted.length === 0) return [];
  const { code, audience } = useRedactions.getState();
  const { caseId, document } = desk;
  const boxes = wanted.map(one => ({ document, code, audience, ...one, box: onPage(one.box) }));
  const answer = await door.request('redaction:add', { caseId, boxes });
  if (!answer.ok) {
    patch(desk, { refusal: answer.failure });
    return [];
  }
  await done({ kind: 'added', ids: answer.value.ids });
  return answer.value.ids;
}

/** Move or size a box. Gives the id of what stands in its place. */
export async function changeBox(from: ShownBox, box: PageBox): Promise<string> {
  const desk = current();
  if (desk === null) return from.id;
  const { page, code, audience } = from;
  const answer = await door.request('redaction:change', {
    caseId: desk.caseId,
    id: from.id,
    page,
    code,
    audience,
    box: onPage(box),
  });
  if (!answer.ok) {
    patch(desk, { refusal: answer.failure });
    return from.id;
  }
  await done({ kind: 'changed', id: answer.value.id, from });
  return answer.value.id;
}

/** Take boxes away, or ask a second person to, with a ground. Whether that was done. */
export async function removeBoxes(boxes: readonly ShownBox[], ground?: string): Promise<boolean> {
  const desk = current();
  if (desk === null || boxes.length === 0) return false;
  const answer = await door.request('redaction:remove', {
    caseId: desk.caseId,
    ids: boxes.map(({ id }) => id),
    ...(ground === undefined ? {} : { ground }),
  });
  if (!answer.ok) {
    patch(desk, { refusal: answer.failure });
    return false;
  }
  const gone = boxes.filter(({ id }) => answer.value.removed.includes(id));
  await done(gone.length === 0 ? null : { kind: 'removed', boxes: gone });
  return true;
}

/** A supervisor's word on a box that somebody asked to take away. */
export async function decideRemoval({ id }: ShownBox, approve: boolean): Promise<void> {
  const desk = current();
  if (desk === null) return;
  const answer = await door.request('redaction:decide-removal', { caseId: desk.caseId, ids: [id], approve });
  if (!answer.ok) return patch(desk, { refusal: answer.failure });
  await done(null);
}

/** Take the last act back; whether there was one and it could be. */
export async function undoLast(): Promise<boolean> {
  const desk = current();
  const last = desk?.acts.at(-1);
  if (desk === null || last === undefined) return false;
  patch(desk, { acts: desk.acts.slice(0, -1) });
  const { caseId } = desk;
  const answer = await inverseOf(caseId, last);
  if (!answer.ok) patch(desk, { refusal: answer.failure });
  await done(null);
  return answer.ok;
}

function inverseOf(caseId: Parameters<typeof door.request<'redaction:remove'>>[1]['caseId'], act: Act) {
  if (act.kind === 'added') return door.request('redaction:remove', { caseId, ids: [...act.ids] });
  if (act.kind === 'changed') {
    const { page, box, code, audience } = act.from;
    return door.request('redaction:change', { caseId, id: act.id, page, box, code, audience });
  }
  const boxes = act.boxes.map(({ document, page, box, code, audience, origin }) => ({
    document,
    page,
    box,
    code,
    audience,
    origin,
  }));
  return door.request('redaction:add', { caseId, boxes });
}

/** Black out what is proposed, each with its own reason. */
export async function acceptProposals(proposals: readonly Proposal[]): Promise<void> {
  const wanted = proposals.flatMap(({ page, boxes, code, reason }) =>
    boxes.map((box): Wanted => ({ page, box, code, origin: reason.kind === 'value' ? 'guard' : reason.kind })),
  );
  if ((await addBoxes(wanted)).length > 0) forgetProposals(proposals);
}

/** Looked at, and nothing to black out. */
export async function dismissProposals(proposals: readonly Proposal[]): Promise<void> {
  const desk = current();
  if (desk === null) return;
  const { caseId, document } = desk;
  const answer = await door.request('redaction:dismiss', { caseId, document, proposals: proposals.map(({ id }) => id) });
  if (answer.ok) forgetProposals(proposals);
  else patch(desk, { refusal: answer.failure });
}

function forgetProposals(proposals: readonly Proposal[]): void {
  const desk = current();
  if (desk !== null) patch(desk, { proposals: desk.proposals?.filter(one => !proposals.includes(one)) ?? null });
}

async function done(act: Act | null): Promise<void> {
  const desk = current();
  if (desk === null) return;
  patch(desk, { refusal: null, preview: null, acts: act === null ? desk.acts : [...desk.acts.slice(-99), act] });
  await readBoxes();
}

/** A box within the page: what was drawn beyond its edge ends there. */
export function onPage({ left, top, width, height }: PageBox): PageBox {
  const [x, y] = [Math.min(0.999, Math.max(0, left)), Math.min(0.999, Math.max(0, top))];
  const [right, bottom] = [Math.min(1, left + width), Math.min(1, top + height)];
  return { left: x, top: y, width: Math.max(0.001, right - x), height: Math.max(0.001, bottom - y) };
}
