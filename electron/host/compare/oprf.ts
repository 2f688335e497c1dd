import { ristretto255, ristretto255_oprf } from '@noble/curves/ed25519.js';
import { COMPARE_FORMAT, TAG_BYTES, WITNESS_BYTES, type CompareKind } from '../../../shared/compare/kinds.ts';

// RFC 9497, VOPRF mode over ristretto255 with SHA-512. Verifiable, so that the asking side knows that one key was used for all of its elements: with
// a key of its own for each, the answering side could tell from the hits that it is told which element was which.

const { voprf } = ristretto255_oprf;
/** RFC 9497 §3.3.2 has the keeper of the key compute an output of a value of its own; the package does, and its typings leave it out. Its vectors hold it. */
const { evaluate } = voprf as unknown as { readonly evaluate: (secretKey: Uint8Array, input: Uint8Array) => Uint8Array };

const ELEMENT = 32;
const KEPT = TAG_BYTES + WITNESS_BYTES;

/** What a thread does with one batch. Elements and scalars of a batch lie one after another. */
export type OprfJob =
  | { readonly do: 'blind'; readonly inputs: readonly Uint8Array[] }
  | { readonly do: 'check'; readonly elements: Uint8Array }
  | { readonly do: 'evaluate'; readonly elements: Uint8Array; readonly secretKey: Uint8Array; readonly publicKey: Uint8Array }
  | { readonly do: 'outputs'; readonly inputs: readonly Uint8Array[]; readonly secretKey: Uint8Array }
  | {
      readonly do: 'finish';
      readonly inputs: readonly Uint8Array[];
      readonly blinds: Uint8Array;
      readonly elements: Uint8Array;
      readonly evaluated: Uint8Array;
      readonly publicKey: Uint8Array;
      readonly proof: Uint8Array;
    };

/** Parts one after another, or what was wrong with what the other side sent. */
export type OprfDone = { readonly parts: readonly Uint8Array[] } | { readonly wrong: 'element' | 'proof' };

/** What a value is computed from: its kind stands in it, so that a telephone is never an account. */
export function oprfInput(kind: CompareKind, text: string, rules: number): Uint8Array {
  return Buffer.from([COMPARE_FORMAT, String(rules), kind, text].join('\0'), 'utf8');
}

/** A key for one run. Secret; it is used for one answer and kept nowhere. */
export function newRunKey(): { readonly secretKey: Uint8Array; readonly publicKey: Uint8Array } {
  return voprf.generateKeyPair();
}

/** Do one job. What the other side sent and is not as it must be gives `wrong`; anything else throws. */
export function workOprf(job: OprfJob): OprfDone {
  switch (job.do) {
    case 'blind': {
      const made = job.inputs.map(input => voprf.blind(input));
      return { parts: [joined(made.map(({ blind }) => blind)), joined(made.map(({ blinded }) => blinded))] };
    }
    case 'check':
      return guarded(() => {
        // As RFC 9497 has it read: canonical, on the curve, and not the identity. Nothing is multiplied: that takes ten times as long.
        for (const element of split(job.elements, ELEMENT))
          if (ristretto255.Point.fromBytes(element).is0()) throw new Error('the identity');
        return [];
      });
    case 'evaluate':
      return guarded(() => {
        const { evaluated, proof } = voprf.blindEvaluateBatch(job.secretKey, job.publicKey, split(job.elements, ELEMENT));
        return [joined(evaluated), proof];
      });
    case 'outputs':
      return { parts: [joined(job.inputs.map(input => evaluate(job.secretKey, input).subarray(0, KEPT)))] };
    case 'finish':
      return guarded(() => {
        const [blinds, elements, evaluated] = [job.blinds, job.elements, job.evaluated].map(bytes => split(bytes, ELEMENT)) as [
          Uint8Array[],
          Uint8Array[],
          Uint8Array[],
        ]; // three lists from three
        const items = job.inputs.map((input, at) => ({
          input,
          blind: blinds[at]!, // as many as inputs: the sizes were compared when the file was read
          blinded: elements[at]!,
          evaluated: evaluated[at]!,
        }));
        const outputs = voprf.finalizeBatch(items, job.publicKey, job.proof);
        return [joined(outputs.map(output => output.subarray(0, KEPT)))];
      });
  }
}

function guarded(work: () => readonly Uint8Array[]): OprfDone {
  try {
    return { parts: work() };
  } catch (error) {
    return { wrong: error instanceof Error && error.message.includes('proof verification failed') ? 'proof' : 'element' };
  }
}

/** Bytes in parts of one length. */
export function split(bytes: Uint8Array, length: number): Uint8Array[] {
  return Array.from({ length: Math.floor(bytes.length / length) }, (_, at) => bytes.subarray(at * length, (at + 1) * length));
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
