import { fates, travelling, type Fate } from '../../db/fates.ts';
import { migrations, type Migration } from '../../db/migrations/index.ts';
import { recordChanges } from '../../electron/host/audit/audit.ts';
import type { Services, Session } from '../../electron/host/ground/context.ts';
import { auditActions } from '../../shared/audit-actions.ts';
import { actWrites } from '../../shared/office/act-writes.ts';

// Later programs than this one, each of which has a table, a column and an act more than the one before. What of them is no schema stands in the
// program's own lists, and is there while a machine works that runs such a program.

/** How many programs after this one; 0 is this one. */
export type Level = number;

const table = (level: Level) => `later_notes_${level}`;
const column = (level: Level) => `later_word_${level}`;
const action = (level: Level) => `later:note-${level}`;
const upTo = (level: Level): readonly Level[] => Array.from({ length: level }, (_, at) => at + 1);

/** The migrations of a program. */
export function migrationsOf(level: Level): readonly Migration[] {
  const later = upTo(level).map(of => ({
    name: `later-${of}`,
    up: (db: Parameters<Migration['up']>[0]) => {
      db.exec(`CREATE TABLE ${table(of)} (id TEXT PRIMARY KEY, word TEXT NOT NULL, by_user TEXT NOT NULL) STRICT, WITHOUT ROWID;
        ALTER TABLE saved_filters ADD COLUMN ${column(of)} TEXT NOT NULL DEFAULT 'plain' CHECK (${column(of)} <> '');`);
    },
  }));
  return [...migrations, ...later];
}

let running: Level = 0;

/** Do something as a machine does that runs this program. */
export function as<T>(level: Level, work: () => T): T {
  const before = running;
  run(level);
  const end = () => run(before);
  try {
    const done = work();
    if (!(done instanceof Promise)) {
      end();
      return done;
    }
    return done.finally(end) as T;
  } catch (error) {
    end();
    throw error;
  }
}

function run(level: Level): void {
  const [tables, names, acts, words] = [fates, travelling, actWrites, auditActions] as [
    Record<string, Fate>,
    string[],
    Record<string, object>,
    Record<string, object>,
  ];
  for (const of of upTo(running)) {
    delete tables[table(of)];
    delete acts[action(of)];
    delete words[action(of)];
    names.splice(names.indexOf(table(of)), 1);
  }
  running = level;
  for (const of of upTo(level)) {
    tables[table(of)] = { fate: 'travels' };
    acts[action(of)] = { [table(of)]: ['put'], saved_filters: ['set'] };
    words[action(of)] = { en: 'Later', es: 'Posterior' };
    names.push(table(of));
  }
}

/** Do what that program alone can: in its own table, and in its own column of a row that every program writes. */
export function noteLater(session: Session, services: Services, level: Level, { id, word }: { id: string; word: string }): void {
  const { office, user } = session;
  recordChanges(session, services, action(level), office, note => {
    office.prepare(`INSERT INTO ${table(level)} (id, word, by_user) VALUES (?, ?, ?)`).run(id, word, user.id);
    office
      .prepare(`UPDATE saved_filters SET ${column(level)} = ? WHERE id = (SELECT min(id) FROM saved_filters WHERE user_id = ?)`)
      .run(word, user.id);
    note({ record: id, entity: 'note', field: 'word', old: null, new: word });
  });
}

/** What such acts wrote, by their ids. */
export function listLater({ office }: Pick<Session, 'office'>, level: Level): readonly string[] {
  return office
    .prepare<[], string>(`SELECT id FROM ${table(level)} ORDER BY id`)
    .pluck()
    .all();
}

/** What of a later program than its own stands at a machine. */
export function strangeAt({ office }: Pick<Session, 'office'>, level: Level): readonly string[] {
  const schema = office.prepare<[], string>("SELECT coalesce(sql, '') FROM sqlite_schema").pluck().all().join('\n');
  const acts = office
    .prepare<[], string>("SELECT body ->> 'action' FROM audit_entries WHERE body ->> 'action' GLOB 'later:*'")
    .pluck()
    .all();
  const rows = office
    .prepare<[], string>("SELECT tbl || cells FROM row_writes WHERE cells GLOB '*later_word_*' OR tbl GLOB 'later_*'")
    .pluck()
    .all();
  const held = office.prepare<[], string>('SELECT content FROM held_entries').pluck().all();
  const found = [schema, ...acts, ...rows, ...held].join('\n').matchAll(/later(?:_word_|_notes_|:note-)(\d+)/g);
  return [...new Set([...found].filter(([, of]) => Number(of) > level).map(([name]) => name))];
}
