import type { Entity } from '../catalogue-types.ts';
import { choices, field, sharedName } from './field.ts';
import { evidentiaryOptions, progressOptions } from './options.ts';

/**
 * The plan of a joint or coordinated investigation (domain pages B.3 and C.10), beside its tasks and operations (`course.ts`), its parties
 * (`case.ts`) and its assets (`material.ts`): what it is for, in which phases, and what is to be gathered under whose law.
 */
export const planEntities = {
  objective: {
    label: { en: 'Objective', es: 'Objetivo' },
    parents: ['case'],
    list: 'objectives',
    since: 3,
    fields: {
      what: field('OPS', 'text', 'What is to be achieved', 'Qué se quiere lograr', { required: true, since: 3 }),
      measure: field('OPS', 'text', 'How it will be told', 'Cómo se sabrá', { since: 3 }),
      status: field('ADM', 'enum', 'Status', 'Estado', { since: 3, options: progressOptions }),
      sharedName,
    },
  },
  phase: {
    label: { en: 'Phase', es: 'Fase' },
    parents: ['case'],
    list: 'phases',
    since: 3,
    fields: {
      name: field('OPS', 'text', 'Name', 'Nombre', { required: true, since: 3 }),
      objective: field('OPS', 'reference', 'Objective', 'Objetivo', { since: 3, to: 'objective' }),
      beginsOn: field('OPS', 'date', 'Begins on', 'Comienza el', { since: 3 }),
      finishesOn: field('OPS', 'date', 'Finishes on', 'Concluye el', { since: 3 }),
      sharedName,
    },
  },
  evidenceLine: {
    label: { en: 'Evidence line', es: 'Línea probatoria' },
    parents: ['case'],
    list: 'evidenceLines',
    since: 3,
    fields: {
      what: field('OPS', 'text', 'What is to be gathered', 'Qué se reunirá', { required: true, since: 3 }),
      gatherer: field('OPS', 'agency', 'Gathered by', 'Quién lo reúne', { since: 3 }),
      law: field('LEG', 'text', 'Under which law', 'Conforme a qué ley', { since: 3 }),
      country: field('OPS', 'country', 'In which country', 'En qué país', { since: 3 }),
      evidentiaryStatus: field('LEG', 'enum', 'Evidential status', 'Valor probatorio', { since: 3, options: evidentiaryOptions }),
      courtUse: field('LEG', 'enum', 'Use in court', 'Uso en juicio', {
        since: 3,
        options: choices({
          yes: ['Allowed', 'Permitido'],
          consent: ['With the consent of whoever gave it', 'Con el consentimiento de quien lo dio'],
          no: ['Not allowed', 'No permitido'],
        }),
      }),
      status: field('ADM', 'enum', 'Status', 'Estado', {
        since: 3,
        options: progressOptions,
        inferredFrom: ['evidenceLine.gatheredOn'],
      }),
      gatheredOn: field('OPS', 'date', 'Gathered on', 'Reunido el', { since: 3, isPast: true }),
      task: field('OPS', 'reference', 'Comes from the task', 'Procede de la tarea', { since: 3, to: 'task', binds: true }),
      request: field('LEG', 'reference', 'Asked for by request', 'Pedido por la solicitud', {
        since: 3,
        to: 'request',
        binds: true,
      }),
      sharedName,
    },
  },
  taskWait: {
    label: { en: 'Further task waited for', es: 'Otra tarea que se espera' },
    parents: ['task'],
    list: 'waits',
    since: 3,
    fields: {
      task: field('OPS', 'reference', 'Waits for', 'Espera a', { since: 3, to: 'task', required: true, binds: true }),
      sharedName,
    },
  },
} as const satisfies Record<string, Entity>;
