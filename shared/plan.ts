import type { CaseRecord } from './case.ts';
import type { EntityName } from './catalogue.ts';
import type { CivilDate, Json, RecordId } from './language.ts';
import type { Money } from './money/currency.ts';
import { awaitedIn } from './record-dues.ts';

/** The kinds of record that make the plan of a joint investigation, in the order in which it is told. */
export const planEntities = [
  'member',
  'objective',
  'phase',
  'task',
  'plan',
  'planTask',
  'taskWait',
  'evidenceLine',
  'asset',
] as const satisfies readonly EntityName[];

/** The columns of its board. What a person calls overdue is open: whether it is late, its day says. */
export const taskColumns = ['open', 'in_progress', 'done', 'cancelled'] as const;
export type TaskColumn = (typeof taskColumns)[number];

/** A task as plans show it. It is late by the day on which it is looked at. */
export type PlannedTask = {
  readonly record: CaseRecord;
  readonly column: TaskColumn;
  readonly phase: RecordId | null; // null: of none that stands
  readonly party: string | null; // null: ours
  readonly dueOn: CivilDate | null;
  readonly isLate: boolean;
  /** The tasks before which nobody owes it; none where all of them are done. */
  readonly waitsFor: readonly CaseRecord[];
};

/** Money of one currency in one status: never summed with that of another currency, nor what was restrained with what was shared. */
export type PlanSum = { readonly status: string; readonly money: Money; readonly assets: number };

export type Plan = {
  readonly parties: readonly CaseRecord[];
  readonly objectives: readonly CaseRecord[];
  readonly phases: readonly CaseRecord[];
  readonly tasks: readonly PlannedTask[];
  readonly operations: readonly CaseRecord[];
  readonly evidence: readonly CaseRecord[];
  readonly assets: readonly CaseRecord[];
  readonly sums: readonly PlanSum[];
};

/** The plan that the records of a case make, in their own order, as of a day. */
export function planOf(records: readonly CaseRecord[], today: CivilDate): Plan {
  const awaited = awaitedIn(records);
  const of = (entity: EntityName) =>
    records.filter(record => record.entity === entity).toSorted((a, b) => a.position - b.position);
  const phases = of('phase');
  const isPhase = new Set<string>(phases.map(({ id }) => id));
  const tasks = of('task').map((record): PlannedTask => {
    const { phase, party, dueOn } = record.fields;
    const column = columnOf(record);
    const due = typeof dueOn === 'string' ? (dueOn as CivilDate) : null; // a date field
    return {
      record,
      column,
      phase: typeof phase === 'string' && isPhase.has(phase) ? (phase as RecordId) : null,
      party: typeof party === 'string' ? party : null,
      dueOn: due,
      isLate: due !== null && due < today && !isSettled(column),
      waitsFor: isSettled(column) ? [] : awaited(record),
    };
  });
  const assets = records.filter(({ entity }) => entity === 'asset');
  return {
    ...{ parties: of('member'), objectives: of('objective'), phases, tasks, operations: of('plan') },
    ...{ evidence: of('evidenceLine'), assets, sums: sumsOf(assets) },
  };
}

export const isSettled = (column: TaskColumn): boolean => column === 'done' || column === 'cancelled';

function columnOf({ fields }: CaseRecord): TaskColumn {
  return taskColumns.find(column => column === fields['status']) ?? 'open';
}

/** What is known of the value of the assets, by status and currency, in the order in which they are first met. */
export function sumsOf(assets: readonly CaseRecord[]): readonly PlanSum[] {
  const found = new Map<string, PlanSum>();
  for (const { fields } of assets) {
    const money = moneyIn(fields['value']);
    if (money === null) continue;
    const status = typeof fields['status'] === 'string' ? fields['status'] : '';
    const key = JSON.stringify([status, money.currency]);
    const before = found.get(key);
    const minor = (before?.money.minor ?? 0) + money.minor;
    found.set(key, { status, money: { minor, currency: money.currency }, assets: (before?.assets ?? 0) + 1 });
  }
  return [...found.values()];
}

function moneyIn(value: Json | undefined): Money | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  const { minor, currency } = value as Readonly<Record<string, Json>>;
  return typeof minor === 'number' && typeof currency === 'string' ? { minor, currency } : null;
}
