import { join } from 'node:path';
import { migrate } from '../../db/migrate.ts';
import { migrations } from '../../db/migrations/index.ts';
import { keepStoredFile } from '../../db/stored-files.ts';
import { recordChanges } from '../../electron/host/audit/audit.ts';
import { backupVault } from '../../electron/host/vault/backup.ts';
import { dispatch } from '../../electron/host/dispatch.ts';
import { unlockVault } from '../../electron/host/vault/vault.ts';
import { PASSPHRASE, testServices } from './temp-vault.ts';
import { streamOfBytes } from './streams.ts';

// A process to be killed: it opens a vault, works without end, and says on stdout what was confirmed to it.

const [folder, work] = process.argv.slice(2);
if (folder === undefined || work === undefined) throw new Error('crash-child FOLDER WORK');
const { services, hear } = testServices({ seed: `child-${process.pid}` });
const session = await unlockVault({ folder, passphrase: PASSPHRASE, label: 'first' }, services);
services.state.session = session;

const works: Record<string, (round: number) => Promise<string> | string> = {
  write(round) {
    recordChanges(session, services, 'test:write', session.office, note =>
      note({ record: `r${round}`, entity: 'person', field: 'name', old: null, new: 'Inventada '.repeat(500) }),
    );
    return `r${round}`;
  },
  async confirm(round) {
    await ask('office:set-zone', { zone: round % 2 === 0 ? 'America/Tijuana' : 'America/Cancun' });
    return `entry ${round}`;
  },
  async store() {
    const file = await session.files.add(streamOfBytes(Buffer.alloc(300_000, 7)));
    recordChanges(session, services, 'test:store', session.office, () => keepStoredFile(session.office, file));
    return file.name;
  },
  async backup(round) {
    const to = join(folder, '..', `backup-${round}.enlace`);
    await backupVault(session, to, { signal: new AbortController().signal, progress: () => {}, nowMs: () => 0 });
    return `backup-${round}.enlace`;
  },
  async rekey(round) {
    const added = await ask<{ id: string }>('user:add', { label: `u${round}`, role: 'officer', passphrase: PASSPHRASE });
    await ask('user:disable', { userId: added.id });
    return `u${round}`;
  },
  async passphrase(round) {
    const of = (at: number) => `${PASSPHRASE}${at === 0 ? '' : ` ${at}`}`;
    await ask('user:passphrase', { current: of(round), next: of(round + 1) });
    return of(round + 1);
  },
  async import() {
    const source = services.handles.register({ kind: 'source', name: 'cases.json', path: join(folder, '..', 'cases.json') });
    const beside = services.handles.register({ kind: 'folder', path: join(folder, '..') });
    process.stdout.write('working\n');
    await ask('case:import', { source, folder: beside });
    return 'imported';
  },
  async read() {
    const { cases } = await ask<{ cases: readonly { id: string }[] }>('case:list', {});
    const caseId = cases[0]!.id;
    hear(({ event }) => void (event === 'reading:changed' && process.stdout.write('page\n')));
    const [document] = await ask<readonly { id: string }[]>('doc:list', { caseId });
    await ask('doc:read', { caseId, record: document!.id });
    return 'read';
  },
  async build() {
    const { cases } = await ask<{ cases: readonly { id: string }[] }>('case:list', {});
    const outbox = services.handles.register({ kind: 'folder', path: join(folder, '..', 'outbox') });
    process.stdout.write('working\n');
    const packet = { caseId: cases[0]!.id, recipient: 'MX-FGR', purpose: 'same-case', scope: 'all', folder: outbox };
    return (await ask<{ file: string }>('packet:build', packet)).file;
  },
  migration() {
    migrate(session.office, {
      list: [
        ...migrations,
        {
          name: 'slow',
          up(db) {
            db.exec('CREATE TABLE slow (number INTEGER PRIMARY KEY, words TEXT) STRICT');
            const insert = db.prepare('INSERT INTO slow (words) VALUES (?)');
            process.stdout.write('working\n');
            for (let at = 0; at < 1e9; at++) insert.run('inventada '.repeat(200));
          },
        },
      ],
    });
    return 'never';
  },
};

async function ask<T>(channel: string, input: unknown): Promise<T> {
  const answer = await dispatch(services, channel, input);
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.value as T; // what this channel's row says
}

for (let round = 0; ; round++) process.stdout.write(`${await works[work]!(round)}\n`);
