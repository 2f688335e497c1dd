import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../db/open.ts';
import { canonical } from '../../electron/host/keys/canonical.ts';
import { signingPair } from '../../electron/host/keys/ed25519.ts';
import { writePiecesWhole } from '../../electron/host/places/write-whole.ts';
import { recordChanges } from '../../electron/host/audit/audit.ts';
import type { Slot } from '../../shared/contract/keyslots.ts';
import type { Json } from '../../shared/language.ts';
import { PASSPHRASE, type TempVault } from '../support/temp-vault.ts';
import { onFullDisk } from '../support/full-disk.ts';
import { streamOfBytes } from '../support/streams.ts';
import { vaultsOfThisFile } from '../support/vaults.ts';

const aVault = vaultsOfThisFile();
const SECOND = `${PASSPHRASE} dos`;

type Keyslots = { slots: Slot[]; recovery: Slot };

/** The code with which unlocking is refused, or null if it opens. */
async function codeOf(vault: TempVault, passphrase = PASSPHRASE, label?: string): Promise<string | null> {
  const folder = vault.handleOf(vault.folder);
  const answer = await vault.request('vault:unlock', { folder, passphrase, ...(label === undefined ? {} : { label }) });
  return answer.ok ? null : answer.failure.code;
}

/** Rewrite the key file; `rechecked` slots get the checksum that a careful forger would give them. */
function editKeyslots(vault: TempVault, edit: (file: Keyslots) => void, rechecked = true): void {
  const path = join(vault.folder, 'keyslots.json');
  const file = JSON.parse(readFileSync(path, 'utf8')) as Keyslots;
  edit(file);
  if (rechecked) for (const slot of [...file.slots, file.recovery]) Object.assign(slot, { checksum: checksumOf(slot) });
  writeFileSync(path, `${JSON.stringify(file, null, 2)}\n`);
}

function checksumOf({ checksum: _checksum, ...rest }: Slot): string {
  return createHash('sha256')
    .update(canonical(rest as Json))
    .digest('hex');
}

function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at]! ^= 1;
  writeFileSync(path, bytes);
}

describe('a passphrase', () => {
  it.each([
    ['another one', 'otra'],
    ['an empty-looking one', ' '],
    ['the right one with a space', `${PASSPHRASE} `],
  ])('is refused as wrong: %s', async (_what, passphrase) => {
    const vault = await aVault();
    vault.lock();

    expect(await codeOf(vault, passphrase)).toBe('vault/wrong-passphrase');
    expect(await codeOf(vault)).toBeNull();
  });

  it('does not open another user’s slot', async () => {
    const vault = await aVault({ role: 'officer' });
    vault.lock();

    expect(await codeOf(vault, PASSPHRASE, 'second')).toBe('vault/wrong-passphrase');
    expect(await codeOf(vault, PASSPHRASE, 'nobody')).toBe('vault/wrong-passphrase');
  });

  it('too easy to guess is not taken for a real office', async () => {
    const vault = await aVault();
    const folder = join(vault.root, 'real.enlace');
    const agency = { code: 'MX-FGR', names: { en: 'Example', es: 'Ejemplo' } };

    expect(
      await vault.request('vault:create', { folder: vault.handleOf(folder), agency, label: 'a', passphrase: 'secreto1' }),
    ).toEqual({
      ok: false,
      failure: { code: 'user/weak-passphrase' },
    });
    expect(existsSync(folder)).toBe(false);
  });
});

