import type { Database, Statement } from 'better-sqlite3';

const statements = new WeakMap<Database, Map<string, Statement<unknown[], unknown>>>();

/**
 * The statement of a connection for this text, compiled once: compiling costs more than running a short one. For `run`, `get` and `all`;
 * a statement that is being iterated cannot be used again meanwhile, so iterate your own.
 */
export function prepared<Parameters extends unknown[] | object, Row = unknown>(
  db: Database,
  sql: string,
): Statement<Parameters extends unknown[] ? Parameters : [Parameters], Row> {
  const ofDb = statements.get(db) ?? new Map<string, Statement<unknown[], unknown>>();
  statements.set(db, ofDb);
  const statement = ofDb.get(sql) ?? db.prepare<unknown[], unknown>(sql);
  ofDb.set(sql, statement);
  // The same text gives the same columns and parameters, which the caller names.
  return statement as unknown as Statement<Parameters extends unknown[] ? Parameters : [Parameters], Row>;
}
