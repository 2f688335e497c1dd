import { ownStation } from '../../../db/stations.ts';
import { createHash } from 'node:crypto';
import { checkForeignKeys, checkSql } from '../../../db/integrity.ts';
import { listStoredFiles, type StoredFile } from '../../../db/stored-files.ts';
import { listUsers } from '../../../db/users.ts';
import { getVaultState } from '../../../db/vault-state.ts';
import type { CheckPart, CheckReport } from '../../../shared/contract/vault.ts';
import { Refusal } from '../../../shared/failure.ts';
import { verifyChain } from '../audit/audit-verify.ts';
import { canonical } from '../keys/canonical.ts';
import type { Context, FileStore, Session } from '../ground/context.ts';
import { grantStands } from '../keys/grants.ts';
import { keyslotsDigest, readSlot } from '../keys/keyslots.ts';
import { checkPages } from './page-check.ts';
import { readKeyslots } from './vault.ts';

type Looking = Pick<Context, 'signal' | 'progress'>;

/** Look at everything a vault consists of, and say of each part how much was looked at and what is wrong first. Changes nothing. */
export async function checkVault(session: Session, looking: Looking): Promise<CheckReport> {
  const parts: CheckPart[] = [
    await pagesPart(session, looking),
    part('sql', ...together(session.visible().map(checkSql))),
    part('foreign-keys', ...together(session.visible().map(checkForeignKeys))),
    slotsPart(session),
    grantsPart(session),
    await filesPart(session, looking),
    await auditPart(session, looking),
    confirmedPart(session),
  ];
  return { ok: parts.every(({ wrong }) => wrong === 0), parts };
}

/** How much was checked, and what is wrong, by place. */
type Found = readonly [checked: number, wrong: readonly string[]];

function part(name: CheckPart['part'], ...[checked, wrong]: Found): CheckPart {
  return { part: name, checked, wrong: wrong.length, first: wrong[0] ?? null };
}

/** Of the office's database, and of the compartments that this user has open: who is no member cannot look into one. */
function together(found: readonly Found[]): Found {
  return [found.reduce((sum, [checked]) => sum + checked, 0), found.flatMap(([, wrong]) => wrong)];
}

/** The pages as they lie on the disk, not as they are in memory; meanwhile nothing is folded into the file. */
async function pagesPart({ office, dbFile, keys }: Session, { progress }: Looking): Promise<CheckPart> {
  office.pragma('wal_checkpoint(TRUNCATE)');
  office.pragma('wal_autocheckpoint = 0');
  try {
    const { pages, wrong } = await checkPages(dbFile, keys.vaultKey, progress);
    return part('pages', pages, wrong.map(String));
  } finally {
    if (office.open) office.pragma('wal_autocheckpoint = 1000');
  }
}

function slotsPart({ folder, office }: Session): CheckPart {
  const { file, text } = readKeyslots(folder);
  const wrong = [...file.slots, file.recovery].filter(raw => !isWhole(raw)).map(raw => String(raw['label']));
  if (keyslotsDigest(text) !== getVaultState(office).keyslotsHave) wrong.push('keyslots.json');
  return part('slots', file.slots.length + 1, wrong);
}

function grantsPart({ folder, office }: Session): CheckPart {
  const { file } = readKeyslots(folder);
  const isAlone = ownStation(office) === null; // else others open the office at their own stations, and have no slot here
  const users = listUsers(office);
  const slots = file.slots.filter(isWhole).map(readSlot);
  const wrong = users
    .filter(user => user.disabledAtMs === null)
    .filter(
      user => !grantStands(office, user, users) || (isAlone && !slots.some(slot => canonical(slot.grant) === user.grantBody)),
    )
    .map(({ label }) => label);
  const strangers = slots.filter(slot => !users.some(user => user.id === slot.id && user.disabledAtMs === null));
  return part('grants', users.length, [...wrong, ...strangers.map(({ label }) => label)]);
}

async function filesPart(session: Session, { signal, progress }: Looking): Promise<CheckPart> {
  const stored = session.visible().flatMap(db => listStoredFiles(db).map(file => ({ file, files: session.filesOf(db) })));
  const wrong: string[] = [];
  for (const [index, { file, files }] of stored.entries()) {
    signal.throwIfAborted();
    if (!(await isSame(files, file))) wrong.push(file.name);
    progress(index + 1, stored.length);
  }
  return part('files', stored.length, wrong);
}

async function auditPart(session: Session, { signal, progress }: Looking): Promise<CheckPart> {
  const { checked, firstBad } = await verifyChain(session, { depth: 'full', signal, progress });
  return part('audit', checked, firstBad === null ? [] : [String(firstBad.number)]);
}

/** Whether the file beside the database knows the chain's end, and knows of nothing that is not in it. */
function confirmedPart({ confirmed }: Session): CheckPart {
  const missing = confirmed.missing();
  if (missing !== null) return part('confirmed', 1, [String(missing.confirmed)]);
  confirmed.keep(); // if it could not be written before, and still cannot, that is what is wrong
  return part('confirmed', 1, confirmed.isKept() ? [] : ['confirmed.jsonl']);
}

async function isSame(files: FileStore, { name, sizeBytes, sha256 }: StoredFile): Promise<boolean> {
  const digest = createHash('sha256');
  let read = 0;
  try {
    for await (const chunk of await files.open(name)) {
      digest.update(chunk);
      read += chunk.length;
    }
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
  return read === sizeBytes && digest.digest('base64url') === sha256;
}

function isWhole(raw: unknown): boolean {
  try {
    readSlot(raw);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
