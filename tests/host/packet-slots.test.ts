import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slotContent } from '../../electron/host/packets/format/slots.ts';
import { signPayload, verifyPayload } from '../../electron/host/packets/format/sd-jwt.ts';
import type { Emission } from '../../shared/decision/types.ts';
import type { Json } from '../../shared/language.ts';
import { caseOfOpenings } from '../../shared/packet-reading/later.ts';
import { anySecret, blinded, emission, headerWith, packetSeed, released, sender, withheld } from '../support/packets.ts';

function packetJson(
  content: Emission,
  seed: Uint8Array = packetSeed,
): { bytes: Buffer; slotted: ReturnType<typeof slotContent> } {
  const slotted = slotContent(content, seed);
  const payload = {
    enlace: { ...headerWith() } as unknown as Json, // a header is plain JSON
    case: slotted.tree,
    disclosed: slotted.disclosed.map(opening => opening.digest),
    manifest: [],
    approvals: [],
  };
  return { bytes: Buffer.from(signPayload(payload, slotted.disclosed, sender).text), slotted };
}

const person = (name: Json, secret: Json | undefined): Emission =>
  emission(
    { family_name: released(name), curp: withheld(secret), source: withheld(secret, null) },
    {},
    'PER-ABCDEFGHIJ',
    'person',
  );

describe('slots', () => {
  it('gives back what was released, and nothing of what was withheld', () => {
    const content = emission(
      { title: released('Solicitud'), court: withheld('Juzgado Quinto') },
      { subjects: { emitted: [person('Ñáñez', 'XEXX010101')], unreleased: ['another'] } },
    );

    const { bytes } = packetJson(content);

    const claims = verifyPayload(bytes, sender.publicKey).claims;
    expect(claims['case']).toEqual({
      entity: 'case',
      id: 'CAS-ABCDEFGHIJ',
      fields: { title: 'Solicitud' },
      gaps: { court: 'R-PRIV' },
      treated: {},
      lists: {
        subjects: {
          emitted: [
            {
              entity: 'person',
              id: 'PER-ABCDEFGHIJ',
              fields: { family_name: 'Ñáñez' },
              gaps: { curp: 'R-PRIV' },
              treated: {},
              lists: {},
            },
          ],
        },
      },
    });
    const everything =
      bytes.toString() +
      JSON.stringify(JSON.parse(bytes.toString()), null, 1) +
      Buffer.from(bytes.toString(), 'base64').toString();
    expect(everything).not.toContain('Juzgado Quinto');
  });

  it('owns exactly one slot for each field, filled or not, and one for each list’s rest', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.string(), { nil: undefined }), { maxLength: 20 }),
        fc.array(fc.string()),
        (values, rest) => {
          const fields = Object.fromEntries(
            values.map((value, at) => [`f${at}`, at % 2 ? withheld(value) : released(value ?? '')]),
          );

          const { tree } = slotContent(emission(fields, { notes: { emitted: [], unreleased: rest } }), packetSeed);

          expect((tree['fields'] as { _sd: string[] })._sd).toHaveLength(values.length);
          expect((tree['lists'] as { notes: { _sd: string[] } }).notes._sd).toHaveLength(1);
        },
      ),
    );
  });

  it('lets no withheld value change anything but commitments (non-interference)', () => {
    const secrets = fc.record({
      court: anySecret,
      curp: anySecret,
      rest: fc.array(
        anySecret.map(value => value ?? null),
        { maxLength: 5 },
      ),
    });
    fc.assert(
      fc.property(secrets, secrets, fc.string(), (one, other, title) => {
        const make = (secret: typeof one): Emission =>
          emission(
            { title: released(title), court: withheld(secret.court), judge: withheld(secret.court, null) },
            { subjects: { emitted: [person('Lira', secret.curp)], unreleased: secret.rest } },
          );

        const pair = [make(one), make(other)].map(content => blinded(packetJson(content).bytes));

        expect(pair[0]).toEqual(pair[1]);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives another salt to another path, and another packet', () => {
    const same = { a: withheld('x'), b: withheld('x') };
    const one = slotContent(emission(same), packetSeed).withheld.map(opening => opening.digest);
    const two = slotContent(emission(same), Buffer.alloc(32, 7)).withheld.map(opening => opening.digest);

    expect(new Set([...one, ...two]).size).toBe(4);
  });

  it('proves a value given later to be the one that was withheld then', () => {
    const { bytes, slotted } = packetJson(emission({ court: withheld('Juzgado Quinto'), judge: withheld(undefined) }));
    const court = slotted.withheld[0]!;

    const opened = (digest: string) => caseOfOpenings(bytes, [{ path: '/case/fields/court', digest, value: 'Juzgado Quinto' }]);

    expect(opened(court.digest)).toMatchObject({ fields: { court: 'Juzgado Quinto' } });
    const forged = slotContent(emission({ court: withheld('Juzgado Sexto') }), packetSeed).withheld[0]!;
    expect(() => opened(forged.digest)).toThrow('packet/later-mismatch');
  });

  it.each(['_sd', '...', '__proto__', '_sd_alg'])('refuses to write a field or value named %s', name => {
    expect(() => slotContent(emission({ [name]: released('x') }), packetSeed)).toThrow('packet/reserved-name');
    const value = JSON.parse(`{"${name}": ["x"]}`) as Json;
    expect(() => slotContent(emission({ place: released(value) }), packetSeed)).toThrow('packet/reserved-name');
  });
});
