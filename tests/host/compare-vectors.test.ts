import { ristretto255_oprf } from '@noble/curves/ed25519.js';
import { describe, expect, it } from 'vitest';
import { joined, split, workOprf } from '../../electron/host/compare/oprf.ts';
import vectors from '../fixtures/rfc9497-ristretto255.json' with { type: 'json' };

const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));
const hex = (of: Uint8Array): string => Buffer.from(of).toString('hex');
const { oprf, voprf } = ristretto255_oprf;

/** The package draws a scalar by reducing 48 or more bytes of chance; the RFC’s scalars, written little-endian, reduce to themselves but for the offset of one. */
function drawing(scalars: readonly string[]) {
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  let at = 0;
  return (length = 32): Uint8Array => {
    const scalar = BigInt(`0x${hex(bytes(scalars[at++ % scalars.length]!).reverse())}`);
    // mapHashToField gives (number mod (order - 1)) + 1
    const number = (scalar - 1n + order - 1n) % (order - 1n);
    return bytes(number.toString(16).padStart(2 * length, '0')).reverse();
  };
}

describe('RFC 9497, Appendix A.1, ristretto255-SHA512', () => {
  it('has its key pairs', () => {
    const [seed, info] = [bytes(vectors.seed), bytes(vectors.keyInfo)];

    expect(hex(oprf.deriveKeyPair(seed, info).secretKey)).toBe(vectors.oprf.skSm);
    expect(hex(voprf.deriveKeyPair(seed, info).secretKey)).toBe(vectors.voprf.skSm);
    expect(hex(voprf.deriveKeyPair(seed, info).publicKey)).toBe(vectors.voprf.pkSm);
  });

  it.each(vectors.oprf.vectors)('has the elements and outputs of the base mode, of $input', vector => {
    const [input, key] = [bytes(vector.input[0]!), bytes(vectors.oprf.skSm)];
    const { blind, blinded } = oprf.blind(input, drawing(vector.blind) as never);
    const evaluated = oprf.blindEvaluate(key, blinded);

    expect([hex(blind), hex(blinded), hex(evaluated)]).toEqual([
      vector.blind[0],
      vector.blindedElement[0],
      vector.evaluationElement[0],
    ]);
    expect(hex(oprf.finalize(input, blind, evaluated))).toBe(vector.output[0]);
  });

  it.each(vectors.voprf.vectors)('has the elements, proof and outputs of the verifiable mode, of $input', vector => {
    const inputs = vector.input.map(bytes);
    const [secretKey, publicKey] = [bytes(vectors.voprf.skSm), bytes(vectors.voprf.pkSm)];
    const draw = drawing(vector.blind);
    const made = inputs.map(input => voprf.blind(input, draw as never));
    const { evaluated, proof } = voprf.blindEvaluateBatch(
      secretKey,
      publicKey,
      made.map(({ blinded }) => blinded),
      drawing([vector.proofRandomScalar]) as never,
    );

    expect(made.map(({ blinded }) => hex(blinded))).toEqual(vector.blindedElement);
    expect(evaluated.map(hex)).toEqual(vector.evaluationElement);
    expect(hex(proof)).toBe(vector.proof);
    // As the program works: what the asking side finishes, and what the answering side computes of the same values.
    const cut = (output: string): string => output.slice(0, 96);
    const finished = workOprf({
      ...{ do: 'finish', inputs, publicKey, proof: bytes(vector.proof), blinds: joined(vector.blind.map(bytes)) },
      ...{ elements: joined(vector.blindedElement.map(bytes)), evaluated: joined(vector.evaluationElement.map(bytes)) },
    });
    const own = workOprf({ do: 'outputs', inputs, secretKey });
    for (const done of [finished, own]) {
      if ('wrong' in done) throw new Error(done.wrong);
      expect(split(done.parts[0]!, 48).map(hex)).toEqual(vector.output.map(cut));
    }
  });

  it.each([
    ['the identity', '00'.repeat(32)],
    ['a number that is not reduced', 'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'],
    ['one off the curve', 'ff'.repeat(32)],
    ['a negative one', `01${'00'.repeat(31)}`],
  ])('takes no element that is %s', (_what, element) => {
    expect(workOprf({ do: 'check', elements: bytes(element) })).toEqual({ wrong: 'element' });
  });
});
