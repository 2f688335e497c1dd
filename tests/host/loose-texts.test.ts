import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { findLeaks } from '../../electron/host/packets/guard/leak-guard.ts';
import { looseTexts } from '../../electron/host/packets/guard/loose-texts.ts';
import type { RecordId } from '../../shared/language.ts';
import { passagesOf } from '../../shared/leak/passage.ts';
import type { WithheldValue } from '../../shared/leak/needle.ts';

const MiB = 2 ** 20;
const name = 'Ramona Ibárrola Zárate';
const source: WithheldValue = {
  record: 'r1' as RecordId,
  entity: 'subject',
  field: 'given',
  path: 'subjects[0].given',
  kind: 'name',
  texts: [],
  name: { given: 'Ramona', paternal: 'Ibárrola', maternal: 'Zárate' },
};

async function found(bytes: Uint8Array) {
  const open = async () => new Response(new Uint8Array(bytes)).body!;
  const entries = [{ name: 'files/0001.pdf', sizeBytes: bytes.length, open }];
  return (await findLeaks({ json: {}, disclosures: [], entries }, [source], [])).map(({ kind }) => kind);
}

function planted(bytes: Buffer, at: number): Buffer {
  const whole = randomBytes(2 * MiB);
  Buffer.concat([Buffer.of(0, 0), bytes, Buffer.of(0, 0)]).copy(whole, at);
  return whole;
}

describe('bytes that no reader understands', () => {
  it.each<[string, Buffer]>([
    ['ASCII', Buffer.from('Ramona Ibarrola')],
    ['UTF-8', Buffer.from(name)],
    ['single bytes with accents', Buffer.from(name, 'latin1')],
    ['UTF-16', Buffer.from(name, 'utf16le')],
    ['UTF-16 of the other order', Buffer.from(name, 'utf16le').swap16()],
    ['base64', Buffer.from(Buffer.from(name).toString('base64'))],
  ])('give a name away in %s, at even and odd places', async (_, bytes) => {
    for (const at of [MiB, MiB + 1]) expect(await found(planted(bytes, at))).toEqual(['name', 'unread']);
  });

  it('give next to nothing to read where they are random, and no finding but that nobody could read them', async () => {
    const bytes = randomBytes(4 * MiB);

    expect(looseTexts(bytes).join('').length).toBeLessThan(bytes.length / 10);
    expect(await found(bytes)).toEqual(['unread']);
  });
});

describe('a long text', () => {
  const filler = 'salió del puerto con la carga. ';

  it('is read in pieces that leave no gap and cut no name', () => {
    const text = `${name} `.repeat(12_000); // no cut between words misses one

    const pieces = [...passagesOf(text, { as: 'all', disguised: 0 })];

    let end = 0;
    for (const { passage, from } of pieces) {
      expect(from).toBeLessThanOrEqual(end);
      expect(text.startsWith(passage.text, from)).toBe(true);
      end = from + passage.text.length;
    }
    expect(end).toBe(text.length);
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
      expect(pieces.some(({ passage, from }) => from <= at && at + name.length <= from + passage.text.length)).toBe(true);
  });

  it.each([0, 1, 2, 3])('in base64 without a break is decoded wherever it is cut (%i)', async shift => {
    const words = `${'x'.repeat(shift)} ${Buffer.from(`${filler.repeat(9000)}${name}${filler.repeat(9000)}`).toString('base64')}`;

    expect(await found(Buffer.from(words))).toEqual(['name']);
  });

  it('beyond four million characters is read as it stands, which is a finding of its own', async () => {
    const long = filler.repeat(4.5 * MiB * (1 / filler.length));

    expect(await found(Buffer.from(`${long}${name}`))).toEqual(['name', 'unread']);
    expect(await found(Buffer.from(`${long}${Buffer.from(name).toString('base64')}`))).toEqual(['unread']);
    expect(await found(Buffer.from(`${Buffer.from(name).toString('base64')} ${long}`))).toEqual(['name', 'unread']);
  });
});
