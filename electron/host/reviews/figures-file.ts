import { listKeys } from '../../../db/agencies.ts';
import { findReceivedFile, hasReceivedFile, insertReceivedReview } from '../../../db/received-reviews.ts';
import { getVaultState } from '../../../db/vault-state.ts';
import { figuresFile, figuresPayload } from '../../../shared/contract/review-format.ts';
import type { ReceivedReview } from '../../../shared/contract/reviews.ts';
import { Refusal } from '../../../shared/failure.ts';
import { parseStrictJson } from '../../../shared/packet-reading/packet-json.ts';
import { jointFigures } from '../../../shared/review-document/figures.ts';
import type { TheirFigures } from '../../../shared/review-document/parts.ts';
import type { Review } from '../../../shared/review.ts';
import { ownKeys } from '../agencies/own-keys.ts';
import { recordChanges } from '../audit/audit.ts';
import type { SessionContext } from '../ground/context.ts';
import { newId } from '../ground/ids.ts';
import { canonical } from '../keys/canonical.ts';
import { fromBase64url } from '../keys/digest.ts';
import { verifierOf } from '../keys/ed25519.ts';
import { wholeOf } from '../places/pieces.ts';
import { contentOf } from '../places/sources.ts';
import type { Source } from '../places/handles.ts';

const FORMAT = 'enlace-figures/1';
const MOST_BYTES = 64 * 1024;
const bounds = { mostBytes: MOST_BYTES, mostValues: 1_000 };

/** Our figures for another office: what may be shown of them and nothing else, signed by our key. */
export async function giveFigures(
  { session }: SessionContext,
  review: Review,
): Promise<{ readonly text: string; readonly count: number }> {
  const { direction, from, to, asOf } = review;
  const figures = Object.fromEntries(jointFigures(review).map(({ key, cell }) => [key, cell]));
  const { code: agency } = getVaultState(session.office).agency;
  const payload = Buffer.from(canonical({ format: FORMAT, agency, direction, from, to, asOf, figures })).toString('base64url');
  const { signer } = await ownKeys(session);
  const signature = Buffer.from(signer.sign(signedText(payload))).toString('base64url');
  return { text: canonical({ format: FORMAT, payload, signature }), count: Object.keys(figures).length };
}

const signedText = (payload: string): Uint8Array => Buffer.from(`${FORMAT}.${payload}`, 'ascii');

/**
 * Take in another office's figures.
 *
 * @throws Refusal `review/figures-malformed`, `review/figures-unknown-key` where no key that is held for the office signed them,
 *   `review/figures-held` where they are here already.
 */
export async function takeFigures(context: SessionContext, source: Source): Promise<ReceivedReview> {
  const { session } = context;
  const bytes = await wholeOf(contentOf(source), { mostBytes: MOST_BYTES, code: 'review/figures-malformed' });
  const { figures: _, ...said } = readFigures(context, bytes);
  const file = Buffer.from(bytes).toString('utf8');
  if (hasReceivedFile(session.office, file)) throw new Refusal('review/figures-held');
  const received: ReceivedReview = { id: newId(context), ...said, receivedAtMs: context.nowMs() };
  recordChanges(session, context, 'review:take-figures', session.office, () =>
    insertReceivedReview(session.office, { ...received, file, receivedBy: session.user.id }),
  );
  return received;
}

/** Figures that came, their signature checked again; null where none are asked for. @throws Refusal `review/no-figures`. */
export function theirFigures(context: SessionContext, id: string | undefined): TheirFigures | null {
  if (id === undefined) return null;
  const file = findReceivedFile(context.session.office, id);
  if (file === undefined) throw new Refusal('review/no-figures');
  return readFigures(context, Buffer.from(file));
}

function readFigures({ session }: SessionContext, bytes: Uint8Array) {
  const file = figuresFile.safeParse(parsed(bytes));
  const payload = figuresPayload.safeParse(file.success ? parsed(fromBase64url(file.data.payload)) : null);
  if (!file.success || !payload.success) throw new Refusal('review/figures-malformed');
  const signature = fromBase64url(file.data.signature);
  const keys = listKeys(session.office).filter(key => key.agency === payload.data.agency && key.endedWhy !== 'revoked');
  const isSigned = keys.some(
    ({ signingKey }) =>
      signingKey !== null && signature !== null && verifierOf(signingKey)(signedText(file.data.payload), signature),
  );
  if (!isSigned) throw new Refusal('review/figures-unknown-key');
  const { format: _, ...said } = payload.data;
  return said;
}

function parsed(bytes: Uint8Array | null): unknown {
  if (bytes === null) return null;
  try {
    return parseStrictJson(bytes, bounds);
  } catch {
    return null; // refused as malformed by whoever asked
  }
}