describe('a key file', () => {
  it.each<[string, (path: string) => void]>([
    ['empty', path => writeFileSync(path, '')],
    ['cut short', path => truncateSync(path, 700)],
    ['not JSON', path => writeFileSync(path, randomBytes(500))],
    ['of another shape', path => writeFileSync(path, '{"slots":[]}')],
    ['gone', path => rmSync(path)],
    ['far too large', path => writeFileSync(path, Buffer.alloc(5 << 20, ' '))],
    ['of nested arrays', path => writeFileSync(path, '['.repeat(200_000))],
  ])('that is %s is refused as damaged', async (_how, damage) => {
    const vault = await aVault();
    vault.lock();
    damage(join(vault.folder, 'keyslots.json'));

    expect(await codeOf(vault)).toBe('vault/slot-damaged');
  });

  it('with a damaged slot says damage, not wrong passphrase', async () => {
    const vault = await aVault();
    vault.lock();
    editKeyslots(vault, ({ slots }) => Object.assign(slots[0]!.sealed, { box: `AA${slots[0]!.sealed.box.slice(2)}` }), false);

    expect(await codeOf(vault)).toBe('vault/slot-damaged');
  });

  it('whose costs are out of range is refused before any work', async () => {
    const vault = await aVault();
    vault.lock();
    for (const cost of [
      { memoryKiB: 4 << 20 },
      { memoryKiB: 257 * 1024 },
      { memoryKiB: 1024 },
      { passes: 11 },
      { passes: 0 },
      { lanes: 5 },
      { memoryKiB: 65_536.5 },
    ]) {
      editKeyslots(vault, ({ slots }) =>
        Object.assign(slots[0]!, { kdf: { ...slots[0]!.kdf, passes: 1, lanes: 1, memoryKiB: 65_536, ...cost } }),
      );
      const fromMs = performance.now();

      expect(await codeOf(vault)).toBe(Number.isInteger(cost.memoryKiB ?? 1) ? 'vault/kdf-parameters' : 'vault/slot-damaged');
      expect(performance.now() - fromMs).toBeLessThan(200);
    }
  });

  it('whose slots would together cost more than an attempt may asks whose passphrase it is, before any work', async () => {
    const vault = await aVault();
    vault.lock();
    const dear = { memoryKiB: 256 * 1024, passes: 10, lanes: 1 };
    editKeyslots(vault, ({ slots }) => {
      const [own] = slots;
      Object.assign(own!, { kdf: { ...own!.kdf, ...dear } });
      for (let at = 0; at < 3; at++) slots.push({ ...structuredClone(own!), id: randomUUID(), label: `Desk ${at}` });
    });

    expect(await codeOf(vault)).toBe('vault/user-needed');
    expect(await codeOf(vault, PASSPHRASE, 'Desk 9')).toBe('vault/wrong-passphrase');
  });

  it('from another vault does not open this one, even under the same passphrase', async () => {
    const [vault, other] = [await aVault(), await aVault({ seed: 'other' })];
    vault.lock();
    cpSync(join(other.folder, 'keyslots.json'), join(vault.folder, 'keyslots.json'));

    expect(await codeOf(vault)).toBe('vault/database-damaged');
  });

  it('of an earlier day is refused as altered, even though its passphrase is right', async () => {
    const vault = await aVault();
    const earlier = readFileSync(join(vault.folder, 'keyslots.json'));
    await vault.ask('user:passphrase', { current: PASSPHRASE, next: SECOND });
    vault.lock();
    writeFileSync(join(vault.folder, 'keyslots.json'), earlier);

    expect(await codeOf(vault)).toBe('vault/keyslots-altered');
  });

  it('with a changed label, checksum and all, is refused as altered', async () => {
    const vault = await aVault();
    vault.lock();
    editKeyslots(vault, ({ slots }) => Object.assign(slots[0]!, { label: 'someone' }));

    expect(await codeOf(vault)).toBe('vault/keyslots-altered');
  });

  it('with a changed role is refused: no supervisor signed it', async () => {
    const vault = await aVault({ role: 'officer' });
    vault.lock();
    editKeyslots(vault, ({ slots }) => Object.assign(slots[1]!, { grant: { ...slots[1]!.grant, role: 'supervisor' } }));

    expect(await codeOf(vault, `${PASSPHRASE} officer`, 'second')).toBe('vault/role-unsigned');
  });

  it('does not make an officer a supervisor, even if the officer rewrites the database under the vault key', async () => {
    const vault = await aVault({ role: 'officer' });
    const key = Buffer.from(vault.session.keys.vaultKey);
    const own = signingPair(Buffer.from(vault.session.keys.signingSeed));
    vault.lock();
    let digest = '';
    let forged: Slot | undefined;
    editKeyslots(vault, ({ slots }) => {
      const grant = { ...slots[1]!.grant, role: 'supervisor' as const };
      const grantSignature = Buffer.from(own.sign(Buffer.from(canonical(grant)))).toString('base64');
      Object.assign(slots[1]!, { grant, grantBy: Buffer.from(own.publicKey).toString('base64'), grantSignature });
      forged = slots[1];
    });
    digest = createHash('sha256')
      .update(readFileSync(join(vault.folder, 'keyslots.json')))
      .digest('hex');
    const db = openDatabase(join(vault.folder, 'vault.db'), key);
    db.prepare('UPDATE vault_state SET keyslots_have = ?').run(digest);
    db.prepare('UPDATE users SET role = ?, grant_body = ?, grant_by = ?, grant_signature = ? WHERE label = ?').run(
      'supervisor',
      canonical(forged!.grant),
      own.publicKey,
      Buffer.from(forged!.grantSignature, 'base64'),
      'second',
    );
    db.close();

    expect(await codeOf(vault, `${PASSPHRASE} officer`, 'second')).toBe('vault/role-unsigned');
  });
});

