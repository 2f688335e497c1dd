import { spawnSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blobName } from '../../electron/host/office/carriers/blob-name.ts';
import type { Carrier } from '../../electron/host/office/carriers/carrier.ts';
import { asPostgresRefusal } from '../../electron/host/office/carriers/postgres/faults.ts';
import { linkTo } from '../../electron/host/office/carriers/postgres/link.ts';
import { postgresCarrier } from '../../electron/host/office/carriers/postgres/postgres.ts';
import { CHUNK_BYTES, carrierScript } from '../../electron/host/office/carriers/postgres/script.ts';
import { carrierLaws } from '../support/carriers/laws.ts';
import { bytesOf, contentOf, follower, nameOf, wholeFrom } from '../support/carriers/place.ts';
import { passwordOf, postgresPrograms, postgresServer, type RunningServer } from '../support/carriers/postgres-server.ts';
import { hasOutsideFile, hasOutsideTool } from '../support/outside.ts';

const rule = 'An office exchanges over PostgreSQL, which is killed and started again';
const isHere = hasOutsideFile(postgresPrograms() ?? 'PostgreSQL (14 or newer)', rule) && hasOutsideTool('openssl', rule);
if (isHere) describe('PostgreSQL', overRealServer);
else it.skip(rule, () => {});

function overRealServer(): void {
  let running: RunningServer;
  let papers: string;
  let fingerprint: string;
  const opened = new Map<string, Carrier>();
  /** As a station's machine holds it: one each, since the server lets a station in a few times only. */
  const as = (station: number, changed: object = {}, { office = running.office, patienceMs = 20_000 } = {}) => {
    const key = JSON.stringify([station, changed, office, patienceMs]);
    const carrier = opened.get(key) ?? postgresCarrier(running.serverFor(station, changed), office, patienceMs);
    opened.set(key, carrier);
    return carrier;
  };
  beforeAll(async () => {
    papers = mkdtempSync(join(tmpdir(), 'enlace-tls-'));
    const [key, cert] = [join(papers, 'key.pem'), join(papers, 'cert.pem')];
    const made = [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-subj',
      '/CN=elsewhere.invalid',
    ];
    spawnSync('openssl', [...made, '-keyout', key, '-out', cert], { stdio: 'ignore' });
    fingerprint = createHash('sha256')
      .update(new X509Certificate(readFileSync(cert)).raw)
      .digest('hex');
    running = await postgresServer([1, 2, 3, 4], { tls: { key, cert } });
  }, 60_000);
  afterAll(async () => {
    await Promise.all([...opened.values()].map(carrier => carrier.close()));
    await running.stop();
    rmSync(papers, { recursive: true });
  });

  carrierLaws('postgres', async () => ({
    as: async station => postgresCarrier(running.serverFor(station), running.office, 20_000),
    close: async () => {},
  }));

  describe('a server that is killed', () => {
    it('loses and doubles nothing of what two stations put and a third one reads', { timeout: 120_000 }, async () => {
      const names = (station: number) =>
        Array.from({ length: 40 }, (_, count) => ({ station, seed: `killed ${station} ${count}` }));
      const put = async (station: number) => {
        const carrier = as(station);
        for (const { seed } of names(station)) {
          const bytes = bytesOf(seed, seed.endsWith('17') ? 2 * CHUNK_BYTES + 5 : 900);
          await carrier.put(nameOf(bytes, { station }), contentOf(bytes));
        }
      };
      const reader = follower(as(3), { most: 5 });
      await reader.follow();
      const before = new Set(reader.known);
      let heard = 0;
      const stop = as(3).watch(() => heard++);
      let isDone = false;

      const putting = Promise.all([put(1), put(2)]).then(() => (isDone = true));
      for (let kills = 0; kills < 3 && !isDone; kills++) {
        await new Promise(resolve => setTimeout(resolve, 150 + 70 * kills));
        await Promise.all([running.kill().then(() => running.start()), reader.follow()]);
      }
      await putting;
      await reader.follow();
      const heardBefore = heard;
      const last = bytesOf('after all', 300);
      await as(1).put(nameOf(last), contentOf(last));
      for (let tries = 0; heard === heardBefore && tries < 600; tries++) await new Promise(resolve => setTimeout(resolve, 50));
      stop();

      expect(reader.known.size - before.size).toBe(80);
      expect(reader.doubled).toEqual([]);
      expect(await reader.follow()).toEqual([nameOf(last)]);
      expect(reader.startedAnew()).toBe(0);
      expect(heard).toBeGreaterThan(heardBefore);
      for (const name of reader.known) if (!before.has(name)) await wholeFrom(as(3).get(name)); // each is what its name says
    });

    it('sends again only what had not arrived of a large blob', async () => {
      const bytes = bytesOf('large and cut', 5 * CHUNK_BYTES);
      const name = nameOf(bytes, { kind: 'document' });
      const rows = () =>
        running.sql(`SELECT number, xmin FROM enlace.chunks WHERE sha256 = '\\x${name.slice(-64)}' ORDER BY number`).split('\n');
      await expect(as(1).put(name, contentOf(bytes, { cutAt: 3.2 * CHUNK_BYTES }))).rejects.toThrow('put to sleep');
      const sent = rows();
      running.sql('CHECKPOINT'); // what had not reached the disk would be sent again
      await running.kill();
      await running.start();

      expect(await as(1).put(name, contentOf(bytes))).toBe('put');

      expect(rows().slice(0, sent.length)).toEqual(sent);
      expect(rows()).toHaveLength(5);
    });

    it('is away while it is down, and not a moment longer', async () => {
      const carrier = as(1, {}, { patienceMs: 300 });
      const ask = () => carrier.list({ kind: 'bundle', after: null, isKnown: () => true, most: 10 });
      await ask();
      await running.kill();

      await expect(ask()).rejects.toMatchObject({ code: 'carrier/away' });
      await running.start();

      expect((await ask()).blobs).toEqual([]);
    });
  });

  it('lists a blob whose station was slow to commit, although a later one was quicker', async () => {
    const [slow, quick] = [bytesOf('slow', 40), bytesOf('quick', 40)];
    const reader = follower(as(3));
    await reader.follow();
    const insert = (bytes: Buffer) => `INSERT INTO enlace.chunks (kind, station, sha256, number, content)
        VALUES ('b', 2, sha256('\\x${bytes.toString('hex')}'), 0, '\\x${bytes.toString('hex')}');
      INSERT INTO enlace.blobs (kind, station, sha256, size_bytes) VALUES ('b', 2, sha256('\\x${bytes.toString('hex')}'), ${bytes.length});`;
    const link = linkTo(running.serverFor(2));
    await link.ask({ text: 'SELECT 1' });

    const slowly = link.ask({ text: `BEGIN; ${insert(slow)} SELECT pg_sleep(1.5); COMMIT` });
    await new Promise(resolve => setTimeout(resolve, 300));
    const quickly = as(1).put(nameOf(quick), contentOf(quick));
    for (let round = 0; round < 20; round++) {
      await reader.follow();
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    await Promise.all([slowly, quickly]);
    await reader.follow();
    await link.close();

    expect(reader.known).toContain(nameOf(slow, { station: 2 }));
    expect(reader.known).toContain(nameOf(quick));
  });

  it('lists all again when the server was put back to an earlier state, and takes what it lost', async () => {
    const [kept, lost, later] = ['kept', 'lost', 'later'].map(seed => bytesOf(`put back ${seed}`, 500)) as [
      Buffer,
      Buffer,
      Buffer,
    ]; // of three
    await as(1).put(nameOf(kept), contentOf(kept));
    await as(1).put(nameOf(lost), contentOf(lost));
    const reader = follower(as(3));
    await reader.follow();
    running.sql(`DELETE FROM enlace.blobs WHERE sha256 = '\\x${nameOf(lost).slice(-64)}'; DELETE FROM enlace.chunks WHERE sha256 = '\\x${nameOf(lost).slice(-64)}';
      UPDATE enlace.counter SET last = last - 1`); // as an older backup has it

    await as(2).put(nameOf(later, { station: 2 }), contentOf(later)); // takes the place of what was lost

    expect(await reader.follow()).toEqual([nameOf(later, { station: 2 })]);
    expect(reader.startedAnew()).toBe(1);
    expect(await as(1).put(nameOf(lost), contentOf(lost))).toBe('put');
  });

  describe('a station', () => {
    const asked = async (station: number, text: string) => {
      const link = linkTo(running.serverFor(station));
      try {
        return await link.ask({ text }).then(
          rows => rows.length,
          (error: unknown) => (error as { readonly code?: string }).code ?? String(error), // of any shape
        );
      } finally {
        await link.close();
      }
    };

    it.each([
      ['change a blob', `UPDATE enlace.blobs SET size_bytes = 1`],
      ['take a blob away by itself', `DELETE FROM enlace.blobs`],
      ['take bytes away', `DELETE FROM enlace.chunks`],
      ['empty a table', `TRUNCATE enlace.chunks`],
      [
        'choose its blob’s place',
        `INSERT INTO enlace.blobs (place, kind, station, sha256, size_bytes) VALUES (1, 'b', 1, '\\x00', 1)`,
      ],
      ['say that a blob was erased', `UPDATE enlace.blobs SET erased_at = now()`],
      ['set the counter', `UPDATE enlace.counter SET last = 0`],
      ['make itself another station', `INSERT INTO enlace.stations VALUES (9, 'example_station_9')`],
      ['become the keeper', `SET ROLE example_keeper`],
      ['make a table', `CREATE TABLE enlace.own (id int)`],
      ['make a table that lasts as long as it is there', `CREATE TEMP TABLE own (id int)`],
      [
        'put bytes under the number of another',
        `INSERT INTO enlace.chunks (kind, station, sha256, number, content) VALUES ('b', 2, sha256('x'), 0, 'x')`,
      ],
    ])('cannot %s', async (_what, text) => {
      expect(await asked(1, text)).toBe('carrier/refused');
    });

    it('cannot put a blob under the number of another, nor one that is not whole or not what its name says', async () => {
      const bytes = bytesOf('not mine', 70);

      await expect(as(1).put(nameOf(bytes, { station: 2 }), contentOf(bytes))).rejects.toMatchObject({ code: 'carrier/refused' });
      expect(
        await asked(1, `INSERT INTO enlace.blobs (kind, station, sha256, size_bytes) VALUES ('b', 1, sha256('nothing'), 7)`),
      ).toBe('carrier/damaged-blob');
      const wrong = `INSERT INTO enlace.chunks (kind, station, sha256, number, content) VALUES ('b', 1, sha256('this'), 0, 'that')`;
      expect(await asked(1, wrong)).toBe(0);
      expect(
        await asked(1, `INSERT INTO enlace.blobs (kind, station, sha256, size_bytes) VALUES ('b', 1, sha256('this'), 4)`),
      ).toBe('carrier/damaged-blob');
      const right = Buffer.from('this');
      expect(await as(1).put(nameOf(right), contentOf(right))).toBe('put'); // what was there instead has gone
      expect((await wholeFrom(as(2).get(nameOf(right)))).equals(right)).toBe(true);
    });

    it('erases its own; that of another goes when two have asked, and is not put again', async () => {
      const bytes = bytesOf('of one', 800);
      const name = nameOf(bytes);
      await as(1).put(name, contentOf(bytes));

      expect(await as(2).drop(name)).toBe(false);
      expect(await as(2).drop(name)).toBe(false);
      expect((await wholeFrom(as(4).get(name))).equals(bytes)).toBe(true);
      expect(await as(3).drop(name)).toBe(true);

      await expect(wholeFrom(as(4).get(name))).rejects.toMatchObject({ code: 'carrier/no-blob' });
      expect(await as(1).put(name, contentOf(bytes))).toBe('erased');
      expect(running.sql(`SELECT count(*) FROM enlace.chunks WHERE sha256 = '\\x${name.slice(-64)}'`)).toBe('0');
    });

    it('that is no longer one neither reads nor puts', async () => {
      running.sql(`DELETE FROM enlace.stations WHERE station = 9; INSERT INTO enlace.stations VALUES (9, 'example_station_9')`);
      running.sql(`CREATE ROLE stranger LOGIN PASSWORD '${passwordOf(9)}' IN ROLE example_station`);
      const stranger = as(9, { user: 'stranger' });
      const bytes = bytesOf('stranger', 10);

      expect((await stranger.list({ kind: 'bundle', after: null, isKnown: () => false, most: 9 })).blobs).toEqual([]);
      await expect(stranger.put(nameOf(bytes, { station: 9 }), contentOf(bytes))).rejects.toMatchObject({
        code: 'carrier/refused',
      });
      await expect(stranger.drop(nameOf(bytes, { station: 9 }))).rejects.toMatchObject({ code: 'carrier/refused' });
    });
  });

  it('may be prepared again, for more stations, and is the same place', () => {
    const before = running.sql('SELECT office, (SELECT count(*) FROM enlace.blobs) FROM enlace.office');

    running.sql(carrierScript('example', [4, 5]));

    expect(running.sql('SELECT office, (SELECT count(*) FROM enlace.blobs) FROM enlace.office')).toBe(before);
    expect(running.sql('SELECT count(*) FROM enlace.stations WHERE station <= 5')).toBe('5');
  });

  describe('a connection', () => {
    const list = async (changed: object, office = running.office) => {
      const carrier = postgresCarrier(running.serverFor(1, changed), office, 0);
      try {
        return await carrier.list({ kind: 'check', after: null, isKnown: () => false, most: 1 });
      } finally {
        await carrier.close();
      }
    };

    it('is made over TLS to the server with the certificate that was entered, whoever signed it', async () => {
      expect((await list({ host: '127.0.0.1', fingerprint })).blobs).toEqual([]);
      const link = linkTo(running.serverFor(1, { host: '127.0.0.1', fingerprint }));
      expect(await link.ask({ text: 'SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()' })).toEqual([{ ssl: 't' }]);
      await link.close();
    });

    it.each([
      ['another certificate', () => ({ host: '127.0.0.1', fingerprint: '0'.repeat(64) }), 'carrier/certificate'],
      ['a name and no fingerprint', () => ({ host: 'localhost' }), 'carrier/no-fingerprint'],
      ['a wrong password', () => ({ password: 'something else' }), 'carrier/refused'],
      ['no such database', () => ({ database: 'nowhere' }), 'carrier/not-prepared'],
      [
        'a database without our tables',
        () => ({ user: 'admin', password: 'admin', database: 'postgres' }),
        'carrier/not-prepared',
      ],
      ['nobody at that port', () => ({ host: '127.0.0.1', port: 1, fingerprint }), 'carrier/away'],
      ['no socket there', () => ({ host: papers }), 'carrier/away'],
    ])('is refused by its code: %s', async (_what, changed, code) => {
      const thrown: unknown = await list(changed()).catch((error: unknown) => error);

      expect(thrown).toMatchObject({ code });
      expect(inspect(thrown, { depth: 9 })).not.toContain(passwordOf(1));
    });

    it('is not made to the server of another office', async () => {
      await expect(list({}, 'f'.repeat(32))).rejects.toMatchObject({ code: 'carrier/other-office' });
    });

    it.each([
      ['says no to TLS', (socket: Socket) => void socket.once('data', () => socket.write('N')), 'carrier/unprotected'],
      [
        'slips bytes in before TLS',
        (socket: Socket) => void socket.once('data', () => socket.write('SR')),
        'carrier/unprotected',
      ],
      ['hangs up', (socket: Socket) => void socket.destroy(), 'carrier/away'],
    ])('tells nothing to a server that %s', async (_what, serve, code) => {
      const heard: Buffer[] = [];
      const fake = createServer(socket => {
        socket.on('data', bytes => heard.push(bytes)).on('error', () => {});
        serve(socket);
      });
      await new Promise<void>(resolve => fake.listen(0, '127.0.0.1', resolve));
      const { port } = fake.address() as { readonly port: number }; // it listens on a port

      await expect(list({ host: '127.0.0.1', port, fingerprint })).rejects.toMatchObject({ code });
      fake.close();

      expect(Buffer.concat(heard).length).toBeLessThanOrEqual(8); // the question whether TLS is to be spoken
    });
  });
}

it.each([
  ['53100', 'carrier/full'],
  ['53300', 'carrier/away'],
  ['25006', 'carrier/read-only'],
  ['57P03', 'carrier/away'],
  ['XX001', 'carrier/damaged-blob'],
  ['EPIPE', 'carrier/away'],
])('says of the server’s %s what it is', (code, meant) => {
  const said = Object.assign(new Error('of station_1 at 10.0.0.1'), { code });

  expect(asPostgresRefusal(said)).toMatchObject({ code: meant });
  expect(asPostgresRefusal(Object.assign(new Error('with a value'), { code: '22P02' })).message).toBe(
    'the server answered 22P02',
  );
  expect(blobName('check', 1, 'a'.repeat(64))).toBe(`c-1-${'a'.repeat(64)}`);
});
