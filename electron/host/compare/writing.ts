import { findCompareSecret, type ComparisonRow, type HitRow } from '../../../db/comparisons.ts';
import { getVaultState } from '../../../db/vault-state.ts';
import { utcStamp } from '../../../shared/clocks/civil-day.ts';
import { COMPARE_FORMAT, COMPARE_SUITE, TAG_BYTES, WITNESS_BYTES, type CompareKind } from '../../../shared/compare/kinds.ts';
import { hitsBytes, type CompareClaims } from '../../../shared/contract/compare-format.ts';
import { TOUCH_RULES } from '../../../shared/deconflict/touches.ts';
import { Refusal } from '../../../shared/failure.ts';
import { ownKeys } from '../agencies/own-keys.ts';
import type { SessionContext } from '../ground/context.ts';
import type { Sink } from '../places/handles.ts';
import { writePieces } from '../places/sinks.ts';
import { fingerprintOf, sealedFile, signedFile } from './compare-file.ts';
import { ended, keepRun, refuseBeyondPolicy, signingKeyOf } from './compare-runs.ts';
import { joined, newRunKey, oprfInput, split } from './oprf.ts';
import { oprfThreads } from './oprf-threads.ts';
import { ownValues, type OwnValue } from './own-values.ts';

/** What the asking side keeps until the answer comes: its elements in the order of its offer; null where one only fills up. */
export type OfferSecret = {
  readonly values: readonly (OwnValue | null)[];
  /** base64url: what fills up, 32 bytes each, in the order of the nulls; blinds and elements, 32 bytes each. */
  readonly fill: string;
  readonly blinds: string;
  readonly elements: string;
};
/** What the answering side keeps until it is told the hits: each value's tag and witness. No key: nothing is evaluated any more. */
export type AnswerSecret = {
  readonly values: readonly { readonly value: Pick<OwnValue, 'kind' | 'at'>; readonly output: string }[];
};
/** What the asking side keeps between the answer and the result: the outputs that are told. */
export type HitSecret = { readonly outputs: readonly string[] };

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/**
 * Write the next file of a run to where a person said: its offer or answer once it was approved, the result once the answer was read. A file that was
 * written and got lost is written again as it was signed.
 */
export async function writeCompareFile(context: SessionContext, row: ComparisonRow, sink: Sink): Promise<ComparisonRow> {
  const { recipient } = signingKeyOf(context.session, row.agency);
  const next = await nextStep(context, row);
  await writePieces(sink, await sealedFile(next.file ?? '', recipient), context.signal);
  return next;
}

async function nextStep(context: SessionContext, row: ComparisonRow): Promise<ComparisonRow> {
  if (row.state === 'approved') {
    refuseBeyondPolicy(context, row);
    return row.role === 'asks' ? offer(context, row) : answer(context, row);
  }
  if (row.role === 'asks' && row.state === 'answered' && row.tellsHits) return result(context, row);
  if (row.file === null) throw new Refusal('compare/wrong-state');
  return row;
}

async function offer(context: SessionContext, row: ComparisonRow): Promise<ComparisonRow> {
  const values = chosenValues(context, row, row.size);
  const fill = Array.from({ length: row.size - values.length }, () => context.randomBytes(32));
  const order = shuffled(context, [...values, ...fill]);
  const inputs = order.map(inputOf);
  const threads = oprfThreads(context, row.size);
  try {
    const [blinds, elements] = (await threads.run(row.size, (from, to) => ({ do: 'blind', inputs: inputs.slice(from, to) }))) as [
      Uint8Array,
      Uint8Array,
    ]; // the two parts of blinding
    const claims: CompareClaims = {
      ...(await headOf(context, row)),
      step: 'offer',
      suite: COMPARE_SUITE,
      rules: TOUCH_RULES,
      kinds: [...row.kinds],
      ...{ size: row.size, theirSize: row.theirSize, tellsHits: row.tellsHits },
      expiresAt: utcStamp(row.expiresAtMs),
      elements: text(elements),
    };
    const secret: OfferSecret = {
      values: order.map(each => (each instanceof Uint8Array ? null : each)),
      fill: text(joined(order.filter(each => each instanceof Uint8Array))),
      blinds: text(blinds),
      elements: text(elements),
    };
    return await signAndKeep(context, row, claims, { state: 'offered' }, secret);
  } finally {
    threads.end();
  }
}