describe('a database', () => {
  it.each<[string, (path: string) => void, string]>([
    ['empty', path => writeFileSync(path, ''), 'vault/database-damaged'],
    ['gone', path => rmSync(path), 'vault/not-found'],
    ['changed in its first page', path => flip(path, 2000), 'vault/database-damaged'],
    ['changed in its salt', path => flip(path, 3), 'vault/database-damaged'],
    ['cut to half a page', path => truncateSync(path, 2000), 'vault/database-damaged'],
    ['cut in half', path => truncateSync(path, Math.floor(readFileSync(path).length / 8192) * 4096), 'vault/database-damaged'],
    [
      'somebody’s plain SQLite file',
      path => writeFileSync(path, `SQLite format 3\0${'x'.repeat(9000)}`),
      'vault/database-damaged',
    ],
  ])('that is %s is refused, and the files are left alone', async (_how, damage, code) => {
    const vault = await aVault();
    vault.lock();
    const path = join(vault.folder, 'vault.db');
    damage(path);
    const before = existsSync(path) ? readFileSync(path) : null;

    expect(await codeOf(vault)).toBe(code);
    expect(existsSync(path) ? readFileSync(path) : null).toEqual(before);
  });

  it('written by a newer Enlace is refused and left as it is', async () => {
    const vault = await aVault();
    vault.session.office.pragma('user_version = 99');
    vault.lock();
    const before = readFileSync(join(vault.folder, 'vault.db'));

    expect(await codeOf(vault)).toBe('vault/from-newer-version');
    expect(readFileSync(join(vault.folder, 'vault.db'))).toEqual(before);
  });

  it('open elsewhere is refused as such, and the first holder goes on', async () => {
    const vault = await aVault();
    const elsewhere = await aVault({ seed: 'elsewhere' });
    const folder = elsewhere.handleOf(vault.folder);

    expect(await elsewhere.request('vault:unlock', { folder, passphrase: PASSPHRASE })).toEqual({
      ok: false,
      failure: { code: 'vault/open-elsewhere' },
    });
    expect((await vault.ask('vault:check', {})).ok).toBe(true);
  });

  it('in a folder that holds no vault is not found', async () => {
    const vault = await aVault();
    mkdirSync(join(vault.root, 'empty'));
    const folder = vault.handleOf(join(vault.root, 'empty'));

    expect(await vault.request('vault:unlock', { folder, passphrase: PASSPHRASE })).toEqual({
      ok: false,
      failure: { code: 'vault/not-found' },
    });
  });
});

describe('a journal', () => {
  /** A vault as a crash leaves it: five confirmed changes, of which the journal holds all. */
  async function crashed() {
    const vault = await aVault();
    vault.session.office.pragma('wal_checkpoint(TRUNCATE)');
    for (let at = 0; at < 5; at++)
      recordChanges(vault.session, vault.services, 'test:write', vault.session.office, note =>
        note({ record: `r${at}`, entity: 'person', field: 'name', old: null, new: 'Inventada' }),
      );
    const copy = join(vault.root, 'crashed.enlace');
    cpSync(vault.folder, copy, { recursive: true });
    vault.lock();
    return { vault, wal: join(copy, 'vault.db-wal'), open: { folder: copy } };
  }

  async function unlockCopy(vault: TempVault, copy: string, acceptJournal = false) {
    return vault.request('vault:unlock', { folder: vault.handleOf(copy), passphrase: PASSPHRASE, acceptJournal });
  }

  it('left by a crash is taken up whole', async () => {
    const { vault, open } = await crashed();

    expect(await unlockCopy(vault, open.folder)).toMatchObject({ ok: true });
    expect((await vault.ask('audit:list', {})).total).toBe(6);
  });

  it('cut off in the middle of its last frame loses nothing that was whole before', async () => {
    const { vault, wal, open } = await crashed();
    truncateSync(wal, readFileSync(wal).length - 100);

    expect(await unlockCopy(vault, open.folder)).toMatchObject({ ok: true });
    expect((await vault.ask('audit:list', {})).total).toBeGreaterThanOrEqual(5);
  });

  it('with a changed byte anywhere is refused, and opens only when a person accepts to lose its end', async () => {
    const { vault, wal, open } = await crashed();
    const whole = readFileSync(wal);
    const frameBytes = 24 + 4096;
    const frames = (whole.length - 32) / frameBytes;
    const places = [
      0,
      9,
      17,
      28,
      ...Array.from({ length: frames }, (_, frame) => [4, 9, 18, 24, 2000].map(at => 32 + frame * frameBytes + at)).flat(),
    ];
    const answers = new Map<string, number>();
    for (const at of places) {
      const damaged = Buffer.from(whole);
      damaged[at]! ^= 1;
      writeFileSync(wal, damaged);
      const answer = await unlockCopy(vault, open.folder);
      const code = answer.ok ? `opened with ${(await vault.ask('audit:list', {})).total}` : answer.failure.code;
      answers.set(code, (answers.get(code) ?? 0) + 1);
      if (answer.ok) break;
    }

    expect([...answers.keys()]).toEqual(['vault/journal-damaged']);
    expect(await unlockCopy(vault, open.folder, true)).toMatchObject({ ok: true });
    expect((await vault.ask('audit:verify', {})).ok).toBe(true);
  });
});

