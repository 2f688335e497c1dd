import { findCase } from '../../../db/cases.ts';
import { findComparison, findCompareSecret, insertCompareHits, type ComparisonRow } from '../../../db/comparisons.ts';
import { PROOF_BATCH, TAG_BYTES, WITNESS_BYTES } from '../../../shared/compare/kinds.ts';
import { fitsSizes, type AnswerClaims, type OfferClaims, type ResultClaims } from '../../../shared/contract/compare-format.ts';
import { TOUCH_RULES } from '../../../shared/deconflict/touches.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { SessionContext } from '../ground/context.ts';
import type { Source } from '../places/handles.ts';
import { contentOf } from '../places/sources.ts';
import { openFile, type OpenedFile } from './compare-file.ts';
import { ended, isOpen, keepRun, refuseBeyondPolicy } from './compare-runs.ts';
import { joined, split } from './oprf.ts';
import { oprfThreads } from './oprf-threads.ts';
import { hitRows, inputOf, type AnswerSecret, type HitSecret, type OfferSecret } from './writing.ts';

/**
 * Take in a file of the other side. Whatever is wrong with it is refused before anything is written: the run stays as it was.
 */
export async function readCompareFile(context: SessionContext, source: Source): Promise<ComparisonRow> {
  const opened = await openFile(context, contentOf(source));
  const { claims } = opened;
  if (claims.step === 'offer') return takeOffer(context, opened, claims);
  if (claims.step === 'answer') return takeAnswer(context, opened, claims);
  return takeResult(context, opened, claims);
}

async function takeOffer(context: SessionContext, { hash, agency }: OpenedFile, claims: OfferClaims): Promise<ComparisonRow> {
  const { session, nowMs } = context;
  const { run, kinds, size, theirSize, tellsHits } = claims;
  const known = findComparison(session.office, run);
  if (known !== undefined) throw new Refusal('compare/replayed');
  const expiresAtMs = Date.parse(claims.expiresAt);
  if (expiresAtMs < nowMs()) throw new Refusal('compare/expired');
  if (claims.rules !== TOUCH_RULES) throw new Refusal('compare/other-rules');
  if (!fitsSizes(claims, claims) || new Set(kinds).size !== kinds.length) throw new Refusal('compare/wrong-size');
  refuseBeyondPolicy(context, { run, agency, kinds, size, theirSize });
  const given = Buffer.from(claims.elements, 'base64url');
  const elements = split(given, 32);
  if (new Set(elements.map(element => Buffer.from(element).toString('hex'))).size !== size)
    throw new Refusal('compare/repeated-element');
  const threads = oprfThreads(context, size);
  try {
    await threads.run(size, (from, to) => ({ do: 'check', elements: joined(elements.slice(from, to)) }));
  } finally {
    threads.end();
  }
  if (findComparison(session.office, run) !== undefined) throw new Refusal('compare/replayed'); // came in twice at once
  const row: ComparisonRow = {
    ...{ run, agency, role: 'answers', state: 'received', kinds, size, theirSize, tellsHits, chosen: null },
    ...{ preparedBy: null, approvedBy: null, accepted: null, startedAtMs: nowMs(), expiresAtMs, writtenAtMs: null },
    ...{ offerHash: hash, answerHash: null, hits: null, given, file: null },
  };
  keepRun(context, 'compare:read', row, { said: { step: 'offer', hash } });
  return row;
}

