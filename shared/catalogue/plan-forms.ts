import { group, many, rare, type FormsOf } from './form.ts';
import type { planEntities } from './plan.ts';

const shared = rare('Shared', 'Compartido', [['sharedName']]);

/** How objectives, phases and evidence lines are asked. */
export const planForms: FormsOf<typeof planEntities> = {
  objective: [group('Objective', 'Objetivo', [many('what'), many('measure'), ['status']]), shared],
  phase: [group('Phase', 'Fase', [['name'], ['beginsOn', 'finishesOn'], ['objective']]), shared],
  taskWait: [group('Waits for', 'Espera a', [['task']]), shared],
  evidenceLine: [
    group('Evidence line', 'Línea probatoria', [many('what'), ['gatherer', 'status']]),
    group('Law and use', 'Ley y uso', [
      ['law', 'country'],
      ['evidentiaryStatus', 'courtUse'],
    ]),
    rare('Where it comes from', 'De dónde procede', [
      ['task', 'request'],
      ['gatheredOn', 'sharedName'],
    ]),
  ],
};
