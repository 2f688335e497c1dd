import { createDecipheriv, createHmac, hash, pbkdf2Sync } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashRaw } from '@node-rs/argon2';
import { Decrypter } from 'age-encryption';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { keepStoredFile } from '../../db/stored-files.ts';
import { recordChanges } from '../../electron/host/audit/audit.ts';
import type { Slot } from '../../shared/contract/keyslots.ts';
import { PASSPHRASE, type TempVault } from '../support/temp-vault.ts';
import { storeText, vaultsOfThisFile } from '../support/vaults.ts';

// A reader written from docs/vault-format.md alone; nothing of the program opens anything here.

const aVault = vaultsOfThisFile();
const WORD = 'Xochiquetzalinventada';

async function slotSecrets(vaultId: string, slot: Slot, secret: string) {
  const { alg, lanes, memoryKiB, passes, salt } = slot.kdf;
  const key = await hashRaw(secret, {
    algorithm: 2,
    memoryCost: memoryKiB,
    timeCost: passes,
    parallelism: lanes,
    outputLen: 32,
    salt: Buffer.from(salt, 'base64'),
  });
  const box = Buffer.from(slot.sealed.box, 'base64');
  const gcm = createDecipheriv('aes-256-gcm', key, Buffer.from(slot.sealed.nonce, 'base64'));
  const kdf = { alg, lanes, memoryKiB, passes, salt };
  gcm.setAAD(Buffer.from(JSON.stringify({ format: 'enlace-keyslots/1', id: slot.id, kdf, vaultId })));
  gcm.setAuthTag(box.subarray(-16));
  const plain = Buffer.concat([gcm.update(box.subarray(0, -16)), gcm.final()]).toString();
  const secrets = JSON.parse(plain) as { vaultKey: string; ageIdentity: string };
  if (slot.handover === undefined) return Buffer.from(secrets.vaultKey, 'hex');
  const age = new Decrypter();
  age.addIdentity(secrets.ageIdentity);
  return Buffer.from(await age.decrypt(Buffer.from(slot.handover, 'base64')));
}

/** SQLCipher 4, page by page. */
function plainDatabase(encrypted: Buffer, key: Buffer): Buffer {
  const salt = encrypted.subarray(0, 16);
  const flipped = salt.map(byte => byte ^ 0x3a);
  const hmacKey = pbkdf2Sync(key, flipped, 2, 32, 'sha512');
  const pages: Buffer[] = [];
  for (let number = 1; number * 4096 <= encrypted.length; number++) {
    const page = encrypted.subarray((number - 1) * 4096, number * 4096);
    const from = number === 1 ? 16 : 0;
    const numberBytes = Buffer.alloc(4);
    numberBytes.writeUInt32LE(number);
    const code = createHmac('sha512', hmacKey).update(page.subarray(from, 4032)).update(numberBytes).digest();
    if (!code.equals(page.subarray(4032))) throw new Error(`page ${number} is not authentic`);
    const cbc = createDecipheriv('aes-256-cbc', key, page.subarray(4016, 4032)).setAutoPadding(false);
    const content = Buffer.concat([cbc.update(page.subarray(from, 4016)), cbc.final()]);
    pages.push(Buffer.concat([number === 1 ? Buffer.from('SQLite format 3\0') : Buffer.alloc(0), content, Buffer.alloc(80)]));
  }
  return Buffer.concat(pages);
}

async function filled(): Promise<TempVault> {
  const vault = await aVault();
  const { session, services } = vault;
  await storeText(session, `${WORD} `.repeat(5000), stored => keepStoredFile(session.office, stored));
  recordChanges(session, services, 'test:write', session.office, note =>
    note({ record: WORD, entity: 'person', field: 'name', old: null, new: WORD }),
  );
  return vault;
}

async function readByHand(vault: TempVault, secret: string, slotOf: (file: { slots: Slot[]; recovery: Slot }) => Slot) {
  const file = JSON.parse(readFileSync(join(vault.folder, 'keyslots.json'), 'utf8')) as {
    vaultId: string;
    slots: Slot[];
    recovery: Slot;
  };
  const key = await slotSecrets(file.vaultId, slotOf(file), secret);
  const plain = join(vault.root, 'plain.db');
  const bytes = plainDatabase(readFileSync(join(vault.folder, 'vault.db')), key);
  bytes[18] = bytes[19] = 1; // the header's journal mode: read without a WAL
  writeFileSync(plain, bytes);
  return new Database(plain, { readonly: true });
}

describe('the documented format', () => {
  it.each<[string, (vault: TempVault) => string, (file: { slots: Slot[]; recovery: Slot }) => Slot]>([
    ['a passphrase', () => PASSPHRASE, ({ slots }) => slots[0]!],
    ['the recovery code', vault => vault.recoveryCode.replaceAll('-', ''), ({ recovery }) => recovery],
  ])('leads from %s to the plain database and its documents', async (_from, secret, slotOf) => {
    const vault = await filled();
    vault.lock();

    const db = await readByHand(vault, secret(vault), slotOf);

    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.prepare('SELECT new FROM changes WHERE record = ?').pluck().get(WORD)).toBe(JSON.stringify(WORD));
    const identity = db.prepare<[], Buffer>("SELECT value FROM secrets WHERE name = 'files-identity'").pluck().get()!;
    const stored = db.prepare<[], { name: string; sha256: string }>('SELECT name, sha256 FROM stored_files').get()!;
    const age = new Decrypter();
    age.addIdentity(identity.toString());
    const document = await age.decrypt(readFileSync(join(vault.folder, 'files', stored.name)));
    expect(hash('sha256', document, 'base64url')).toBe(stored.sha256);
    db.close();
  });

  it('still leads there after a re-key, by the handover', async () => {
    const vault = await filled();
    const second = await vault.ask('user:add', { label: 'second', role: 'officer', passphrase: `${PASSPHRASE} dos` });
    await vault.ask('user:disable', { userId: second.id });
    vault.lock();

    const db = await readByHand(vault, vault.recoveryCode.replaceAll('-', ''), ({ recovery }) => recovery);

    expect(db.prepare('SELECT count(*) FROM users').pluck().get()).toBe(2);
    db.close();
  });
});

describe('the folder of a vault', () => {
  it('shows no word of a case, open or closed, in any file or name', async () => {
    const vault = await filled();
    const secrets = [WORD, PASSPHRASE, vault.recoveryCode, 'AGE-SECRET-KEY', 'CREATE TABLE'];
    const seen = () =>
      readdirSync(vault.folder, { recursive: true, withFileTypes: true })
        .map(entry =>
          entry.isFile() ? `${entry.name}\n${readFileSync(join(entry.parentPath, entry.name)).toString('latin1')}` : entry.name,
        )
        .join('\n');

    const whileOpen = seen();
    vault.lock();
    const whileClosed = seen();

    expect(whileOpen).toContain('keyslots.json');
    for (const secret of secrets) expect(whileOpen.includes(secret) || whileClosed.includes(secret)).toBe(false);
  });
});