async function answer(context: SessionContext, row: ComparisonRow): Promise<ComparisonRow> {
  const { given, offerHash } = row;
  if (given === null || offerHash === null) throw new Refusal('compare/wrong-state');
  const values = chosenValues(context, row, row.theirSize);
  const inputs = values.map(inputOf);
  const key = newRunKey();
  const threads = oprfThreads(context, row.size + values.length);
  try {
    const elements = split(given, 32);
    const [evaluated, proofs] = (await threads.run(row.size, (from, to) => ({
      do: 'evaluate',
      elements: joined(elements.slice(from, to)),
      ...key,
    }))) as [Uint8Array, Uint8Array]; // the two parts of evaluating
    const [outputs = new Uint8Array()] = await threads.run(values.length, (from, to) => ({
      do: 'outputs',
      inputs: inputs.slice(from, to),
      secretKey: key.secretKey,
    }));
    const own = split(outputs, TAG_BYTES + WITNESS_BYTES);
    const tags = [
      ...own.map(output => output.subarray(0, TAG_BYTES)),
      ...Array.from({ length: row.theirSize - own.length }, () => context.randomBytes(TAG_BYTES)),
    ];
    const claims: CompareClaims = {
      ...(await headOf(context, row)),
      step: 'answer',
      offer: offerHash,
      ...{ publicKey: text(key.publicKey), evaluated: text(evaluated), proofs: text(proofs) },
      set: text(joined(tags.sort((one, other) => Buffer.compare(one, other)))),
    };
    // Where hits are not told, nothing of it is needed any more.
    const secret: AnswerSecret | null = row.tellsHits
      ? { values: values.map(({ kind, at }, index) => ({ value: { kind, at }, output: text(own[index] ?? new Uint8Array()) })) }
      : null;
    return await signAndKeep(context, { ...row, given: null }, claims, { state: row.tellsHits ? 'replied' : 'done' }, secret);
  } finally {
    key.secretKey.fill(0);
    threads.end();
  }
}

async function result(context: SessionContext, row: ComparisonRow): Promise<ComparisonRow> {
  const { outputs } = findCompareSecret(context.session.office, row.run) as HitSecret; // written by reading the answer
  const hits = new Uint8Array(hitsBytes(row));
  new DataView(hits.buffer).setUint32(0, outputs.length);
  hits.set(joined(outputs.map(output => Buffer.from(output, 'base64url'))), 4);
  const claims = { ...(await headOf(context, row)), step: 'result', answer: row.answerHash ?? '', hits: text(hits) } as const;
  return signAndKeep(context, row, claims, { state: 'done' }, null);
}

async function signAndKeep(
  context: SessionContext,
  row: ComparisonRow,
  claims: CompareClaims,
  change: Pick<ComparisonRow, 'state'>,
  secret: object | null,
): Promise<ComparisonRow> {
  const { signer } = await ownKeys(context.session);
  const { text: file, hash } = signedFile(claims, signer);
  const next: ComparisonRow = {
    ...(change.state === 'done' ? ended(row, 'done') : row),
    ...change,
    file,
    writtenAtMs: row.writtenAtMs ?? context.nowMs(),
    ...(claims.step === 'offer' ? { offerHash: hash } : claims.step === 'answer' ? { answerHash: hash } : {}),
  };
  keepRun(context, 'compare:write', next, { secret, said: { step: claims.step, hash } });
  return next;
}

function chosenValues({ session }: SessionContext, row: ComparisonRow, most: number): readonly OwnValue[] {
  const ours = getVaultState(session.office).agency.code;
  const values = ownValues(session, ours, row.kinds, row.chosen ?? []);
  if (values.length === 0) throw new Refusal('compare/nothing-chosen');
  if (values.length > most) throw new Refusal('compare/more-than-size');
  return values;
}

async function headOf(context: SessionContext, { run, agency }: ComparisonRow) {
  const { session, nowMs } = context;
  const from = getVaultState(session.office).agency.code;
  const { recipient } = signingKeyOf(session, agency);
  return {
    format: COMPARE_FORMAT,
    run,
    from,
    to: agency,
    recipient: fingerprintOf(recipient),
    issuedAt: utcStamp(nowMs()),
  } as const;
}

/** A value's input; of what fills up, chance alone, which no value is written as. */
export function inputOf(each: OwnValue | Uint8Array): Uint8Array {
  return each instanceof Uint8Array ? each : oprfInput(each.kind, each.text, TOUCH_RULES);
}

/** In an order that says nothing of kinds or cases (Fisher and Yates). */
function shuffled<T>({ randomBytes }: SessionContext, list: readonly T[]): readonly T[] {
  const mixed = [...list];
  const chance = new DataView(new Uint8Array(randomBytes(4 * Math.max(1, mixed.length))).buffer);
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor((chance.getUint32(4 * at) / 2 ** 32) * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T]; // both within the list
  }
  return mixed;
}

/** One row for each place of ours where a hit is. */
export function hitRows(hits: readonly { readonly kind: CompareKind; readonly at: OwnValue['at'] }[]): readonly HitRow[] {
  return hits.flatMap(({ kind, at }) => at.map(({ caseId, record }) => ({ kind, caseId, record })));
}