async function takeAnswer(context: SessionContext, { hash, agency }: OpenedFile, claims: AnswerClaims): Promise<ComparisonRow> {
  const row = runOf(context, claims.run, { agency, role: 'asks', state: 'offered' });
  if (claims.offer !== row.offerHash) throw new Refusal('compare/other-offer');
  if (!fitsSizes(claims, row)) throw new Refusal('compare/wrong-size');
  const set = split(Buffer.from(claims.set, 'base64url'), TAG_BYTES);
  if (set.some((tag, at) => at > 0 && Buffer.compare(set[at - 1] ?? tag, tag) >= 0))
    throw new Refusal('compare/repeated-element');
  const secret = findCompareSecret(context.session.office, row.run) as OfferSecret; // written with the offer
  const fill = split(Buffer.from(secret.fill, 'base64url'), 32);
  let filled = 0;
  const inputs = secret.values.map(value => inputOf(value ?? fill[filled++] ?? new Uint8Array(32)));
  const [blinds, elements, evaluated, proofs] = [secret.blinds, secret.elements, claims.evaluated, claims.proofs].map(text =>
    Buffer.from(text, 'base64url'),
  ) as [Buffer, Buffer, Buffer, Buffer]; // four from four
  const publicKey = Buffer.from(claims.publicKey, 'base64url');
  const threads = oprfThreads(context, row.size);
  let outputs: Uint8Array;
  try {
    [outputs = new Uint8Array()] = await threads.run(row.size, (from, to) => ({
      do: 'finish',
      inputs: inputs.slice(from, to),
      publicKey,
      proof: proofs.subarray(64 * (from / PROOF_BATCH), 64 * (from / PROOF_BATCH + 1)),
      blinds: blinds.subarray(32 * from, 32 * to),
      elements: elements.subarray(32 * from, 32 * to),
      evaluated: evaluated.subarray(32 * from, 32 * to),
    }));
  } finally {
    threads.end();
  }
  const theirs = new Set(set.map(tag => Buffer.from(tag).toString('hex')));
  const own = split(outputs, TAG_BYTES + WITNESS_BYTES);
  const found = secret.values.flatMap((value, at) => {
    const output = own[at];
    if (value === null || output === undefined) return [];
    return theirs.has(Buffer.from(output.subarray(0, TAG_BYTES)).toString('hex')) ? [{ ...value, output }] : [];
  });
  const again = runOf(context, claims.run, { agency, role: 'asks', state: 'offered' }); // nothing came in between
  const next: ComparisonRow = {
    ...(again.tellsHits ? { ...again, state: 'answered' as const, file: null } : ended(again, 'done')),
    answerHash: hash,
    hits: found.length,
  };
  const kept: HitSecret | null = again.tellsHits
    ? { outputs: found.map(({ output }) => Buffer.from(output).toString('base64url')) }
    : null;
  keepRun(context, 'compare:read', next, {
    secret: kept,
    said: { step: 'answer', hash },
    also: () => insertCompareHits(context.session.office, next.run, standing(context, hitRows(found))),
  });
  return next;
}

function takeResult(context: SessionContext, { hash, agency }: OpenedFile, claims: ResultClaims): ComparisonRow {
  const row = runOf(context, claims.run, { agency, role: 'answers', state: 'replied' });
  if (claims.answer !== row.answerHash) throw new Refusal('compare/other-offer');
  if (!fitsSizes(claims, row)) throw new Refusal('compare/wrong-size');
  const bytes = Buffer.from(claims.hits, 'base64url');
  const count = bytes.readUInt32BE(0);
  const part = TAG_BYTES + WITNESS_BYTES;
  if (4 + count * part > bytes.length || bytes.subarray(4 + count * part).some(byte => byte !== 0))
    throw new Refusal('compare/malformed');
  const { values } = findCompareSecret(context.session.office, row.run) as AnswerSecret; // written with the answer
  const byOutput = new Map(values.map(({ value, output }) => [output, value]));
  const told = split(bytes.subarray(4, 4 + count * part), part).map(output => Buffer.from(output).toString('base64url'));
  if (new Set(told).size !== told.length) throw new Refusal('compare/repeated-element');
  const found = told.map(output => {
    const value = byOutput.get(output);
    if (value === undefined) throw new Refusal('compare/false-hit');
    return value;
  });
  const next: ComparisonRow = { ...ended(row, 'done'), hits: found.length };
  keepRun(context, 'compare:read', next, {
    secret: null,
    said: { step: 'result', hash },
    also: () => insertCompareHits(context.session.office, next.run, standing(context, hitRows(found))),
  });
  return next;
}

/** Hits in cases that were deleted meanwhile are nobody's. */
function standing({ session }: SessionContext, rows: ReturnType<typeof hitRows>): ReturnType<typeof hitRows> {
  return rows.filter(({ caseId }) => findCase(session.office, caseId) !== undefined);
}

type Expected = Pick<ComparisonRow, 'agency' | 'role' | 'state'>;

/** The run that a file belongs to, at the step at which it is awaited. */
function runOf({ session, nowMs }: SessionContext, run: string, { agency, role, state }: Expected): ComparisonRow {
  const row = findComparison(session.office, run);
  if (row === undefined || row.agency !== agency || row.role !== role) throw new Refusal('compare/no-such-run');
  if (isOpen(row) && row.expiresAtMs < nowMs()) throw new Refusal('compare/expired');
  const before: readonly string[] = ['proposed', 'approved', 'received'];
  if (row.state !== state) throw new Refusal(before.includes(row.state) ? 'compare/wrong-state' : 'compare/replayed');
  return row;
}
