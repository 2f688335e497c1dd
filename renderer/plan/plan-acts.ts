import type { Json, RecordId } from '../../shared/language.ts';
import type { PlannedTask, TaskColumn } from '../../shared/plan.ts';
import { textIn } from '../../shared/records.ts';
import { door } from '../host.ts';
import { officeToday } from '../day.ts';
import { saveFields, stepCase } from '../record/case-acts.ts';
import { sayChanged, sayRefused } from '../record/undo.ts';
import type { Translate } from '../text.ts';

type Place = { readonly column: TaskColumn; readonly phase?: RecordId | null };

/** Put a task into another column or lane of the board. One that is done has its day, which goes when it is not. */
export async function placeTask(t: Translate, { record, ...task }: PlannedTask, { column, phase }: Place): Promise<void> {
  const fields: Record<string, Json> = {};
  if (column !== task.column) fields['status'] = column;
  if (column === 'done' && record.fields['doneOn'] === undefined) fields['doneOn'] = officeToday();
  if (column !== 'done' && record.fields['doneOn'] !== undefined) fields['doneOn'] = null;
  if (phase !== undefined && phase !== task.phase) fields['phase'] = phase;
  if (Object.keys(fields).length === 0) return;
  const said = sayChanged(t, t('plan.moved', { what: textIn(record.fields, 'what'), status: t(`plan.column.${column}`) }));
  const failure = await saveFields(record.id, fields, said);
  if (failure !== null) sayRefused(failure);
}

/** Put two tasks in each other's place. */
export async function swapTasks(t: Translate, one: PlannedTask, other: PlannedTask): Promise<void> {
  const failure = await stepCase(
    caseId => door.request('case:swap-records', { caseId, record: one.record.id, other: other.record.id }),
    sayChanged(t, t('cases.changed')),
  );
  if (failure !== null) sayRefused(failure);
}
