import type { CaseId } from '../shared/language.ts';
import { mayOnlyRead, type Reader } from './open.ts';

/** The cases of which something was written that lists and figures are derived from, each told once. */
export type CaseWatch = { readonly taken: () => readonly CaseId[] };

/** Every table that figures over all cases are read from, with its column of the case. */
const watched = {
  cases: 'id',
  case_pipeline: 'case_id',
  case_stays: 'case_id',
  stage_stays: 'case_id',
  case_clocks: 'case_id',
} as const;

/**
 * Be told from now on what is written of which case, whoever writes it: temporary triggers of this connection say so, of rows that go with their
 * case too. One that is undone is told as well. Null: through this connection nothing is written.
 */
export function watchCases(db: Reader): CaseWatch | null {
  if (mayOnlyRead(db)) return null;
  const written = new Set<CaseId>();
  db.function('enlace_case_written', (id: unknown) => {
    written.add(id as CaseId); // the columns hold ids of cases
    return null;
  });
  for (const [table, column] of Object.entries(watched))
    for (const [act, row] of [
      ['INSERT', 'new'],
      ['UPDATE', 'new'],
      ['DELETE', 'old'],
    ] as const)
      db.exec(
        `CREATE TEMP TRIGGER watch_${table}_${act} AFTER ${act} ON main.${table} BEGIN SELECT enlace_case_written(${row}.${column}); END`,
      );
  return {
    taken() {
      const ids = [...written];
      written.clear();
      return ids;
    },
  };
}
