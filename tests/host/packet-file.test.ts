import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FlattenJSON } from '@sd-jwt/core';
import { fromBuffer, type Entry } from 'yauzl';
import { afterAll, describe, expect, it } from 'vitest';
import { sealPacket } from '../../electron/host/packets/format/build.ts';
import { publicKeyPem } from '../../electron/host/keys/fingerprints.ts';
import { openPacket } from '../../electron/host/packets/read/verify.ts';
import { zipOf } from '../../electron/host/packets/format/zip.ts';
import { hasOutsideTool } from '../support/outside.ts';
import {
  attachment,
  composePacket,
  gathered,
  inPieces,
  partsWith,
  readerWith,
  recipientPair,
  sender,
} from '../support/packets.ts';

const folder = mkdtempSync(join(tmpdir(), 'packet-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sealed = async (parts = partsWith()) => gathered(await sealPacket(composePacket(parts), recipientPair.recipient));

describe('a packet file', () => {
  it('gives its reader what was released, and the attachments that were signed', async () => {
    const kept: string[] = [];
    const keep = async (entry: { name: string }, content: AsyncIterable<Uint8Array>) => {
      kept.push(Buffer.from(await gathered(content)).toString());
      return entry.name;
    };

    const opened = await openPacket(inPieces(await sealed(), 777), readerWith({ keep }));

    expect(opened.header).toEqual(partsWith().header);
    expect(opened.released?.fields).toEqual({ title: 'Solicitud de detención provisional' });
    expect(opened.released?.gaps).toEqual({ court: 'R-PRIV' });
    expect(opened.pdf).toEqual(new Uint8Array(Buffer.from('%PDF-1.7 synthetic')));
    expect(kept).toEqual(['a document']);
    expect(opened.attachments.map(entry => entry.stored)).toEqual(['files/0001.pdf']);
  });

  it('has a size that tells only the leading bits of what is in it (Padmé)', async () => {
    const packets = Array.from({ length: 80 }, (_, at) =>
      composePacket(partsWith({ attachments: [attachment(Buffer.alloc(100_000 + at * 100))] })),
    );

    const sizes = await Promise.all(packets.map(async packet => (await gathered(zipOf(packet.entries))).length));

    expect(new Set(sizes).size).toBeLessThanOrEqual(Math.ceil(8_000 / 2_048) + 1);
  });

  it('is the same ZIP, byte for byte, when it is built again', async () => {
    const [one, two] = await Promise.all([1, 2].map(() => gathered(zipOf(composePacket(partsWith()).entries))));

    expect(Buffer.from(one!).equals(two!)).toBe(true);
  });

  it('is a ZIP that another reader lists in the order of the format, with fixed times and no extra fields', async () => {
    const bytes = Buffer.from(await gathered(zipOf(composePacket(partsWith()).entries)));

    const entries = await new Promise<[string, number, number, number][]>((resolve, reject) => {
      const list: [string, number, number, number][] = [];
      fromBuffer(bytes, { strictFileNames: true }, (error, zip) => {
        if (error) return reject(error);
        zip.on('entry', (entry: Entry) =>
          list.push([entry.fileName, entry.compressionMethod, entry.lastModFileDate, entry.extraFieldLength]),
        );
        zip.on('end', () => resolve(list));
        zip.on('error', reject);
      });
    });

    expect(entries).toEqual(
      ['packet.json', 'packet.pdf', 'LEEME-README.txt', 'files/0001.pdf', 'padding'].map(name => [name, 0, 0x0021, 0]),
    );
  });

  it('is read by a library that is not ours', () => {
    const packet = composePacket(partsWith());

    const jws = FlattenJSON.fromSerialized(
      JSON.parse(Buffer.from(packet.packetJson).toString()) as FlattenJSON extends { toJson(): infer J } ? J : never,
    );

    expect(jws.disclosures).toEqual(packet.disclosed.map(opening => opening.encoded));
    expect(jws.toEncoded().split('~').filter(Boolean)).toHaveLength(1 + packet.disclosed.length);
  });

  it('is opened by the age command', async () => {
    if (!hasOutsideTool('age', 'a packet is opened by the age command')) return;
    writeFileSync(join(folder, 'packet.age'), await sealed());
    writeFileSync(join(folder, 'identity.txt'), `${recipientPair.identity}\n`);

    const run = spawnSync('age', ['-d', '-i', join(folder, 'identity.txt'), join(folder, 'packet.age')], { maxBuffer: 1 << 26 });

    expect(run.status).toBe(0);
    expect(run.stdout.equals(await gathered(zipOf(composePacket(partsWith()).entries)))).toBe(true);
  });

  it.each([
    ['says that the signature is the sender’s', 0, 0],
    ['says no when one byte of what was signed is another', 1, 1],
  ])('openssl %s', (_rule, change, status) => {
    if (!hasOutsideTool('openssl', 'openssl verifies the signature over packet.json')) return;
    const jws = JSON.parse(Buffer.from(composePacket(partsWith()).packetJson).toString()) as Record<
      'payload' | 'protected' | 'signature',
      string
    >;
    const signed = Buffer.from(`${jws.protected}.${jws.payload}`);
    signed[signed.length - 5]! ^= change;
    writeFileSync(join(folder, 'signed.bin'), signed);
    writeFileSync(join(folder, 'signature.bin'), Buffer.from(jws.signature, 'base64url'));
    writeFileSync(join(folder, 'sender.pem'), publicKeyPem(sender.publicKey));

    const files = [
      '-inkey',
      join(folder, 'sender.pem'),
      '-in',
      join(folder, 'signed.bin'),
      '-sigfile',
      join(folder, 'signature.bin'),
    ];
    const run = spawnSync('openssl', ['pkeyutl', '-verify', '-pubin', '-rawin', ...files]);

    expect(run.status).toBe(status);
    expect(readFileSync(join(folder, 'sender.pem'), 'utf8')).toContain('BEGIN PUBLIC KEY');
  });
});