describe('a full disk', () => {
  it('refuses a write, records nothing, and the vault goes on when there is room', async () => {
    const vault = await aVault();
    const { session, services } = vault;
    const pages = session.office.pragma('page_count', { simple: true }) as number;
    session.office.pragma(`max_page_count = ${pages}`);
    const write = () =>
      recordChanges(session, services, 'test:write', session.office, note =>
        note({ record: 'r', entity: 'person', field: 'name', old: null, new: 'x'.repeat(100_000) }),
      );

    expect(write).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }) as Error);

    expect((await vault.ask('audit:list', {})).total).toBe(1);
    session.office.pragma('max_page_count = 1000000');
    write();
    expect(await vault.ask('audit:verify', {})).toMatchObject({ ok: true, checked: 2 });
  });

  it('is said through the door, and a key file that could not be written changes nothing', async () => {
    const vault = await aVault();
    const before = readdirSync(vault.folder);

    expect(await onFullDisk(() => vault.request('user:passphrase', { current: PASSPHRASE, next: SECOND }))).toEqual({
      ok: false,
      failure: { code: 'vault/disk-full' },
    });

    expect(readdirSync(vault.folder)).toEqual(before);
    expect((await vault.unlock(PASSPHRASE)).notices).toEqual([]);
  });

  it('leaves no half document behind', async () => {
    const vault = await aVault();
    const path = join(vault.folder, 'files', 'a'.repeat(32));

    await expect(onFullDisk(() => writePiecesWhole(path, streamOfBytes(Buffer.alloc(100_000))))).rejects.toMatchObject({
      code: 'vault/disk-full',
    });

    expect(readdirSync(join(vault.folder, 'files'))).toEqual([]);
  });
});

describe('opening', () => {
  it('says that the computer’s clock went back, and forgets no later time', async () => {
    const vault = await aVault();
    const now = vault.services.nowMs();
    vault.setNowMs(now - 3_600_000);

    expect((await vault.unlock()).notices).toEqual(['clock-went-back']);
    expect((await vault.unlock()).notices).toEqual(['clock-went-back']);
    vault.setNowMs(now);
    expect((await vault.unlock()).notices).toEqual([]);
  });

  it('sweeps half-written files, and keeps apart the whole ones that no row names', async () => {
    const vault = await aVault();
    const { name } = await vault.session.files.add(streamOfBytes(Buffer.from('never kept')));
    writeFileSync(join(vault.folder, 'files', `${'b'.repeat(32)}.new`), 'half');

    expect((await vault.unlock()).notices).toEqual(['orphans-swept', 'files-set-aside']);
    expect(readdirSync(join(vault.folder, 'files'))).toEqual([]);
    expect(readdirSync(join(vault.folder, 'set-aside'))).toEqual([name]);
  });
});

describe('closing', () => {
  it('overwrites the keys and leaves one complete database file', async () => {
    const vault = await aVault();
    const { keys } = vault.session;

    vault.lock();

    expect(keys.vaultKey).toEqual(Buffer.alloc(32));
    expect(keys.signingSeed).toEqual(Buffer.alloc(32));
    expect(readdirSync(vault.folder).sort()).toEqual(['confirmed.jsonl', 'files', 'keyslots.json', 'vault.db', 'vault.lock']);
    expect(await vault.request('user:list', {})).toEqual({ ok: false, failure: { code: 'vault/locked' } });
  });
});
