import { join } from 'node:path';
import type { CaseId } from '../../../shared/language.ts';
import { textIn } from '../../../shared/records.ts';
import { officeDays } from '../ground/office-day.ts';
import { offices } from './offices.ts';
import { buildInto, type Side } from './side.ts';

/** The joint investigation of the demo, and a task of the other side in it. */
export const DEMO_PLAN = 'JI-2026-0009';
/** What of it goes over: no operation, and no narrative, in which one is named. */
const shared: ReadonlySet<string> = new Set(['member', 'objective', 'phase', 'task', 'taskWait', 'evidenceLine']);
const THEIR_TASK = /^Pedir a la aduana/;

/**
 * The plan of a joint investigation goes over; the other side does a task of its own, adds one, and sends both back: they join the plan that they came from.
 *
 * @returns how many tasks went over and came back.
 */
export async function planTogether(
  us: Side,
  mx: Side,
  folder: string,
): Promise<{ readonly sent: number; readonly back: number }> {
  const { cases } = await us.ask('case:list', { text: DEMO_PLAN, limit: 5 });
  const ours = cases.find(({ reference }) => reference === DEMO_PLAN)?.id;
  if (ours === undefined) throw new Error('the demo office has no such investigation');
  const read = (side: Side, file: string): string =>
    side.context.handles.register({ kind: 'source', name: 'packet.age', path: join(folder, file) });
  const purpose = 'same-case' as const;
  const { records } = (await us.ask('case:show', { caseId: ours })).file;
  const planned = records.filter(({ entity }) => shared.has(entity)).map(({ id }) => id);
  const over = await buildInto(us, { caseId: ours, recipient: offices.mx.code, purpose, scope: planned }, folder);
  const { caseId: theirs } = await mx.ask('packet:import', { file: read(mx, over.file) });
  if (theirs === null) throw new Error('the plan made no case');
  const tasks = await tasksOf(mx, theirs);
  const own = tasks.find(({ fields }) => THEIR_TASK.test(textIn(fields, 'what')));
  if (own === undefined) throw new Error('the task of the other side did not go over');
  const { office: today } = officeDays(mx.context.session, mx.context);
  const fields = { status: 'done', doneOn: today, result: 'Cuatro pedimentos; falta el del 6 de octubre' };
  await mx.ask('case:update-fields', { caseId: theirs, record: own.id, fields });
  const added = { what: 'Oír al agente aduanal de los dos contenedores', party: offices.mx.code, country: 'MX' };
  const { record } = await mx.ask('case:add-record', { caseId: theirs, entity: 'task', fields: added });
  const scope = [own.id, record.id];
  const back = await buildInto(mx, { caseId: theirs, recipient: offices.us.code, purpose, scope }, folder);
  await us.ask('packet:import', { file: read(us, back.file), into: ours });
  return { sent: tasks.length, back: scope.length };
}

async function tasksOf(side: Side, caseId: CaseId) {
  return (await side.ask('case:show', { caseId })).file.records.filter(({ entity }) => entity === 'task');
}
